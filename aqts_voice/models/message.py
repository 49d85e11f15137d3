"""A message of the thread between a member and an author, sealed under the testimony's key."""

from datetime import date

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import BY_KEY, ID_BYTES, Base, Id


class Message(Base):
    """A member's message carries its day; an author's carries none. Bound to its own row's id, purpose MESSAGE.

    ``position`` counts from 1 within one thread, since an author's message has no date to sort by.
    """

    __tablename__ = "messages"
    __table_args__ = (BY_KEY,)

    id: Mapped[Id]
    testimony_id: Mapped[bytes] = mapped_column(LargeBinary(ID_BYTES), index=True)
    position: Mapped[int]
    from_author: Mapped[bool]
    written_on: Mapped[date | None]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
