"""Deposits made by hand for tests of what comes after: sealed exactly as an author's, without the web or the engine."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from aqts_voice.crypto import author, envelopes, keys
from aqts_voice.crypto.padding import bucket_of
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.models import Arrival, ArrivalKind, ContentKey, Lookup
from aqts_voice.models.base import draw_id
from aqts_voice.services import stewardship, vault
from aqts_voice.services.content import Content


@dataclass(frozen=True)
class Deposited:
    """What an author knows of a deposit, and the key under which it first rests."""

    testimony_id: bytes
    author_seed: bytes
    key: bytes

    def key_now(self, session: Session) -> bytes:
        """Open the content key as the author would today."""
        row = session.query(ContentKey).filter_by(testimony_id=self.testimony_id, vault_key_id=None).one()
        return author.open_content_key(self.author_seed, row.sealed, Bound(Purpose.CONTENT_KEY, self.testimony_id))


def deposit(
    session: Session,
    text: str,
    *,
    today: date,
    moved: bool = True,
    context: Mapping[str, str] | None = None,
    language: str = "fr",
    second_reader: bool = False,
    counted: bool = True,
    quoted: bool = True,
    shared: bool = False,
) -> Deposited:
    """Seal *text* as a deposit to the epoch of *today*; with *moved*, run the batch at once."""
    epoch = vault.current_epoch(session, today=today)
    testimony_id, seed, key = draw_id(), keys.draw_seed(), keys.draw_content_key()
    content = Content(
        text=text,
        author_public=keys.public_key(seed),
        context=dict(context or {}),
        language=language,
        masks={"PERSON": text.count("[personne")},
        second_reader=second_reader,
    )
    plain = content.to_bytes()
    session.add(Lookup(token_hash=secrets.token_bytes(32), testimony_id=testimony_id))
    for vault_key_id, public in ((epoch.id, epoch.public), (None, content.author_public)):
        sealed = envelopes.seal_key(key, public, Bound(Purpose.CONTENT_KEY, testimony_id))
        session.add(ContentKey(testimony_id=testimony_id, vault_key_id=vault_key_id, sealed=sealed))
    session.add(
        Arrival(
            kind=ArrivalKind.DEPOSIT,
            testimony_id=testimony_id,
            vault_key_id=epoch.id,
            bucket=bucket_of(len(plain)),
            counted=counted,
            quoted=quoted,
            shared=shared,
            sealed=envelopes.seal(key, plain, Bound(Purpose.TESTIMONY, testimony_id)),
        )
    )
    session.flush()
    if moved:
        stewardship.move_arrivals(session, today=today, at_once=True)
    return Deposited(testimony_id, seed, key)


def answer(session: Session, deposited: Deposited, question_id: bytes, text: str) -> bytes:
    """Seal the author's answer to a question; return its row's id, which becomes the message's."""
    row = draw_id()
    sealed = envelopes.seal(deposited.key_now(session), text.encode(), Bound(Purpose.MESSAGE, row))
    session.add(
        Arrival(
            id=row,
            kind=ArrivalKind.ANSWER,
            testimony_id=deposited.testimony_id,
            message_id=question_id,
            sealed=sealed,
        )
    )
    session.flush()
    return row
