"""Events that the press, a court or an inquiry would let one look up; those of the whole province stay."""

from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.dispatch import found_by
from aqts_voice.deid.evidence import write
from aqts_voice.deid.rules import load_rules

NAME = "voice_events"
RULES = load_rules(files(__package__) / "patterns.toml")


@Language.component(NAME)
def find_events(doc: Doc) -> Doc:
    """Write the events of *doc* in the span group ``voice_events``."""
    write(doc, NAME, found_by(RULES, doc))
    return doc
