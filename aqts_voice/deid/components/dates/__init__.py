"""Dates and moments at month precision or finer, telling years of a life, and clock times."""

from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.dispatch import found_by
from aqts_voice.deid.evidence import write
from aqts_voice.deid.rules import load_rules

NAME = "voice_dates"
RULES = load_rules(files(__package__) / "patterns.toml")


@Language.component(NAME)
def find_dates(doc: Doc) -> Doc:
    """Write the dates of *doc* in the span group ``voice_dates``."""
    write(doc, NAME, found_by(RULES, doc))
    return doc
