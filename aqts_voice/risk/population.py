"""An estimate, from public figures, of how many social workers a context fits; an order of magnitude, never a count."""

import tomllib
from pathlib import Path

from aqts_voice.risk.context import ABOVE, Context

LEAST_PEOPLE = 20
MOST_WITH_UNKNOWN = 2
_FIGURES = tomllib.loads((Path(__file__).parent / "data" / "shares.toml").read_text(encoding="utf-8"))
TOTAL: int = _FIGURES["total"]
_EVERYBODY: int = sum(_FIGURES["region"].values())


def share(attribute: str, code: str) -> float | None:
    """Return the share (0 to 1) of social workers that *code* fits, None when no public figure says it.

    A broader region is the sum of its regions. A broader field is the largest of its known fields, because one person
    may have named several: that is the least it can be.
    """
    figures: dict[str, float] = _FIGURES.get(attribute, {})
    below = [one for one, above in ABOVE.get(attribute, {}).items() if above == code] or [code]
    known = [figures[one] for one in below if one in figures]
    if attribute == "region":
        return sum(known) / _EVERYBODY
    return max(known, default=None)


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
