"""A key pair of the instance: one per epoch, one for the library, one for research; only the public half rests in clear."""

import enum
from datetime import date

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import Base, Id, words


class VaultPurpose(enum.StrEnum):
    """What a vault key opens."""

    EPOCH = "epoch"
    LIBRARY = "library"
    RESEARCH = "research"


class VaultKey(Base):
    """Public half of a vault key; ``month`` is the first day of an epoch's month, or of the month the key was made."""

    __tablename__ = "vault_keys"
    __table_args__ = (UniqueConstraint("purpose", "month"),)

    id: Mapped[Id]
    purpose: Mapped[VaultPurpose] = mapped_column(words(VaultPurpose))
    month: Mapped[date]
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
