"""Figures taken in turns on a noisy machine: a median and how far the turns lie apart; it measures nothing itself."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """The figures of some rounds."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle figure."""
        return statistics.median(self.values)

    @property
    def spread(self) -> float:
        """Half the distance between the lowest and the highest round, as a share of the median."""
        return (max(self.values) - min(self.values)) / 2 / self.median

    def over(self, other: "Figure") -> "Figure":
        """Return the ratio to *other*, round by round, so that what slowed both leaves no trace."""
        return Figure(tuple(one / two for one, two in zip(self.values, other.values, strict=True)))

    def __str__(self) -> str:
        """Return the median and the spread: « 41.2 ±3 % »."""
        digits = 1 if self.median >= 10 else 2
        return f"{self.median:.{digits}f} ±{100 * self.spread:.0f} %"


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value under which *share* (0 to 1) of *values* lie, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return *rows*, the first being the header, as a Markdown table with its columns in line."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])
