"""The sources of evidence, one folder per trait; each writes its own span group and decides nothing."""

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid import dispatch, doubt, hidden_names, propagation
from aqts_voice.deid.components import (
    ages,
    capitals,
    codes,
    dates,
    demographics,
    events,
    organisations,
    persons,
    places,
    roles,
    spelled,
)

MATCHES = "voice_matches"

RULES = tuple(
    rule
    for component in (codes, spelled, dates, places, organisations, persons, ages, roles, demographics, events)
    for rule in component.RULES
)
"""The rules of all components."""

_DISPATCH = dispatch.Dispatch(RULES)


@Language.component(MATCHES)
def match_rules(doc: Doc) -> Doc:
    """Leave on *doc* the matches of the rules of all components, found in one walk; it writes no evidence."""
    dispatch.leave_matches(doc, _DISPATCH)
    return doc


ORDER = (
    MATCHES,
    codes.NAME,
    spelled.NAME,
    dates.NAME,
    places.NAME,
    organisations.NAME,
    capitals.NAME,
    persons.NAME,
    ages.NAME,
    roles.NAME,
    demographics.NAME,
    events.NAME,
    hidden_names.NAME,
    propagation.NAME,
    doubt.NAME,
)
"""The components in the order they run: the walk that serves all rules comes first; ages look at the names found before them, propagation at everything, doubt last."""
