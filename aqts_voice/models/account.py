"""A person who signs in: amplifying member, steward or researcher; never an author."""

import enum
from datetime import date

from sqlalchemy import JSON, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import Base, Id, words


class Role(enum.StrEnum):
    """What an account may do; one account may hold several, a researcher holds only that one."""

    READER = "reader"
    CODER = "coder"
    PUBLISHER = "publisher"
    STEWARD = "steward"
    RESEARCHER = "researcher"


class AccountState(enum.StrEnum):
    """Where an account stands; a pending one has keys of its own but was granted none yet."""

    PENDING = "pending"
    ACTIVE = "active"
    REMOVED = "removed"


class Account(Base):
    """Name, roles and keys of one person; the private seed rests only wrapped by the passphrase."""

    __tablename__ = "accounts"

    id: Mapped[Id]
    sign_in_name: Mapped[str] = mapped_column(String(64), unique=True)
    display_name: Mapped[str] = mapped_column(String(120))
    standing: Mapped[str] = mapped_column(String(200), default="")
    roles: Mapped[list[str]] = mapped_column(JSON)
    state: Mapped[AccountState] = mapped_column(words(AccountState))
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    wrapped_seed: Mapped[bytes] = mapped_column(LargeBinary)
    joined_on: Mapped[date]
    failures: Mapped[int] = mapped_column(default=0)
