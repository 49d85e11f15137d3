"""An author's answer to a question, under the same rules as a deposit."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from aqts_voice.db import Database
from aqts_voice.models import Testimony
from aqts_voice.services import members, review, stewardship
from tests.conftest import NOW, MovableClock
from tests.support.author import Author, Page
from tests.support.tables import rows

TODAY = NOW.date()
ANSWER = "J’ai écrit à la direction.\nOn m’a rappelée du 418 555-1234."
KEPT = "J’ai écrit à la direction.\nOn m’a rappelée du [code]."


@pytest.fixture
def author(people: Mapping[str, object], app: Flask) -> Author:
    """An author of an instance that has members, whose keys open the epoch."""
    assert people
    return Author(app)


@pytest.fixture
def asked(author: Author, database: Database, reader: members.SignedIn) -> list[str]:
    """The code of a testimony about which a member asked a question."""
    sent = author.sends("Une semaine de garde, sans relève.")
    with database.transaction() as session:
        stewardship.move_arrivals(session, today=TODAY, at_once=True)
        review.claim(session, reader, today=TODAY)
        testimony_id = session.scalars(select(Testimony.id)).one()
        review.ask(session, reader, testimony_id, ready=review.QUESTIONS[0].key, own="", today=TODAY)
    return sent.code


def previewed(author: Author, asked: list[str], text: str = ANSWER) -> Page:
    return author.presses(author.returns(asked), "Voir ce qui sera gardé", text=text)


def test_shows_the_question_and_where_to_answer(author: Author, asked: list[str]) -> None:
    page = author.returns(asked)

    assert page.title == "Une question vous attend"
    assert review.QUESTIONS[0].french in page.text
    assert "Rien ne vous y oblige" in page.text


def test_previews_looks_and_sends(author: Author, database: Database, asked: list[str]) -> None:
    before = rows(database)

    preview = previewed(author, asked)
    last = author.presses(preview, "Continuer")
    unsent = rows(database)
    sent = author.presses(last, "Envoyer")

    assert preview.kept == KEPT
    assert last.kept == KEPT
    assert "418 555" not in last.response.get_data(as_text=True)
    assert unsent == before
    assert sent.title == "Votre réponse est en route"
    assert KEPT in [one.get_text() for one in sent.soup.select(".testimony")]
    assert rows(database)["arrivals"] == before.get("arrivals", 0) + 1


def test_keeps_one_answer_of_two_clicks(author: Author, database: Database, asked: list[str]) -> None:
    last = author.presses(previewed(author, asked), "Continuer")

    pages = [author.presses(last, "Envoyer") for _ in range(2)]

    assert [page.status for page in pages] == [200, 200]
    assert rows(database)["arrivals"] == 1


def test_gives_an_answer_back_to_mend(author: Author, asked: list[str]) -> None:
    preview = previewed(author, asked)
    last = author.presses(preview, "Continuer")

    assert author.presses(preview, "Modifier ma réponse").written() == ANSWER
    assert author.presses(last, "Modifier").written() == KEPT


@pytest.mark.parametrize(
    ("text", "status"), [("", 422), ("x" * 30_000, 413), ("avant\u202eaprès", 422)], ids=["empty", "long", "turned"]
)
def test_gives_back_an_answer_it_cannot_take(
    author: Author, database: Database, asked: list[str], text: str, status: int
) -> None:
    before = rows(database)

    page = previewed(author, asked, text)

    assert page.status == status
    assert page.refusal
    assert page.written() == text.replace("\u202e", "")
    assert rows(database) == before


def test_brings_an_answer_back_after_the_page_closed_itself(
    author: Author, clock: MovableClock, asked: list[str]
) -> None:
    last = author.presses(previewed(author, asked), "Continuer")
    clock.forward(timedelta(minutes=16))

    closed = author.presses(last, "Envoyer")
    page = author.presses(closed, "Ouvrir", code=" ".join(asked))

    assert closed.status == 400
    assert page.written() == KEPT


def test_brings_a_typed_answer_back_too(author: Author, clock: MovableClock, asked: list[str]) -> None:
    preview = previewed(author, asked)
    clock.forward(timedelta(minutes=16))

    closed = author.presses(preview, "Continuer")

    assert author.presses(closed, "Ouvrir", code=" ".join(asked)).written() == ANSWER


def test_refuses_an_answer_that_was_altered(author: Author, database: Database, asked: list[str]) -> None:
    last = author.presses(previewed(author, asked), "Continuer")
    before = rows(database)
    kept = last.pressed("Envoyer")[1]["kept"].replace("direction", "ministre")

    page = author.presses(last, "Envoyer", kept=kept)

    assert page.status == 400
    assert "ne correspond pas" in page.refusal
    assert "ministre" in page.written()
    assert rows(database) == before


def test_keeps_the_text_of_an_answer_that_comes_too_late(
    author: Author, database: Database, reader: members.SignedIn, asked: list[str]
) -> None:
    last = author.presses(previewed(author, asked), "Continuer")
    with database.transaction() as session:
        testimony_id = session.scalars(select(Testimony.id)).one()
        review.stop_waiting(session, reader, testimony_id)
        review.accept(session, reader, testimony_id, recognisable=False, today=TODAY)

    page = author.presses(last, "Envoyer")

    assert page.status == 409
    assert page.title == "Lu et accepté"
    assert page.written() == KEPT
    assert "arrivals" not in rows(database)


def test_offers_no_way_to_unname_anyone(author: Author, asked: list[str]) -> None:
    page = previewed(author, asked)

    assert page.soup.select_one("select[name^=choice-CODE]") is None
    assert page.soup.select_one("mark.mask") is not None
