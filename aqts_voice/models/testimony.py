"""A testimony as the members' tables know it: a random id, its epoch, its state, its consents and the size of what is sealed."""

import enum
from datetime import date

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import BY_KEY, ID_BYTES, Base, Id, words


class TestimonyState(enum.StrEnum):
    """Reçu lives in the arrivals; then en attente, en lecture, question, accepté or refusé; effacé keeps the id alone."""

    WAITING = "waiting"
    READING = "reading"
    QUESTION = "question"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    ERASED = "erased"


class Testimony(Base):
    """Everything that describes the testimony itself is sealed elsewhere, under its own content key."""

    __tablename__ = "testimonies"
    __table_args__ = (BY_KEY,)

    id: Mapped[Id]
    epoch_id: Mapped[bytes] = mapped_column(LargeBinary(ID_BYTES), index=True)
    state: Mapped[TestimonyState] = mapped_column(words(TestimonyState), index=True)
    counted: Mapped[bool] = mapped_column(default=False)
    quoted: Mapped[bool] = mapped_column(default=False)
    shared: Mapped[bool] = mapped_column(default=False)
    bucket: Mapped[int]
    claimed_by: Mapped[bytes | None] = mapped_column(ForeignKey("accounts.id"))
    claimed_on: Mapped[date | None]
