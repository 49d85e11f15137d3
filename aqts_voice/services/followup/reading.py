"""What an author finds again with a code: the testimony as it is kept, where it stands, and the thread; opened with the author's key alone."""

import enum
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.crypto import author
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.errors import NotFound
from aqts_voice.models import Arrival, ArrivalKind, ContentKey, Message, SealedText, Testimony, TestimonyState
from aqts_voice.models.sealed_text import SealedKind
from aqts_voice.services.content import Content
from aqts_voice.services.deposit import Consents
from aqts_voice.services.followup.entering import Visit

UNSETTLED = frozenset({TestimonyState.WAITING, TestimonyState.READING, TestimonyState.QUESTION})


class Status(enum.Enum):
    """Where a testimony stands, in the words that the page says."""

    RECEIVED = "received"
    WAITING = "waiting"
    READING = "reading"
    QUESTION = "question"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWING = "withdrawing"
    ERASED = "erased"


@dataclass(frozen=True)
class Said:
    """One message of the thread; an author's carries no day, and one that still waits for the weekly move is ``waiting``."""

    text: str = field(repr=False)
    from_author: bool
    on: date | None
    waiting: bool = False


@dataclass(frozen=True)
class Return:
    """All that the page of one testimony shows. ``question`` is the id of the message that waits for an answer, if any."""

    status: Status
    content: Content | None = field(default=None, repr=False)
    thread: tuple[Said, ...] = field(default=(), repr=False)
    question: bytes | None = None
    consents: Consents = field(default_factory=Consents)

    @property
    def settled(self) -> bool:
        """Whether members accepted it, so that something of it may be public."""
        return self.status is Status.ACCEPTED


@dataclass(frozen=True)
class Opened:
    """A testimony's content key (32 bytes) and its waiting acts, in the memory of one request."""

    key: bytes = field(repr=False)
    testimony: Testimony | None = field(repr=False)
    acts: dict[ArrivalKind, Arrival] = field(repr=False)


def open_own(session: Session, visit: Visit) -> Opened | None:
    """Open the content key of the author's testimony; None once it is erased."""
    query = select(ContentKey.sealed).where(
        ContentKey.testimony_id == visit.testimony_id, ContentKey.vault_key_id.is_(None)
    )
    sealed = session.scalar(query)
    if sealed is None:
        return None
    try:
        key = author.open_content_key(visit.seed, sealed, Bound(Purpose.CONTENT_KEY, visit.testimony_id))
    except Unopenable:
        raise NotFound from None
    acts = session.scalars(select(Arrival).where(Arrival.testimony_id == visit.testimony_id))
    return Opened(key=key, testimony=session.get(Testimony, visit.testimony_id), acts={act.kind: act for act in acts})


def read(session: Session, visit: Visit) -> Return:
    """Return what the author's page shows; reading writes nothing.

    Raises:
        NotFound: what is stored does not open with this code, which never happens to what was deposited here.
    """
    opened = open_own(session, visit)
    if opened is None:
        return Return(Status.ERASED)
    messages = _messages(session, visit)
    question = open_question(opened, messages)
    return Return(
        status=_status(opened, answered=bool(messages) and question is None),
        content=_content(session, visit, opened),
        thread=tuple(_thread(session, visit, opened, messages)),
        question=question.id if question else None,
        consents=_consents(opened),
    )


def open_question(opened: Opened, messages: list[Message]) -> Message | None:
    """Return the member's message that waits for an answer, if any."""
    if opened.testimony is None or opened.testimony.state not in UNSETTLED or not messages:
        return None
    waiting = opened.acts.keys() & {ArrivalKind.ANSWER, ArrivalKind.WITHDRAWAL}
    return None if waiting or messages[-1].from_author else messages[-1]


def _status(opened: Opened, *, answered: bool) -> Status:
    if ArrivalKind.WITHDRAWAL in opened.acts:
        return Status.WITHDRAWING
    if opened.testimony is None:
        return Status.RECEIVED
    if opened.testimony.state in UNSETTLED and answered:
        return Status.ANSWERED
    return Status(opened.testimony.state.value)


def _content(session: Session, visit: Visit, opened: Opened) -> Content | None:
    deposit = opened.acts.get(ArrivalKind.DEPOSIT)
    row = session.get(SealedText, (visit.testimony_id, SealedKind.TESTIMONY))
    sealed = deposit.sealed if deposit else row.sealed if row else None
    if sealed is None:
        return None
    plain = _open(session, visit, sealed, Bound(Purpose.TESTIMONY, visit.testimony_id))
    return Content.from_bytes(plain) if plain is not None else None


def _messages(session: Session, visit: Visit) -> list[Message]:
    query = select(Message).where(Message.testimony_id == visit.testimony_id).order_by(Message.position)
    return list(session.scalars(query))


def _thread(session: Session, visit: Visit, opened: Opened, messages: list[Message]) -> list[Said]:
    said = []
    for message in messages:
        plain = _open(session, visit, message.sealed, Bound(Purpose.MESSAGE, message.id))
        # A damaged message must not hide the others.
        if plain is not None:
            said.append(Said(plain.decode("utf-8"), message.from_author, message.written_on))
    answer = opened.acts.get(ArrivalKind.ANSWER)
    if answer is not None and answer.sealed is not None:
        plain = _open(session, visit, answer.sealed, Bound(Purpose.MESSAGE, answer.id))
        if plain is not None:
            said.append(Said(plain.decode("utf-8"), from_author=True, on=None, waiting=True))
    return said


def _open(session: Session, visit: Visit, sealed: bytes, bound: Bound) -> bytes | None:
    key = session.scalar(
        select(ContentKey.sealed).where(
            ContentKey.testimony_id == visit.testimony_id, ContentKey.vault_key_id.is_(None)
        )
    )
    if key is None:
        return None
    key_bound = Bound(Purpose.CONTENT_KEY, visit.testimony_id)
    try:
        return author.open_as_author(visit.seed, key, sealed, key_bound=key_bound, bound=bound)
    except Unopenable:
        return None


def _consents(opened: Opened) -> Consents:
    for kind in (ArrivalKind.CONSENT, ArrivalKind.DEPOSIT):
        act = opened.acts.get(kind)
        if act is not None:
            return Consents(bool(act.counted), bool(act.quoted), bool(act.shared))
    row = opened.testimony
    return Consents(row.counted, row.quoted, row.shared) if row else Consents()
