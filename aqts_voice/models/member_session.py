"""A signed-in session: the account's opened seed, encrypted under a key that only the cookie holds."""

from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import Base, Id


class MemberSession(Base):
    """Ends after the idle time or the absolute one, whichever comes first; never backed up."""

    __tablename__ = "member_sessions"

    id: Mapped[Id]
    account_id: Mapped[bytes] = mapped_column(ForeignKey("accounts.id"))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    idle_until: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ends_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
