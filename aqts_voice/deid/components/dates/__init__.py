"""Dates and moments at month precision or finer, telling years of a life, and clock times."""

from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.evidence import folded, write
from aqts_voice.deid.rules import apply, load_rules

NAME = "voice_dates"
RULES = load_rules(files(__package__) / "patterns.toml")


@Language.component(NAME)
def find_dates(doc: Doc) -> Doc:
    """Write the dates of *doc* in the span group ``voice_dates``."""
    write(doc, NAME, apply(RULES, folded(doc), doc.lang_))
    return doc
