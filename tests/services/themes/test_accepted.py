"""Opening accepted testimonies with a member's keys."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from aqts_voice.errors import NotAllowed
from aqts_voice.models import Testimony, TestimonyState
from aqts_voice.services.members import SignedIn
from aqts_voice.services.themes import open_accepted
from aqts_voice.services.themes.accepted import accepted_ids
from tests.support.settled import settle

# The members' own transaction must be over before the test's begins: SQLite has one writer.
pytestmark = pytest.mark.usefixtures("people")

NOVEMBER = date(2026, 11, 1)


def test_opens_words_context_and_month(session: Session, reader: SignedIn) -> None:
    row = settle(session, "Nous sommes deux pour huit.", month=NOVEMBER, context={"field": "scolaire"}, themes=["ab"])

    (opened,) = open_accepted(session, reader)

    assert (opened.id, opened.month) == (row, NOVEMBER)
    assert opened.content.text == "Nous sommes deux pour huit."
    assert opened.content.context == {"field": "scolaire"}
    assert opened.notes.themes == ("ab",)


def test_leaves_out_what_is_not_counted_or_not_accepted(session: Session, reader: SignedIn) -> None:
    kept = settle(session, "Compté.", month=NOVEMBER)
    settle(session, "Lu seulement.", month=NOVEMBER, counted=False)
    waiting = settle(session, "En attente.", month=NOVEMBER)
    session.get_one(Testimony, waiting).state = TestimonyState.WAITING
    session.flush()

    opened = [testimony.id for testimony in open_accepted(session, reader)]

    assert opened == [kept] == list(accepted_ids(session))


def test_opens_only_those_that_are_named(session: Session, reader: SignedIn) -> None:
    rows = [settle(session, f"Texte {number}.", month=NOVEMBER) for number in range(3)]

    opened = [testimony.id for testimony in open_accepted(session, reader, only=rows[:2], lock=True)]

    assert sorted(opened) == sorted(rows[:2])


def test_opens_nothing_for_a_researcher(session: Session, researcher: SignedIn) -> None:
    settle(session, "Nous sommes deux pour huit.", month=NOVEMBER)

    with pytest.raises(NotAllowed):
        list(open_accepted(session, researcher))


def test_shows_no_words_when_printed(session: Session, reader: SignedIn) -> None:
    settle(session, "mot-secret", month=NOVEMBER)

    (opened,) = open_accepted(session, reader)

    assert "mot-secret" not in repr(opened)
