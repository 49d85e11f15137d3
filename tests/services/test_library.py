"""What the public reads, from clear tables only."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from aqts_voice.errors import NotFound
from aqts_voice.models import Excerpt, Publication, Release, ReleaseState, Theme, ThemeState
from aqts_voice.models.base import draw_id
from aqts_voice.risk import context
from aqts_voice.services import library, vault
from aqts_voice.services.members import SignedIn

# The members' own transaction must be over before the test's begins: SQLite has one writer.
pytestmark = pytest.mark.usefixtures("people")

TODAY = date(2026, 11, 18)
FIGURES = {"total": 45, "left_out": ["field"], "by_region": {"capitale": 20, "couronnes": 25}}


def publish(
    session: Session,
    slug: str,
    *,
    version: int = 1,
    day: date = TODAY,
    state: ThemeState = ThemeState.PUBLISHED,
    theme_id: bytes | None = None,
    excerpts: tuple[str, ...] = (),
) -> bytes:
    if theme_id is None:
        theme_id = draw_id()
        key = vault.library_key(session, today=TODAY)
        session.add(
            Theme(
                id=theme_id,
                state=state,
                slug=slug,
                library_key_id=key.id,
                draft_key=b"",
                sealed_draft=b"",
                opened_on=TODAY,
            )
        )
        session.flush()
    publication = Publication(
        id=draw_id(),
        theme_id=theme_id,
        version=version,
        title=f"Titre {version}",
        synthesis="*Ensemble.*",
        unsaid="Le reste.",
        figures=FIGURES,
        threshold=20,
        signatures=[{"name": "Raymonde Fictive", "standing": "retraitée"}],
        published_on=day,
    )
    session.add(publication)
    session.flush()
    session.add_all(Excerpt(publication_id=publication.id, link=bytes(16), text=text) for text in excerpts)
    session.flush()
    return theme_id


def offer(session: Session, member: SignedIn, name: str, state: ReleaseState) -> None:
    key = vault.library_key(session, today=TODAY)
    session.add(
        Release(
            name=name,
            state=state,
            prepared_by=member.account_id,
            prepared_on=TODAY,
            offered_on=TODAY if state is ReleaseState.OFFERED else None,
            research_key_id=key.id,
            sealed_key=b"",
            library_key_id=key.id,
            reading_key=b"",
            archive=b"",
            description={"rows": 120, "held_back": 0, "least": 11, "columns": ["id", "text"]},
        )
    )
    session.flush()


def test_is_empty_on_the_first_day(session: Session, reader: SignedIn) -> None:
    assert library.themes(session) == ()
    assert library.releases(session) == ()


def test_shows_the_last_version_of_each_theme_newest_first(session: Session, reader: SignedIn) -> None:
    older = publish(session, "ancien", day=date(2026, 9, 3))
    publish(session, "ancien", theme_id=older, version=2, day=date(2026, 10, 3))
    publish(session, "nouveau")

    found = [(page.slug, page.version, page.published_on, page.first_published_on) for page in library.themes(session)]

    assert found == [
        ("nouveau", 1, TODAY, TODAY),
        ("ancien", 2, date(2026, 10, 3), date(2026, 9, 3)),
    ]


def test_gives_figures_with_words_and_says_which_table_is_incomplete(session: Session, reader: SignedIn) -> None:
    publish(session, "theme", excerpts=("Nous étions huit.",))

    page = library.versions(session, "theme")[0]

    region, field = page.tables
    assert [(cell.label, cell.count) for cell in region.cells] == [
        (context.label_of("region", "couronnes"), 25),
        (context.label_of("region", "capitale"), 20),
    ]
    assert (region.complete, field.complete, field.cells) == (True, False, ())
    assert page.excerpts == ("Nous étions huit.",)
    assert page.total == 45


def test_quotes_nobody_in_an_older_version(session: Session, reader: SignedIn) -> None:
    theme_id = publish(session, "theme", excerpts=("Nous étions huit.",))
    publish(session, "theme", theme_id=theme_id, version=2)

    newest, oldest = library.versions(session, "theme")

    assert (newest.version, newest.excerpts) == (2, ())
    assert (oldest.version, oldest.excerpts) == (1, ())


def test_says_kindly_that_a_theme_was_taken_back(session: Session, reader: SignedIn) -> None:
    publish(session, "theme", state=ThemeState.RETRACTED)

    with pytest.raises(library.Retracted) as refused:
        library.versions(session, "theme")
    assert refused.value.status == 404
    assert library.themes(session) == ()


def test_knows_no_theme_that_was_never_published(session: Session, reader: SignedIn) -> None:
    with pytest.raises(NotFound):
        library.versions(session, "inconnu")


def test_keeps_showing_a_theme_while_its_next_version_is_written(session: Session, reader: SignedIn) -> None:
    publish(session, "theme", state=ThemeState.DRAFT)

    assert library.versions(session, "theme")[0].version == 1


def test_lists_offered_releases_only(session: Session, steward: SignedIn) -> None:
    offer(session, steward, "voix-aqts-2026-1", ReleaseState.OFFERED)
    offer(session, steward, "voix-aqts-2026-2", ReleaseState.PREPARED)

    (release,) = library.releases(session)

    assert (release.name, release.rows, release.least, release.columns) == ("voix-aqts-2026-1", 120, 11, ("id", "text"))
