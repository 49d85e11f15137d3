"""Preparing and offering a release: rights, consents, and nothing shared with the database."""

import random
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.crypto.links import published
from aqts_voice.errors import NotAllowed, NotFound
from aqts_voice.models import (
    Excerpt,
    Publication,
    Release,
    ReleaseLink,
    ReleaseState,
    Role,
    Testimony,
    Theme,
    ThemeState,
)
from aqts_voice.models.base import draw_id
from aqts_voice.services import library, releases, stewardship, themes, vault
from aqts_voice.services.members import SignedIn
from aqts_voice.services.releases import archive
from tests.support.settled import settle

pytestmark = pytest.mark.usefixtures("people")
NOVEMBER, TODAY = date(2026, 11, 1), date(2026, 11, 18)


def fill(session: Session, number: int = 24, **given: object) -> list[bytes]:
    context = {"field": "scolaire", "region": "16"}
    return [
        settle(session, f"Voix {place}.", month=NOVEMBER, context=context, **given)  # type: ignore[arg-type]
        for place in range(number)
    ]


def rows_of(session: Session, member: SignedIn, release_id: bytes) -> tuple[archive.Row, ...]:
    return archive.read_rows(releases.open_for_member(session, member, release_id).data)


def quote(session: Session, link: bytes) -> None:
    key = vault.library_key(session, today=TODAY)
    theme = Theme(
        id=draw_id(),
        state=ThemeState.PUBLISHED,
        library_key_id=key.id,
        draft_key=b"",
        sealed_draft=b"",
        opened_on=TODAY,
    )
    session.add(theme)
    session.flush()
    publication = Publication(
        id=draw_id(),
        theme_id=theme.id,
        version=1,
        title="T",
        synthesis="S",
        unsaid="U",
        figures={"total": 20},
        threshold=20,
        signatures=[],
        published_on=TODAY,
    )
    session.add(publication)
    session.flush()
    session.add(Excerpt(publication_id=publication.id, link=link, text="Voix."))
    session.flush()


def test_holds_every_shared_testimony_and_its_gated_context(session: Session, steward: SignedIn) -> None:
    fill(session)

    release_id = releases.prepare(session, steward, today=TODAY)

    rows = rows_of(session, steward, release_id)
    assert {row.text for row in rows} == {f"Voix {place}." for place in range(24)}
    assert {row.cell for row in rows} == {("jeunes-familles", "2026-2", "fr")}


def test_leaves_out_who_does_not_share_or_is_not_counted(session: Session, steward: SignedIn) -> None:
    fill(session)
    settle(session, "Compté seulement.", month=NOVEMBER, shared=False)
    settle(session, "Lu seulement.", month=NOVEMBER, counted=False)

    release_id = releases.prepare(session, steward, today=TODAY)

    texts = {row.text for row in rows_of(session, steward, release_id)}
    assert not texts & {"Compté seulement.", "Lu seulement."}


def test_refuses_fewer_than_twenty_rows(session: Session, steward: SignedIn) -> None:
    fill(session, 19)

    with pytest.raises(releases.TooFewRows):
        releases.prepare(session, steward, today=TODAY)

    assert releases.releases(session) == ()


def test_refuses_twenty_rows_that_would_isolate_some(session: Session, steward: SignedIn) -> None:
    fill(session, 15)
    for place in range(5):
        settle(session, f"Voice {place}.", month=NOVEMBER, language="en", context={"field": "aines"})

    with pytest.raises(releases.TooFewRows):
        releases.prepare(session, steward, today=TODAY)


def test_shares_no_id_and_no_order_with_the_database(session: Session, steward: SignedIn) -> None:
    ids = fill(session, 40)

    one = rows_of(session, steward, releases.prepare(session, steward, today=TODAY, draw=random.Random(1)))
    other = rows_of(session, steward, releases.prepare(session, steward, today=TODAY, draw=random.Random(2)))

    in_database = [testimony.content.text for testimony in themes.open_accepted(session, steward)]
    assert [row.text for row in one] != [row.text for row in other]
    assert in_database not in ([row.text for row in one], [row.text for row in other])
    assert not {row.id for row in one} & {row.id for row in other}
    assert not any(row.id in row_id.hex() for row in one for row_id in ids)


def test_gives_no_context_to_a_testimony_quoted_in_public(session: Session, steward: SignedIn) -> None:
    fill(session)
    quoted = next(themes.open_accepted(session, steward))
    quote(session, themes.link_of(quoted))

    release_id = releases.prepare(session, steward, today=TODAY)

    without = [row.text for row in rows_of(session, steward, release_id) if row.cell == ("", "", "")]
    assert without == [quoted.content.text]


def test_gives_no_context_to_the_same_text_sent_twice(session: Session, steward: SignedIn, second: SignedIn) -> None:
    fill(session)
    quoted = next(themes.open_accepted(session, steward))
    settle(session, quoted.content.text, month=NOVEMBER, context={"field": "scolaire"})
    quote(session, themes.link_of(quoted))

    release_id = releases.prepare(session, steward, today=TODAY)
    releases.approve(session, second, release_id, today=TODAY)

    assert [row.text for row in rows_of(session, steward, release_id) if not row.half_year] == [quoted.content.text] * 2


def test_rests_sealed_and_describes_itself_in_rounded_numbers(session: Session, steward: SignedIn) -> None:
    fill(session)
    release_id = releases.prepare(session, steward, today=TODAY)

    row = session.get_one(Release, release_id)

    assert b"PK" not in row.archive[:64]
    assert b"testimonies.csv" not in row.archive
    assert row.description == {
        "rows": 20,
        "held_back": 0,
        "least": 11,
        "columns": ["id", "text", "language", "field", "half_year"],
    }


def test_lets_only_a_steward_prepare(session: Session, reader: SignedIn, researcher: SignedIn) -> None:
    fill(session)

    for member in (reader, researcher):
        with pytest.raises(NotAllowed):
            releases.prepare(session, member, today=TODAY)


def test_is_offered_by_another_member(session: Session, steward: SignedIn, second: SignedIn) -> None:
    fill(session)
    release_id = releases.prepare(session, steward, today=TODAY)
    prepared = library.releases(session)

    releases.approve(session, second, release_id, today=TODAY)

    (summary,) = releases.releases(session)
    assert prepared == ()
    assert (summary.state, summary.prepared_by_name, summary.approved_by_name) == (
        ReleaseState.OFFERED,
        "Odile Fictive",
        "Germain Fictive",
    )
    assert [release.name for release in library.releases(session)] == ["voix-aqts-2026-1"]


def test_is_not_offered_by_who_prepared_it(session: Session, steward: SignedIn) -> None:
    fill(session)
    release_id = releases.prepare(session, steward, today=TODAY)

    with pytest.raises(releases.OwnRelease):
        releases.approve(session, steward, release_id, today=TODAY)


def test_is_not_offered_by_a_reader_or_a_researcher(
    session: Session, steward: SignedIn, second: SignedIn, researcher: SignedIn
) -> None:
    fill(session)
    release_id = releases.prepare(session, steward, today=TODAY)

    for member in (replace(second, roles=(Role.READER,)), researcher):
        with pytest.raises(NotAllowed):
            releases.approve(session, member, release_id, today=TODAY)
        with pytest.raises(NotAllowed):
            releases.open_for_member(session, member, release_id)


def test_is_not_offered_once_an_author_took_the_text_back(
    session: Session, steward: SignedIn, second: SignedIn
) -> None:
    ids = fill(session)
    release_id = releases.prepare(session, steward, today=TODAY)
    session.get_one(Testimony, ids[3]).shared = False
    session.flush()

    with pytest.raises(releases.Stale):
        releases.approve(session, second, release_id, today=TODAY)


def test_is_not_offered_once_a_row_with_context_was_quoted(
    session: Session, steward: SignedIn, second: SignedIn
) -> None:
    fill(session)
    release_id = releases.prepare(session, steward, today=TODAY)
    quote(session, themes.link_of(next(themes.open_accepted(session, steward))))

    with pytest.raises(releases.Stale):
        releases.approve(session, second, release_id, today=TODAY)


def test_can_be_deleted_until_it_is_offered(session: Session, steward: SignedIn, second: SignedIn) -> None:
    fill(session)
    first = releases.prepare(session, steward, today=TODAY)
    other = releases.prepare(session, steward, today=TODAY)
    releases.approve(session, second, other, today=TODAY)

    releases.discard(session, steward, first)

    with pytest.raises(NotFound):
        releases.discard(session, steward, other)
    assert [summary.name for summary in releases.releases(session)] == ["voix-aqts-2026-2"]


def test_is_not_offered_twice(session: Session, steward: SignedIn, second: SignedIn) -> None:
    fill(session)
    release_id = releases.prepare(session, steward, today=TODAY)
    releases.approve(session, second, release_id, today=TODAY)

    with pytest.raises(NotFound):
        releases.approve(session, second, release_id, today=TODAY)


@pytest.mark.parametrize("offered", [True, False])
def test_is_suspended_when_a_testimony_of_it_leaves(
    session: Session, steward: SignedIn, reader: SignedIn, offered: bool
) -> None:
    ids = fill(session)
    leaving = next(one for one in themes.open_accepted(session, steward) if one.id == ids[0])
    release_id = releases.prepare(session, steward, today=TODAY)
    if offered:
        releases.approve(session, reader, release_id, today=TODAY)

    stewardship.erase(session, leaving.id, links=list(published(leaving.key).values()))

    row = session.get(Release, release_id)
    assert row is not None
    assert row.state is ReleaseState.SUSPENDED
    assert (row.archive, row.sealed_key, row.reading_key) == (b"", b"", b"")
    assert not library.releases(session)
    assert releases.suspended(session) == ((row.name,) if offered else ())


def test_stays_on_offer_when_another_testimony_leaves(session: Session, steward: SignedIn, reader: SignedIn) -> None:
    fill(session)
    other = settle(session, "Compté seulement.", month=NOVEMBER, shared=False)
    leaving = next(one for one in themes.open_accepted(session, steward) if one.id == other)
    release_id = releases.prepare(session, steward, today=TODAY)
    releases.approve(session, reader, release_id, today=TODAY)

    stewardship.erase(session, leaving.id, links=list(published(leaving.key).values()))

    row = session.get(Release, release_id)
    assert row is not None
    assert row.state is ReleaseState.OFFERED


def test_a_discarded_release_keeps_no_link(session: Session, steward: SignedIn) -> None:
    fill(session)
    release_id = releases.prepare(session, steward, today=TODAY)

    releases.discard(session, steward, release_id)

    assert session.scalars(select(ReleaseLink)).all() == []
