"""Fixtures that every room shares: a migrated database of each kind, settings, a movable clock, the application and signed-in members."""

import itertools
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

import config
from aqts_voice import db
from aqts_voice.crypto.costs import Cost
from aqts_voice.models import Base, Role
from aqts_voice.services import members
from tests.support import postgresql
from tests.support.pages import PageClient

# Official lists that somebody loaded on this machine change no test.
os.environ["AQTS_GAZETTEERS"] = str(Path(__file__).parent / "no-gazetteers")
TINY = Cost(memory_kib=64, passes=1)
NOW = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
KINDS = ["sqlite", "postgresql"] if os.environ.get("CI") or postgresql.binaries() else ["sqlite"]
PASSPHRASE = "abeille abeille abeille abeille abeille abeille abeille"
NAMES = itertools.count(1)


class MovableClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime:
        return self.time

    def forward(self, step: timedelta) -> None:
        self.time += step


@dataclass(frozen=True)
class Person:
    """A member of the fictional instance of a test: the signed-in account and what is needed to sign in again."""

    signed_in: members.SignedIn
    name: str
    cookie: str


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with postgresql.cluster() as address:
        yield address


def pytest_report_header() -> str:
    return f"databases: {', '.join(KINDS)}" + ("" if len(KINDS) > 1 else " alone, since PostgreSQL is not installed")


@pytest.fixture(scope="session", params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'voix.db'}"
    address = request.getfixturevalue("server")
    name = f"voix_{next(NAMES)}"
    engine = create_engine(f"{address}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"{address}/{name}"


@pytest.fixture(scope="session")
def migrated(database_url: str) -> Iterator[db.Database]:
    database = db.Database(database_url)
    db.upgrade(database)
    yield database
    database.close()


@pytest.fixture
def database(migrated: db.Database) -> Iterator[db.Database]:
    """A migrated database, emptied after each test."""
    yield migrated
    with migrated.engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())


@pytest.fixture
def session(database: db.Database) -> Iterator[Session]:
    with database.session(writes=True) as session:
        yield session
        session.rollback()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def settings(database: db.Database) -> config.Settings:
    return config.Settings(
        database_url=database.url.render_as_string(hide_password=False),
        secret=bytes(range(32)),
        session_secret=bytes(range(32, 64)),
        public_url="https://localhost",
        author_memory_kib=TINY.memory_kib,
        author_passes=TINY.passes,
        member_memory_kib=TINY.memory_kib,
        member_passes=TINY.passes,
    )


@pytest.fixture
def app(settings: config.Settings, clock: MovableClock) -> Iterator[Flask]:
    from app import create_app

    application = create_app(settings, clock=clock)
    application.test_client_class = PageClient
    yield application
    application.extensions["voix"].database.close()


@pytest.fixture
def client(app: Flask) -> PageClient:
    client = app.test_client()
    assert isinstance(client, PageClient)
    return client


def enrol(session: Session, *, token: str, name: str, steward: members.SignedIn | None) -> Person:
    """Join with *token* and, when there is a steward to do it, be granted keys; then sign in."""
    joined = members.join(
        session,
        token,
        words=PASSPHRASE,
        sign_in_name=name,
        display_name=f"{name.capitalize()} Fictive",
        standing="retraitée du réseau",
        today=NOW.date(),
        cost=TINY,
    )
    if steward is not None:
        words = members.fingerprint(session, joined.account_id)
        members.grant_access(session, steward, joined.account_id, compared=words)
    signed_in, cookie = members.sign_in(session, name, PASSPHRASE, now=NOW, cost=TINY)
    return Person(signed_in=signed_in, name=name, cookie=cookie)


@pytest.fixture
def people(database: db.Database) -> dict[str, Person]:
    """A steward, two readers who may publish, and a researcher, all with their keys, committed."""
    everything = (Role.READER, Role.CODER, Role.PUBLISHER)
    with database.transaction() as session:
        first = enrol(session, token=members.first_invitation(session, today=NOW.date()), name="odile", steward=None)
        found = {"steward": first}
        for key, name, roles in (
            ("reader", "raymonde", everything),
            ("second", "germain", everything),
            ("researcher", "amina", (Role.RESEARCHER,)),
        ):
            token = members.invite(session, roles=roles, today=NOW.date())
            found[key] = enrol(session, token=token, name=name, steward=first.signed_in)
    return found


@pytest.fixture
def steward(people: dict[str, Person]) -> members.SignedIn:
    return people["steward"].signed_in


@pytest.fixture
def reader(people: dict[str, Person]) -> members.SignedIn:
    return people["reader"].signed_in


@pytest.fixture
def second(people: dict[str, Person]) -> members.SignedIn:
    return people["second"].signed_in


@pytest.fixture
def researcher(people: dict[str, Person]) -> members.SignedIn:
    return people["researcher"].signed_in
