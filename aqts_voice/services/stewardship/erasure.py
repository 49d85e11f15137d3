"""Erasing one testimony everywhere this database holds it; what was downloaded elsewhere is out of reach."""

from collections.abc import Collection

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from aqts_voice.models import (
    Arrival,
    ContentKey,
    Excerpt,
    Message,
    Release,
    ReleaseLink,
    ReleaseState,
    SealedText,
    Testimony,
    TestimonyState,
)


def erase(session: Session, testimony_id: bytes, *, links: Collection[bytes] = ()) -> None:
    """Delete the keys, words, thread, waiting acts and excerpts of one testimony, moved or not.

    The testimony's row, if it was moved, stays as a bare id in the state ERASED, and its look-up row stays, so that a
    replay of the deposit cannot bring the words back. *links* are those of what was published from it (`crypto.links`), which
    only the author's key or a member's can compute. On SQLite the caller calls `Database.settle` after its commit.
    """
    for table in (ContentKey, SealedText, Message, Arrival):
        session.execute(delete(table).where(table.testimony_id == testimony_id))
    remove_published(session, links)
    session.execute(
        update(Testimony)
        .where(Testimony.id == testimony_id)
        .values(
            state=TestimonyState.ERASED,
            counted=False,
            quoted=False,
            shared=False,
            bucket=0,
            claimed_by=None,
            claimed_on=None,
        )
    )


def remove_published(session: Session, links: Collection[bytes]) -> None:
    """Take the excerpts that carry one of *links* off the public pages, and suspend the releases that do.

    A suspended release loses its archive and the keys to it, so that nobody downloads it any more; a new one may be
    prepared without the testimony.
    """
    if not links:
        return
    session.execute(delete(Excerpt).where(Excerpt.link.in_(links)))
    found = select(ReleaseLink.release_id).where(ReleaseLink.link.in_(links))
    for release in session.scalars(select(Release).where(Release.id.in_(found))):
        release.state = ReleaseState.SUSPENDED
        release.archive = release.sealed_key = release.reading_key = b""
        session.execute(delete(ReleaseLink).where(ReleaseLink.release_id == release.id))
