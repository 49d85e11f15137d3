"""Makes a context coarser until it fits enough people, losing as little as it can; it explains each change by its codes only."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import log2

from aqts_voice.risk.context import ATTRIBUTES, Context, choices, ladder
from aqts_voice.risk.population import is_rare

_BROAD = {"region": 5, "field": 4}


@dataclass(frozen=True)
class Change:
    """One attribute made coarser; ``after`` is None when it is no longer said at all."""

    attribute: str
    before: str
    after: str | None


@dataclass(frozen=True)
class Generalised:
    """A context that fits at least twenty people, and what was changed to get there."""

    context: Context
    changes: tuple[Change, ...]


def generalise(context: Context) -> Generalised:
    """Return the coarser context that loses the least information among those that are not rare.

    The whole lattice has 72 contexts at most, so that the best one is found by looking at all of them. Loss is counted
    in bits: log2 of the number of codes before over the number after.
    """
    best = min(
        (candidate for candidate in _coarser(context) if not is_rare(candidate)),
        key=lambda candidate: _loss(context, candidate),
    )
    return Generalised(best, tuple(_changes(context, best)))


def _coarser(context: Context) -> Iterator[Context]:
    ladders = (ladder(attribute, getattr(context, attribute)) for attribute in ATTRIBUTES)
    for codes in product(*ladders):
        yield Context(**dict(zip(ATTRIBUTES, codes, strict=True)))


def _loss(before: Context, after: Context) -> float:
    return sum(
        log2(_count(attribute, getattr(before, attribute)) / _count(attribute, getattr(after, attribute)))
        for attribute in ATTRIBUTES
    )


def _count(attribute: str, code: str | None) -> int:
    """Return how many codes there are at the level of *code*, which says how much it tells."""
    if code is None:
        return 1
    if code in choices(attribute):
        return len(choices(attribute))
    return _BROAD[attribute]


def _changes(before: Context, after: Context) -> Iterator[Change]:
    for attribute, code in before.answered().items():
        if getattr(after, attribute) != code:
            yield Change(attribute, code, getattr(after, attribute))
