"""A researcher's acceptance of one version of the agreement."""

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import Base, Id


class Agreement(Base):
    """Who accepted which version, and on which day."""

    __tablename__ = "agreements"
    __table_args__ = (UniqueConstraint("account_id", "version"),)

    id: Mapped[Id]
    account_id: Mapped[bytes] = mapped_column(ForeignKey("accounts.id"))
    version: Mapped[str] = mapped_column(String(16))
    accepted_on: Mapped[date]
