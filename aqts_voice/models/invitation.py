"""A one-time link by which a person joins; only the hash of its token rests."""

from datetime import date

from sqlalchemy import JSON, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import Base, Id


class Invitation(Base):
    """Roles offered, and the last day on which the link works."""

    __tablename__ = "invitations"

    id: Mapped[Id]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    roles: Mapped[list[str]] = mapped_column(JSON)
    expires_on: Mapped[date]
    used: Mapped[bool] = mapped_column(default=False)
