"""The numbers of a theme, counted in a member's session and made safe to print; nothing here names a testimony."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from aqts_voice.errors import N_, Refused
from aqts_voice.risk import context, kanonymity
from aqts_voice.services.themes.accepted import Accepted

UNSAID = "unsaid"
TABLES = ("region", "field")


class BelowThreshold(Refused):
    """Too few independent testimonies; ``missing`` is a multiple of five, so that no exact count is ever told."""

    sentence = N_(
        "Ce thème ne réunit pas encore assez de témoignages indépendants. Rien n’a été publié et le texte est gardé."
        " Réunissez d’autres témoignages, écrits sur au moins deux mois, puis soumettez-le de nouveau."
    )

    def __init__(self, missing: int) -> None:
        super().__init__()
        self.missing = missing


@dataclass(frozen=True)
class Figures:
    """Numbers rounded down to 5 and at or above the threshold.

    ``tables`` maps "region" and "field" to {code: number}, largest first; the code `UNSAID` counts those who did not say.
    ``left_out`` names the tables that are missing or incomplete because a cell was too small.
    """

    total: int
    tables: dict[str, dict[str, int]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return what `Publication.figures` holds."""
        by_table = {f"by_{name}": cells for name, cells in self.tables.items()}
        return {"total": self.total, "left_out": list(self.left_out)} | by_table


def count(testimonies: Collection[Accepted], *, threshold: int) -> Figures:
    """Count the gathered testimonies: the whole, and by broad region and broad field where cells allow.

    Raises:
        BelowThreshold: fewer than *threshold* once at most half of it comes from any one epoch.
    """
    short = missing(testimonies, threshold=threshold)
    total = kanonymity.rounded(len(testimonies), threshold)
    if short or total is None:
        raise BelowThreshold(short)
    tables: dict[str, dict[str, int]] = {}
    left_out = []
    for name in TABLES:
        cells = _cells(testimonies, name)
        shown = kanonymity.suppress({code: _safe(months, threshold) for code, months in cells.items()}, threshold)
        if shown:
            tables[name] = dict(sorted(shown.items(), key=lambda cell: (-cell[1], cell[0])))
        if len(shown) < len(cells):
            left_out.append(name)
    return Figures(total, tables, tuple(left_out))


def missing(testimonies: Iterable[Accepted], *, threshold: int) -> int:
    """Return how many independent testimonies are still missing, rounded up to 5; 0 when the threshold is reached."""
    reached = _independent([testimony.month for testimony in testimonies], threshold)
    return -(-max(0, threshold - reached) // kanonymity.STEP) * kanonymity.STEP


def _cells(testimonies: Iterable[Accepted], attribute: str) -> dict[str, list[date]]:
    cells: dict[str, list[date]] = {}
    for testimony in testimonies:
        answered = context.Context.of(testimony.content.context).answered()
        code = context.coarse(attribute, answered.get(attribute)) or UNSAID
        cells.setdefault(code, []).append(testimony.month)
    return cells


def _safe(months: list[date], threshold: int) -> int:
    # A cell fed by one month mostly could be somebody's invention: it is handed over as too small, so that it is left
    # out with the others.
    independent = _independent(months, threshold)
    return len(months) if independent >= threshold else min(len(months), independent)


def _independent(months: Iterable[date], threshold: int) -> int:
    named = {place.to_bytes(8): month for place, month in enumerate(months)}
    return kanonymity.counted_independently(named, threshold)
