"""What may still let someone be recognised: how many people remain, which details single out, and the change that helps most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from aqts_voice.risk.context import Context, ladder
from aqts_voice.risk.details import CONTEXT, LEFT, Detail, Kind, of_context
from aqts_voice.risk.verdicts import Level, Reason, Verdict, Verdicts, judge
from aqts_voice.risk.weighing import Weight, distinct, is_exact, share, weigh

__all__ = ["Change", "Detail", "Kind", "Level", "Reason", "Residual", "Verdict", "Verdicts", "passes", "residual"]

MOST_TOGETHER = 3
_KINDS = tuple(Kind)


@dataclass(frozen=True)
class Change:
    """One detail said more broadly (``to``), or no longer said at all (None), and how many people fit afterwards.

    Words that say rare go together: to change one of them is to change all.
    """

    detail: Detail
    to: str | None
    estimate: int | None
    floor: int | None
    ceiling: int
    passes: bool


@dataclass(frozen=True)
class Residual:
    """What remains of a testimony, and what it tells.

    ``estimate`` is an order of magnitude of how many social workers the details fit, ``floor`` the least and ``ceiling``
    the most it may be; the first two are None, « inconnu », when a share is in no public figure. ``sources`` name the
    figures that were used: ``total``, ``regions``, ``survey``. ``singling_out`` is the smallest combination of at most
    three details that may fit fewer than twenty people, empty when all of them together fit enough.
    """

    details: tuple[Detail, ...]
    estimate: int | None
    floor: int | None
    ceiling: int
    sources: tuple[str, ...]
    singling_out: tuple[Detail, ...]
    best_change: Change | None
    verdicts: Verdicts

    @property
    def passes(self) -> bool:
        """Whether at least twenty people fit, as far as can be known."""
        return not self.singling_out


def passes(context: Context, details: Sequence[Detail]) -> bool:
    """Say whether what remains fits at least twenty people.

    It does not when the floor is under twenty, when exact words were left, or when a share is unknown beside two other
    details: up to two coarse codes of unknown share pass, as in `population.is_rare`, with which it agrees when there
    are no details.
    """
    return not weigh((*of_context(context), *details)).risky


def residual(context: Context, details: Sequence[Detail]) -> Residual:
    """Return what *context*, as it will be kept, and *details* let know together; a pure function of codes."""
    remains = tuple(sorted({*of_context(context), *details}, key=_order))
    weight = weigh(remains)
    singling_out = _singling_out(remains, weight)
    return Residual(
        details=remains,
        estimate=weight.estimate,
        floor=weight.floor,
        ceiling=weight.ceiling,
        sources=tuple(_sources(remains)),
        singling_out=singling_out,
        best_change=_best_change(remains),
        verdicts=judge(remains, weight),
    )


def _order(detail: Detail) -> tuple[int, str]:
    """Return the place of *detail*, the same whatever order the text tells things in."""
    return _KINDS.index(detail.kind), detail.code or ""


def _singling_out(details: Sequence[Detail], weight: Weight) -> tuple[Detail, ...]:
    """Return the smallest combination that is risky, and of two as small the one that fits fewest people.

    When only more than three together are, the three that weigh most stand for them.
    """
    if not weight.risky:
        return ()
    for size in range(MOST_TOGETHER + 1):
        risky = [some for some in combinations(details, size) if weigh(some).risky]
        if risky:
            return min(risky, key=lambda some: weigh(some).ceiling)
    return min(combinations(details, MOST_TOGETHER), key=lambda some: weigh(some).ceiling)


def _best_change(details: Sequence[Detail]) -> Change | None:
    """Return the change that helps most, None when nothing remains.

    Among those that bring twenty people or more, masking words comes first, then saying a code more broadly, then
    dropping it: the author loses least. When none does, the best is the one that leaves fewest exact words, then the one
    after which most people fit.
    """
    return max(_changes(details), key=lambda one: _help(one, details), default=None)


def _changes(details: Sequence[Detail]) -> Iterator[Change]:
    before = weigh(details)
    for detail in details:
        steps = ladder(detail.kind.value, detail.code)[1:] if detail.kind in CONTEXT else (None,)
        for to in steps:
            after = weigh(_changed(details, detail, to))
            if to and after == before:
                # A broader code that gathers this one alone changes nothing but its name.
                continue
            yield Change(detail, to, after.estimate, after.floor, after.ceiling, passes=not after.risky)


def _changed(details: Sequence[Detail], detail: Detail, to: str | None) -> list[Detail]:
    """Return *details* once *detail* says *to*, or nothing; words that say rare are said otherwise all at once."""
    if detail.kind is Kind.RARITY:
        return [one for one in details if one.kind is not Kind.RARITY]
    others = [one for one in details if one != detail]
    return [*others, Detail(detail.kind, to)] if to else others


def _help(change: Change, details: Sequence[Detail]) -> tuple[bool, int, int, int, int]:
    least_lost = 2 if change.detail.kind in LEFT else 1 if change.to else 0
    exact = sum(map(is_exact, _changed(details, change.detail, change.to)))
    known = -1 if change.estimate is None else change.estimate
    return change.passes, -exact, least_lost, known, change.ceiling


def _sources(details: Sequence[Detail]) -> Iterator[str]:
    used = {detail.kind for detail in distinct(details) if share(detail) is not None}
    yield "total"
    if used & {Kind.REGION, Kind.PLACE_REGION}:
        yield "regions"
    if used & {Kind.FIELD, Kind.EMPLOYER}:
        yield "survey"
