"""What an author finds again, at each step of a testimony's life."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.errors import NotFound
from aqts_voice.models import ContentKey, Message
from aqts_voice.services import followup, members, review, stewardship
from aqts_voice.services.deposit import Consents
from aqts_voice.services.followup import Status, Visit
from tests.support.visits import TODAY, move, visit

QUESTION = review.QUESTIONS[0]


def asked(session: Session, reader: members.SignedIn) -> Visit:
    came = visit(session)
    review.claim(session, reader, today=TODAY)
    review.ask(session, reader, came.testimony_id, ready=QUESTION.key, own="", today=TODAY)
    return came


def test_shows_a_deposit_as_received_before_the_weekly_move(reader: members.SignedIn, session: Session) -> None:
    came = visit(session, "Mes mots.", moved=False, counted=True)

    found = followup.read(session, came)

    assert found.status is Status.RECEIVED
    assert found.content is not None
    assert found.content.text == "Mes mots."
    assert found.consents == Consents(counted=True)
    assert (found.thread, found.question) == ((), None)


def test_waits_once_moved_and_is_read_once_claimed(reader: members.SignedIn, session: Session) -> None:
    came = visit(session)
    waiting = followup.read(session, came).status
    review.claim(session, reader, today=TODAY)

    assert waiting is Status.WAITING
    assert followup.read(session, came).status is Status.READING


def test_shows_the_question_and_its_day(reader: members.SignedIn, session: Session) -> None:
    came = asked(session, reader)

    found = followup.read(session, came)

    assert found.status is Status.QUESTION
    assert [(said.from_author, said.on) for said in found.thread] == [(False, TODAY)]
    assert found.thread[0].text == QUESTION.french
    assert found.question == session.scalars(select(Message.id)).one()


def test_shows_an_answer_on_its_way_and_after_the_move(reader: members.SignedIn, session: Session) -> None:
    came = asked(session, reader)
    question = followup.read(session, came).question
    assert question is not None
    followup.answer(session, came, question, "Personne n’a répondu.")
    session.flush()

    on_its_way = followup.read(session, came)
    move(session)
    arrived = followup.read(session, came)

    assert on_its_way.status is Status.ANSWERED
    assert [said.waiting for said in on_its_way.thread] == [False, True]
    assert on_its_way.question is None
    assert [(said.text, said.waiting, said.on) for said in arrived.thread[1:]] == [
        ("Personne n’a répondu.", False, None)
    ]


@pytest.mark.parametrize("accepted", [True, False])
def test_still_opens_everything_once_settled_under_a_new_key(
    reader: members.SignedIn, session: Session, *, accepted: bool
) -> None:
    came = asked(session, reader)
    review.stop_waiting(session, reader, came.testimony_id)
    if accepted:
        review.accept(session, reader, came.testimony_id, recognisable=False, today=TODAY)
    else:
        review.refuse(session, reader, came.testimony_id, ready=review.REFUSALS[0].key, own="", today=TODAY)

    found = followup.read(session, came)

    assert found.status is (Status.ACCEPTED if accepted else Status.REFUSED)
    assert found.settled is accepted
    assert found.content is not None
    assert len(found.thread) == (1 if accepted else 2)
    assert found.question is None


def test_finds_nothing_left_of_an_erased_testimony(reader: members.SignedIn, session: Session) -> None:
    came = visit(session)
    stewardship.erase(session, came.testimony_id)

    found = followup.read(session, came)

    assert found == followup.Return(Status.ERASED)


def test_opens_with_no_other_key_than_the_author_s(reader: members.SignedIn, session: Session) -> None:
    came, other = visit(session), visit(session)

    with pytest.raises(NotFound):
        followup.read(session, Visit(seed=other.seed, testimony_id=came.testimony_id))


def test_hides_only_a_damaged_message(reader: members.SignedIn, session: Session) -> None:
    came = asked(session, reader)
    message = session.scalars(select(Message)).one()
    message.sealed = message.sealed[:-1] + bytes([message.sealed[-1] ^ 1])
    session.flush()

    found = followup.read(session, came)

    assert found.thread == ()
    assert found.content is not None


def test_writes_nothing(reader: members.SignedIn, session: Session) -> None:
    came = asked(session, reader)

    followup.read(session, came)

    assert not session.new
    assert not session.dirty
    assert session.scalars(select(ContentKey.testimony_id)).all().count(came.testimony_id) == 2


def test_shows_no_word_in_its_description(reader: members.SignedIn, session: Session) -> None:
    came = visit(session, "Un canari chante.")

    assert "canari" not in repr(followup.read(session, came))
