"""Numbers of a few words, in digits or spelled out, in French and in English; ordinals and fractions are not read."""

from collections.abc import Iterator, Sequence

_UNITS = {
    **dict.fromkeys(("un", "une", "one"), 1),
    **dict.fromkeys(("deux", "two"), 2),
    **dict.fromkeys(("trois", "three"), 3),
    **dict.fromkeys(("quatre", "four"), 4),
    **dict.fromkeys(("cinq", "five"), 5),
    "six": 6,
    **dict.fromkeys(("sept", "seven"), 7),
    **dict.fromkeys(("huit", "eight"), 8),
    **dict.fromkeys(("neuf", "nine"), 9),
    **dict.fromkeys(("dix", "ten"), 10),
    **dict.fromkeys(("onze", "eleven"), 11),
    **dict.fromkeys(("douze", "twelve"), 12),
    **dict.fromkeys(("treize", "thirteen"), 13),
    **dict.fromkeys(("quatorze", "fourteen"), 14),
    **dict.fromkeys(("quinze", "fifteen"), 15),
    **dict.fromkeys(("seize", "sixteen"), 16),
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS = {
    **dict.fromkeys(("vingt", "vingts", "twenty"), 20),
    **dict.fromkeys(("trente", "thirty"), 30),
    **dict.fromkeys(("quarante", "forty"), 40),
    **dict.fromkeys(("cinquante", "fifty"), 50),
    **dict.fromkeys(("soixante", "sixty"), 60),
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_HUNDRED = frozenset({"cent", "cents", "hundred"})
_THOUSAND = frozenset({"mille", "mil", "thousand"})
_AND = frozenset({"et", "and"})
_MOST_DIGITS = 4


def numbers(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the numbers of plain *words* as (value, index of the first word, index after the last one).

    A word of digits may carry letters after them, « 7ans » or « 53e »; more than four digits are no number of this kind.
    """
    at = 0
    while at < len(words):
        if words[at][:1].isdecimal():
            value = _digits(words[at])
            if value is not None:
                yield value, at, at + 1
            at += 1
            continue
        spelled = _Spelled()
        end = at
        while end < len(words) and spelled.takes(words[end], after=words[end + 1 : end + 2]):
            end += 1
        if end > at:
            yield spelled.value, at, end
        at = max(end, at + 1)


def _digits(word: str) -> int | None:
    digits = word[: len(word) - len(word.lstrip("0123456789"))]
    return int(digits) if 0 < len(digits) <= _MOST_DIGITS else None


class _Spelled:
    """A number that is being read word by word: thousands so far, the rest, and the last value that was added."""

    def __init__(self) -> None:
        self._thousands = 0
        self._rest = 0
        self._last = 0

    @property
    def value(self) -> int:
        return self._thousands + self._rest

    def takes(self, word: str, *, after: Sequence[str]) -> bool:
        """Take *word* if it goes on with this number; *after* is the word that follows it, if any."""
        if word in _AND:
            return self._last >= 20 and bool(after) and self._fits(_value(after[0]))
        if word in _THOUSAND:
            return self._takes_thousand()
        if word in _HUNDRED:
            return self._takes_hundred()
        value = _value(word)
        if value == 20 and self._last == 4:
            # « quatre-vingts » is four times twenty.
            self._rest, self._last = self._rest + 76, 80
            return True
        if not self._fits(value):
            return False
        self._rest, self._last = self._rest + value, value
        return True

    def _takes_thousand(self) -> bool:
        if self._thousands:
            return False
        self._thousands, self._rest, self._last = max(self._rest, 1) * 1000, 0, 1000
        return True

    def _takes_hundred(self) -> bool:
        if self._rest >= 20:
            return False
        self._rest, self._last = max(self._rest, 1) * 100, 100
        return True

    def _fits(self, value: int) -> bool:
        """Say whether *value* may follow what was read last: thirty-two, soixante-quinze, dix-sept, cent quatre."""
        if not value:
            return False
        if not self._last:
            return True
        if self._last in {100, 1000}:
            return value < 100
        if self._last in {60, 80}:
            return value < 20
        if self._last == 10:
            return value in {7, 8, 9}
        return self._last >= 20 and value < 10


def _value(word: str) -> int:
    """Return what one word is worth, 0 when it is no number."""
    return _UNITS.get(word) or _TENS.get(word) or 0
