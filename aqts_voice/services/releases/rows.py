"""Rows of the gated tier, made coarser until no cell is small; pure, it opens and stores nothing."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

ALL = "tous"
OTHER = "autre"
LEAST_ROWS = 20
LEAST_CELL = 11
COLUMNS = ("id", "text", "language", "field", "half_year")
ID_BYTES = 8


@dataclass(frozen=True)
class Source:
    """What one consenting testimony brings: its masked text and the context of this tier.

    ``field`` is a code of the four broad fields, or none; ``half_year`` reads « 2026-2 ». ``quoted`` tells that an
    excerpt of it is public.
    """

    text: str = field(repr=False)
    language: str
    field: str | None
    half_year: str
    quoted: bool = False


@dataclass(frozen=True)
class Row:
    """One line of the files; an empty value means that it was withheld."""

    id: str
    text: str = field(repr=False)
    language: str
    field: str
    half_year: str

    @property
    def cell(self) -> tuple[str, str, str]:
        """The combination that others must share."""
        return self.field, self.half_year, self.language


@dataclass(frozen=True)
class Built:
    """The rows in their drawn order, and how many were held back because their cell stayed too small."""

    rows: tuple[Row, ...] = field(repr=False)
    held_back: int


def build(sources: Iterable[Source], *, draw: random.Random, least: int = LEAST_CELL) -> Built:
    """Draw fresh ids and a fresh order, then make small cells coarser, one step at a time.

    Field becomes « tous », then half-year becomes the year, then language becomes « autre »; what is still in a cell
    under *least* is held back. A testimony with a public excerpt enters without context, because the excerpt can be
    found in its text and would carry the theme page to the context.
    """
    drawn = list(sources)
    draw.shuffle(drawn)
    ids = _draw_ids(len(drawn), draw)
    rows = [_row(name, source) for name, source in zip(ids, drawn, strict=True)]
    with_context = [row for row in rows if row.half_year]
    for change in (_any_field, _whole_year, _any_language):
        with_context = [change(row) if small else row for row, small in _small(with_context, least)]
    kept = {row.id: row for row, small in _small(with_context, least) if not small}
    kept |= {row.id: row for row in rows if not row.half_year}
    ordered = tuple(kept[row.id] for row in rows if row.id in kept)
    return Built(ordered, held_back=len(rows) - len(ordered))


def _row(name: str, source: Source) -> Row:
    if source.quoted:
        return Row(name, source.text, language="", field="", half_year="")
    language = source.language if source.language in {"fr", "en"} else OTHER
    return Row(name, source.text, language, source.field or ALL, source.half_year)


def _small(rows: list[Row], least: int) -> list[tuple[Row, bool]]:
    sizes = Counter(row.cell for row in rows)
    return [(row, sizes[row.cell] < least) for row in rows]


def _any_field(row: Row) -> Row:
    return replace(row, field=ALL)


def _whole_year(row: Row) -> Row:
    return replace(row, half_year=row.half_year[:4])


def _any_language(row: Row) -> Row:
    return replace(row, language=OTHER)


def _draw_ids(count: int, draw: random.Random) -> list[str]:
    ids: dict[str, None] = {}
    while len(ids) < count:
        ids[draw.randbytes(ID_BYTES).hex()] = None
    return list(ids)
