"""A published excerpt of at most forty words; its tie to a testimony is a link that only the testimony's key can compute."""

from sqlalchemy import ForeignKey, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import ID_BYTES, Base, Id


class Excerpt(Base):
    """Public words with consent; a withdrawal brings the link, and the excerpt leaves."""

    __tablename__ = "excerpts"

    id: Mapped[Id]
    publication_id: Mapped[bytes] = mapped_column(ForeignKey("publications.id"), index=True)
    link: Mapped[bytes] = mapped_column(LargeBinary(ID_BYTES), index=True)
    text: Mapped[str] = mapped_column(Text)
