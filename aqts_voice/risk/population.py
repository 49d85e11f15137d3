"""An estimate, from public figures, of how many social workers a context fits; an order of magnitude, never a count."""

import tomllib
from math import sqrt
from pathlib import Path

from aqts_voice.risk.context import ABOVE, LABELS, Context

LEAST_PEOPLE = 20
MOST_WITH_UNKNOWN = 2
_FIGURES = tomllib.loads((Path(__file__).parent / "data" / "shares.toml").read_text(encoding="utf-8"))
TOTAL: int = _FIGURES["total"]
_EVERYBODY: int = sum(_FIGURES["region"].values())
_ANSWERS: int = _FIGURES["answers"]
_SURVEYED = frozenset({"field", "employer"})
# The normal quantile of a two-sided interval of 95 %.
_QUANTILE = 1.96


def share(attribute: str, code: str) -> float | None:
    """Return the share (0 to 1) of social workers that *code* fits, None when no public figure says it.

    A broader region is the sum of its regions. A broader field is the largest of its known fields, because one person
    may have named several: that is the least it can be.
    """
    figures: dict[str, float] = _FIGURES.get(attribute, {})
    known = [figures[one] for one in _below(attribute, code) if one in figures]
    if attribute == "region":
        return sum(known) / _EVERYBODY
    return max(known, default=None)


def most(attribute: str, code: str) -> float:
    """Return the largest share (0 to 1) that *code* may have: 1 when no public figure bounds it.

    A share of the survey takes the upper end of its Wilson interval at 95 %, which counts the chance of the sample and
    not that its members chose to answer. A broader field takes the sum of its fields, if all of them are known.
    """
    if attribute not in _SURVEYED:
        known = share(attribute, code)
        return 1.0 if known is None else known
    figures: dict[str, float] = _FIGURES[attribute]
    below = _below(attribute, code)
    return min(1.0, sum(_upper(figures[one]) if one in figures else 1.0 for one in below))


def is_region(code: str) -> bool:
    """Say whether *code* is a group of regions, narrow or broad."""
    return code in LABELS["region"]


def estimate(context: Context) -> int | None:
    """Return how many people fit the answered attributes, supposed independent; None when one share is unknown."""
    people = float(TOTAL)
    for attribute, code in context.answered().items():
        known = share(attribute, code)
        if known is None:
            return None
        people *= known
    return int(people)


def floor(context: Context) -> int | None:
    """Return the least number of people that may fit: half of the estimate, None when it is unknown."""
    people = estimate(context)
    return None if people is None else people // 2


def is_rare(context: Context) -> bool:
    """Say whether *context* may fit fewer than twenty people.

    An unknown share is a risk as soon as two other attributes are given; what is known must pass by itself anyway.
    """
    answered = context.answered()
    known = {name: code for name, code in answered.items() if share(name, code) is not None}
    least = floor(Context(**known))
    unknown_is_risky = len(known) < len(answered) and len(answered) > MOST_WITH_UNKNOWN
    return unknown_is_risky or least is None or least < LEAST_PEOPLE


def _below(attribute: str, code: str) -> list[str]:
    """Return the codes that *code* gathers: itself when it gathers none."""
    return [one for one, above in ABOVE.get(attribute, {}).items() if above == code] or [code]


def _upper(proportion: float) -> float:
    """Return the upper end of the Wilson score interval of a proportion among the survey's answers (Wilson, 1927)."""
    square = _QUANTILE**2
    middle = proportion + square / (2 * _ANSWERS)
    spread = _QUANTILE * sqrt(proportion * (1 - proportion) / _ANSWERS + square / (4 * _ANSWERS**2))
    return (middle + spread) / (1 + square / _ANSWERS)
