"""The queue and the reading page, as a browser sees them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from aqts_voice import db
from aqts_voice.models import Message, SealedText, Testimony, TestimonyState
from aqts_voice.models.sealed_text import SealedKind
from aqts_voice.services import stewardship
from tests.conftest import NOW, Person
from tests.support import arrivals
from tests.support.filling import come_in, form_of, submit, text_of, values_of
from tests.support.pages import PageClient

TODAY = NOW.date()
TEXT = "J’ai vu [personne A] avec Bérubé <b>au foyer</b>.\nPuis rien."


@pytest.fixture
def deposited(people: dict[str, Person], database: db.Database) -> arrivals.Deposited:
    with database.transaction() as session:
        return arrivals.deposit(session, TEXT, today=TODAY, context={"seniority": "16+"})


@pytest.fixture
def reading(client: PageClient, people: dict[str, Person], deposited: arrivals.Deposited) -> TestResponse:
    """The page of a testimony that the reader just took."""
    come_in(client, people["reader"])
    taken = submit(client, client.get("/membres/lecture"), "/prendre")
    return client.get(taken.location)


@pytest.fixture
def masked(client: PageClient, reading: TestResponse) -> TestResponse:
    """The same page once nothing in the text points to anyone: one reader is then enough."""
    for words, label in (("Bérubé", "PERSON"), ("<b>au foyer</b>", "ORG")):
        seen = submit(client, reading, "/masques", masques__words=words, masques__label=label)
        reading = client.get(submit(client, seen, "/masques", keep="1").location)
    return reading


@pytest.fixture
def state(database: db.Database, deposited: arrivals.Deposited) -> Callable[[], TestimonyState]:
    def look() -> TestimonyState:
        with database.transaction(writes=False) as session:
            return session.get_one(Testimony, deposited.testimony_id).state

    return look


def test_shows_the_text_with_its_masks_and_its_context(reading: TestResponse) -> None:
    page = reading.page  # type: ignore[attr-defined]

    assert page.select_one(".testimony").get_text() == TEXT
    assert [mark.get_text() for mark in page.select(".testimony mark")] == ["[personne A]"]
    assert "16 ans et plus" in text_of(reading)


def test_previews_masks_and_keeps_them_only_when_told_to(client: PageClient, reading: TestResponse) -> None:
    preview = submit(client, reading, "/masques", masques__words="bérubé\nZoé", masques__label="PERSON")
    before = client.get(reading.request.path)

    kept = submit(client, preview, "/masques", keep="1")
    after = client.get(kept.location)

    assert "[personne B]" in text_of(preview)
    assert "Zoé" in text_of(preview)
    assert "Bérubé" in before.page.select_one(".testimony").get_text()  # type: ignore[attr-defined]
    assert after.page.select_one(".testimony").get_text().startswith("J’ai vu [personne A] avec [personne B]")  # type: ignore[attr-defined]


def test_gives_the_letter_of_somebody_already_named(client: PageClient, reading: TestResponse) -> None:
    preview = submit(client, reading, "/masques", masques__words="Bérubé", masques__label="same-0")

    assert text_of(preview).count("[personne A]") == 2


def test_keeps_the_words_typed_when_none_is_in_the_text(client: PageClient, reading: TestResponse) -> None:
    refused = submit(client, reading, "/masques", masques__words="Zoé", masques__label="PERSON")

    assert refused.status_code == 422
    assert values_of(form_of(refused, "/masques"))["masques-words"] == "Zoé"
    assert "Aucun de ces mots" in text_of(refused)


def test_comes_back_to_the_text_as_it_came(client: PageClient, reading: TestResponse) -> None:
    preview = submit(client, reading, "/masques", masques__words="Bérubé", masques__label="PERSON")
    kept = client.get(submit(client, preview, "/masques", keep="1").location)

    back = client.get(submit(client, kept, "/texte-recu").location)

    assert back.page.select_one(".testimony").get_text() == TEXT  # type: ignore[attr-defined]


def test_asks_a_ready_question_then_goes_on_without_the_answer(
    client: PageClient, reading: TestResponse, state: Callable[[], TestimonyState]
) -> None:
    asked = submit(client, reading, "/question", question__ready="help")
    waiting = client.get(reading.request.path)
    while_waiting = state()

    submit(client, waiting, "/continuer")

    assert asked.location == "/membres/lecture"
    assert "Une question attend sa réponse" in text_of(waiting)
    assert "Qu’est-ce qui aurait aidé" in text_of(waiting)
    assert (while_waiting, state()) == (TestimonyState.QUESTION, TestimonyState.READING)


def test_refuses_a_question_that_identifies_and_keeps_it(
    client: PageClient, reading: TestResponse, state: Callable[[], TestimonyState]
) -> None:
    refused = submit(client, reading, "/question", question__ready="", question__own="Dans quel hôpital ?")

    assert refused.status_code == 422
    assert values_of(form_of(refused, "/question"))["question-own"] == "Dans quel hôpital ?"
    assert "l’une des questions prêtes" in text_of(refused)
    assert state() is TestimonyState.READING


def test_shows_the_answer_when_it_came(
    client: PageClient, reading: TestResponse, database: db.Database, deposited: arrivals.Deposited
) -> None:
    submit(client, reading, "/question", question__ready="help")
    with database.transaction() as session:
        question = session.query(Message).one().id
        arrivals.answer(session, deposited, question, "Une deuxième personne.")
        stewardship.move_arrivals(session, today=TODAY, at_once=True)

    page = client.get(reading.request.path)

    assert "Une deuxième personne." in text_of(page)
    assert "Reprendre votre lecture" in text_of(client.get("/membres/"))


def test_must_be_told_whether_a_colleague_would_recognise_the_event(
    client: PageClient, reading: TestResponse, state: Callable[[], TestimonyState]
) -> None:
    refused = submit(client, reading, "/accepter")

    assert refused.status_code == 422
    assert "Répondez d’abord à cette question" in text_of(refused)
    assert state() is TestimonyState.READING


def test_accepts(client: PageClient, masked: TestResponse, state: Callable[[], TestimonyState]) -> None:
    accepted = submit(client, masked, "/accepter", accord__recognisable="no")

    assert state() is TestimonyState.ACCEPTED
    assert "Le témoignage est accepté" in text_of(client.get(accepted.location))


def test_asks_for_a_second_reader_when_a_name_may_be_left(
    client: PageClient, reading: TestResponse, state: Callable[[], TestimonyState]
) -> None:
    accepted = submit(client, reading, "/accepter", accord__recognisable="no")

    assert "lu par deux personnes" in text_of(reading)
    assert "qui pourrait être un nom" in text_of(reading)
    assert state() is TestimonyState.WAITING
    assert "une deuxième personne" in text_of(client.get(accepted.location))


def test_says_what_remains_and_needs_no_second_reader_once_it_is_masked(masked: TestResponse) -> None:
    section = masked.page.select_one("details:-soup-contains('Individualisation')")  # type: ignore[attr-defined]

    assert "Ce qui pourrait encore faire reconnaître" in text_of(masked)
    assert "C’est inconnu" in text_of(masked)
    assert "lu par deux personnes" not in text_of(masked)
    assert section is not None


def test_leaves_no_original_in_the_log_of_the_database(
    client: PageClient, masked: TestResponse, database: db.Database, deposited: arrivals.Deposited
) -> None:
    path = str(database.url.database)
    files = [Path(path), Path(f"{path}-wal")]
    with database.transaction(writes=False) as session:
        original = session.query(SealedText).filter_by(kind=SealedKind.TESTIMONY).one().sealed[100:200]
    before = [path for path in files if path.exists() and original in path.read_bytes()]

    submit(client, masked, "/accepter", accord__recognisable="no")

    after = [path for path in files if path.exists() and original in path.read_bytes()]
    assert bool(before) is (database.url.get_backend_name() == "sqlite")
    assert after == []


def test_hands_a_recognisable_event_to_a_second_reader(
    client: PageClient, people: dict[str, Person], reading: TestResponse, state: Callable[[], TestimonyState]
) -> None:
    submit(client, reading, "/accepter", accord__recognisable="yes")
    queue = client.get("/membres/lecture")
    empty = client.get(submit(client, queue, "/prendre").location)
    come_in(client, people["second"])
    taken = client.get(submit(client, client.get("/membres/lecture"), "/prendre").location)

    submit(client, taken, "/accepter", accord__recognisable="no")

    assert "Il ne reste rien que vous puissiez lire" in text_of(empty)
    assert "Vous êtes la deuxième" in text_of(taken)
    assert state() is TestimonyState.ACCEPTED


def test_refuses_with_a_sentence(
    client: PageClient, reading: TestResponse, state: Callable[[], TestimonyState]
) -> None:
    without = submit(client, reading, "/refuser")
    still = state()

    submit(client, without, "/refuser", refus__ready="repeat")

    assert (without.status_code, still) == (422, TestimonyState.READING)
    assert state() is TestimonyState.REFUSED


@pytest.mark.parametrize(
    ("action", "field", "typed"),
    [
        ("/masques", "masques__words", "Bérubé"),
        ("/question", "question__own", "Quel soutien aurait aidé ?"),
        ("/refuser", "refus__own", "Merci beaucoup."),
    ],
)
def test_keeps_what_was_typed_when_the_claim_was_lost(
    client: PageClient, reading: TestResponse, action: str, field: str, typed: str
) -> None:
    submit(client, reading, "/remettre")

    lost = submit(client, reading, action, **{field: typed})

    assert lost.status_code == 409
    assert lost.page.select_one("textarea").get_text().strip() == typed  # type: ignore[attr-defined]


def test_says_so_when_a_decision_is_posted_twice(client: PageClient, reading: TestResponse) -> None:
    submit(client, reading, "/accepter", accord__recognisable="no")

    again = submit(client, reading, "/accepter", accord__recognisable="no")

    assert again.status_code == 409
    assert "n’est plus entre vos mains" in text_of(again)


def test_never_offers_again_what_was_declined(client: PageClient, reading: TestResponse) -> None:
    submit(client, reading, "/recuser")

    again = submit(client, client.get("/membres/lecture"), "/prendre")

    assert again.location == "/membres/lecture"


@pytest.mark.parametrize(("who", "status"), [("steward", 409), ("second", 409), ("researcher", 403)])
def test_opens_to_whoever_holds_it_alone(
    client: PageClient, people: dict[str, Person], reading: TestResponse, who: str, status: int
) -> None:
    come_in(client, people[who])

    assert client.get(reading.request.path).status_code == status


@pytest.mark.parametrize("address", ["zz", "0" * 32])
def test_finds_nothing_at_other_addresses(client: PageClient, people: dict[str, Person], address: str) -> None:
    come_in(client, people["reader"])

    assert client.get(f"/membres/lecture/{address}").status_code == 404
