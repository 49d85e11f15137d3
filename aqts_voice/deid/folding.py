"""Brings a text to one plain form for comparison, and keeps the way back to the offsets as typed."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from aqts_voice.deid.casing import Casing, casing_of
from aqts_voice.deid.wordset import word_set

# One sign for each family of look-alikes; every entry is one code point for one code point.
_SAME_SIGN = {
    **dict.fromkeys(map(ord, "‘’ʼ`´′＇"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—−﹣－"), "-"),
    **dict.fromkeys(map(ord, "“”„"), '"'),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2008\u2009\u200a\u202f\u2002\u2003\u2004\u2005\u2006\u3000\t\0"), " "),
    **dict.fromkeys(map(ord, "・•‧∙⋅"), "·"),
}


# A word cut by a line end: a hyphen, the line end, and small letters.
_CUT = re.compile(r"(?<=[^\W\d_])(- ?\r?\n)(?=([^\W\d_]{1,24}))")
# How much of the word before a cut is looked at.
_BEHIND = 12
# Around these the hyphen belongs to the words themselves: « quatre-vingt », « dit-il », « celle-ci ».
_HYPHENED_BEFORE = word_set(
    "quatre vingt trente quarante cinquante soixante dix cent dit a t va ex mi non demi sous avant apres celui celle ceux "
    "peut au en y est sont ont ai faut grand petite petit sainte saint st ste jean marie twenty thirty forty fifty sixty "
    "seventy eighty ninety self co post pre socio psycho"
)
_HYPHENED_AFTER = word_set("il elle on ils elles je tu nous vous ce ci la t moi toi le les lui leur y en")

_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"[^\W_]+")

# Letters of the Latin, Greek and Cyrillic scripts, superscripts and full-width forms.
_FOLDED_RANGES = ((0x41, 0x5B), (0x80, 0x250), (0x370, 0x530), (0x1E00, 0x2000), (0x2070, 0x20A0), (0xFF00, 0xFFF0))


def _plain_letter(code: int) -> str:
    """Return the bare lower-case letter of a code point, or itself when it has no single one."""
    letters = [part for part in unicodedata.normalize("NFKD", chr(code).lower()) if not unicodedata.combining(part)]
    return letters[0] if len(letters) == 1 else chr(code)


_PLAIN = {code: _plain_letter(code) for first, after in _FOLDED_RANGES for code in range(first, after)}


@dataclass(frozen=True)
class Folded:
    """A text made plain.

    ``text`` has one kind of apostrophe, hyphen and space, composed letters, neither invisible
    nor undecodable signs, and no small letters cut from their word by a line end; ``plain`` is the same in lower case and without accents, code point for code
    point; ``origin[i]`` is the offset of ``text[i]`` in the text as typed, with its length at the end.
    """

    text: str
    plain: str
    origin: tuple[int, ...] | None

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets, in the text as typed, of a run of the folded text.

        Marks and invisible signs that follow the last letter go with it.
        """
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end]

    @cached_property
    def casing(self) -> Casing:
        """Where capitals mean something."""
        return casing_of(self.text)

    @cached_property
    def has_digit(self) -> bool:
        """Whether a digit of any script stands in the text, which most rules of numbers need."""
        return _DIGIT.search(self.plain) is not None

    @cached_property
    def words(self) -> list[str]:
        """The plain words, for the choice of a language."""
        return _RUN.findall(self.plain)


def fold(text: str) -> Folded:
    """Return *text* made plain; any str is accepted, lone surrogates and NUL included."""
    if _is_simple(text):
        clean, origin = text.translate(_SAME_SIGN), None
    else:
        clean, origin = _composed(text)
    clean, origin = _mended(clean, origin)
    return Folded(clean, plain(clean), origin)


def _mended(text: str, origin: tuple[int, ...] | None) -> tuple[str, tuple[int, ...] | None]:
    """Join the words that a line end cuts with a hyphen, « Repen-tigny » over two lines, keeping the way back."""
    if "-" not in text or "\n" not in text:
        return text, origin
    gone: set[int] = set()
    for cut in _CUT.finditer(text):
        kept = _last_word(plain(text[max(0, cut.start() - _BEHIND) : cut.start()])) in _HYPHENED_BEFORE
        if cut[2].islower():
            gone.update(range(cut.start() + (kept or plain(cut[2]) in _HYPHENED_AFTER), cut.end()))
    if not gone:
        return text, origin
    ways = origin or tuple(range(len(text) + 1))
    stay = [at for at in range(len(text)) if at not in gone]
    return "".join(text[at] for at in stay), (*(ways[at] for at in stay), ways[-1])


def _last_word(text: str) -> str:
    """Return the letters that end *text*."""
    at = len(text)
    while at and text[at - 1].isalpha():
        at -= 1
    return text[at:]


def plain(text: str) -> str:
    """Return *text* in lower case and without accents, with the very same number of code points."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


def _is_simple(text: str) -> bool:
    """Say whether each code point of *text* stands for itself."""
    if text.isascii():
        return True
    # A text holds few different signs: each is looked at once.
    return not any((sign > "\u00ff" and _is_loose(sign)) or sign == "\u00ad" for sign in set(text))


def _is_loose(sign: str) -> bool:
    """Say whether *sign* is invisible, a mark on the letter before it, or undecodable."""
    return unicodedata.category(sign) in {"Mn", "Me", "Cf", "Cs"}


def _composed(text: str) -> tuple[str, tuple[int, ...]]:
    """Join marks to their letters and drop invisible signs, keeping where each came from."""
    signs: list[str] = []
    origin: list[int] = []
    for at, sign in enumerate(text):
        if unicodedata.category(sign) == "Cs":
            signs.append("\ufffd")
            origin.append(at)
        elif not _is_loose(sign):
            signs.append(sign)
            origin.append(at)
        elif signs and unicodedata.combining(sign):
            joined = unicodedata.normalize("NFC", signs[-1] + sign)
            signs[-1] = joined if len(joined) == 1 else signs[-1]
    origin.append(len(text))
    return "".join(signs).translate(_SAME_SIGN), tuple(origin)
