"""Accepted testimonies as a review leaves them: curated words sealed under a fresh key, the key to the library and the author."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.crypto import envelopes, keys
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.models import ContentKey, SealedText, Testimony, TestimonyState, VaultKey, VaultPurpose
from aqts_voice.models.sealed_text import SealedKind
from aqts_voice.services.content import Content, Notes


def settle(
    session: Session,
    text: str,
    *,
    month: date,
    context: Mapping[str, str] | None = None,
    language: str = "fr",
    counted: bool = True,
    quoted: bool = True,
    shared: bool = True,
    themes: Iterable[str] = (),
) -> bytes:
    """Store one accepted testimony of the epoch of *month*, which the vault must hold or is given, and return its id."""
    row, key = secrets.token_bytes(16), keys.draw_content_key()
    library = session.scalars(select(VaultKey).where(VaultKey.purpose == VaultPurpose.LIBRARY)).one()
    author = keys.public_key(keys.draw_seed())
    content = Content(text=text, author_public=author, context=dict(context or {}), language=language)
    session.add(
        Testimony(
            id=row,
            epoch_id=_epoch(session, month),
            state=TestimonyState.ACCEPTED,
            counted=counted,
            quoted=quoted,
            shared=shared,
            bucket=4,
        )
    )
    bound = Bound(Purpose.CONTENT_KEY, row)
    session.add(
        ContentKey(
            id=secrets.token_bytes(16),
            testimony_id=row,
            vault_key_id=library.id,
            sealed=envelopes.seal_key(key, library.public_key, bound),
        )
    )
    session.add(
        ContentKey(
            id=secrets.token_bytes(16),
            testimony_id=row,
            vault_key_id=None,
            sealed=envelopes.seal_key(key, author, bound),
        )
    )
    for kind, purpose, words in (
        (SealedKind.TESTIMONY, Purpose.TESTIMONY, content.to_bytes()),
        (SealedKind.NOTES, Purpose.NOTES, Notes(themes=tuple(themes)).to_bytes()),
    ):
        sealed = envelopes.seal(key, words, Bound(purpose, row))
        session.add(SealedText(testimony_id=row, kind=kind, sealed=sealed))
    session.flush()
    return row


def _epoch(session: Session, month: date) -> bytes:
    query = select(VaultKey).where(VaultKey.purpose == VaultPurpose.EPOCH, VaultKey.month == month)
    epoch = session.scalars(query).first()
    if epoch is None:
        public = keys.public_key(keys.draw_seed())
        epoch = VaultKey(id=secrets.token_bytes(16), purpose=VaultPurpose.EPOCH, month=month, public_key=public)
        session.add(epoch)
        session.flush()
    return epoch.id
