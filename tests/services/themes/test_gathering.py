"""Gathering testimonies under a theme, in their sealed notes."""

from datetime import date

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from aqts_voice.models import SealedText
from aqts_voice.models.sealed_text import SealedKind
from aqts_voice.services import themes
from aqts_voice.services.members import SignedIn
from aqts_voice.services.themes.gathering import PAGE
from tests.support.settled import settle

# The members' own transaction must be over before the test's begins: SQLite has one writer.
pytestmark = pytest.mark.usefixtures("people")

NOVEMBER, TODAY = date(2026, 11, 1), date(2026, 11, 18)


@pytest.fixture
def theme_id(session: Session, reader: SignedIn) -> bytes:
    return themes.create(session, reader, title="Équipes réduites", today=TODAY)


def gathered(session: Session, member: SignedIn, theme_id: bytes) -> set[bytes]:
    return {testimony.id for testimony in themes.gathered(session, member, theme_id)}


def test_keeps_membership_for_every_member(
    session: Session, reader: SignedIn, second: SignedIn, theme_id: bytes
) -> None:
    rows = [settle(session, f"Texte {number}.", month=NOVEMBER) for number in range(3)]

    themes.gather(session, reader, theme_id, shown=rows, chosen=rows[:2])

    assert gathered(session, second, theme_id) == set(rows[:2])


def test_changes_only_what_was_shown(session: Session, reader: SignedIn, theme_id: bytes) -> None:
    rows = [settle(session, f"Texte {number}.", month=NOVEMBER) for number in range(3)]
    themes.gather(session, reader, theme_id, shown=rows, chosen=rows)

    themes.gather(session, reader, theme_id, shown=rows[:2], chosen=rows[:1])

    assert gathered(session, reader, theme_id) == {rows[0], rows[2]}


def test_keeps_the_other_themes_of_a_testimony(session: Session, reader: SignedIn, theme_id: bytes) -> None:
    other = themes.create(session, reader, title="Autre", today=TODAY)
    row = settle(session, "Texte.", month=NOVEMBER, themes=[other.hex()])

    themes.gather(session, reader, theme_id, shown=[row], chosen=[row])

    assert gathered(session, reader, other) == gathered(session, reader, theme_id) == {row}


def test_leaves_no_trace_of_membership_in_clear(session: Session, reader: SignedIn, theme_id: bytes) -> None:
    row = settle(session, "Texte.", month=NOVEMBER)
    query = select(SealedText.sealed).where(SealedText.kind == SealedKind.NOTES)
    before = session.scalars(query).one()

    themes.gather(session, reader, theme_id, shown=[row], chosen=[row])

    after = session.scalars(query).one()
    assert after != before
    assert len(after) == len(before)
    assert theme_id not in after
    assert theme_id.hex().encode() not in after


def test_begins_the_notes_of_a_testimony_that_has_none(session: Session, reader: SignedIn, theme_id: bytes) -> None:
    row = settle(session, "Texte.", month=NOVEMBER)
    session.execute(delete(SealedText).where(SealedText.kind == SealedKind.NOTES))

    themes.gather(session, reader, theme_id, shown=[row], chosen=[row])

    assert gathered(session, reader, theme_id) == {row}


def test_shows_twenty_at_a_time(session: Session, reader: SignedIn, theme_id: bytes) -> None:
    rows = {settle(session, f"Texte {number}.", month=NOVEMBER).hex() for number in range(PAGE + 2)}

    first = themes.shelf(session, reader, theme_id)
    last = themes.shelf(session, reader, theme_id, page=99)

    assert (len(first.candidates), len(last.candidates), last.page, last.pages) == (PAGE, 2, 2, 2)
    assert {one.id for one in (*first.candidates, *last.candidates)} == rows
    assert first.found == PAGE + 2


def test_searches_words_whatever_their_case(session: Session, reader: SignedIn, theme_id: bytes) -> None:
    settle(session, "La LISTE d’attente s’allonge.", month=NOVEMBER)
    settle(session, "Une liste ailleurs.", month=NOVEMBER)

    found = themes.shelf(session, reader, theme_id, search=" liste allonge ")

    assert [one.text for one in found.candidates] == ["La LISTE d’attente s’allonge."]


def test_shows_only_what_is_gathered_when_asked(session: Session, reader: SignedIn, theme_id: bytes) -> None:
    settle(session, "Ailleurs.", month=NOVEMBER)
    row = settle(session, "Ici.", month=NOVEMBER, themes=[theme_id.hex()])

    found = themes.shelf(session, reader, theme_id, gathered=True)

    assert [(one.id, one.gathered) for one in found.candidates] == [(row.hex(), True)]


def test_shows_an_empty_page_before_the_first_acceptance(session: Session, reader: SignedIn, theme_id: bytes) -> None:
    shelf = themes.shelf(session, reader, theme_id)

    assert (shelf.candidates, shelf.page, shelf.pages) == ((), 1, 1)
