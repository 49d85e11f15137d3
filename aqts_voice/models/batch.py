"""The days on which arrivals moved to the members' tables."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import Base


class Batch(Base):
    """One row per day a batch moved; how many it moved is not kept."""

    __tablename__ = "batches"

    moved_on: Mapped[date] = mapped_column(primary_key=True)
