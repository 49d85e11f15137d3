"""What every table shares: random identifiers, names of constraints, and rows stored by key rather than by arrival."""

import enum
import secrets
from typing import Annotated, Any

from sqlalchemy import Enum, LargeBinary, MetaData
from sqlalchemy.orm import DeclarativeBase, mapped_column

ID_BYTES = 16

# SQLite keeps ordinary rows in order of arrival (their hidden rowid). Tables that an author's act touches are stored
# by their random key instead, so that the file itself does not tell which came first.
BY_KEY = {"sqlite_with_rowid": False}


def draw_id() -> bytes:
    """Draw the 128 random bits that name a row."""
    return secrets.token_bytes(ID_BYTES)


Id = Annotated[bytes, mapped_column(LargeBinary(ID_BYTES), primary_key=True, default=draw_id)]


def words(kind: type[enum.StrEnum]) -> Enum:
    """A column type that stores the values of *kind* as short words, the same on SQLite and PostgreSQL."""
    return Enum(
        kind, native_enum=False, create_constraint=True, length=24, values_callable=_values, name=kind.__name__.lower()
    )


def _values(kind: Any) -> list[str]:
    return [member.value for member in kind]


class Base(DeclarativeBase):
    """The declarative base of every table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
