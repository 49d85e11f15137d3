"""Drafts of themes: sealed words, revisions and proofreading."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from aqts_voice.errors import NotAllowed, NotFound
from aqts_voice.models import Theme, ThemeState
from aqts_voice.services import themes
from aqts_voice.services.members import SignedIn
from aqts_voice.services.themes import ChosenExcerpt, Draft

# The members' own transaction must be over before the test's begins: SQLite has one writer.
pytestmark = pytest.mark.usefixtures("people")

TODAY = date(2026, 11, 18)


@pytest.fixture
def theme_id(session: Session, reader: SignedIn) -> bytes:
    return themes.create(session, reader, title=" Temps supplémentaire ", today=TODAY)


def test_opens_for_every_member_who_holds_the_library_key(session: Session, second: SignedIn, theme_id: bytes) -> None:
    opened = themes.theme(session, second, theme_id)

    assert opened.draft == Draft(title="Temps supplémentaire")
    assert (opened.state, opened.version, opened.revision) == (ThemeState.DRAFT, 0, 1)
    assert themes.themes(session, second) == (opened,)


def test_keeps_no_word_in_clear(session: Session, reader: SignedIn, theme_id: bytes) -> None:
    themes.save(session, reader, theme_id, revision=1, title="Titre", synthesis="canari-synthèse", unsaid="Rien.")

    row = session.get_one(Theme, theme_id)

    assert "canari-synthèse".encode() not in row.sealed_draft + row.draft_key
    assert row.slug is None


def test_refuses_a_researcher(session: Session, researcher: SignedIn, theme_id: bytes) -> None:
    with pytest.raises(NotAllowed):
        themes.create(session, researcher, title="Titre", today=TODAY)
    with pytest.raises(NotAllowed):
        themes.theme(session, researcher, theme_id)


def test_never_overwrites_what_somebody_saved_meanwhile(
    session: Session, reader: SignedIn, second: SignedIn, theme_id: bytes
) -> None:
    themes.save(session, reader, theme_id, revision=1, title="Premier", synthesis="", unsaid="")

    with pytest.raises(themes.SavedElsewhere):
        themes.save(session, second, theme_id, revision=1, title="Second", synthesis="", unsaid="")

    assert themes.theme(session, second, theme_id).draft.title == "Premier"


@pytest.mark.parametrize(("synthesis", "unsaid"), [("", "Rien."), ("Des mots.", "  ")])
def test_keeps_an_unfinished_draft_out_of_proofreading(
    session: Session, reader: SignedIn, theme_id: bytes, synthesis: str, unsaid: str
) -> None:
    themes.save(session, reader, theme_id, revision=1, title="Titre", synthesis=synthesis, unsaid=unsaid)

    with pytest.raises(themes.Unfinished):
        themes.submit(session, reader, theme_id, revision=2)


def test_goes_back_to_draft_when_it_changes_during_proofreading(
    session: Session, reader: SignedIn, theme_id: bytes
) -> None:
    themes.save(session, reader, theme_id, revision=1, title="Titre", synthesis="Des mots.", unsaid="Rien.")
    themes.submit(session, reader, theme_id, revision=2)
    proof = themes.theme(session, reader, theme_id)

    themes.save(session, reader, theme_id, revision=3, title="Titre", synthesis="D’autres.", unsaid="Rien.")

    after = themes.theme(session, reader, theme_id)
    assert (proof.state, proof.submitted_by, proof.submitted_by_name) == (
        ThemeState.PROOF,
        reader.account_id,
        "Raymonde Fictive",
    )
    assert (after.state, after.submitted_by) == (ThemeState.DRAFT, None)


def test_says_that_an_unknown_theme_is_not_there(session: Session, reader: SignedIn) -> None:
    with pytest.raises(NotFound):
        themes.theme(session, reader, bytes(16))


def test_reads_back_every_part_of_a_draft() -> None:
    draft = Draft("Titre", "Synthèse", "Rien", (ChosenExcerpt("ab", 3, 9, "cd"),))

    assert Draft.from_bytes(draft.to_bytes()) == draft
