"""What an erasure takes, and what it leaves."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aqts_voice.models import (
    Arrival,
    ContentKey,
    Excerpt,
    Lookup,
    Message,
    SealedText,
    Testimony,
    TestimonyState,
)
from aqts_voice.services import members, review, stewardship
from tests.conftest import NOW
from tests.support import arrivals, published

TODAY = NOW.date()


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_leaves_a_bare_id_of_a_testimony_that_was_moved(reader: members.SignedIn, session: Session) -> None:
    deposited = arrivals.deposit(session, "Un texte à effacer.", today=TODAY)
    review.claim(session, reader, today=TODAY)
    review.ask(session, reader, deposited.testimony_id, ready="help", own="", today=TODAY)

    stewardship.erase(session, deposited.testimony_id)

    session.expire_all()
    testimony = session.get_one(Testimony, deposited.testimony_id)
    assert testimony.state is TestimonyState.ERASED
    assert (testimony.counted, testimony.quoted, testimony.shared) == (False, False, False)
    assert (testimony.claimed_by, testimony.claimed_on, testimony.bucket) == (None, None, 0)
    assert [count(session, table) for table in (ContentKey, SealedText, Message, Arrival)] == [0, 0, 0, 0]


def test_takes_a_deposit_that_still_waits(reader: members.SignedIn, session: Session) -> None:
    deposited = arrivals.deposit(session, "Un texte à effacer.", today=TODAY, moved=False)

    stewardship.erase(session, deposited.testimony_id)

    assert [count(session, table) for table in (ContentKey, Arrival, Testimony)] == [0, 0, 0]


def test_keeps_the_look_up_row_so_that_a_replay_brings_nothing_back(reader: members.SignedIn, session: Session) -> None:
    deposited = arrivals.deposit(session, "Un texte à effacer.", today=TODAY)

    stewardship.erase(session, deposited.testimony_id)

    assert session.scalar(select(Lookup.testimony_id)) == deposited.testimony_id


def test_touches_no_other_testimony(reader: members.SignedIn, session: Session) -> None:
    deposited = arrivals.deposit(session, "Un texte à effacer.", today=TODAY)
    kept = arrivals.deposit(session, "Un texte à garder.", today=TODAY)

    stewardship.erase(session, deposited.testimony_id)

    assert review.claim(session, reader, today=TODAY) == kept.testimony_id
    assert review.read(session, reader, kept.testimony_id).text == "Un texte à garder."


def test_removes_only_the_excerpts_whose_links_are_brought(reader: members.SignedIn, session: Session) -> None:
    deposited = arrivals.deposit(session, "Un texte à effacer.", today=TODAY)
    publication = published.publication(session, reader, today=TODAY)
    session.add_all(Excerpt(publication_id=publication, link=link, text="…") for link in (b"a" * 16, b"b" * 16))
    session.flush()

    stewardship.erase(session, deposited.testimony_id, links=[b"a" * 16])

    assert session.scalars(select(Excerpt.link)).all() == [b"b" * 16]
