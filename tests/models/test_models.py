"""The tables: what may rest in clear, no time finer than a day, no hidden order, and states that databases themselves enforce."""

import pytest
from sqlalchemy import Date, DateTime, LargeBinary, String, Text, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from aqts_voice.models import Base
from aqts_voice.models.base import BY_KEY, ID_BYTES, draw_id

# What an author's act touches, and every column of it: adding one asks what a seized disk would learn from it.
AUTHORS_TABLES = {
    "release_links": {"link", "release_id"},
    "arrivals": {
        "id",
        "kind",
        "testimony_id",
        "vault_key_id",
        "message_id",
        "bucket",
        "counted",
        "quoted",
        "shared",
        "sealed",
        "links",
    },
    "lookups": {"token_hash", "testimony_id"},
    "content_keys": {"id", "testimony_id", "vault_key_id", "sealed"},
    "sealed_texts": {"testimony_id", "kind", "sealed"},
    "messages": {"id", "testimony_id", "position", "from_author", "written_on", "sealed"},
    "testimonies": {"id", "epoch_id", "state", "counted", "quoted", "shared", "bucket", "claimed_by", "claimed_on"},
}


@pytest.mark.parametrize("name", AUTHORS_TABLES)
def test_tables_of_authors_hold_these_columns_and_no_other(name: str) -> None:
    assert set(Base.metadata.tables[name].columns.keys()) == AUTHORS_TABLES[name]


@pytest.mark.parametrize("name", AUTHORS_TABLES)
def test_tables_of_authors_hold_no_words_in_clear(name: str) -> None:
    # The only strings are the names of states and kinds.
    free = [
        column.name
        for column in Base.metadata.tables[name].columns
        if isinstance(column.type, String | Text) and not getattr(column.type, "enums", None)
    ]

    assert free == []


@pytest.mark.parametrize("name", AUTHORS_TABLES)
def test_tables_of_authors_are_kept_by_key(name: str) -> None:
    assert Base.metadata.tables[name].dialect_options["sqlite"]["with_rowid"] is BY_KEY["sqlite_with_rowid"]


def test_only_a_members_session_has_a_time_of_day() -> None:
    timed = {
        table.name
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, DateTime)
    }

    assert timed == {"member_sessions"}


def test_authors_rows_carry_no_day() -> None:
    # Those of testimonies and messages are the members' own days: a claim, a question.
    dated = {
        f"{name}.{column.name}"
        for name in AUTHORS_TABLES
        for column in Base.metadata.tables[name].columns
        if isinstance(column.type, Date)
    }

    assert dated == {"testimonies.claimed_on", "messages.written_on"}


def test_ids_are_128_random_bits() -> None:
    drawn = {draw_id() for _ in range(1000)}

    assert len(drawn) == 1000
    assert {len(one) for one in drawn} == {ID_BYTES} == {16}


def test_every_id_column_is_of_that_length() -> None:
    ids = [
        column
        for table in Base.metadata.tables.values()
        for column in table.primary_key
        if isinstance(column.type, LargeBinary) and column.name == "id"
    ]

    assert ids
    assert {column.type.length for column in ids} == {ID_BYTES}


def test_the_database_refuses_a_state_that_does_not_exist(session: Session) -> None:
    # Written as plain SQL: the mapped class would refuse it before the database is asked.
    statement = text(
        "INSERT INTO testimonies (id, epoch_id, state, counted, quoted, shared, bucket)"
        " VALUES (:id, :epoch_id, 'burnt', false, false, false, 4)"
    )

    with pytest.raises(IntegrityError):
        session.execute(statement, {"id": draw_id(), "epoch_id": draw_id()})
