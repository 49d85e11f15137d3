"""The deposit itself: sealed to the epoch and to its author, once and only once; the clear text never reaches the session."""

import enum
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from aqts_voice.crypto import author, code, envelopes, keys, padding
from aqts_voice.crypto.costs import AUTHOR_COST, Cost
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.errors import N_, Refused
from aqts_voice.models import Arrival, ArrivalKind, ContentKey, Lookup, SealedText
from aqts_voice.models.base import Base, draw_id
from aqts_voice.models.sealed_text import SealedKind
from aqts_voice.services import vault
from aqts_voice.services.content import Content
from aqts_voice.services.deposit.last_look import Kept


class NotKept(Refused):
    """The database could not keep the deposit; the same form may be sent again and gives the same code."""

    status = 503
    sentence = N_(
        "Votre témoignage n’a pas pu être enregistré. Rien n’a été gardé à moitié, et votre texte est ci-dessous. "
        "Attendez une minute, puis envoyez-le de nouveau."
    )


class Outcome(enum.Enum):
    """What became of a sending: kept now, kept already (same text), another text kept already, or withdrawn since."""

    KEPT = "kept"
    SAME = "same"
    DIFFERENT = "different"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Consents:
    """The three switches, unticked by default; what is not counted is only read."""

    counted: bool = False
    quoted: bool = False
    shared: bool = False


@dataclass(frozen=True)
class Receipt:
    """The eight words of the code, and what became of the sending."""

    words: tuple[str, ...] = field(repr=False)
    outcome: Outcome


def receive(
    session: Session,
    kept: Kept,
    *,
    bits: bytes,
    consents: Consents,
    secret: bytes,
    today: date,
    cost: Cost = AUTHOR_COST,
) -> Receipt:
    """Seal *kept* and return the code that opens it; the same *bits* never make two deposits.

    The look-up row goes first: its uniqueness in the database decides which of two sendings is the deposit, and the
    second one is compared with the first under the author's own key. The caller owns the transaction.

    Raises:
        NotReady: there is no epoch to seal to.
        NotKept: the database refused.
    """
    # Deriving comes before the first statement: on SQLite nobody else could send meanwhile.
    own = author.derive(bits, salt=author.author_salt(secret), cost=cost)
    content = Content(
        text=kept.text,
        author_public=own.public,
        context=kept.context,
        language=kept.language,
        masks=kept.masks,
        second_reader=kept.second_reader,
    )
    testimony_id = draw_id()
    try:
        # The first statement waits for its turn to write, and may be told that the wait was too long.
        epoch = vault.current_epoch(session, today=today)
        if insert_once(session, Lookup, token_hash=own.lookup, testimony_id=testimony_id):
            _keep(session, testimony_id, content, consents, epoch)
            session.flush()
            outcome = Outcome.KEPT
        else:
            outcome = _compare(session, own, content, consents)
    except SQLAlchemyError:
        raise NotKept from None
    return Receipt(code.words_of(bits), outcome)


def insert_once(session: Session, table: type[Base], **values: object) -> bool:
    """Insert a row unless one with the same key is there; say whether it was inserted.

    On PostgreSQL this waits for another transaction that inserts the same key, and sees what it decides.
    """
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    key = inspect(table).primary_key
    # The drivers count rows differently; what the statement returns is the same everywhere.
    inserted = session.execute(dialect.insert(table).values(**values).on_conflict_do_nothing().returning(*key))
    return inserted.first() is not None


def _keep(session: Session, testimony_id: bytes, content: Content, consents: Consents, epoch: vault.PublicKey) -> None:
    content_key = keys.draw_content_key()
    plain = content.to_bytes()
    bound = Bound(Purpose.CONTENT_KEY, testimony_id)
    for vault_key_id, public in ((epoch.id, epoch.public), (None, content.author_public)):
        sealed_key = envelopes.seal_key(content_key, public, bound)
        session.add(ContentKey(testimony_id=testimony_id, vault_key_id=vault_key_id, sealed=sealed_key))
    session.add(
        Arrival(
            kind=ArrivalKind.DEPOSIT,
            testimony_id=testimony_id,
            vault_key_id=epoch.id,
            bucket=padding.bucket_of(len(plain)),
            counted=consents.counted,
            quoted=consents.quoted,
            shared=consents.shared,
            sealed=envelopes.seal(content_key, plain, Bound(Purpose.TESTIMONY, testimony_id)),
        )
    )


def _compare(session: Session, own: author.AuthorKeys, content: Content, consents: Consents) -> Outcome:
    testimony_id = session.scalar(select(Lookup.testimony_id).where(Lookup.token_hash == own.lookup))
    if testimony_id is None:
        raise NotKept
    key = session.scalar(
        select(ContentKey.sealed).where(ContentKey.testimony_id == testimony_id, ContentKey.vault_key_id.is_(None))
    )
    if key is None:
        return Outcome.WITHDRAWN
    waiting = session.scalar(
        select(Arrival).where(Arrival.testimony_id == testimony_id, Arrival.kind == ArrivalKind.DEPOSIT)
    )
    moved = session.get(SealedText, (testimony_id, SealedKind.TESTIMONY))
    sealed = waiting.sealed if waiting else moved.sealed if moved else None
    if sealed is None:
        return Outcome.DIFFERENT
    try:
        plain = author.open_as_author(
            own.seed,
            key,
            sealed,
            key_bound=Bound(Purpose.CONTENT_KEY, testimony_id),
            bound=Bound(Purpose.TESTIMONY, testimony_id),
        )
    except Unopenable:
        return Outcome.DIFFERENT
    first = Consents(bool(waiting.counted), bool(waiting.quoted), bool(waiting.shared)) if waiting else consents
    same = first == consents and Content.from_bytes(plain) == content
    return Outcome.SAME if same else Outcome.DIFFERENT
