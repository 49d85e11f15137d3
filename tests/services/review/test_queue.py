"""Who is offered what: one at a time, in shuffled order, never twice the same to two members."""

from threading import Barrier, Thread

import pytest
from sqlalchemy.orm import Session

from aqts_voice import db
from aqts_voice.models import Role, Testimony, TestimonyState
from aqts_voice.services import members, review
from aqts_voice.services.review import queue
from tests.conftest import NOW, enrol
from tests.support import arrivals

TODAY = NOW.date()


def test_offers_in_the_order_of_the_shuffle(reader: members.SignedIn, session: Session) -> None:
    ids = sorted(arrivals.deposit(session, "Texte.", today=TODAY).testimony_id for _ in range(4))

    claimed = review.claim(session, reader, today=TODAY, shuffle=lambda order: order.reverse())

    assert claimed == ids[-1]


def test_shuffles_by_itself() -> None:
    firsts = set()

    for _ in range(200):
        order = [b"a", b"b", b"c"]
        queue.RANDOM_ORDER(order)
        firsts.add(order[0])

    assert firsts == {b"a", b"b", b"c"}


def test_gives_back_the_one_that_is_being_read(reader: members.SignedIn, session: Session) -> None:
    for _ in range(3):
        arrivals.deposit(session, "Texte.", today=TODAY)
    first = review.claim(session, reader, today=TODAY)

    assert review.claim(session, reader, today=TODAY) == first
    assert review.waiting(session) == 2


def test_offers_another_while_a_question_waits(reader: members.SignedIn, session: Session) -> None:
    for _ in range(2):
        arrivals.deposit(session, "Texte.", today=TODAY)
    first = review.claim(session, reader, today=TODAY)
    assert first is not None
    review.ask(session, reader, first, ready="help", own="", today=TODAY)

    second = review.claim(session, reader, today=TODAY)

    assert second not in {first, None}
    assert [held.question for held in review.mine(session, reader)] == [False, True]


def test_offers_nothing_when_nothing_waits(reader: members.SignedIn, session: Session) -> None:
    assert review.claim(session, reader, today=TODAY) is None


def test_puts_back_what_is_released_for_anyone(
    reader: members.SignedIn, second: members.SignedIn, session: Session
) -> None:
    deposited = arrivals.deposit(session, "Texte.", today=TODAY)
    review.claim(session, reader, today=TODAY)

    review.release_claim(session, reader, deposited.testimony_id)

    assert review.mine(session, reader) == ()
    assert review.claim(session, second, today=TODAY) == deposited.testimony_id


def test_never_offers_again_what_a_member_declined(
    reader: members.SignedIn, second: members.SignedIn, session: Session
) -> None:
    deposited = arrivals.deposit(session, "Texte.", today=TODAY)
    review.claim(session, reader, today=TODAY)

    review.recuse(session, reader, deposited.testimony_id)

    assert review.claim(session, reader, today=TODAY) is None
    assert review.claim(session, second, today=TODAY) == deposited.testimony_id


@pytest.mark.parametrize(
    "act", [review.release_claim, review.recuse, review.read, review.drop_masks, review.stop_waiting]
)
def test_refuses_what_another_member_holds(
    reader: members.SignedIn, second: members.SignedIn, session: Session, act: object
) -> None:
    deposited = arrivals.deposit(session, "Texte.", today=TODAY)
    review.claim(session, reader, today=TODAY)

    with pytest.raises(review.ClaimLost):
        act(session, second, deposited.testimony_id)  # type: ignore[operator]

    assert session.get_one(Testimony, deposited.testimony_id).claimed_by == reader.account_id


def test_never_offers_what_was_not_granted(
    reader: members.SignedIn, steward: members.SignedIn, session: Session
) -> None:
    arrivals.deposit(session, "Texte.", today=TODAY)
    token = members.invite(session, roles=(Role.READER,), today=TODAY)
    newcomer = enrol(session, token=token, name="lise", steward=None).signed_in

    assert review.claim(session, newcomer, today=TODAY) is None


def test_gives_one_testimony_to_one_of_two_members_at_once(
    reader: members.SignedIn, second: members.SignedIn, database: db.Database
) -> None:
    with database.transaction() as session:
        deposited = arrivals.deposit(session, "Texte.", today=TODAY)
    claimed: dict[bytes, bytes | None] = {}
    together = Barrier(2)

    def take(member: members.SignedIn) -> None:
        together.wait()
        with database.transaction() as own:
            claimed[member.account_id] = review.claim(own, member, today=TODAY)

    threads = [Thread(target=take, args=(member,)) for member in (reader, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(claimed.values(), key=bool) == [None, deposited.testimony_id]
    with database.transaction(writes=False) as session:
        assert session.get_one(Testimony, deposited.testimony_id).state is TestimonyState.READING
