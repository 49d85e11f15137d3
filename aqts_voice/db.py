"""Engines and sessions for SQLite and PostgreSQL; knows the tables' base and nothing of what they hold."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.orm import Session, sessionmaker

WRITES = "voix_writes"
MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


# How long a writer waits for its turn, in seconds.
PATIENCE = 30
# Any number does, as long as every process of the instance takes the same one.
WRITE_LOCK = 2022_06
SETTLE_TRIES = 20
SETTLE_PAUSE = 0.25


class Database:
    """One engine and the sessions it gives; a session is one transaction, committed by whoever opened it."""

    def __init__(self, url: str) -> None:
        self.url: URL = make_url(url)
        self.engine: Engine = _engine(self.url)
        self._sessions = {
            writes: sessionmaker(self.engine.execution_options(**{WRITES: writes}), expire_on_commit=False)
            for writes in (True, False)
        }

    def session(self, *, writes: bool) -> Session:
        """Open a session; with *writes*, the write lock is taken at the first statement, so that one writes at a time.

        A deferred SQLite transaction that first reads and then writes may be refused without waiting when another
        process wrote in between, which would lose a deposit that only had to wait its turn. On PostgreSQL two writers
        side by side could cross: a text accepted, and sealed anew, while its author answers under the former key; an
        excerpt published while its testimony is erased. Nothing is taken before the first statement, so that what is
        slow and needs no database comes first.
        """
        return self._sessions[writes]()

    @contextmanager
    def transaction(self, *, writes: bool = True) -> Iterator[Session]:
        """Open a session, commit it when the block ends, roll it back when the block raises."""
        with self.session(writes=writes) as session:
            yield session
            session.commit()

    def settle(self) -> bool:
        """Empty the write-ahead log of SQLite, where deleted rows would otherwise be read for a while; call it after a commit that erased.

        False when readers kept the log in use the whole time: nothing is lost, and a later call empties it.
        """
        if self.url.get_backend_name() != "sqlite":
            return True
        for _ in range(SETTLE_TRIES):
            if not self._outside("PRAGMA wal_checkpoint(TRUNCATE)")[0]:
                return True
            time.sleep(SETTLE_PAUSE)
        return False

    def rebuild(self) -> bool:
        """Write a SQLite file anew, in the order of the keys: pages otherwise keep a trace of what came first.

        False when others kept the file in use the whole time; a later call does it.
        """
        if self.url.get_backend_name() != "sqlite":
            return True
        try:
            self._outside("VACUUM")
        except sqlite3.OperationalError:
            return False
        return self.settle()

    def _outside(self, statement: str) -> tuple[int, ...]:
        connection = self.engine.raw_connection()
        try:
            return connection.cursor().execute(statement).fetchone() or (0,)
        finally:
            connection.close()

    def close(self) -> None:
        """Close every pooled connection."""
        self.engine.dispose()


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return _postgresql_engine(url)
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql_engine(url: URL) -> Engine:
    patience = {"options": f"-c lock_timeout={PATIENCE}s"}
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=patience)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver must not open transactions by itself: `_begin_sqlite` decides which kind.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "temp_store=MEMORY"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES, True):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})")


def upgrade(database: Database, *, revision: str = "head") -> None:
    """Bring the tables of *database* to *revision*, in one transaction."""
    with database.engine.begin() as connection:
        command.upgrade(_alembic(connection), revision)


def downgrade(database: Database, *, revision: str) -> None:
    """Take the tables of *database* back to *revision*, in one transaction."""
    with database.engine.begin() as connection:
        command.downgrade(_alembic(connection), revision)


def _alembic(connection: Connection) -> Config:
    settings = Config(attributes={"connection": connection})
    settings.set_main_option("script_location", str(MIGRATIONS))
    return settings
