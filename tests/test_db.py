"""Databases: writers take turns without being refused, and the tables go forward, back, and match the models."""

import secrets
import statistics
import threading
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine, inspect, text

from aqts_voice import db
from aqts_voice.models import Base, Batch, ContentKey
from tests.conftest import NOW


@pytest.fixture
def empty(database_url: str, tmp_path: Path) -> db.Database:
    """A database of the same kind as the suite's, without any table."""
    if database_url.startswith("sqlite"):
        return db.Database(f"sqlite:///{tmp_path / 'empty.db'}")
    engine = create_engine(database_url, isolation_level="AUTOCOMMIT")
    name = f"{engine.url.database}_empty"
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = engine.url.set(database=name).render_as_string(hide_password=False)
    engine.dispose()
    return db.Database(url)


def test_migrations_go_forward_and_back(empty: db.Database) -> None:
    db.upgrade(empty)
    forward = set(inspect(empty.engine).get_table_names())
    db.downgrade(empty, revision="base")
    back = set(inspect(empty.engine).get_table_names())
    empty.close()

    assert forward == set(Base.metadata.tables) | {"alembic_version"}
    assert back == {"alembic_version"}


def test_migrations_give_the_tables_of_the_models(empty: db.Database) -> None:
    db.upgrade(empty)

    with empty.engine.begin() as connection:
        command.check(db._alembic(connection))
    empty.close()


def test_a_second_upgrade_changes_nothing(empty: db.Database) -> None:
    db.upgrade(empty)
    with empty.transaction() as session:
        session.add(Batch(moved_on=NOW.date()))
    db.upgrade(empty)

    with empty.transaction(writes=False) as session:
        assert session.get(Batch, NOW.date()) is not None
    empty.close()


def test_sqlite_tables_touched_by_authors_keep_no_order_of_arrival(tmp_path: Path) -> None:
    database = db.Database(f"sqlite:///{tmp_path / 'order.db'}")
    db.upgrade(database)

    with database.engine.connect() as connection:
        kept_by_key = connection.execute(
            text("SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%'")
        ).scalars()
        names = set(kept_by_key)
    database.close()

    assert {"arrivals", "lookups", "content_keys", "sealed_texts", "messages", "testimonies"} <= names


def test_an_error_in_a_block_leaves_nothing(database: db.Database) -> None:
    def fail() -> None:
        with database.transaction() as session:
            session.add(Batch(moved_on=NOW.date()))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    with database.transaction(writes=False) as session:
        assert session.get(Batch, NOW.date()) is None


def test_writers_that_read_first_wait_for_each_other(database: db.Database) -> None:
    failures: list[BaseException] = []

    def write(number: int) -> None:
        try:
            for day in range(1, 6):
                with database.transaction() as session:
                    session.get(Batch, NOW.date())
                    session.add(Batch(moved_on=NOW.date().replace(year=2000 + number, day=day)))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.transaction(writes=False) as session:
        count = session.query(Batch).count()
    assert not failures
    assert count == 30


def test_a_writer_sees_what_the_writer_before_it_kept(database: db.Database) -> None:
    first_wrote, seen = threading.Event(), []

    def follow() -> None:
        first_wrote.wait()
        with database.transaction() as session:
            seen.append(session.query(Batch).count())

    second = threading.Thread(target=follow)
    second.start()
    with database.transaction() as session:
        session.add(Batch(moved_on=NOW.date()))
        session.flush()
        first_wrote.set()
        second.join(timeout=0.5)
        waited = second.is_alive()
    second.join()

    assert waited
    assert seen == [1]


def test_a_reader_waits_for_no_writer(database: db.Database) -> None:
    with database.transaction() as writing, database.transaction(writes=False) as reading:
        writing.add(Batch(moved_on=NOW.date()))
        writing.flush()

        assert reading.query(Batch).count() == 0


def test_errors_of_the_database_never_show_parameters(database: db.Database) -> None:
    with pytest.raises(Exception) as caught, database.transaction() as session:  # noqa: PT011
        session.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "canari"})

    assert "canari" not in str(caught.value)


def test_a_rebuilt_file_forgets_the_order_of_arrival(tmp_path: Path) -> None:
    path = tmp_path / "rebuilt.db"
    database = db.Database(f"sqlite:///{path}")
    db.upgrade(database)
    blobs = [secrets.token_bytes(6000) for _ in range(80)]
    for blob in blobs:
        with database.transaction() as session:
            session.add(ContentKey(testimony_id=secrets.token_bytes(16), sealed=blob))
    database.settle()
    before = _places(path, blobs)

    rebuilt = database.rebuild()

    database.close()
    assert rebuilt
    assert abs(_correlation(before)) > 0.9, "the control: an ordinary file does tell the order"
    assert abs(_correlation(_places(path, blobs))) < 0.5


def _places(path: Path, blobs: list[bytes]) -> list[int]:
    # The end of each value lies in a page of its own, whose place tells when it was written.
    raw = path.read_bytes()
    return [raw.index(blob[-32:]) for blob in blobs]


def _correlation(places: list[int]) -> float:
    return statistics.correlation(list(range(len(places))), [sorted(places).index(place) for place in places])
