"""Who may open a view: levels are readable from outside, roles are checked on each request."""

from datetime import timedelta

import pytest
from flask import Flask, make_response

from aqts_voice.db import Database
from aqts_voice.services import members
from aqts_voice.web import access
from tests.conftest import NOW, MovableClock, Person, enrol
from tests.support.pages import PageClient
from tests.support.sound import SOUND, Add


@pytest.mark.parametrize(
    ("decorate", "level"),
    [
        (access.anyone, "anyone"),
        (access.author, "author"),
        (access.invited, "invited"),
        (access.role("reader"), "reader"),
        (access.role("reader", "steward"), "reader or steward"),
    ],
)
def test_writes_the_level_on_the_view(decorate: object, level: str) -> None:
    view = decorate(lambda: SOUND)

    assert view.access == level


def enter(client: PageClient, person: Person) -> None:
    client.set_cookie(access.COOKIE, person.cookie, domain="localhost", secure=True)


@pytest.fixture
def reading(add: Add) -> None:
    """A room that readers alone may open."""
    add("review", "/membres/lecture", access.role("reader")(lambda: SOUND))


@pytest.mark.usefixtures("reading")
def test_opens_to_a_person_who_holds_the_role(visitor: PageClient, people: dict[str, Person]) -> None:
    enter(visitor, people["reader"])

    assert visitor.get("/membres/lecture").status_code == 200


@pytest.mark.usefixtures("reading")
def test_stays_closed_to_a_person_who_does_not(visitor: PageClient, people: dict[str, Person]) -> None:
    enter(visitor, people["researcher"])

    response = visitor.get("/membres/lecture")

    assert response.status_code == 403
    assert "rôle" in response.page.main.get_text()


@pytest.fixture
def newcomer(database: Database, people: dict[str, Person]) -> Person:
    """Somebody who joined as a reader, to whom no steward gave the keys yet."""
    with database.transaction() as session:
        token = members.invite(session, roles=(members.Role.READER,), today=NOW.date())
        return enrol(session, token=token, name="lise", steward=None)


@pytest.mark.usefixtures("reading")
def test_opens_nothing_before_a_steward_gave_the_keys(visitor: PageClient, newcomer: Person, add: Add) -> None:
    add("members", "/membres/", access.role("reader", pending=True)(lambda: SOUND))
    enter(visitor, newcomer)

    assert visitor.get("/membres/lecture").status_code == 403
    assert visitor.get("/membres/").status_code == 200


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("cookie", [None, "", "inconnu", "AAAA" * 20])
def test_asks_whoever_brings_no_living_session_to_sign_in(visitor: PageClient, cookie: str | None) -> None:
    if cookie is not None:
        visitor.set_cookie(access.COOKIE, cookie, domain="localhost", secure=True)

    response = visitor.get("/membres/lecture")

    assert response.status_code == 401
    assert response.page.main.a["href"] == "/membres/connexion"


@pytest.mark.usefixtures("reading")
def test_asks_again_once_the_session_was_idle_too_long(
    visitor: PageClient, people: dict[str, Person], clock: MovableClock
) -> None:
    enter(visitor, people["reader"])
    before = visitor.get("/membres/lecture").status_code

    clock.forward(timedelta(hours=13))
    after = visitor.get("/membres/lecture").status_code

    assert (before, after) == (200, 401)


@pytest.mark.usefixtures("reading")
def test_shows_who_is_signed_in_only_once_known(visitor: PageClient, people: dict[str, Person]) -> None:
    refused = visitor.get("/membres/lecture")
    enter(visitor, people["researcher"])
    known = visitor.get("/membres/lecture")

    assert refused.page.find(class_="who") is None
    assert known.page.find(class_="who-name").get_text() == people["researcher"].signed_in.display_name


@pytest.mark.parametrize("act", [access.forget, lambda response: access.remember(response, "clef")])
def test_gives_a_cookie_that_no_script_and_no_other_site_can_use(shared: Flask, act: object) -> None:
    with shared.test_request_context():
        response = make_response("")
        act(response)

    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith(f"{access.COOKIE}=")
    assert {"Secure", "HttpOnly", "SameSite=Strict"} <= set(cookie.split("; "))


def test_gives_a_cookie_that_ends_with_the_browser(shared: Flask) -> None:
    with shared.test_request_context():
        response = make_response("")
        access.remember(response, "clef")

    assert "Expires" not in response.headers["Set-Cookie"]
    assert "Max-Age" not in response.headers["Set-Cookie"]
