"""What an author may do with a code."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.crypto.links import link, published
from aqts_voice.db import Database
from aqts_voice.deid.labels import Label
from aqts_voice.models import Arrival, ArrivalKind, Message, Testimony, TestimonyState
from aqts_voice.services import followup, members, review
from aqts_voice.services.deposit import BROADER, NOT_A_NAME, Consents, FormAltered, FormExpired, StillIdentifies
from aqts_voice.services.followup import NoQuestion, NotDone, Status, Visit, Withdrawal
from aqts_voice.services.followup.reading import open_own
from tests.conftest import NOW
from tests.support.listed_engine import ListedEngine
from tests.support.tables import rows
from tests.support.visits import SECRET, TODAY, move, visit

ENGINE = ListedEngine({"Josée": Label.PERSON, "Matane": Label.LOC})


def ask(session: Session, reader: members.SignedIn, came: Visit) -> bytes:
    review.claim(session, reader, today=TODAY)
    review.ask(session, reader, came.testimony_id, ready=review.QUESTIONS[0].key, own="", today=TODAY)
    question = followup.read(session, came).question
    assert question is not None
    return question


def waiting(session: Session) -> list[ArrivalKind]:
    return sorted(session.scalars(select(Arrival.kind)))


def links(session: Session, came: Visit) -> bytes:
    opened = open_own(session, came)
    assert opened is not None
    return b"".join(published(opened.key).values())


def test_previews_an_answer_under_the_rules_of_a_deposit(reader: members.SignedIn, session: Session) -> None:
    came = visit(session, "Avec [personne A], au printemps.")
    found = followup.read(session, came)

    seen = followup.preview_answer(
        ENGINE, found, "Josée est à Matane.", (), {"PERSON-0": NOT_A_NAME, "LOC-12": "leave"}
    )

    assert seen.text == "[personne B] est à Matane."


def test_tells_in_an_answer_what_the_context_and_the_testimony_leave_room_for(
    reader: members.SignedIn, session: Session
) -> None:
    engine = ListedEngine({"mars 2021": Label.DATE})
    free = followup.read(session, visit(session, "Un printemps."))
    told = followup.read(session, visit(session, "En [date\u00a0: 2018], [date\u00a0: 2019] et [date\u00a0: 2020]."))

    seen = followup.preview_answer(engine, free, "En mars 2021.", (), {"DATE-3": BROADER})
    full = followup.preview_answer(engine, told, "En mars 2021.", (), {"DATE-3": BROADER})

    assert seen.text == "En [date\u00a0: 2021]."
    assert full.text == "En [date]."


def test_stops_an_answer_about_a_child_that_the_testimony_spoke_of(reader: members.SignedIn, session: Session) -> None:
    came = visit(session, "L’enfant a été confié à la DPJ.")
    found = followup.read(session, came)

    seen = followup.preview_answer(ENGINE, found, "C’était à Matane.", (), {"LOC-10": "leave"})

    assert seen.hard_stop
    assert "Matane" not in seen.text


def test_lets_no_answer_go_on_while_something_remains(reader: members.SignedIn, session: Session) -> None:
    came = visit(session, "L’enfant a été confié à la DPJ.")
    ask(session, reader, came)
    found = followup.read(session, came)
    engine = ListedEngine({"Matane": Label.LOC}, later={"Josée": Label.PERSON})
    seen = followup.preview_answer(engine, found, "À Matane, Josée.", (), {})

    with pytest.raises(StillIdentifies):
        followup.look_at_answer(seen, found, came, secret=SECRET, now=NOW)


def test_carries_an_answer_to_its_sending(reader: members.SignedIn, session: Session) -> None:
    came = visit(session)
    question = ask(session, reader, came)
    found = followup.read(session, came)
    seen = followup.preview_answer(ENGINE, found, "Été,\nà Matane.", (), {})

    look = followup.look_at_answer(seen, found, came, secret=SECRET, now=NOW)

    assert followup.check_answer(look.value, look.tag, came, secret=SECRET, now=NOW) == (question, "Été,\nà [lieu].")


def test_refuses_an_answer_that_was_changed_or_is_another_s_or_too_old(
    reader: members.SignedIn, session: Session
) -> None:
    came = visit(session)
    ask(session, reader, came)
    found = followup.read(session, came)
    seen = followup.preview_answer(ENGINE, found, "Oui.", (), {})
    look = followup.look_at_answer(seen, found, came, secret=SECRET, now=NOW)
    other = Visit(seed=came.seed, testimony_id=bytes(16))

    with pytest.raises(FormAltered):
        followup.check_answer(look.value.replace("Oui", "Non"), look.tag, came, secret=SECRET, now=NOW)
    with pytest.raises(FormAltered):
        followup.check_answer(look.value, look.tag, other, secret=SECRET, now=NOW)
    with pytest.raises(FormExpired):
        followup.check_answer(look.value, look.tag, came, secret=SECRET, now=NOW.replace(hour=NOW.hour + 3))


def test_prepares_no_answer_without_a_question(reader: members.SignedIn, session: Session) -> None:
    came = visit(session)
    found = followup.read(session, came)
    seen = followup.preview_answer(ENGINE, found, "Oui.", (), {})

    with pytest.raises(NoQuestion):
        followup.look_at_answer(seen, found, came, secret=SECRET, now=NOW)


def test_keeps_an_answer_once_however_often_it_is_sent(reader: members.SignedIn, session: Session) -> None:
    came = visit(session)
    question = ask(session, reader, came)

    followup.answer(session, came, question, "Oui.")
    followup.answer(session, came, question, "Oui.")
    once = waiting(session)
    move(session)
    followup.answer(session, came, question, "Oui.")

    assert once == [ArrivalKind.ANSWER]
    assert waiting(session) == []
    assert [row.from_author for row in session.scalars(select(Message).order_by(Message.position))] == [False, True]
    reading = review.read(session, reader, came.testimony_id)
    assert reading.thread[-1].text == "Oui."


def test_answers_no_question_that_is_not_waiting(reader: members.SignedIn, session: Session) -> None:
    came = visit(session)
    question = ask(session, reader, came)
    review.stop_waiting(session, reader, came.testimony_id)
    review.accept(session, reader, came.testimony_id, recognisable=False, today=TODAY)

    with pytest.raises(NoQuestion):
        followup.answer(session, came, question, "Oui.")
    with pytest.raises(NoQuestion):
        followup.answer(session, came, bytes(16), "Oui.")
    assert waiting(session) == []


def test_changes_the_consents_of_a_deposit_that_waits_in_its_place(reader: members.SignedIn, session: Session) -> None:
    came = visit(session, moved=False, counted=True)

    later = followup.change_consents(session, came, Consents(counted=True, shared=True))

    assert later is False
    assert waiting(session) == [ArrivalKind.DEPOSIT]
    assert followup.read(session, came).consents == Consents(counted=True, shared=True)


def test_keeps_the_last_change_of_consents_for_the_weekly_move(reader: members.SignedIn, session: Session) -> None:
    came = visit(session, counted=True, quoted=True)

    followup.change_consents(session, came, Consents())
    later = followup.change_consents(session, came, Consents(counted=True))

    act = session.scalars(select(Arrival)).one()
    assert later is True
    assert (act.kind, act.counted, act.quoted) == (ArrivalKind.CONSENT, True, False)
    assert act.links == links(session, came)
    assert followup.read(session, came).consents == Consents(counted=True)
    move(session)
    assert followup.read(session, came).consents == Consents(counted=True)


@pytest.mark.parametrize(
    ("quoted", "shared", "brought"), [(True, True, ()), (True, False, ("release",)), (False, True, ("excerpt",))]
)
def test_brings_the_links_of_what_is_no_longer_allowed(
    reader: members.SignedIn, session: Session, quoted: bool, shared: bool, brought: tuple[str, ...]
) -> None:
    came = visit(session)
    opened = open_own(session, came)
    assert opened is not None

    followup.change_consents(session, came, Consents(counted=True, quoted=quoted, shared=shared))

    expected = b"".join(link(opened.key, label) for label in brought)
    assert (session.scalars(select(Arrival)).one().links or b"") == expected


def test_erases_at_once_what_nobody_has_seen(reader: members.SignedIn, session: Session) -> None:
    came = visit(session, moved=False)

    done = followup.withdraw(session, came)

    assert done is Withdrawal.ERASED
    assert waiting(session) == []
    assert followup.read(session, came).status is Status.ERASED
    assert followup.withdraw(session, came) is Withdrawal.ERASED


def test_asks_once_for_the_rest_to_be_erased_at_the_weekly_move(reader: members.SignedIn, session: Session) -> None:
    came = visit(session)
    question = ask(session, reader, came)
    followup.answer(session, came, question, "Oui.")
    followup.change_consents(session, came, Consents(counted=True))

    done = {followup.withdraw(session, came), followup.withdraw(session, came)}

    act = session.scalars(select(Arrival)).one()
    assert done == {Withdrawal.ASKED}
    assert (act.kind, act.links) == (ArrivalKind.WITHDRAWAL, links(session, came))
    assert followup.read(session, came).status is Status.WITHDRAWING
    move(session)
    assert followup.read(session, came).status is Status.ERASED
    assert session.scalars(select(Testimony.state)).one() is TestimonyState.ERASED


def test_does_nothing_more_once_a_withdrawal_is_asked(reader: members.SignedIn, session: Session) -> None:
    came = visit(session)
    question = ask(session, reader, came)
    followup.withdraw(session, came)

    changed = followup.change_consents(session, came, Consents(counted=True))
    with pytest.raises(NoQuestion):
        followup.answer(session, came, question, "Oui.")

    assert changed is False
    assert waiting(session) == [ArrivalKind.WITHDRAWAL]


def test_leaves_no_row_but_the_look_up_of_what_was_erased(people: dict[str, object], database: Database) -> None:
    before = rows(database)
    with database.transaction() as session:
        came = visit(session, moved=False)
        followup.withdraw(session, came)

    after = rows(database)

    assert {name: after[name] - before.get(name, 0) for name in after if after[name] != before.get(name, 0)} == {
        "lookups": 1
    }


@pytest.mark.parametrize(
    "act",
    [
        lambda session, came: followup.answer(session, came, bytes(16), "Oui."),
        lambda session, came: followup.change_consents(session, came, Consents()),
        followup.withdraw,
    ],
)
def test_says_that_nothing_changed_when_the_database_does_not_answer(
    tmp_path: Path, act: Callable[[Session, Visit], object]
) -> None:
    without_tables = Database(f"sqlite:///{tmp_path / 'empty.db'}")

    with without_tables.session(writes=True) as session, pytest.raises(NotDone):
        act(session, Visit(seed=bytes(32), testimony_id=bytes(16)))

    without_tables.close()
