"""The sources of evidence, one folder per trait; each writes its own span group and decides nothing."""

from aqts_voice.deid import hidden_names, propagation
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
)

ORDER = (
    codes.NAME,
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
)
"""The components in the order they run; ages look at the names found before them, propagation at everything."""
