"""Horizontal bars laid out on the server, for an inline SVG; the numbers also stand in a table beneath."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import wrap

WIDTH = 360
LINE = 18
BAR = 14
GAP = 14
# What is left at the end of the longest bar for its number.
FOR_NUMBER = 44
LETTERS_PER_LINE = 46


@dataclass(frozen=True)
class Bar:
    """One cell: lines of its label with their baselines, then a bar and its number; lengths in units of the viewBox."""

    lines: tuple[tuple[int, str], ...]
    y: int
    width: int
    number_x: int
    number_y: int
    count: int


@dataclass(frozen=True)
class Chart:
    """A drawing of `WIDTH` by ``height`` units."""

    width: int
    height: int
    bar: int
    bars: tuple[Bar, ...]


def chart(cells: Iterable[tuple[str, int]]) -> Chart:
    """Lay out one bar per (label, count), on a scale that begins at zero."""
    cells = tuple(cells)
    longest = max((count for _, count in cells), default=1) or 1
    bars = []
    top = 0
    for label, count in cells:
        lines = tuple((top + LINE * (place + 1) - 6, line) for place, line in enumerate(wrap(label, LETTERS_PER_LINE)))
        y = top + LINE * len(lines)
        width = round((WIDTH - FOR_NUMBER) * count / longest)
        bars.append(Bar(lines, y, width, width + 6, y + BAR - 2, count))
        top = y + BAR + GAP
    return Chart(WIDTH, max(top - GAP, 1), BAR, tuple(bars))
