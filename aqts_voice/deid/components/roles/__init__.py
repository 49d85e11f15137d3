"""Positions held by one or few people: titles with their programme, « la seule TS », elected and local offices."""

from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.dispatch import found_by
from aqts_voice.deid.evidence import write
from aqts_voice.deid.rules import load_rules

NAME = "voice_roles"
RULES = load_rules(files(__package__) / "patterns.toml")


@Language.component(NAME)
def find_roles(doc: Doc) -> Doc:
    """Write the rare positions of *doc* in the span group ``voice_roles``."""
    write(doc, NAME, found_by(RULES, doc))
    return doc
