"""The reading queue: who holds which testimony, offered in shuffled order, never by arrival; nobody sees the list itself."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from aqts_voice.crypto.errors import Unopenable
from aqts_voice.errors import NotAllowed
from aqts_voice.models import Testimony, TestimonyState
from aqts_voice.services import members
from aqts_voice.services.review import sealed

Shuffle = Callable[[list[bytes]], None]
RANDOM_ORDER: Shuffle = secrets.SystemRandom().shuffle


@dataclass(frozen=True)
class Held:
    """A testimony in this member's hands: its id, whether its author's answer is awaited, and since which day."""

    id: bytes
    question: bool
    since: date | None


def waiting(session: Session) -> int:
    """Count the testimonies that nobody holds and that are not settled."""
    query = select(func.count()).select_from(Testimony).where(Testimony.state == TestimonyState.WAITING)
    return session.scalar(query) or 0


def mine(session: Session, signed_in: members.SignedIn) -> tuple[Held, ...]:
    """List what this member holds, what can be read now first."""
    rows = session.scalars(
        select(Testimony).where(
            Testimony.claimed_by == signed_in.account_id, Testimony.state.in_([state.value for state in sealed.MINE])
        )
    )
    found = (Held(row.id, row.state is TestimonyState.QUESTION, row.claimed_on) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.question, one.since or date.max, one.id)))


def claim(
    session: Session, signed_in: members.SignedIn, *, today: date, shuffle: Shuffle = RANDOM_ORDER
) -> bytes | None:
    """Take the next testimony that this member may read and return its id, or None when none is left.

    A member who is already reading one gets that one again. Those the member declined, or read first, are never
    offered, nor those whose epoch was not granted. Two members at once never take the same.
    """
    for one in mine(session, signed_in):
        if not one.question:
            return one.id
    query = select(Testimony).where(Testimony.state == TestimonyState.WAITING)
    by_id = {testimony.id: testimony for testimony in session.scalars(query)}
    order = sorted(by_id)
    shuffle(order)
    seeds: dict[bytes, bytes] = {}
    for testimony_id in order:
        if _may_read(session, signed_in, by_id[testimony_id], seeds) and _take(
            session, signed_in, testimony_id, today=today
        ):
            return testimony_id
    return None


def release_claim(session: Session, signed_in: members.SignedIn, testimony_id: bytes) -> None:
    """Put a testimony back in the queue without a reason; what was masked so far stays.

    Raises:
        ClaimLost: it is not in this member's hands.
    """
    _put_back(session, sealed.held(session, signed_in, testimony_id))


def recuse(session: Session, signed_in: members.SignedIn, testimony_id: bytes) -> None:
    """Put a testimony back and never offer it to this member again; the declaration rests sealed in its notes.

    Raises:
        ClaimLost: it is not in this member's hands.
    """
    opened = sealed.open_held(session, signed_in, testimony_id)
    declined = {*opened.notes.declined, signed_in.account_id.hex()}
    sealed.keep_notes(session, opened, replace(opened.notes, declined=tuple(sorted(declined))))
    _put_back(session, opened.testimony)


def _may_read(session: Session, signed_in: members.SignedIn, testimony: Testimony, seeds: dict[bytes, bytes]) -> bool:
    try:
        key = sealed.content_key(session, signed_in, testimony, seeds=seeds)
        notes = sealed.notes_under(session, key, testimony.id)
    except (NotAllowed, Unopenable):
        return False
    return signed_in.account_id.hex() not in {*notes.declined, notes.first_reader}


def _take(session: Session, signed_in: members.SignedIn, testimony_id: bytes, *, today: date) -> bool:
    taken = session.execute(
        update(Testimony)
        .where(Testimony.id == testimony_id, Testimony.state == TestimonyState.WAITING)
        .values(state=TestimonyState.READING, claimed_by=signed_in.account_id, claimed_on=today)
    )
    return bool(taken.rowcount == 1)  # type: ignore[attr-defined]


def _put_back(session: Session, testimony: Testimony) -> None:
    testimony.state = TestimonyState.WAITING
    testimony.claimed_by = None
    testimony.claimed_on = None
    session.flush()
