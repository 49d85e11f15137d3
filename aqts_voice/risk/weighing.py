"""How many people a set of details may fit, from public figures alone; attributes are supposed independent of each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

from aqts_voice.risk import population, rarity
from aqts_voice.risk.context import ladder
from aqts_voice.risk.details import CONTEXT, LEFT, Detail, Kind

_PLACES = frozenset({Kind.REGION, Kind.PLACE_REGION})
# One thing in two lists: the author's own answer, and what the mask of a position tells.
_SOCIAL_WORKER = Detail(Kind.ROLE, "ts")
_SOCIAL_WORK = Detail(Kind.PROFESSION, "travail-social")


@dataclass(frozen=True)
class Weight:
    """How many people fit: ``estimate`` and its ``floor`` are None when a share is unknown.

    ``known`` is the estimate over the known shares only, and ``ceiling`` the most that they leave: with an unknown share
    there may be far fewer people, never more. ``risky`` when fewer than twenty may fit, or when nobody can tell.
    """

    estimate: int | None
    floor: int | None
    known: int
    ceiling: int
    risky: bool


def weigh(details: Iterable[Detail]) -> Weight:
    """Return how many people *details* fit together.

    Shares are multiplied, as in `population.estimate`: that supposes independence, which no public figure confirms. The
    floor is half of the estimate. The ceiling takes the upper end of the survey's interval instead of its shares.
    """
    apart = distinct(details)
    shares = [share(detail) for detail in apart]
    unknown = any(one is None for one in shares)
    known = int(population.TOTAL * prod(one for one in shares if one is not None))
    return Weight(
        estimate=None if unknown else known,
        floor=None if unknown else known // 2,
        known=known,
        ceiling=int(population.TOTAL * prod(_most(detail) for detail in apart)),
        risky=known // 2 < population.LEAST_PEOPLE
        or any(is_exact(detail) for detail in apart)
        or (unknown and len(apart) > population.MOST_WITH_UNKNOWN),
    )


def share(detail: Detail) -> float | None:
    """Return the share (0 to 1) of social workers that *detail* fits, None when no public figure says it."""
    if detail.kind in _PLACES and _is_region(detail):
        return population.share(Kind.REGION.value, detail.code or "")
    if detail.kind in CONTEXT or detail.kind is Kind.PROFESSION:
        return population.share(detail.kind.value, detail.code or "")
    return None


def is_exact(detail: Detail) -> bool:
    """Say whether *detail* alone may fit one person: words left in clear, or a cue that says of somebody « la seule »."""
    return detail.kind in LEFT or (detail.kind is Kind.RARITY and rarity.stands_alone(detail.code or ""))


def distinct(details: Iterable[Detail]) -> tuple[Detail, ...]:
    """Return *details* without what another one already says: repeats, and a region around a narrower one."""
    once = tuple(dict.fromkeys(details))
    return tuple(
        detail for detail in once if not any(other is not detail and _says(other, detail, once) for other in once)
    )


def _says(other: Detail, detail: Detail, order: tuple[Detail, ...]) -> bool:
    """Say whether *other* tells at least as much as *detail*; of two that tell the same, the first stays."""
    if detail == _SOCIAL_WORK:
        return other == _SOCIAL_WORKER
    if not (detail.kind in _PLACES and other.kind in _PLACES and _is_region(detail) and _is_region(other)):
        return False
    if other.code == detail.code:
        return order.index(other) < order.index(detail)
    return detail.code in ladder(Kind.REGION.value, other.code)


def _is_region(detail: Detail) -> bool:
    return population.is_region(detail.code or "")


def _most(detail: Detail) -> float:
    known = share(detail)
    if known is None:
        return 1.0
    attribute = Kind.REGION.value if detail.kind in _PLACES else detail.kind.value
    return population.most(attribute, detail.code or "")
