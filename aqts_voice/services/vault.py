"""The public halves of the vault keys: what anything may be sealed to; nothing here can open."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.errors import NotReady
from aqts_voice.models import VaultKey, VaultPurpose


@dataclass(frozen=True)
class PublicKey:
    """A vault key to seal to: its id (16 bytes), its public half (1,216 bytes) and its month (first day)."""

    id: bytes
    public: bytes
    month: date


def current_epoch(session: Session, *, today: date) -> PublicKey:
    """Return the epoch key of this month, or the last one made before it when none is left.

    Raises:
        NotReady: no epoch was ever opened.
    """
    return _newest(session, VaultPurpose.EPOCH, until=today)


def library_key(session: Session, *, today: date) -> PublicKey:
    """Return the key under which settled testimonies and the members' drafts rest."""
    return _newest(session, VaultPurpose.LIBRARY, until=today)


def research_key(session: Session, *, today: date) -> PublicKey:
    """Return the key under which built releases rest."""
    return _newest(session, VaultPurpose.RESEARCH, until=today)


def months(session: Session) -> dict[bytes, date]:
    """Map every epoch's id to its month."""
    rows = session.execute(select(VaultKey.id, VaultKey.month).where(VaultKey.purpose == VaultPurpose.EPOCH))
    return {row.id: row.month for row in rows}


def _newest(session: Session, purpose: VaultPurpose, *, until: date) -> PublicKey:
    query = (
        select(VaultKey)
        .where(VaultKey.purpose == purpose, VaultKey.month <= until)
        .order_by(VaultKey.month.desc())
        .limit(1)
    )
    key = session.scalars(query).first()
    if key is None:
        raise NotReady
    return PublicKey(id=key.id, public=key.public_key, month=key.month)
