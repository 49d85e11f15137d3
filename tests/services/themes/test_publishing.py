"""Publishing by a second member: rights, figures, excerpts, versions and addresses."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aqts_voice.errors import NotAllowed
from aqts_voice.models import Excerpt, Publication, Role, Testimony, Theme, ThemeState
from aqts_voice.services import library, themes
from aqts_voice.services.members import SignedIn
from aqts_voice.services.themes.publishing import slug_of
from tests.support.settled import settle

# The members' own transaction must be over before the test's begins: SQLite has one writer.
pytestmark = pytest.mark.usefixtures("people")

OCTOBER, NOVEMBER, TODAY = date(2026, 10, 1), date(2026, 11, 1), date(2026, 11, 18)


def proof(session: Session, member: SignedIn, *, number: int = 24, title: str = "Le temps qui manque") -> bytes:
    theme_id = themes.create(session, member, title=title, today=TODAY)
    for place in range(number):
        month = OCTOBER if place % 2 else NOVEMBER
        settle(session, f"Voix {place} : le temps manque.", month=month, themes=[theme_id.hex()])
    themes.save(session, member, theme_id, revision=1, title=title, synthesis="*Ensemble.*", unsaid="Le reste.")
    themes.submit(session, member, theme_id, revision=2)
    return theme_id


def publish(
    session: Session, member: SignedIn, theme_id: bytes, *, confirmed: tuple[str, ...] = ()
) -> themes.Published:
    revision = themes.theme(session, member, theme_id).revision
    return themes.publish(session, member, theme_id, revision=revision, confirmed=confirmed, threshold=20, today=TODAY)


def quote(session: Session, member: SignedIn, theme_id: bytes) -> tuple[bytes, str]:
    testimony = themes.gathered(session, member, theme_id)[0]
    themes.choose(session, member, theme_id, testimony_id=testimony.id, passage="le temps manque.")
    return testimony.id, themes.shown(session, member, theme_id)[-1].name


def test_publishes_rounded_figures_signed_by_both(session: Session, reader: SignedIn, second: SignedIn) -> None:
    theme_id = proof(session, reader)

    published = publish(session, second, theme_id)

    page = library.versions(session, published.slug)[0]
    assert (page.slug, page.version, page.total, page.threshold) == ("le-temps-qui-manque", 1, 20, 20)
    assert [(one.name, one.standing) for one in page.signatures] == [
        ("Raymonde Fictive", "retraitée du réseau"),
        ("Germain Fictive", "retraitée du réseau"),
    ]
    assert session.get_one(Theme, theme_id).state is ThemeState.PUBLISHED


def test_refuses_the_member_who_submitted(session: Session, reader: SignedIn) -> None:
    theme_id = proof(session, reader)

    with pytest.raises(themes.SameMember):
        publish(session, reader, theme_id)


def test_refuses_a_member_without_the_role(session: Session, reader: SignedIn, second: SignedIn) -> None:
    theme_id = proof(session, reader)

    with pytest.raises(NotAllowed):
        publish(session, replace(second, roles=(Role.READER,)), theme_id)


def test_refuses_what_was_not_submitted(session: Session, reader: SignedIn, second: SignedIn) -> None:
    theme_id = proof(session, reader)
    themes.save(session, reader, theme_id, revision=3, title="T", synthesis="S", unsaid="U")

    with pytest.raises(themes.NotProofread):
        publish(session, second, theme_id)


def test_refuses_what_changed_since_it_was_read(session: Session, reader: SignedIn, second: SignedIn) -> None:
    theme_id = proof(session, reader)

    with pytest.raises(themes.SavedElsewhere):
        themes.publish(session, second, theme_id, revision=2, confirmed=(), threshold=20, today=TODAY)


def test_publishes_nothing_below_the_threshold(session: Session, reader: SignedIn, second: SignedIn) -> None:
    theme_id = proof(session, reader, number=19)

    with pytest.raises(themes.BelowThreshold):
        publish(session, second, theme_id)

    assert session.scalar(select(func.count()).select_from(Publication)) == 0


def test_counts_only_those_who_agree_to_be_counted(session: Session, reader: SignedIn, second: SignedIn) -> None:
    theme_id = proof(session, reader, number=20)
    session.get_one(Testimony, themes.gathered(session, reader, theme_id)[0].id).counted = False
    session.flush()

    with pytest.raises(themes.BelowThreshold):
        publish(session, second, theme_id)


def test_publishes_confirmed_excerpts_with_the_link_of_their_testimony(
    session: Session, reader: SignedIn, second: SignedIn
) -> None:
    theme_id = proof(session, reader)
    testimony_id, name = quote(session, reader, theme_id)

    published = publish(session, second, theme_id, confirmed=(name,))

    (excerpt,) = session.scalars(select(Excerpt))
    testimony = next(one for one in themes.open_accepted(session, second) if one.id == testimony_id)
    assert library.versions(session, published.slug)[0].excerpts == ("le temps manque.",)
    assert excerpt.link == themes.link_of(testimony)
    assert testimony_id not in (excerpt.id, excerpt.link)


def test_leaves_out_excerpts_that_nobody_confirmed(session: Session, reader: SignedIn, second: SignedIn) -> None:
    theme_id = proof(session, reader)
    quote(session, reader, theme_id)

    published = publish(session, second, theme_id)

    assert library.versions(session, published.slug)[0].excerpts == ()


def test_refuses_to_confirm_an_excerpt_of_ones_own(session: Session, reader: SignedIn, second: SignedIn) -> None:
    theme_id = proof(session, reader)
    _, name = quote(session, second, theme_id)

    with pytest.raises(themes.ExcerptGone):
        publish(session, second, theme_id, confirmed=(name,))


def test_refuses_an_excerpt_whose_permission_was_taken_back(
    session: Session, reader: SignedIn, second: SignedIn
) -> None:
    theme_id = proof(session, reader)
    testimony_id, name = quote(session, reader, theme_id)
    session.get_one(Testimony, testimony_id).quoted = False
    session.flush()

    with pytest.raises(themes.ExcerptGone):
        publish(session, second, theme_id, confirmed=(name,))


def test_refuses_an_excerpt_that_is_not_in_the_draft(session: Session, reader: SignedIn, second: SignedIn) -> None:
    theme_id = proof(session, reader)

    with pytest.raises(themes.ExcerptGone):
        publish(session, second, theme_id, confirmed=("00-0-4",))


def test_makes_a_new_version_at_the_same_address(session: Session, reader: SignedIn, second: SignedIn) -> None:
    theme_id = proof(session, reader)
    first = publish(session, second, theme_id)
    revision = themes.theme(session, second, theme_id).revision
    themes.save(session, second, theme_id, revision=revision, title="Autre titre", synthesis="Revu.", unsaid="Rien.")
    between = library.versions(session, first.slug)[0]
    themes.submit(session, second, theme_id, revision=revision + 1)

    again = publish(session, reader, theme_id)

    assert (between.version, between.title) == (1, "Le temps qui manque")
    assert (again.slug, again.version) == (first.slug, 2)
    assert library.versions(session, first.slug)[0].title == "Autre titre"


def test_gives_two_themes_of_one_title_two_addresses(session: Session, reader: SignedIn, second: SignedIn) -> None:
    first = publish(session, second, proof(session, reader))

    other = publish(session, second, proof(session, reader))

    assert (first.slug, other.slug) == ("le-temps-qui-manque", "le-temps-qui-manque-2")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("L’œuvre d’Été : à 50 %", "l-oeuvre-d-ete-a-50"),
        ("…", "theme"),
        ("mot " * 30, "-".join(["mot"] * 15)),
        ("a" * 90, "a" * 60),
    ],
)
def test_makes_plain_addresses(title: str, slug: str) -> None:
    assert slug_of(title) == slug
