"""Origin, language, religion, orientation, disability, diagnosis, status and rare families, said of somebody in particular."""

from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.dispatch import found_by
from aqts_voice.deid.evidence import write
from aqts_voice.deid.rules import load_rules

NAME = "voice_demographics"
RULES = load_rules(files(__package__) / "patterns.toml")


@Language.component(NAME)
def find_demographics(doc: Doc) -> Doc:
    """Write the traits of people of *doc* in the span group ``voice_demographics``."""
    write(doc, NAME, found_by(RULES, doc))
    return doc
