"""Events that the press, a court or an inquiry would let one look up; those of the whole province stay."""

from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.evidence import folded, write
from aqts_voice.deid.rules import apply, load_rules

NAME = "voice_events"
RULES = load_rules(files(__package__) / "patterns.toml")


@Language.component(NAME)
def find_events(doc: Doc) -> Doc:
    """Write the events of *doc* in the span group ``voice_events``."""
    write(doc, NAME, apply(RULES, folded(doc), doc.lang_))
    return doc
