"""Exact ages of people, in digits and in words; durations of work, of waiting or of programmes stay."""

from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.evidence import folded, write
from aqts_voice.deid.rules import apply, load_rules

NAME = "voice_ages"
RULES = load_rules(files(__package__) / "patterns.toml")


@Language.component(NAME)
def find_ages(doc: Doc) -> Doc:
    """Write the ages of *doc* in the span group ``voice_ages``."""
    write(doc, NAME, apply(RULES, folded(doc), doc.lang_))
    return doc
