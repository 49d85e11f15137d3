"""Sending: kept once, under one code, or refused with the text still there."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import text as sql

from aqts_voice.db import Database
from tests.conftest import MovableClock
from tests.support.author import Author, Page
from tests.support.tables import rows

TEXT = "J’ai appelé au 418 555-1234.\nPersonne n’a répondu."
KEPT = "J’ai appelé au [code].\nPersonne n’a répondu."
DEPOSIT = {"lookups": 1, "arrivals": 1, "content_keys": 2}


def added(before: dict[str, int], database: Database) -> dict[str, int]:
    after = rows(database)
    return {name: count - before.get(name, 0) for name, count in after.items() if count != before.get(name, 0)}


def test_shows_the_eight_words_and_what_comes_next(author: Author, database: Database) -> None:
    before = rows(database)

    page = author.sends(TEXT, counted="y")

    assert page.status == 200
    assert page.title == "C’est reçu. Merci."
    assert len(page.code) == 8
    for words in ("une fois par semaine", "quatre semaines", "811", "1\u00a0866\u00a0277-3553"):
        assert words in page.text
    assert page.soup.select_one("main a[href='/suivi']") is not None
    assert added(before, database) == DEPOSIT


def test_opens_with_its_code_afterwards(author: Author) -> None:
    sent = author.sends(TEXT)

    page = author.returns(sent.code)

    assert page.title == "Reçu, et bien gardé"
    assert page.kept == KEPT


def test_shows_the_same_code_to_a_second_click_a_refresh_and_a_replay(author: Author, database: Database) -> None:
    last = author.looks(TEXT)
    before = rows(database)

    pages = [author.presses(last, "Envoyer", quoted="y") for _ in range(3)]

    assert {tuple(page.code) for page in pages} == {tuple(pages[0].code)}
    assert {page.title for page in pages} == {"C’est reçu. Merci."}
    assert added(before, database) == DEPOSIT


def test_shows_the_same_code_to_clicks_at_the_same_time(app: Flask, author: Author, database: Database) -> None:
    last = author.looks(TEXT)
    before = rows(database)

    def click(_: int) -> Page:
        return Author(app).presses(last, "Envoyer")

    with ThreadPoolExecutor(4) as pool:
        pages = list(pool.map(click, range(4)))

    assert {page.status for page in pages} == {200}
    assert {tuple(page.code) for page in pages} == {tuple(pages[0].code)}
    assert added(before, database) == DEPOSIT


def test_shows_the_same_code_after_the_database_failed(author: Author, database: Database) -> None:
    last = author.looks(TEXT)
    before = rows(database)
    with database.engine.begin() as connection:
        connection.execute(sql("ALTER TABLE arrivals RENAME TO away"))

    failed = author.presses(last, "Envoyer", counted="y")
    with database.engine.begin() as connection:
        connection.execute(sql("ALTER TABLE away RENAME TO arrivals"))

    assert failed.status == 503
    assert "n’a pas pu être enregistré" in failed.refusal
    assert failed.kept == KEPT
    assert rows(database) == before
    assert failed.soup.select_one("input[name=counted][checked]") is not None
    assert author.presses(failed, "Envoyer").code == author.presses(last, "Envoyer", counted="y").code
    assert added(before, database) == DEPOSIT


def test_keeps_the_first_text_and_says_so(author: Author, database: Database) -> None:
    last = author.looks(TEXT)
    before = rows(database)
    first = author.presses(last, "Envoyer")
    mended = author.presses(author.presses(last, "Modifier"), "Voir ce qui sera gardé", text="Autre chose.")

    second = author.presses(author.presses(mended, "Continuer"), "Envoyer")

    assert second.title == "Votre premier envoi est déjà gardé"
    assert second.code == first.code
    assert second.kept == "Autre chose."
    assert author.returns(first.code).kept == KEPT
    assert added(before, database) == DEPOSIT


def test_gives_another_code_to_another_testimony(author: Author) -> None:
    assert author.sends(TEXT).code != author.sends(TEXT).code


def test_returns_to_the_preview_after_two_hours_with_the_text(
    author: Author, clock: MovableClock, database: Database
) -> None:
    last = author.looks(TEXT)
    before = rows(database)
    clock.forward(timedelta(hours=2, minutes=1))

    page = author.presses(last, "Envoyer", counted="y")

    assert page.status == 400
    assert "plus de deux heures" in page.refusal
    assert page.kept == KEPT
    assert rows(database) == before
    sent = author.presses(author.presses(page, "Continuer"), "Envoyer")
    assert sent.title == "C’est reçu. Merci."


@pytest.mark.parametrize("field", ["kept", "tag", "sealed"])
def test_returns_to_the_preview_when_the_form_was_altered(author: Author, database: Database, field: str) -> None:
    last = author.looks(TEXT)
    before = rows(database)
    value = last.pressed("Envoyer")[1][field]
    altered = value.replace("Personne", "Quelqu’un") if field == "kept" else value[:-4] + "AAAA"

    page = author.presses(last, "Envoyer", **{field: altered})

    assert page.status == 400
    assert "ne correspond pas" in page.refusal
    assert "n’a répondu" in page.kept
    assert rows(database) == before


@pytest.mark.parametrize("values", [{}, {"kept": "n’importe quoi", "tag": "x", "sealed": "é"}, {"text": "x"}])
def test_stores_nothing_of_a_form_that_is_not_its_own(
    author: Author, database: Database, values: dict[str, str]
) -> None:
    before = rows(database)

    page = author.posts("/temoigner/envoyer", values)

    assert page.status == 400
    assert "Rien n’a été envoyé" in page.refusal
    assert rows(database) == before


def test_stores_nothing_when_replayed_after_a_withdrawal(author: Author, database: Database) -> None:
    last = author.looks(TEXT)
    before = rows(database)
    sent = author.presses(last, "Envoyer")
    asked = author.presses(author.returns(sent.code), "Retirer mon témoignage")
    author.presses(asked, "Oui, le retirer")

    page = author.presses(last, "Envoyer")

    assert page.title == "Ce témoignage a été retiré"
    assert page.code == []
    assert page.kept == KEPT
    assert added(before, database) == {"lookups": 1}


def test_loses_no_text_when_the_place_closed_meanwhile(author: Author, database: Database) -> None:
    last = author.looks(TEXT)
    with database.engine.begin() as connection:
        connection.execute(sql("DELETE FROM grants"))
        connection.execute(sql("DELETE FROM vault_keys"))

    page = author.presses(last, "Envoyer")

    assert (page.status, page.written()) == (503, KEPT)


def test_leaves_no_trace_in_the_browser_s_memory(author: Author) -> None:
    page = author.sends(TEXT)

    assert "Set-Cookie" not in page.response.headers
    assert page.response.headers["Cache-Control"] == "no-store"
    assert page.response.request.path == "/temoigner/envoyer"
    assert page.response.request.query_string == b""
    assert len(page.response.get_data()) % 8192 == 0
