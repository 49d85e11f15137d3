"""Names given letter by letter (« T-R-E-M-B-L-A-Y », « g a g n o n ») or by an initial alone; acronyms that everybody shares stay."""

from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid import lexicon
from aqts_voice.deid.dispatch import found_by
from aqts_voice.deid.evidence import Evidence, folded, write
from aqts_voice.deid.rules import load_rules

NAME = "voice_spelled"
RULES = load_rules(files(__package__) / "patterns.toml")


@Language.component(NAME)
def find_spelled(doc: Doc) -> Doc:
    """Write the names of *doc* that are spelled out in the span group ``voice_spelled``."""
    text = folded(doc)
    found = found_by(RULES, doc)
    write(doc, NAME, [one for one in found if not _is_shared(one, text.plain)])
    return doc


def _is_shared(one: Evidence, plain: str) -> bool:
    """Say whether the letters of *one* are an acronym of the whole province: « C.L.S.C. », « d-p-j »."""
    letters = "".join(sign for sign in plain[one.start : one.end] if sign.isalpha())
    return letters in lexicon.vocabulary("kept")
