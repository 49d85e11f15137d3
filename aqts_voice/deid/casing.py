"""Tells where capitals mean something in a text; it looks at no word."""

import re
from dataclasses import dataclass

_SMALL = re.compile(r"[a-z]+")
_SENTENCE_END = re.compile(r"[.!?\n]")


@dataclass(frozen=True)
class Casing:
    """Where case is of no help: ``lazy`` for a text typed without capitals, ``loud`` for its lines in capitals.

    ``mostly_flat`` when it is of no help in more than half of the text.
    """

    lazy: bool
    loud: tuple[tuple[int, int], ...]
    mostly_flat: bool

    def shouts(self, at: int) -> bool:
        """Say whether the offset *at* lies on a line written in capitals."""
        return bool(self.loud) and any(start <= at < end for start, end in self.loud)

    def is_flat(self, at: int) -> bool:
        """Say whether case means nothing at the offset *at*."""
        return self.lazy or self.shouts(at)


def casing_of(text: str) -> Casing:
    """Return where case is of no help in *text*."""
    lazy, loud = _typed_without_capitals(text), tuple(_shouting_lines(text))
    return Casing(lazy, loud, lazy or 2 * sum(end - start for start, end in loud) > len(text))


def _shouting_lines(text: str) -> list[tuple[int, int]]:
    """Return the lines written in capitals."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        if _may_shout(line) and _shouts(line):
            found.append((at, at + len(line)))
        at += len(line)
    return found


def _may_shout(line: str) -> bool:
    """Say whether a line has few enough small letters without accents; most lines are settled so, without a look at each sign."""
    small = sum(map(len, _SMALL.findall(line)))
    return 3 * small < 2 * (len(line) - small)


def _shouts(line: str) -> bool:
    letters = [sign for sign in line if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return len(letters) >= 6 and capitals > 0.6 * len(letters)


def _typed_without_capitals(text: str) -> bool:
    """Say whether most sentences open with a small letter."""
    small = large = 0
    for sentence in _SENTENCE_END.split(text):
        first = next(filter(str.isalpha, sentence), "")
        small += first.islower()
        large += first.isupper()
    return small > large
