"""One transaction per request: kept once the page is made, dropped on any refusal or failure."""

from datetime import date
from functools import partial

import pytest
from flask import Flask, abort
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aqts_voice import db
from aqts_voice.errors import Conflict
from aqts_voice.models import Batch
from aqts_voice.web.house import reads_only, transaction
from tests.support.pages import PageClient
from tests.support.sound import SOUND, Add


def write() -> str:
    transaction().add(new_row())
    transaction().flush()
    return SOUND


def new_row() -> Batch:
    return Batch(moved_on=date(2026, 11, 16))


def rows(database: db.Database) -> int:
    with database.session(writes=False) as session:
        return session.scalar(select(func.count()).select_from(Batch)) or 0


def test_keeps_what_a_page_wrote(visitor: PageClient, add: Add, database: db.Database) -> None:
    add("library", "/ecrire", write, methods=("POST",))

    visitor.post("/ecrire")

    assert rows(database) == 1


def refuse() -> str:
    write()
    raise Conflict


def fail() -> str:
    write()
    raise RuntimeError


def leave() -> str:
    write()
    abort(404)


@pytest.mark.parametrize(("view", "status"), [(refuse, 409), (fail, 500), (leave, 404)])
def test_keeps_nothing_of_a_request_that_ends_badly(
    visitor: PageClient, add: Add, database: db.Database, view: object, status: int
) -> None:
    add("library", "/ecrire", view, methods=("POST",))

    response = visitor.post("/ecrire")

    assert response.status_code == status
    assert rows(database) == 0


def full(_session: Session) -> None:
    raise OSError("zibeline-4417")


def test_shows_no_success_when_the_commit_fails(
    visitor: PageClient,
    add: Add,
    database: db.Database,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    add("library", "/ecrire", write, methods=("POST",))
    monkeypatch.setattr(Session, "commit", full)

    response = visitor.post("/ecrire")

    assert response.status_code == 500
    assert rows(database) == 0
    assert response.page.code.get_text() in caplog.text
    assert "zibeline-4417" not in caplog.text


def test_gives_one_session_to_one_request(visitor: PageClient, add: Add) -> None:
    seen: list[Session] = []

    def twice() -> str:
        seen.extend([transaction(), transaction()])
        return SOUND

    add("library", "/lire", twice)
    visitor.get("/lire")
    visitor.get("/lire")

    assert seen[0] is seen[1]
    assert seen[2] is seen[3]
    assert seen[0] is not seen[2]


def test_takes_the_write_lock_only_where_something_is_written(shared: Flask, visitor: PageClient, add: Add) -> None:
    seen: list[bool] = []

    def note() -> str:
        seen.append(bool(transaction().connection().get_execution_options()[db.WRITES]))
        return SOUND

    add("library", "/lire", note)
    add("followup", "/suivi", reads_only(partial(note)), methods=("POST",))
    add("deposit", "/temoigner", note, methods=("POST",))
    visitor.get("/lire")
    visitor.post("/suivi")
    visitor.post("/temoigner")

    assert seen == [False, False, True]


def test_opens_no_session_for_a_page_that_asks_nothing(shared: Flask, visitor: PageClient, add: Add) -> None:
    add("library", "/lire", lambda: SOUND)

    visitor.get("/lire")

    assert shared.extensions["voix"].database.engine.pool.checkedout() == 0
