"""Positions held by one or few people: titles with their programme, « la seule TS », elected and local offices."""

from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.evidence import folded, write
from aqts_voice.deid.rules import apply, load_rules

NAME = "voice_roles"
RULES = load_rules(files(__package__) / "patterns.toml")


@Language.component(NAME)
def find_roles(doc: Doc) -> Doc:
    """Write the rare positions of *doc* in the span group ``voice_roles``."""
    write(doc, NAME, apply(RULES, folded(doc), doc.lang_))
    return doc
