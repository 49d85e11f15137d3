"""What a member sees of a claimed testimony, the masks kept as a draft, and the one question."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.crypto.opening import open_sealed
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.deid.labels import Label
from aqts_voice.errors import NotFound
from aqts_voice.models import Message, SealedText, Testimony, TestimonyState
from aqts_voice.models.sealed_text import SealedKind
from aqts_voice.services import members, review, stewardship
from tests.conftest import NOW
from tests.support import arrivals
from tests.support.listed_engine import ListedEngine

TODAY = NOW.date()
TEXT = "J’ai vu [personne A] avec Bérubé au foyer."


@pytest.fixture
def claimed(reader: members.SignedIn, session: Session) -> arrivals.Deposited:
    deposited = arrivals.deposit(session, TEXT, today=TODAY, context={"field": "aines", "seniority": "16+"})
    review.claim(session, reader, today=TODAY)
    return deposited


def test_shows_text_context_and_consents(
    reader: members.SignedIn, session: Session, claimed: arrivals.Deposited
) -> None:
    reading = review.read(session, reader, claimed.testimony_id)

    assert reading.text == TEXT
    assert dict(reading.context)["Expérience"] == "16 ans et plus"
    assert reading.consents == {"counted", "quoted"}
    assert reading.masks == {"PERSON": 1}
    assert (reading.second, reading.second_reader, reading.drafted, reading.asked) == (False, False, False, False)


def test_says_what_remains_from_the_text_and_the_context_as_they_are_opened(
    reader: members.SignedIn, session: Session, claimed: arrivals.Deposited
) -> None:
    engine = ListedEngine({"Bérubé": Label.PERSON})

    left = review.read(session, reader, claimed.testimony_id, engine=engine)
    review.mask_more(session, reader, claimed.testimony_id, [review.Mask("Bérubé", Label.PERSON)])
    masked = review.read(session, reader, claimed.testimony_id, engine=engine)

    assert (left.risk.passes, left.second_reader, left.spotted) == (False, True, ("Bérubé",))
    assert (masked.risk.passes, masked.second_reader, masked.spotted) == (True, False, ())
    assert (masked.risk.people.known, masked.risk.people.most) == (False, 3_400)


def test_takes_what_the_engine_doubts_for_nothing_left(
    reader: members.SignedIn, session: Session, claimed: arrivals.Deposited
) -> None:
    engine = ListedEngine({"Bérubé": Label.PERSON}, doubtful=frozenset({"Bérubé"}))

    assert review.read(session, reader, claimed.testimony_id, engine=engine).risk.passes


def test_stores_nothing_of_what_remains(
    reader: members.SignedIn, session: Session, claimed: arrivals.Deposited
) -> None:
    before = [bytes(row.sealed) for row in session.scalars(select(SealedText))]

    review.read(session, reader, claimed.testimony_id, engine=ListedEngine({"Bérubé": Label.PERSON}))

    assert [bytes(row.sealed) for row in session.scalars(select(SealedText))] == before
    assert not session.dirty
    assert not session.new


def test_finds_nothing_under_an_unknown_id(reader: members.SignedIn, session: Session) -> None:
    with pytest.raises(NotFound):
        review.read(session, reader, bytes(16))


def test_previews_masks_without_keeping_them(
    reader: members.SignedIn, session: Session, claimed: arrivals.Deposited
) -> None:
    masked = review.preview_masks(session, reader, claimed.testimony_id, [review.Mask("Bérubé", Label.PERSON)])

    assert masked.text == "J’ai vu [personne A] avec [personne B] au foyer."
    assert review.read(session, reader, claimed.testimony_id).text == TEXT


def test_keeps_masks_as_a_sealed_draft_with_their_counts_and_never_the_words(
    reader: members.SignedIn, session: Session, claimed: arrivals.Deposited
) -> None:
    review.mask_more(session, reader, claimed.testimony_id, [review.Mask("Bérubé", Label.PERSON)])
    review.mask_more(session, reader, claimed.testimony_id, [review.Mask("foyer", Label.ORG)])

    reading = review.read(session, reader, claimed.testimony_id)
    notes = session.get_one(SealedText, (claimed.testimony_id, SealedKind.NOTES))
    plain = open_sealed(claimed.key, notes.sealed, Bound(Purpose.NOTES, claimed.testimony_id)).decode()
    assert reading.text == "J’ai vu [personne A] avec [personne B] au [établissement]."
    assert reading.added == {"PERSON": 1, "ORG": 1}
    assert "Bérubé" not in plain
    assert "foyer" not in plain


def test_comes_back_to_the_text_as_it_was_sent(
    reader: members.SignedIn, session: Session, claimed: arrivals.Deposited
) -> None:
    review.mask_more(session, reader, claimed.testimony_id, [review.Mask("Bérubé", Label.PERSON)])

    review.drop_masks(session, reader, claimed.testimony_id)

    reading = review.read(session, reader, claimed.testimony_id)
    assert (reading.text, reading.added, reading.drafted) == (TEXT, {}, False)


def test_sends_one_question_with_its_day(
    reader: members.SignedIn, session: Session, claimed: arrivals.Deposited
) -> None:
    review.ask(session, reader, claimed.testimony_id, ready="", own="Quel soutien aurait aidé ?", today=TODAY)

    message = session.scalars(select(Message)).one()
    opened = open_sealed(claimed.key, message.sealed, Bound(Purpose.MESSAGE, message.id)).decode()
    assert opened == "Quel soutien aurait aidé ?"
    assert (message.position, message.from_author, message.written_on) == (1, False, TODAY)
    assert session.get_one(Testimony, claimed.testimony_id).state is TestimonyState.QUESTION


@pytest.mark.parametrize(
    ("own", "refusal"),
    [("Où est-ce arrivé ?", review.QuestionIdentifies), ("  ", review.QuestionEmpty)],
)
def test_sends_no_question_that_identifies_or_is_empty(
    reader: members.SignedIn, session: Session, claimed: arrivals.Deposited, own: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        review.ask(session, reader, claimed.testimony_id, ready="", own=own, today=TODAY)

    assert session.scalars(select(Message)).all() == []
    assert session.get_one(Testimony, claimed.testimony_id).state is TestimonyState.READING


def test_shows_the_answer_and_asks_no_second_question(
    reader: members.SignedIn, session: Session, claimed: arrivals.Deposited
) -> None:
    review.ask(session, reader, claimed.testimony_id, ready="help", own="", today=TODAY)
    question = session.scalars(select(Message)).one()
    arrivals.answer(session, claimed, question.id, "Une deuxième personne au triage.")
    stewardship.move_arrivals(session, today=TODAY, at_once=True)

    lines = review.read(session, reader, claimed.testimony_id).thread
    with pytest.raises(review.QuestionTwice):
        review.ask(session, reader, claimed.testimony_id, ready="tried", own="", today=TODAY)

    assert [(line.from_author, line.written_on) for line in lines] == [(False, TODAY), (True, None)]
    assert lines[1].text == "Une deuxième personne au triage."


def test_goes_on_without_an_answer(reader: members.SignedIn, session: Session, claimed: arrivals.Deposited) -> None:
    review.ask(session, reader, claimed.testimony_id, ready="help", own="", today=TODAY)

    review.stop_waiting(session, reader, claimed.testimony_id)

    reading = review.read(session, reader, claimed.testimony_id)
    assert (reading.awaiting, reading.asked) == (False, True)


def test_shows_the_rest_of_a_thread_when_one_message_is_damaged(
    reader: members.SignedIn, session: Session, claimed: arrivals.Deposited
) -> None:
    review.ask(session, reader, claimed.testimony_id, ready="help", own="", today=TODAY)
    message = session.scalars(select(Message)).one()
    message.sealed = message.sealed[:-1] + bytes([message.sealed[-1] ^ 1])
    session.flush()

    lines = review.read(session, reader, claimed.testimony_id).thread

    assert [line.text for line in lines] == [None]
