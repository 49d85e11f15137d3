"""What the public reads: published themes and offered releases, from clear tables only; nothing here opens anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from aqts_voice.errors import N_, NotFound
from aqts_voice.models import Excerpt, Publication, Release, ReleaseState, Theme, ThemeState
from aqts_voice.risk import context

UNSAID = "unsaid"
UNSAID_LABEL = N_("Non précisé")
TABLES = ("region", "field")


class Retracted(NotFound):
    """A theme that its members took back."""

    sentence = N_(
        "Ce thème a été retiré par les membres qui l’avaient signé. Il n’est plus publié et ne devrait plus être cité."
        " Les autres thèmes restent accessibles."
    )


@dataclass(frozen=True)
class Signature:
    """A member who signs: full name, and who they are."""

    name: str
    standing: str


@dataclass(frozen=True)
class Cell:
    """One row of a table; ``label`` is French, to be translated by the page."""

    label: str
    count: int


@dataclass(frozen=True)
class Table:
    """Counts by "region" or "field", largest first; empty when every cell was too small.

    ``complete`` is false when a cell was left out.
    """

    name: str
    cells: tuple[Cell, ...]
    complete: bool


@dataclass(frozen=True)
class ThemePage:
    """The last version of a theme; ``total`` is rounded down to 5 and never under ``threshold``."""

    slug: str
    version: int
    title: str
    synthesis: str
    unsaid: str
    total: int
    threshold: int
    tables: tuple[Table, ...]
    excerpts: tuple[str, ...]
    signatures: tuple[Signature, ...]
    published_on: date
    first_published_on: date


@dataclass(frozen=True)
class OfferedRelease:
    """The public description of a dataset; ``rows`` and ``held_back`` are rounded down to 5."""

    name: str
    offered_on: date
    rows: int
    held_back: int
    least: int
    columns: tuple[str, ...]


def themes(session: Session) -> tuple[ThemePage, ...]:
    """Return the last version of every published theme, newest first."""
    newest = aliased(Publication)
    last = select(func.max(newest.version)).where(newest.theme_id == Theme.id).correlate(Theme).scalar_subquery()
    rows = session.execute(
        select(Theme, Publication)
        .join(Publication, Publication.theme_id == Theme.id)
        .where(Publication.version == last, Theme.state != ThemeState.RETRACTED)
        .order_by(Publication.published_on.desc(), Publication.title)
    ).all()
    ids = [publication.id for _, publication in rows]
    excerpts = _excerpts(session, ids)
    first = _first_days(session)
    return tuple(
        _page(theme, publication, excerpts.get(publication.id, []), first[theme.id]) for theme, publication in rows
    )


def versions(session: Session, slug: str) -> tuple[ThemePage, ...]:
    """Return every version of one theme, newest first.

    Raises:
        Retracted: it was taken back.
        NotFound: nothing was ever published under this slug.
    """
    theme = session.scalars(select(Theme).where(Theme.slug == slug)).first()
    if theme is None:
        raise NotFound
    if theme.state is ThemeState.RETRACTED:
        raise Retracted
    query = select(Publication).where(Publication.theme_id == theme.id).order_by(Publication.version.desc())
    publications = session.scalars(query).all()
    if not publications:
        raise NotFound
    # Only the last version shows excerpts: an author who took a permission back must not be quoted by an older one.
    excerpts = _excerpts(session, [publications[0].id])
    first = publications[-1].published_on
    return tuple(_page(theme, version, excerpts.get(version.id, []), first) for version in publications)


def releases(session: Session) -> tuple[OfferedRelease, ...]:
    """Return the datasets that researchers may download, newest first."""
    query = (
        select(Release.name, Release.offered_on, Release.description)
        .where(Release.state == ReleaseState.OFFERED)
        .order_by(Release.offered_on.desc(), Release.name.desc())
    )
    return tuple(_offered(row.name, row.offered_on, row.description) for row in session.execute(query))


def _excerpts(session: Session, publications: list[bytes]) -> dict[bytes, list[str]]:
    # Ordered by their random ids: the order in which they were chosen would say something about their testimonies.
    rows = session.execute(
        select(Excerpt.publication_id, Excerpt.text)
        .where(Excerpt.publication_id.in_(publications))
        .order_by(Excerpt.id)
    )
    found: dict[bytes, list[str]] = {}
    for publication_id, text in rows:
        found.setdefault(publication_id, []).append(text)
    return found


def _first_days(session: Session) -> dict[bytes, date]:
    query = select(Publication.theme_id, func.min(Publication.published_on)).group_by(Publication.theme_id)
    return {row[0]: row[1] for row in session.execute(query)}


def _page(theme: Theme, publication: Publication, excerpts: Iterable[str], first: date) -> ThemePage:
    figures = cast(dict[str, Any], publication.figures)
    return ThemePage(
        slug=theme.slug or "",
        version=publication.version,
        title=publication.title,
        synthesis=publication.synthesis,
        unsaid=publication.unsaid,
        total=figures["total"],
        threshold=publication.threshold,
        tables=tuple(_table(name, figures) for name in TABLES),
        excerpts=tuple(excerpts),
        signatures=tuple(Signature(**signature) for signature in publication.signatures),
        published_on=publication.published_on,
        first_published_on=first,
    )


def _table(name: str, figures: dict[str, Any]) -> Table:
    # Sorted again here: PostgreSQL and other JSON columns keep no promise about the order of keys.
    counts = sorted(figures.get(f"by_{name}", {}).items(), key=lambda cell: (-cell[1], cell[0]))
    cells = tuple(
        Cell(UNSAID_LABEL if code == UNSAID else context.label_of(name, code), count) for code, count in counts
    )
    return Table(name, cells, complete=name not in figures.get("left_out", []))


def _offered(name: str, offered_on: date | None, description: dict[str, object]) -> OfferedRelease:
    facts = cast(dict[str, Any], description)
    assert offered_on is not None
    return OfferedRelease(
        name=name,
        offered_on=offered_on,
        rows=facts["rows"],
        held_back=facts["held_back"],
        least=facts["least"],
        columns=tuple(facts["columns"]),
    )
