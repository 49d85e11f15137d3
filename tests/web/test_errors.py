"""Refusals and failures as calm pages: the right status, the right sentence, and nothing of what was typed."""

import logging

import pytest
from flask import Flask, abort, redirect, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from aqts_voice import errors as sentences
from aqts_voice.web import errors
from tests.support.pages import PageClient
from tests.support.sound import Add

TYPED = "zibeline-4417"


def raising(error: Exception | type[Exception]) -> object:
    def view() -> str:
        raise error

    return view


@pytest.mark.parametrize(
    "refusal",
    [sentences.Refused, sentences.NotFound, sentences.NotAllowed, sentences.NotReady, sentences.Conflict],
)
def test_shows_the_sentence_and_the_status_of_a_refusal(
    visitor: PageClient, add: Add, refusal: type[sentences.Refused]
) -> None:
    add("library", "/lire", raising(refusal))

    response = visitor.get("/lire")

    assert response.status_code == refusal.status
    assert refusal.sentence in response.page.main.get_text()


@pytest.mark.parametrize("status", sorted(errors.SENTENCES))
def test_has_a_sentence_for_the_usual_statuses(visitor: PageClient, add: Add, status: int) -> None:
    add("library", "/lire", lambda: abort(status))

    response = visitor.get("/lire")

    assert response.status_code == status
    assert errors.SENTENCES[status] in response.page.main.get_text()


@pytest.mark.parametrize(("status", "like"), [(418, 400), (415, 400), (503, 500)])
def test_speaks_plainly_of_the_others(visitor: PageClient, add: Add, status: int, like: int) -> None:
    add("library", "/lire", lambda: abort(status))

    response = visitor.get("/lire")

    assert response.status_code == status
    assert errors.SENTENCES[like] in response.page.main.get_text()


def test_lets_redirections_through(visitor: PageClient, add: Add) -> None:
    add("library", "/lire", lambda: abort(redirect("/ailleurs")))

    response = visitor.get("/lire")

    assert (response.status_code, response.location) == (302, "/ailleurs")


def test_takes_a_forged_form_for_an_unreadable_request(visitor: PageClient, add: Add) -> None:
    add("members", "/membres/", raising(CSRFError()))

    response = visitor.get("/membres/")

    assert response.status_code == 400
    assert errors.SENTENCES[400] in response.page.main.get_text()


def test_refuses_a_body_too_large_to_be_read(shared: Flask, visitor: PageClient, add: Add) -> None:
    shared.config["MAX_CONTENT_LENGTH"] = 1000
    add("deposit", "/temoigner", lambda: request.form["text"], methods=("POST",))

    response = visitor.post("/temoigner", data={"text": "a" * 2000})

    assert response.status_code == 413
    assert errors.SENTENCES[413] in response.page.main.get_text()


@pytest.mark.parametrize(
    ("room", "door"),
    [("members", "/membres/connexion"), ("review", "/membres/connexion"), ("research", "/recherche/connexion")],
)
def test_leads_back_to_the_right_door(visitor: PageClient, add: Add, room: str, door: str) -> None:
    add(room, "/piece", raising(sentences.SignInNeeded))

    response = visitor.get("/piece")

    assert response.status_code == 401
    assert response.page.main.a["href"] == door


def test_gives_back_what_a_member_was_writing_when_the_session_ended(visitor: PageClient, add: Add) -> None:
    add("themes", "/piece", raising(sentences.SignInNeeded), methods=("POST",))

    response = visitor.post("/piece", data={"synthesis": "\nUne page <b>\nentière", "csrf_token": TYPED})

    assert response.status_code == 401
    assert [area.get_text() for area in response.page.find_all("textarea")] == ["\nUne page <b>\nentière"]
    assert TYPED not in response.get_data(as_text=True)


@pytest.mark.parametrize("room", ["deposit", "followup"])
def test_keeps_the_quick_exit_on_an_author_page(visitor: PageClient, add: Add, room: str) -> None:
    add(room, "/temoigner", raising(sentences.Conflict))

    response = visitor.get("/temoigner")

    assert response.page.find(id="quick-exit")


def fail_on_words() -> str:
    words = request.form["text"]
    raise ValueError(words)


def test_tells_nothing_of_what_was_typed_when_it_breaks(
    visitor: PageClient, add: Add, caplog: pytest.LogCaptureFixture
) -> None:
    add("deposit", "/temoigner", fail_on_words, methods=("POST",))

    with caplog.at_level(logging.DEBUG):
        response = visitor.post("/temoigner", data={"text": TYPED})

    assert response.status_code == 500
    assert TYPED not in response.get_data(as_text=True)
    assert TYPED not in caplog.text
    assert "ValueError" in caplog.text


def test_gives_the_same_random_number_to_the_person_and_to_the_log(
    visitor: PageClient, add: Add, caplog: pytest.LogCaptureFixture
) -> None:
    add("library", "/lire", raising(RuntimeError()))

    numbers = {visitor.get("/lire").page.code.get_text() for _ in range(3)}

    assert len(numbers) == 3
    assert all(number in caplog.text for number in numbers)


def test_answers_without_a_number_when_nothing_broke(visitor: PageClient) -> None:
    response = visitor.get("/rien")

    assert response.status_code == 404
    assert response.page.code is None


def test_speaks_english_on_an_english_address(visitor: PageClient) -> None:
    response = visitor.get("/en/rien")

    assert response.page.html["lang"] == "en"
    assert response.page.find("a", class_="button")["href"] == "/en/"


def test_knows_the_errors_of_the_framework_by_their_status() -> None:
    assert set(errors.SENTENCES) <= {error.code for error in HTTPException.__subclasses__()} | {413, 500}
