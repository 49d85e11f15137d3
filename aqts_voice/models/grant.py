"""The private seed of a vault key, sealed to one account."""

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import Base, Id


class Grant(Base):
    """One row per account and vault key; sealed by HPKE with purpose GRANT and this row's id."""

    __tablename__ = "grants"
    __table_args__ = (UniqueConstraint("vault_key_id", "account_id"),)

    id: Mapped[Id]
    vault_key_id: Mapped[bytes] = mapped_column(ForeignKey("vault_keys.id"))
    account_id: Mapped[bytes] = mapped_column(ForeignKey("accounts.id"))
    sealed_seed: Mapped[bytes] = mapped_column(LargeBinary)
