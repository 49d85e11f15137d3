"""Coming back with the eight words: read, change what is allowed, withdraw."""

from datetime import timedelta

import pytest

from aqts_voice.crypto import code
from aqts_voice.db import Database
from aqts_voice.services import stewardship
from tests.conftest import NOW, MovableClock
from tests.support.author import Author, Page
from tests.support.tables import rows

TEXT = "Une semaine de garde, sans relève."


def move(database: Database) -> None:
    with database.transaction() as session:
        stewardship.move_arrivals(session, today=NOW.date(), at_once=True)


def test_asks_for_the_code_in_one_field(author: Author) -> None:
    page = author.opens("/suivi")

    assert page.status == 200
    assert {field["name"] for field in page.soup.select("main [name]")} == {"code"}
    assert "pas même nous" in page.text


def test_opens_however_the_words_are_typed(author: Author) -> None:
    sent = author.sends(TEXT)
    typed = "\n".join(f"{number}) {word.upper()}," for number, word in enumerate(sent.code, start=1))

    page = author.returns([typed])

    assert page.status == 200
    assert page.kept == TEXT


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "nous en lisons 0"),
        ("abeille abeille", "nous en lisons 2"),
        ("abeile " + "abeille " * 7, "serait-ce"),
        ("abeille " * 8, "ne vont pas ensemble"),
        ("x\0\u202e<b>" * 300, "huit mots"),
        (" ".join(code.words_of(bytes(10))), "n’ouvre rien ici"),
    ],
)
def test_gives_back_what_was_typed_with_one_sentence(
    author: Author, database: Database, typed: str, sentence: str
) -> None:
    before = rows(database)

    page = author.posts("/suivi", {"code": typed})

    assert page.status == 422
    assert sentence in page.refusal
    assert page.written("code").split() == typed.replace("\0", "").replace("\u202e", "").split()
    assert rows(database) == before


def test_says_the_same_of_a_slip_whether_a_deposit_exists_or_not(author: Author) -> None:
    known = author.sends(TEXT).code
    unknown = list(code.words_of(bytes(10)))

    told = [author.returns(["zzzz", *words[1:]]).refusal for words in (known, unknown)]

    assert told[0] == told[1]


def test_keeps_what_the_author_allows_as_she_changes_it(author: Author, database: Database) -> None:
    sent = author.sends(TEXT, counted="y")
    move(database)
    page = author.returns(sent.code)

    changed = author.presses(page, "Enregistrer mes choix", shared="y")

    ticked = {box["name"] for box in changed.soup.select("input[type=checkbox][checked]")}
    assert "prochaine remise" in changed.text
    assert ticked == {"counted", "shared"}
    assert rows(database)["arrivals"] == 1


def test_applies_a_change_at_once_before_the_weekly_move(author: Author) -> None:
    page = author.returns(author.sends(TEXT).code)

    changed = author.presses(page, "Enregistrer mes choix", quoted="y")

    assert "dès maintenant" in changed.text
    assert changed.soup.select_one("input[name=quoted][checked]") is not None


def test_asks_once_before_it_erases(author: Author, database: Database) -> None:
    sent = author.sends(TEXT)
    before = rows(database)

    asked = author.presses(author.returns(sent.code), "Retirer mon témoignage")
    unchanged = rows(database)
    kept = author.presses(asked, "Non, le garder")

    assert "tout de suite, en entier" in asked.text
    assert unchanged == before
    assert kept.kept == TEXT


def test_erases_at_once_what_nobody_has_read(author: Author, database: Database) -> None:
    sent = author.sends(TEXT)
    asked = author.presses(author.returns(sent.code), "Retirer mon témoignage")

    page = author.presses(asked, "Oui, le retirer")

    assert page.title == "Il ne reste rien de ce témoignage ici"
    assert {"arrivals", "content_keys"}.isdisjoint(rows(database))
    assert author.returns(sent.code).title == page.title


def test_withdraws_at_the_next_move_what_was_handed_over(author: Author, database: Database) -> None:
    sent = author.sends(TEXT)
    move(database)
    asked = author.presses(author.returns(sent.code), "Retirer mon témoignage")

    twice = [author.presses(asked, "Oui, le retirer") for _ in range(2)]

    assert {page.title for page in twice} == {"Retrait demandé"}
    assert author.posts("/suivi/retrait", asked.pressed("Oui, le retirer")[1]).title == "Retrait demandé"
    assert rows(database)["arrivals"] == 1
    move(database)
    assert author.returns(sent.code).title == "Il ne reste rien de ce témoignage ici"


@pytest.mark.parametrize(
    "path", ["/suivi", "/suivi/permissions", "/suivi/retrait", "/suivi/retrait/confirmer", "/suivi/reponse"]
)
def test_asks_for_the_code_again_after_fifteen_minutes(
    author: Author, clock: MovableClock, database: Database, path: str
) -> None:
    page = author.returns(author.sends(TEXT).code)
    held = page.pressed("Retirer mon témoignage")[1]
    clock.forward(timedelta(minutes=16))
    before = rows(database)

    closed = author.posts(path, held | {"text": "Ma réponse", "hidden": "Josée"})

    assert closed.status == 400
    assert "quinze minutes" in closed.refusal
    assert closed.soup.select_one("input[name=text][value='Ma réponse']") is not None
    assert closed.soup.select_one("input[name=hidden][value='Josée']") is not None
    assert rows(database) == before


@pytest.mark.parametrize("ticket", ["", "x", "é\0"])
def test_opens_nothing_with_a_ticket_of_someone_s_making(author: Author, ticket: str) -> None:
    assert author.posts("/suivi/retrait/confirmer", {"ticket": ticket}).status == 400


def test_counts_fifteen_minutes_from_the_last_page(author: Author, clock: MovableClock) -> None:
    page = author.returns(author.sends(TEXT).code)

    for _ in range(3):
        clock.forward(timedelta(minutes=10))
        page = author.presses(page, "Enregistrer mes choix")

    assert page.status == 200


def visited(author: Author) -> list[Page]:
    page = author.returns(author.sends(TEXT).code)
    return [
        author.opens("/suivi"),
        author.posts("/suivi", {"code": "x"}),
        page,
        author.presses(page, "Retirer mon témoignage"),
    ]


def test_leaves_no_trace_in_the_browser_s_memory(author: Author) -> None:
    for page in visited(author):
        assert "Set-Cookie" not in page.response.headers
        assert page.response.headers["Cache-Control"] == "no-store"
        assert page.response.headers["Referrer-Policy"] == "no-referrer"
        assert len(page.response.get_data()) % 8192 == 0
        assert page.response.request.query_string == b""


def test_shows_the_words_of_the_code_on_no_page_behind_it(author: Author) -> None:
    sent = author.sends(TEXT)

    page = author.returns(sent.code)

    assert not page.code
    assert " ".join(sent.code) not in page.response.get_data(as_text=True)
