"""Excerpts: verbatim, consented to, short, and kept by reference only."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlalchemy.orm import Session

from aqts_voice.errors import NotFound
from aqts_voice.models import ContentKey, Testimony
from aqts_voice.services import themes
from aqts_voice.services.members import SignedIn
from aqts_voice.services.themes.excerpts import LONGEST, locate, sentences
from tests.support.settled import settle

# The members' own transaction must be over before the test's begins: SQLite has one writer.
pytestmark = pytest.mark.usefixtures("people")

NOVEMBER, TODAY = date(2026, 11, 1), date(2026, 11, 18)
TEXT = "Nous étions huit.\nNous sommes   trois, et personne ne le dit. C’est inacceptable."


@pytest.fixture
def theme_id(session: Session, reader: SignedIn) -> bytes:
    return themes.create(session, reader, title="Équipes réduites", today=TODAY)


@pytest.fixture
def testimony_id(session: Session, theme_id: bytes) -> bytes:
    return settle(session, TEXT, month=NOVEMBER, themes=[theme_id.hex()])


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Nous sommes trois, et personne ne le dit.", "Nous sommes   trois, et personne ne le dit."),
        ("  huit.\r\nNous ", "huit.\nNous"),
        ("C’est acceptable.", None),
        ("acceptable.", None),
        ("nous sommes trois", None),
        ("", None),
        (TEXT + " encore", None),
    ],
)
def test_finds_whole_words_as_they_stand(passage: str, found: str | None) -> None:
    place = locate(TEXT, passage)

    assert (TEXT[place[0] : place[1]] if place else None) == found


@given(st.text(), st.text())
def test_finds_nothing_that_is_not_there(text: str, passage: str) -> None:
    place = locate(text, passage)

    assert place is None or text[place[0] : place[1]].split() == passage.split()


def test_keeps_a_closing_mark_with_the_sentence_it_closes() -> None:
    text = "Il a dit\u00a0: «\u00a0Un peu.\u00a0» Puis rien. «\u00a0Et toi\u202f?\u00a0»\nNon."

    cut = [sentence.text for sentence in sentences(text)]

    assert cut == ["Il a dit\u00a0: «\u00a0Un peu.\u00a0»", "Puis rien.", "«\u00a0Et toi\u202f?\u00a0»", "Non."]


def test_cuts_a_text_into_sentences_of_forty_words_at_most() -> None:
    long = "mot " * LONGEST + "fin."
    text = f"Courte. {long} Encore une\n\nSans point final"

    assert [sentence.text for sentence in sentences(text)] == ["Courte.", "Encore une", "Sans point final"]
    assert all(text[one.start : one.end] == one.text for one in sentences(text))


def test_keeps_a_reference_and_shows_the_words(
    session: Session, reader: SignedIn, second: SignedIn, theme_id: bytes, testimony_id: bytes
) -> None:
    themes.choose(session, reader, theme_id, testimony_id=testimony_id, passage="Nous étions huit.")
    themes.choose(session, reader, theme_id, testimony_id=testimony_id, passage="Nous étions huit.")

    (chosen,) = themes.theme(session, second, theme_id).draft.excerpts
    (shown,) = themes.shown(session, second, theme_id)

    assert (chosen.start, chosen.end, chosen.chosen_by) == (0, 17, reader.account_id.hex())
    assert (shown.text, shown.valid, shown.name) == ("Nous étions huit.", True, chosen.name)


@pytest.mark.parametrize("words", [LONGEST, LONGEST + 1])
def test_takes_forty_words_and_no_more(session: Session, reader: SignedIn, theme_id: bytes, words: int) -> None:
    passage = " ".join(["mot"] * words)
    row = settle(session, passage, month=NOVEMBER, themes=[theme_id.hex()])

    if words > LONGEST:
        with pytest.raises(themes.TooLong):
            themes.choose(session, reader, theme_id, testimony_id=row, passage=passage)
    else:
        themes.choose(session, reader, theme_id, testimony_id=row, passage=passage)

    assert len(themes.shown(session, reader, theme_id)) == (words <= LONGEST)


def test_refuses_words_that_were_changed(
    session: Session, reader: SignedIn, theme_id: bytes, testimony_id: bytes
) -> None:
    with pytest.raises(themes.NotVerbatim):
        themes.choose(session, reader, theme_id, testimony_id=testimony_id, passage="Nous étions dix.")


def test_refuses_a_testimony_whose_author_did_not_allow_it(session: Session, reader: SignedIn, theme_id: bytes) -> None:
    row = settle(session, TEXT, month=NOVEMBER, quoted=False, themes=[theme_id.hex()])

    with pytest.raises(themes.NoConsent):
        themes.choose(session, reader, theme_id, testimony_id=row, passage="Nous étions huit.")
    assert themes.quotable(session, reader, theme_id) == ()


def test_refuses_a_testimony_of_another_theme(session: Session, reader: SignedIn, theme_id: bytes) -> None:
    row = settle(session, TEXT, month=NOVEMBER)

    with pytest.raises(themes.NotGathered):
        themes.choose(session, reader, theme_id, testimony_id=row, passage="Nous étions huit.")


def test_refuses_a_testimony_that_is_not_there(session: Session, reader: SignedIn, theme_id: bytes) -> None:
    with pytest.raises(NotFound):
        themes.choose(session, reader, theme_id, testimony_id=bytes(16), passage="Nous étions huit.")


def test_forgets_the_words_when_the_testimony_is_erased(
    session: Session, reader: SignedIn, theme_id: bytes, testimony_id: bytes
) -> None:
    themes.choose(session, reader, theme_id, testimony_id=testimony_id, passage="Nous étions huit.")
    session.execute(delete(ContentKey).where(ContentKey.testimony_id == testimony_id))

    (shown,) = themes.shown(session, reader, theme_id)

    assert (shown.text, shown.valid) == ("", False)


def test_no_longer_offers_a_passage_whose_permission_was_taken_back(
    session: Session, reader: SignedIn, theme_id: bytes, testimony_id: bytes
) -> None:
    themes.choose(session, reader, theme_id, testimony_id=testimony_id, passage="Nous étions huit.")
    session.get_one(Testimony, testimony_id).quoted = False
    session.flush()

    assert not themes.shown(session, reader, theme_id)[0].valid


def test_drops_a_passage(session: Session, reader: SignedIn, theme_id: bytes, testimony_id: bytes) -> None:
    themes.choose(session, reader, theme_id, testimony_id=testimony_id, passage="Nous étions huit.")
    (shown,) = themes.shown(session, reader, theme_id)

    themes.drop(session, reader, theme_id, name=shown.name)

    assert themes.shown(session, reader, theme_id) == ()


def test_offers_the_sentences_of_gathered_testimonies(
    session: Session, reader: SignedIn, theme_id: bytes, testimony_id: bytes
) -> None:
    (quotable,) = themes.quotable(session, reader, theme_id)

    assert quotable.id == testimony_id.hex()
    assert quotable.sentences[0].text == "Nous étions huit."
