"""Opening one claimed testimony with the member's keys, and sealing the members' notes again; never hands out a key."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.crypto import opening
from aqts_voice.crypto.envelopes import seal
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.errors import N_, Conflict, NotAllowed, NotFound
from aqts_voice.models import ContentKey, Message, SealedText, Testimony, TestimonyState
from aqts_voice.models.sealed_text import SealedKind
from aqts_voice.services import members
from aqts_voice.services.content import Content, Notes

MINE = frozenset({TestimonyState.READING, TestimonyState.QUESTION})


class ClaimLost(Conflict):
    """The testimony is not, or is no more, in this member's hands."""

    sentence = N_(
        "Ce témoignage n’est plus entre vos mains\u00a0: il a été remis dans la file, réglé, ou retiré par la personne qui l’a écrit. "
        "Rien de nouveau n’a été enregistré. Revenez à la file pour continuer."
    )


@dataclass(frozen=True)
class Line:
    """One message of the thread; ``written_on`` is None for the author's, and ``text`` when it cannot be opened any more."""

    position: int
    from_author: bool
    written_on: date | None
    text: str | None = field(repr=False)


@dataclass(frozen=True)
class Opened:
    """A testimony in the memory of one request."""

    testimony: Testimony = field(repr=False)
    key: bytes = field(repr=False)
    content: Content = field(repr=False)
    notes: Notes = field(repr=False)

    @property
    def text(self) -> str:
        """The text with the masks that members added so far."""
        return self.content.text if self.notes.draft is None else self.notes.draft


def held(session: Session, signed_in: members.SignedIn, testimony_id: bytes) -> Testimony:
    """Return the row of a testimony that this member has claimed, kept from any other writer until the end.

    Raises:
        NotFound: there is no such testimony.
        ClaimLost: it is not in this member's hands.
    """
    testimony = session.scalars(
        select(Testimony)
        .where(Testimony.id == testimony_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if testimony is None:
        raise NotFound
    if testimony.claimed_by != signed_in.account_id or testimony.state not in MINE:
        raise ClaimLost
    return testimony


def open_held(session: Session, signed_in: members.SignedIn, testimony_id: bytes) -> Opened:
    """Open a testimony that this member has claimed.

    Raises:
        NotFound: there is no such testimony.
        ClaimLost: it is not in this member's hands.
        NotAllowed: its key was not granted to this member.
        Unopenable: what is stored is not what was sealed.
    """
    testimony = held(session, signed_in, testimony_id)
    key = content_key(session, signed_in, testimony, seeds={})
    words = session.get(SealedText, (testimony_id, SealedKind.TESTIMONY))
    if words is None:
        raise NotFound
    content = Content.from_bytes(opening.open_sealed(key, words.sealed, Bound(Purpose.TESTIMONY, testimony_id)))
    return Opened(testimony, key, content, notes_under(session, key, testimony_id))


def content_key(
    session: Session, signed_in: members.SignedIn, testimony: Testimony, *, seeds: dict[bytes, bytes]
) -> bytes:
    """Open the content key of a testimony that waits, with the seed of its epoch; *seeds* keeps those opened before.

    Raises:
        NotAllowed: the key of this epoch was not granted to this member.
    """
    query = select(ContentKey).where(
        ContentKey.testimony_id == testimony.id, ContentKey.vault_key_id == testimony.epoch_id
    )
    row = session.scalars(query).first()
    if row is None:
        raise NotAllowed
    if testimony.epoch_id not in seeds:
        seeds[testimony.epoch_id] = members.vault_seed(session, signed_in, testimony.epoch_id)
    return opening.open_key(seeds[testimony.epoch_id], row.sealed, Bound(Purpose.CONTENT_KEY, testimony.id))


def notes_under(session: Session, key: bytes, testimony_id: bytes) -> Notes:
    """Open the members' notes of a testimony; fresh ones when nobody has written any."""
    row = session.get(SealedText, (testimony_id, SealedKind.NOTES))
    if row is None:
        return Notes()
    return Notes.from_bytes(opening.open_sealed(key, row.sealed, Bound(Purpose.NOTES, testimony_id)))


def keep_notes(session: Session, opened: Opened, notes: Notes) -> None:
    """Seal *notes* in place of the former ones, under the same key."""
    put(session, opened.testimony.id, SealedKind.NOTES, opened.key, notes.to_bytes())


def put(session: Session, testimony_id: bytes, kind: SealedKind, key: bytes, plain: bytes) -> None:
    """Seal *plain* as the one row of its kind for this testimony."""
    sealed = seal(key, plain, Bound(Purpose(kind.value), testimony_id))
    row = session.get(SealedText, (testimony_id, kind))
    if row is None:
        session.add(SealedText(testimony_id=testimony_id, kind=kind, sealed=sealed))
    else:
        row.sealed = sealed
    session.flush()


def thread(session: Session, opened: Opened) -> tuple[Line, ...]:
    """Open the messages of a testimony, in order."""
    rows = session.scalars(
        select(Message).where(Message.testimony_id == opened.testimony.id).order_by(Message.position)
    )
    return tuple(Line(row.position, row.from_author, row.written_on, _words_of(row, opened.key)) for row in rows)


def _words_of(row: Message, key: bytes) -> str | None:
    try:
        return opening.open_sealed(key, row.sealed, Bound(Purpose.MESSAGE, row.id)).decode("utf-8")
    except Unopenable:
        # A damaged message must not hide the others.
        return None
