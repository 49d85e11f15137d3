"""Numbers and addresses that lead straight to someone: phone, e-mail, RAMQ, SIN, files, plates, rooms."""

from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.evidence import folded, write
from aqts_voice.deid.rules import apply, load_rules

NAME = "voice_codes"
RULES = load_rules(files(__package__) / "patterns.toml")


@Language.component(NAME)
def find_codes(doc: Doc) -> Doc:
    """Write the codes of *doc* in the span group ``voice_codes``."""
    write(doc, NAME, apply(RULES, folded(doc), doc.lang_))
    return doc
