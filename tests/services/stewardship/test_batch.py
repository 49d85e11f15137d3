"""When the weekly batch moves, in which order, and what each act becomes."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from aqts_voice.crypto.links import link
from aqts_voice.models import (
    Arrival,
    ArrivalKind,
    Batch,
    Excerpt,
    Message,
    SealedText,
    Testimony,
    TestimonyState,
)
from aqts_voice.models.base import draw_id
from aqts_voice.services import members, review, stewardship
from tests.conftest import NOW
from tests.support import arrivals, published

TODAY = NOW.date()
WEDNESDAY, THURSDAY = 2, 3


def fill(session: Session, count: int) -> None:
    """Let *count* acts wait that concern nothing, which is enough for the rules."""
    for _ in range(count):
        session.add(Arrival(kind=ArrivalKind.CONSENT, testimony_id=draw_id(), counted=True, quoted=True, shared=True))
    session.flush()


@pytest.mark.parametrize(
    "case",
    [
        pytest.param((5, WEDNESDAY, 7, True), id="enough on the fixed day"),
        pytest.param((5, THURSDAY, 7, False), id="enough on another day"),
        pytest.param((4, WEDNESDAY, 7, False), id="too few on the fixed day"),
        pytest.param((4, WEDNESDAY, 28, True), id="too few after four weeks"),
        pytest.param((4, WEDNESDAY, 27, False), id="too few a day before four weeks"),
        pytest.param((1, THURSDAY, 60, False), id="patience never moves on another day"),
        pytest.param((50, THURSDAY, 1, False), id="fifty on another day"),
        pytest.param((51, THURSDAY, 1, True), id="more than fifty on another day"),
        pytest.param((51, WEDNESDAY, 0, False), id="never twice a day"),
        pytest.param((0, WEDNESDAY, 60, False), id="nothing waits"),
        pytest.param((5, WEDNESDAY, None, True), id="enough for a first move"),
        pytest.param((4, WEDNESDAY, None, False), id="too few for a first move"),
    ],
)
def test_moves_when_the_rules_allow_it(
    reader: members.SignedIn, session: Session, case: tuple[int, int, int | None, bool]
) -> None:
    waiting, weekday, last_move, moves = case
    fill(session, waiting)
    if last_move is not None:
        session.add(Batch(moved_on=TODAY - timedelta(days=last_move)))
        session.flush()

    moved = stewardship.move_arrivals(session, today=TODAY, weekday=weekday)

    left = session.scalar(select(func.count()).select_from(Arrival))
    assert (moved is not None) is moves
    assert left == (0 if moves else waiting)


def test_is_patient_from_the_first_account_when_nothing_ever_moved(reader: members.SignedIn, session: Session) -> None:
    fill(session, 1)
    later = TODAY + timedelta(weeks=4)

    early = stewardship.move_arrivals(session, today=later - timedelta(weeks=1), weekday=WEDNESDAY)
    moved = stewardship.move_arrivals(session, today=later, weekday=WEDNESDAY)

    assert early is None
    assert moved == stewardship.Moved(deposits=0, answers=0, consents=1, withdrawals=0)


def test_moves_whatever_waits_when_told_to_even_twice_a_day(reader: members.SignedIn, session: Session) -> None:
    fill(session, 1)
    first = stewardship.move_arrivals(session, today=TODAY, weekday=THURSDAY, at_once=True)
    fill(session, 1)

    second = stewardship.move_arrivals(session, today=TODAY, weekday=THURSDAY, at_once=True)

    assert first == second == stewardship.Moved(deposits=0, answers=0, consents=1, withdrawals=0)


def test_opens_a_moved_deposit_with_a_members_key(reader: members.SignedIn, session: Session) -> None:
    deposited = arrivals.deposit(session, "La liste d’attente s’allonge.", today=TODAY, counted=True, quoted=False)

    testimony = session.get_one(Testimony, deposited.testimony_id)

    assert (testimony.state, testimony.counted, testimony.quoted) == (TestimonyState.WAITING, True, False)
    review.claim(session, reader, today=TODAY)
    assert review.read(session, reader, deposited.testimony_id).text == "La liste d’attente s’allonge."


def test_moves_in_the_order_of_the_shuffle_and_not_of_arrival(reader: members.SignedIn, session: Session) -> None:
    deposited = [arrivals.deposit(session, f"Texte {n}.", today=TODAY, moved=False).testimony_id for n in range(6)]
    order: list[bytes] = []

    def backwards(waiting: list[Arrival]) -> None:
        waiting.sort(key=lambda one: -deposited.index(one.testimony_id))
        order.extend(one.testimony_id for one in waiting)

    written: list[bytes] = []

    def note(_mapper: object, _connection: object, row: Testimony) -> None:
        written.append(row.id)

    event.listen(Testimony, "after_insert", note)
    stewardship.move_arrivals(session, today=TODAY, at_once=True, shuffle=backwards)
    event.remove(Testimony, "after_insert", note)

    assert written == order == deposited[::-1]


def test_shuffles_so_that_each_arrival_may_come_anywhere() -> None:
    firsts = set()

    for _ in range(200):
        order = list(range(4))
        stewardship.RANDOM_ORDER(order)
        firsts.add(order[0])

    assert firsts == {0, 1, 2, 3}


@pytest.mark.parametrize("held", [True, False])
def test_brings_an_answer_back_to_whoever_asked(reader: members.SignedIn, session: Session, held: bool) -> None:
    deposited = arrivals.deposit(session, "Texte.", today=TODAY)
    review.claim(session, reader, today=TODAY)
    review.ask(session, reader, deposited.testimony_id, ready="help", own="", today=TODAY)
    question = session.scalars(select(Message)).one()
    row = arrivals.answer(session, deposited, question.id, "Une deuxième personne au triage.")
    if not held:
        session.get_one(Testimony, deposited.testimony_id).claimed_by = None

    stewardship.move_arrivals(session, today=TODAY, at_once=True)

    testimony = session.get_one(Testimony, deposited.testimony_id)
    message = session.get_one(Message, row)
    assert testimony.state is (TestimonyState.READING if held else TestimonyState.WAITING)
    assert (message.position, message.from_author, message.written_on) == (2, True, None)


def test_gives_a_consent_only_when_every_waiting_change_gives_it(reader: members.SignedIn, session: Session) -> None:
    deposited = arrivals.deposit(session, "Texte.", today=TODAY, counted=False, quoted=True)
    for quoted in (True, False):
        session.add(
            Arrival(
                kind=ArrivalKind.CONSENT,
                testimony_id=deposited.testimony_id,
                counted=True,
                quoted=quoted,
                shared=False,
            )
        )
    session.flush()

    stewardship.move_arrivals(session, today=TODAY, at_once=True)

    testimony = session.get_one(Testimony, deposited.testimony_id)
    assert (testimony.counted, testimony.quoted, testimony.shared) == (True, False, False)


@pytest.mark.parametrize(
    ("kind", "state"),
    [(ArrivalKind.CONSENT, TestimonyState.WAITING), (ArrivalKind.WITHDRAWAL, TestimonyState.ERASED)],
)
def test_takes_excerpts_down_by_the_links_that_the_author_brings(
    reader: members.SignedIn, session: Session, kind: ArrivalKind, state: TestimonyState
) -> None:
    deposited = arrivals.deposit(session, "Texte.", today=TODAY)
    own, other = link(deposited.key, "excerpt"), b"b" * 16
    publication = published.publication(session, reader, today=TODAY)
    session.add_all(Excerpt(publication_id=publication, link=one, text="…") for one in (own, other))
    session.add(
        Arrival(kind=kind, testimony_id=deposited.testimony_id, counted=True, quoted=False, shared=False, links=own)
    )
    session.flush()

    stewardship.move_arrivals(session, today=TODAY, at_once=True)

    session.expire_all()
    assert session.scalars(select(Excerpt.link)).all() == [other]
    assert session.get_one(Testimony, deposited.testimony_id).state is state


def test_erases_a_deposit_withdrawn_in_the_same_week(reader: members.SignedIn, session: Session) -> None:
    deposited = arrivals.deposit(session, "Texte.", today=TODAY, moved=False)
    session.add(Arrival(kind=ArrivalKind.WITHDRAWAL, testimony_id=deposited.testimony_id))
    session.flush()

    moved = stewardship.move_arrivals(session, today=TODAY, at_once=True)

    session.expire_all()
    assert moved == stewardship.Moved(deposits=1, answers=0, consents=0, withdrawals=1)
    assert session.get_one(Testimony, deposited.testimony_id).state is TestimonyState.ERASED
    assert session.scalars(select(SealedText)).all() == []


def test_drops_what_concerns_an_erased_testimony(reader: members.SignedIn, session: Session) -> None:
    deposited = arrivals.deposit(session, "Texte.", today=TODAY)
    review.claim(session, reader, today=TODAY)
    review.ask(session, reader, deposited.testimony_id, ready="help", own="", today=TODAY)
    question = session.scalars(select(Message)).one().id
    sealed_answer = arrivals.answer(session, deposited, question, "Trop tard.")
    late = session.get_one(Arrival, sealed_answer).sealed
    stewardship.erase(session, deposited.testimony_id)
    session.expire_all()
    session.add(Arrival(kind=ArrivalKind.ANSWER, testimony_id=deposited.testimony_id, message_id=question, sealed=late))
    session.flush()

    stewardship.move_arrivals(session, today=TODAY, at_once=True)

    assert session.scalars(select(Message)).all() == []


@pytest.mark.parametrize(
    ("today", "last", "expected"),
    [
        (date(2026, 11, 18), None, date(2026, 11, 23)),
        (date(2026, 11, 23), None, date(2026, 11, 23)),
        (date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 30)),
        (date(2026, 11, 24), date(2026, 11, 23), date(2026, 11, 30)),
    ],
)
def test_announces_the_next_fixed_day(
    reader: members.SignedIn, session: Session, today: date, last: date | None, expected: date
) -> None:
    if last is not None:
        session.add(Batch(moved_on=last))
        session.flush()

    standing = stewardship.standing(session, today=today, weekday=0)

    assert standing.next_day == expected


def test_tells_whether_enough_waits_and_never_how_many(reader: members.SignedIn, session: Session) -> None:
    fill(session, 5)

    standing = stewardship.standing(session, today=TODAY)

    assert (standing.enough_waiting, standing.rush) == (True, False)
    assert [month.month for month in standing.epochs] == [11, 12, 1, 2]
