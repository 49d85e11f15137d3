"""Accepting or refusing a testimony: a new key for what is kept, and the end of the author's original."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from aqts_voice.crypto import opening
from aqts_voice.crypto.envelopes import seal, seal_key
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.keys import draw_content_key
from aqts_voice.crypto.links import LINK_BYTES, published
from aqts_voice.crypto.padding import bucket_of
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.errors import N_, Refused
from aqts_voice.models import Arrival, ArrivalKind, ContentKey, Message, TestimonyState
from aqts_voice.models.sealed_text import SealedKind
from aqts_voice.services import members, vault
from aqts_voice.services.content import Content, Notes
from aqts_voice.services.deposit.engine import Engine
from aqts_voice.services.review import questions, reading, sealed


class StillWaiting(Refused):
    """A question was asked and its answer has not come."""

    status = 409
    sentence = N_(
        "Une question attend sa réponse. Rien n’a été décidé. Attendez la réponse, ou choisissez d’abord de continuer sans elle."
    )


class Outcome(StrEnum):
    """What an acceptance led to: settled, or first of two readings."""

    SETTLED = "settled"
    NEEDS_SECOND = "needs-second"


def accept(
    session: Session,
    signed_in: members.SignedIn,
    testimony_id: bytes,
    *,
    recognisable: bool,
    today: date,
    engine: Engine | None = None,
) -> Outcome:
    """Accept a testimony, or note the first of two readings when one is not enough.

    A second reader is needed when the testimony was marked so, when this member or the first one answered that a
    colleague might recognise the event, or when what remains, with what *engine* finds in it, may fit too few people.
    Once settled, the caller empties the database's log (`Database.settle`).

    Raises:
        ClaimLost: it is not in this member's hands.
        StillWaiting: a question has no answer yet.
    """
    opened = _ready(session, signed_in, testimony_id)
    earlier = opened.notes.checklist.get("recognisable", False)
    notes = replace(opened.notes, checklist={"recognisable": recognisable or earlier})
    alone = opened.notes.first_reader in {None, signed_in.account_id.hex()}
    asked = opened.content.second_reader or recognisable or earlier
    if alone and (asked or not reading.remains(opened, engine).passes):
        sealed.keep_notes(session, opened, replace(notes, first_reader=signed_in.account_id.hex()))
        _let_go(opened, TestimonyState.WAITING)
        session.flush()
        return Outcome.NEEDS_SECOND
    content = replace(opened.content, text=opened.text)
    _settle(session, opened, content, replace(notes, draft=None), state=TestimonyState.ACCEPTED, today=today)
    return Outcome.SETTLED


def refuse(
    session: Session, signed_in: members.SignedIn, testimony_id: bytes, *, ready: str, own: str, today: date
) -> None:
    """Refuse a testimony with a kind sentence, ready (by its key) or of the member's own words, which its author reads.

    The caller empties the database's log afterwards (`Database.settle`).

    Raises:
        ClaimLost: it is not in this member's hands.
        StillWaiting: a question has no answer yet.
        QuestionEmpty: no sentence was chosen or written.
    """
    opened = _ready(session, signed_in, testimony_id)
    text = questions.chosen(questions.REFUSALS, ready, own, language=opened.content.language)
    reading.say(session, opened, opened.key, text, today=today)
    content = replace(opened.content, text=opened.text)
    _settle(session, opened, content, replace(opened.notes, draft=None), state=TestimonyState.REFUSED, today=today)


def _ready(session: Session, signed_in: members.SignedIn, testimony_id: bytes) -> sealed.Opened:
    opened = sealed.open_held(session, signed_in, testimony_id)
    if opened.testimony.state is TestimonyState.QUESTION:
        raise StillWaiting
    return opened


def _settle(
    session: Session, opened: sealed.Opened, content: Content, notes: Notes, *, state: TestimonyState, today: date
) -> None:
    """Seal everything again under a new key, given to the library and to the author, and delete the former keys."""
    testimony_id, key = opened.testimony.id, draw_content_key()
    library = vault.library_key(session, today=today)
    _seal_thread_again(session, opened, key)
    _renew_links(session, testimony_id, former=opened.key, key=key)
    plain = content.to_bytes()
    sealed.put(session, testimony_id, SealedKind.TESTIMONY, key, plain)
    sealed.put(session, testimony_id, SealedKind.NOTES, key, notes.to_bytes())
    session.execute(delete(ContentKey).where(ContentKey.testimony_id == testimony_id))
    bound = Bound(Purpose.CONTENT_KEY, testimony_id)
    for vault_key_id, public in ((library.id, library.public), (None, content.author_public)):
        session.add(
            ContentKey(testimony_id=testimony_id, vault_key_id=vault_key_id, sealed=seal_key(key, public, bound))
        )
    opened.testimony.bucket = bucket_of(len(plain))
    _let_go(opened, state)
    session.flush()


def _seal_thread_again(session: Session, opened: sealed.Opened, key: bytes) -> None:
    testimony_id = opened.testimony.id
    waiting = select(Arrival).where(Arrival.testimony_id == testimony_id, Arrival.kind == ArrivalKind.ANSWER)
    # An answer that still waits for the weekly move was sealed under the former key: it would be lost with it.
    rows = [
        *session.scalars(select(Message).where(Message.testimony_id == testimony_id)),
        *session.scalars(waiting),
    ]
    for row in rows:
        if row.sealed is None:
            continue
        bound = Bound(Purpose.MESSAGE, row.id)
        try:
            row.sealed = seal(key, opening.open_sealed(opened.key, row.sealed, bound), bound)
        except Unopenable:
            # What opens with no key we hold carries nothing any more.
            session.delete(row)


def _renew_links(session: Session, testimony_id: bytes, *, former: bytes, key: bytes) -> None:
    # A withdrawal that waits was made under the former key: what is published before it moves carries the new links.
    renewed = dict(zip(published(former).values(), published(key).values(), strict=True))
    waiting = select(Arrival).where(Arrival.testimony_id == testimony_id, Arrival.links.is_not(None))
    for arrival in session.scalars(waiting):
        brought = arrival.links or b""
        old = (brought[at : at + LINK_BYTES] for at in range(0, len(brought), LINK_BYTES))
        arrival.links = b"".join(renewed[one] for one in old if one in renewed)


def _let_go(opened: sealed.Opened, state: TestimonyState) -> None:
    opened.testimony.state = state
    opened.testimony.claimed_by = None
    opened.testimony.claimed_on = None
