"""The hash by which an author's code finds its testimony; its uniqueness is what makes a deposit single."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import BY_KEY, ID_BYTES, Base


class Lookup(Base):
    """One row per deposit, from its first commit until the instance ends; it stays after an erasure, so that a late replay cannot bring words back."""

    __tablename__ = "lookups"
    __table_args__ = (BY_KEY,)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    testimony_id: Mapped[bytes] = mapped_column(LargeBinary(ID_BYTES), unique=True)
