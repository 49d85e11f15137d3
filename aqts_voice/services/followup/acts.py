"""What an author may do with a code: answer, change what is allowed, withdraw; each act waits for the weekly move like a deposit."""

import enum
import json
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from aqts_voice.crypto import envelopes, forms
from aqts_voice.crypto.errors import Expired, Unopenable
from aqts_voice.crypto.links import EXCERPT, RELEASE, link, published
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.deid.traces import TextLanguage
from aqts_voice.errors import N_, Refused
from aqts_voice.models import Arrival, ArrivalKind, Message
from aqts_voice.risk.context import Context
from aqts_voice.services import stewardship
from aqts_voice.services.deposit import (
    Consents,
    Draft,
    Engine,
    FormAltered,
    FormExpired,
    Preview,
    StillIdentifies,
    preview,
)
from aqts_voice.services.deposit.last_look import FORM_LIFE
from aqts_voice.services.deposit.receive import insert_once
from aqts_voice.services.followup.entering import Visit
from aqts_voice.services.followup.reading import Opened, Return, open_own, open_question


class NoQuestion(Refused):
    """The question was answered or closed meanwhile."""

    status = 409
    sentence = N_(
        "Aucune question n’attend plus de réponse\u00a0: vous y avez déjà répondu, ou la lecture est terminée. "
        "Rien de nouveau n’a été envoyé, et votre texte est ci-dessous."
    )


class NotDone(Refused):
    """The database could not keep the act."""

    status = 503
    sentence = N_(
        "Votre demande n’a pas pu être enregistrée. Rien n’a changé, et votre témoignage est tel qu’il était. "
        "Attendez une minute, puis réessayez."
    )


class Withdrawal(enum.Enum):
    """What a withdrawal led to: erased at once, asked and done at the next weekly move."""

    ERASED = "erased"
    ASKED = "asked"


@dataclass(frozen=True)
class AnswerLook:
    """What the last page of an answer shows and carries: the kept text, its value in the form, and its tag."""

    text: str = field(repr=False)
    value: str = field(repr=False)
    tag: str = field(repr=False)


def preview_answer(
    engine: Engine,
    found: Return,
    text: str,
    hidden: tuple[str, ...],
    decisions: dict[str, str],
    *,
    page_language: TextLanguage = "fr",
    sweep: bool = False,
) -> Preview:
    """Return what would be kept of an answer, under the same rules as a deposit.

    The testimony itself counts for the hard stop, since an answer speaks of the same people; with what its author wrote
    since, it counts for the letters and for what general values tell already. No name can be marked as « ce n’est pas un
    nom » here, because an answer has no second reader of its own.
    """
    content = found.content
    written = [content.text] if content else []
    written += [said.text for said in found.thread if said.from_author]
    draft = Draft(text=text, hidden=hidden, context=Context.of(content.context if content else {}))
    return preview(
        engine,
        draft,
        decisions,
        page_language=page_language,
        sweep=sweep,
        thread="\n".join(written),
        may_unname=False,
    )


def look_at_answer(seen: Preview, found: Return, visit: Visit, *, secret: bytes, now: datetime) -> AnswerLook:
    """Return the last page of an answer.

    Raises:
        NoQuestion: no question waits for one.
        StillIdentifies: under the hard stop, something identifying remains.
    """
    if found.question is None:
        raise NoQuestion
    if seen.remains:
        raise StillIdentifies
    value = json.dumps({"question": found.question.hex(), "text": seen.text}, sort_keys=True)
    tag = forms.mac(_message(visit, value), secret=secret, now=now, purpose=Purpose.FOLLOWUP)
    return AnswerLook(text=seen.text, value=value, tag=tag)


def check_answer(value: str, tag: str, visit: Visit, *, secret: bytes, now: datetime) -> tuple[bytes, str]:
    """Return the question's id and the kept text of a last page.

    Raises:
        FormExpired: it is genuine, and over two hours old.
        FormAltered: anything in it is not what the page held, or it belongs to another testimony.
    """
    try:
        forms.verify_mac(
            tag, _message(visit, value), secret=secret, now=now, purpose=Purpose.FOLLOWUP, lifetime=FORM_LIFE
        )
    except Expired:
        raise FormExpired from None
    except Unopenable:
        raise FormAltered from None
    read = json.loads(value)
    return bytes.fromhex(read["question"]), read["text"]


def answer(session: Session, visit: Visit, question: bytes, text: str) -> None:
    """Keep one answer to *question*, sealed under the testimony's own key; sent twice, it is kept once.

    Its id is computed from the key and the question, so that a second click finds the first answer in its place.

    Raises:
        NoQuestion: this question does not wait for an answer, and none of this text was kept.
        NotDone: the database refused.
    """
    try:
        # Even the first statement may fail: it waits for its turn to write.
        opened = open_own(session, visit)
        if opened is None:
            raise NoQuestion
        row = link(opened.key, f"answer:{question.hex()}")
        sealed = envelopes.seal(opened.key, text.encode(), Bound(Purpose.MESSAGE, row))
        if session.get(Arrival, row) is not None or session.get(Message, row) is not None:
            return
        if not _awaits(session, visit, opened, question):
            raise NoQuestion
        insert_once(
            session,
            Arrival,
            id=row,
            kind=ArrivalKind.ANSWER,
            testimony_id=visit.testimony_id,
            message_id=question,
            sealed=sealed,
        )
    except SQLAlchemyError:
        raise NotDone from None


def change_consents(session: Session, visit: Visit, consents: Consents) -> bool:
    """Change the three switches; say whether it waits for the weekly move. The last change alone is kept.

    Raises:
        NotDone: the database refused.
    """
    try:
        opened = open_own(session, visit)
        if opened is None or ArrivalKind.WITHDRAWAL in opened.acts:
            return False
        deposit = opened.acts.get(ArrivalKind.DEPOSIT)
        if deposit is not None:
            deposit.counted, deposit.quoted, deposit.shared = consents.counted, consents.quoted, consents.shared
            session.flush()
            return False
        _drop_waiting(session, visit, ArrivalKind.CONSENT)
        session.add(
            Arrival(
                kind=ArrivalKind.CONSENT,
                testimony_id=visit.testimony_id,
                counted=consents.counted,
                quoted=consents.quoted,
                shared=consents.shared,
                links=_links(opened, excerpt=not consents.quoted, release=not consents.shared),
            )
        )
        session.flush()
    except SQLAlchemyError:
        raise NotDone from None
    return True


def withdraw(session: Session, visit: Visit) -> Withdrawal:
    """Erase a testimony that no member has seen, or ask for it to be erased at the next weekly move.

    The links of what was published from it go along, because only this key can compute them. On SQLite the caller calls
    `Database.settle` after its commit.

    Raises:
        NotDone: the database refused.
    """
    try:
        opened = open_own(session, visit)
        if opened is None:
            return Withdrawal.ERASED
        if opened.testimony is None:
            stewardship.erase(session, visit.testimony_id)
            return Withdrawal.ERASED
        _drop_waiting(session, visit, ArrivalKind.CONSENT, ArrivalKind.ANSWER)
        insert_once(
            session,
            Arrival,
            id=link(opened.key, "withdrawal"),
            kind=ArrivalKind.WITHDRAWAL,
            testimony_id=visit.testimony_id,
            links=_links(opened, excerpt=True, release=True),
        )
    except SQLAlchemyError:
        raise NotDone from None
    return Withdrawal.ASKED


def _links(opened: Opened, *, excerpt: bool, release: bool) -> bytes | None:
    """Return the links of what must leave, one after the other; none when nothing must."""
    wanted = {EXCERPT: excerpt, RELEASE: release}
    return b"".join(one for label, one in published(opened.key).items() if wanted[label]) or None


def _awaits(session: Session, visit: Visit, opened: Opened, question: bytes) -> bool:
    query = select(Message).where(Message.testimony_id == visit.testimony_id).order_by(Message.position)
    waiting = open_question(opened, list(session.scalars(query)))
    return waiting is not None and waiting.id == question


def _drop_waiting(session: Session, visit: Visit, *kinds: ArrivalKind) -> None:
    session.execute(delete(Arrival).where(Arrival.testimony_id == visit.testimony_id, Arrival.kind.in_(kinds)))


def _message(visit: Visit, value: str) -> bytes:
    return visit.testimony_id + value.encode("utf-8", "replace")
