"""Numbers and addresses that lead straight to someone: phone, e-mail, RAMQ, SIN, files, plates, rooms."""

from dataclasses import replace
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.components.codes.check_digits import is_valid_ramq, is_valid_sin
from aqts_voice.deid.dispatch import found_by
from aqts_voice.deid.evidence import Evidence, folded, write
from aqts_voice.deid.rules import load_rules

NAME = "voice_codes"
RULES = load_rules(files(__package__) / "patterns.toml")

# The rules whose numbers carry a check digit, and what tries it.
_CHECKED = {"rule:ramq": is_valid_ramq, "rule:sin": is_valid_sin, "rule:sin-part": is_valid_sin}
_VALID = {"rule:ramq": "rule:valid-ramq", "rule:sin": "rule:valid-nas", "rule:sin-part": "rule:valid-nas"}


@Language.component(NAME)
def find_codes(doc: Doc) -> Doc:
    """Write the codes of *doc* in the span group ``voice_codes``."""
    text = folded(doc)
    write(doc, NAME, [_checked(one, text.plain) for one in found_by(RULES, doc)])
    return doc


def _checked(one: Evidence, plain: str) -> Evidence:
    """Return *one* as certain when its check digit is right, and as it is otherwise."""
    check = _CHECKED.get(one.source)
    if check is None or not check(plain[one.start : one.end]):
        return one
    return replace(one, source=_VALID[one.source], score=1.0)
