"""Gathering accepted testimonies under a theme; membership rests in each testimony's sealed notes and in no table."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from sqlalchemy import update
from sqlalchemy.orm import Session

from aqts_voice.crypto import envelopes
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.models import SealedText
from aqts_voice.models.sealed_text import SealedKind
from aqts_voice.services.members import SignedIn
from aqts_voice.services.themes import drafts
from aqts_voice.services.themes.accepted import Accepted, accepted_ids, open_accepted

PAGE = 20


@dataclass(frozen=True)
class Candidate:
    """An accepted testimony as the gathering page shows it; ``id`` is hexadecimal."""

    id: str
    text: str = field(repr=False)
    quoted: bool
    gathered: bool


@dataclass(frozen=True)
class Shelf:
    """One page of candidates; ``pages`` is at least 1 and ``found`` counts all of them, for a member's eyes only."""

    candidates: tuple[Candidate, ...]
    page: int
    pages: int
    found: int


def shelf(
    session: Session, signed_in: SignedIn, theme_id: bytes, *, page: int = 1, search: str = "", gathered: bool = False
) -> Shelf:
    """Open one page of accepted and counted testimonies.

    *search* keeps those that hold every word of it, case aside, in the memory of this request; *gathered* those already
    under the theme. Without either, only the testimonies of the page are opened.
    """
    drafts.row_of(session, theme_id)
    if not search.strip() and not gathered:
        ids = accepted_ids(session)
        page, pages = _within(page, len(ids))
        opened = open_accepted(session, signed_in, only=ids[(page - 1) * PAGE : page * PAGE])
        return Shelf(tuple(_candidate(one, theme_id) for one in opened), page, pages, len(ids))
    wanted = search.casefold().split()
    candidates = [
        _candidate(testimony, theme_id)
        for testimony in open_accepted(session, signed_in)
        if all(word in testimony.content.text.casefold() for word in wanted)
        and (not gathered or theme_id.hex() in testimony.notes.themes)
    ]
    page, pages = _within(page, len(candidates))
    return Shelf(tuple(candidates[(page - 1) * PAGE : page * PAGE]), page, pages, len(candidates))


def gather(
    session: Session, signed_in: SignedIn, theme_id: bytes, *, shown: Collection[bytes], chosen: Collection[bytes]
) -> None:
    """Put the *chosen* testimonies under the theme and take the other *shown* ones out of it.

    Testimonies that were not shown keep their place, so that a page of twenty changes those twenty only.
    """
    drafts.row_of(session, theme_id)
    name = theme_id.hex()
    for testimony in list(open_accepted(session, signed_in, only=set(shown), lock=True)):
        inside = testimony.id in chosen
        if inside != (name in testimony.notes.themes):
            _keep(session, testimony, _with(testimony.notes.themes, name, inside=inside))


def gathered(session: Session, signed_in: SignedIn, theme_id: bytes) -> tuple[Accepted, ...]:
    """Open the accepted and counted testimonies gathered under the theme."""
    name = theme_id.hex()
    return tuple(testimony for testimony in open_accepted(session, signed_in) if name in testimony.notes.themes)


def _keep(session: Session, testimony: Accepted, themes: tuple[str, ...]) -> None:
    notes = replace(testimony.notes, themes=themes)
    sealed = envelopes.seal(testimony.key, notes.to_bytes(), Bound(Purpose.NOTES, testimony.id))
    place = (SealedText.testimony_id == testimony.id, SealedText.kind == SealedKind.NOTES)
    kept = session.execute(update(SealedText).where(*place).values(sealed=sealed))
    if not kept.rowcount:  # type: ignore[attr-defined]
        session.add(SealedText(testimony_id=testimony.id, kind=SealedKind.NOTES, sealed=sealed))
        session.flush()


def _with(themes: tuple[str, ...], name: str, *, inside: bool) -> tuple[str, ...]:
    others = tuple(theme for theme in themes if theme != name)
    return tuple(sorted((*others, name))) if inside else others


def _candidate(testimony: Accepted, theme_id: bytes) -> Candidate:
    return Candidate(
        id=testimony.id.hex(),
        text=testimony.content.text,
        quoted=testimony.quoted,
        gathered=theme_id.hex() in testimony.notes.themes,
    )


def _within(page: int, found: int) -> tuple[int, int]:
    pages = max(1, -(-found // PAGE))
    return min(max(page, 1), pages), pages
