"""The same text as other people would type it, code point for code point, so that every mark keeps its place."""

import unicodedata
from collections.abc import Callable, Mapping


def lower_case(text: str) -> str:
    """Return *text* without capitals; a sign whose small form is not one code point (« İ ») stays as it is."""
    return "".join(_one(sign.lower(), sign) for sign in text)


def upper_case(text: str) -> str:
    """Return *text* in capitals; a sign whose capital is not one code point (« ß », « ŉ », « ﬁ ») stays as it is."""
    return "".join(_one(sign.upper(), sign) for sign in text)


def no_accents(text: str) -> str:
    """Return *text* without accents; « œ » and « ø », which are letters of their own, stay, as does a mark typed apart."""
    return "".join(unicodedata.normalize("NFD", sign)[0] if sign.isalpha() else sign for sign in text)


def _one(changed: str, sign: str) -> str:
    return changed if len(changed) == 1 else sign


VARIANTS: Mapping[str, Callable[[str], str]] = {
    "lower_case": lower_case,
    "upper_case": upper_case,
    "no_accents": no_accents,
}
"""The variants on which the engine is measured, by name."""
