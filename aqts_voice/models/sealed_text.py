"""What is sealed under a testimony's own key: its words and context, and the members' notes about it."""

import enum

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import BY_KEY, ID_BYTES, Base, words


class SealedKind(enum.StrEnum):
    """TESTIMONY: words and context. NOTES: codes, themes, review, everything a member adds."""

    TESTIMONY = "testimony"
    NOTES = "notes"


class SealedText(Base):
    """One row per testimony and kind; bound to the testimony's id and to the purpose of the same name."""

    __tablename__ = "sealed_texts"
    __table_args__ = (BY_KEY,)

    testimony_id: Mapped[bytes] = mapped_column(LargeBinary(ID_BYTES), primary_key=True)
    kind: Mapped[SealedKind] = mapped_column(words(SealedKind), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
