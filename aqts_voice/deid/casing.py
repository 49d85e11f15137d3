"""Tells where capitals mean something in a text; it looks at no word."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Casing:
    """Where case is of no help: ``lazy`` for a text typed without capitals, ``loud`` for its lines in capitals."""

    lazy: bool
    loud: tuple[tuple[int, int], ...]

    def shouts(self, at: int) -> bool:
        """Say whether the offset *at* lies on a line written in capitals."""
        return any(start <= at < end for start, end in self.loud)

    def is_flat(self, at: int) -> bool:
        """Say whether case means nothing at the offset *at*."""
        return self.lazy or self.shouts(at)


def casing_of(text: str) -> Casing:
    """Return where case is of no help in *text*."""
    return Casing(_typed_without_capitals(text), tuple(_shouting_lines(text)))


def _shouting_lines(text: str) -> list[tuple[int, int]]:
    """Return the lines written in capitals."""
    found = []
    at = 0
    for line in text.splitlines(keepends=True):
        letters = [sign for sign in line if sign.isalpha()]
        capitals = sum(sign.isupper() for sign in letters)
        if len(letters) >= 6 and capitals > 0.6 * len(letters):
            found.append((at, at + len(line)))
        at += len(line)
    return found


def _typed_without_capitals(text: str) -> bool:
    """Say whether most sentences open with a small letter."""
    small = large = 0
    fresh = True
    for sign in text:
        if sign.isalpha():
            if fresh:
                small += sign.islower()
                large += sign.isupper()
            fresh = False
        elif sign in ".!?\n":
            fresh = True
    return small > large
