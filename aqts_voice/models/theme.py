"""A theme: its sealed draft, and what was published of it, in clear because it is public."""

import enum
from datetime import date

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import Base, Id, words


class ThemeState(enum.StrEnum):
    """Brouillon, relecture, publié, retiré."""

    DRAFT = "draft"
    PROOF = "proof"
    PUBLISHED = "published"
    RETRACTED = "retracted"


class Theme(Base):
    """The draft (title, synthesis, chosen excerpts, what cannot be said) is sealed under the library key, purpose SYNTHESIS, this row's id.

    ``draft_key`` is the draft's content key sealed to the library key ``library_key_id``. ``revision`` counts saves, so that two members never overwrite each other.
    """

    __tablename__ = "themes"

    id: Mapped[Id]
    state: Mapped[ThemeState] = mapped_column(words(ThemeState))
    slug: Mapped[str | None] = mapped_column(String(80), unique=True)
    library_key_id: Mapped[bytes] = mapped_column(ForeignKey("vault_keys.id"))
    draft_key: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_draft: Mapped[bytes] = mapped_column(LargeBinary)
    revision: Mapped[int] = mapped_column(default=1)
    submitted_by: Mapped[bytes | None] = mapped_column(ForeignKey("accounts.id"))
    opened_on: Mapped[date]


class Publication(Base):
    """One published version of a theme: public words and rounded numbers only.

    ``figures`` is ``{"total": int, "by_region": {label: int}, …}``, every number already rounded down to 5 and above its threshold.
    ``signatures`` is ``[{"name", "standing"}]``.
    """

    __tablename__ = "publications"

    id: Mapped[Id]
    theme_id: Mapped[bytes] = mapped_column(ForeignKey("themes.id"), index=True)
    version: Mapped[int]
    title: Mapped[str] = mapped_column(String(160))
    synthesis: Mapped[str] = mapped_column(Text)
    unsaid: Mapped[str] = mapped_column(Text)
    figures: Mapped[dict[str, object]] = mapped_column(JSON)
    threshold: Mapped[int]
    signatures: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    published_on: Mapped[date]
