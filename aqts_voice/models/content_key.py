"""The key store: each testimony's content key, sealed to a vault key or to its author; erasing these rows erases the words."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import BY_KEY, ID_BYTES, Base, Id


class ContentKey(Base):
    """``vault_key_id`` is the recipient, or none when the key is sealed to the author.

    Sealed by HPKE with purpose CONTENT_KEY and the testimony's id. No foreign key leaves this table, because the store
    is meant to live in a file, or under a role, of its own.
    """

    __tablename__ = "content_keys"
    __table_args__ = (BY_KEY,)

    id: Mapped[Id]
    testimony_id: Mapped[bytes] = mapped_column(LargeBinary(ID_BYTES), index=True)
    vault_key_id: Mapped[bytes | None] = mapped_column(LargeBinary(ID_BYTES))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
