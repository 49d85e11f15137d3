"""A dataset for researchers: the built archive rests sealed, its key sealed to the research key."""

import enum
from datetime import date

from sqlalchemy import JSON, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import BY_KEY, ID_BYTES, Base, Id, words


class ReleaseState(enum.StrEnum):
    """Préparée, offerte, suspendue."""

    PREPARED = "prepared"
    OFFERED = "offered"
    SUSPENDED = "suspended"


class Release(Base):
    """``archive`` is sealed under its own key with purpose RELEASE and this row's id.

    ``sealed_key`` goes to ``research_key_id``, for researchers; ``reading_key`` to ``library_key_id``, so that whoever
    approves can read what they approve.

    ``description`` holds public facts only: number of rows rounded down to 5, columns, k reached, rows held back rounded down to 5.
    """

    __tablename__ = "releases"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(80), unique=True)
    state: Mapped[ReleaseState] = mapped_column(words(ReleaseState))
    prepared_by: Mapped[bytes] = mapped_column(ForeignKey("accounts.id"))
    approved_by: Mapped[bytes | None] = mapped_column(ForeignKey("accounts.id"))
    prepared_on: Mapped[date]
    offered_on: Mapped[date | None]
    research_key_id: Mapped[bytes] = mapped_column(ForeignKey("vault_keys.id"))
    sealed_key: Mapped[bytes] = mapped_column(LargeBinary)
    library_key_id: Mapped[bytes] = mapped_column(ForeignKey("vault_keys.id"))
    reading_key: Mapped[bytes] = mapped_column(LargeBinary)
    archive: Mapped[bytes] = mapped_column(LargeBinary)
    description: Mapped[dict[str, object]] = mapped_column(JSON)


class ReleaseLink(Base):
    """That a testimony was among a release's sources, told only to whoever brings its link (`crypto.links`)."""

    __tablename__ = "release_links"
    __table_args__ = (BY_KEY,)

    link: Mapped[bytes] = mapped_column(LargeBinary(ID_BYTES), primary_key=True)
    release_id: Mapped[bytes] = mapped_column(ForeignKey("releases.id"), primary_key=True)
