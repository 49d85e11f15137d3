"""Every page of the whole story, and every page that refuses something, measured by axe at the width of a small phone and of a computer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from aqts_voice.services import members
from tests.journeys.conftest import Come
from tests.journeys.steps import author, reading, story
from tests.support.browser import Visitor
from tests.support.site import Site

pytestmark = pytest.mark.browser
WIDTHS = (320, 1280)
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
AXE = Axe()


@dataclass
class Measure:
    """Measures each page that it is shown, at both widths, and keeps what is wrong with it."""

    problems: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def look_at(self, page: Page, name: str) -> None:
        """Measure *page* and put its window back as it was."""
        self.seen.add(name)
        before = page.viewport_size
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            self.problems += [f"{name} at {width}: {problem}" for problem in problems_of(page)]
        if before is not None:
            page.set_viewport_size(before)


def problems_of(page: Page) -> Iterator[str]:
    """Yield what axe finds, and whether the page must be scrolled sideways."""
    for violation in AXE.run(page, options=RULES).response["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['id']} {node['target']} {node.get('failureSummary', '')[:300]}"
    wide, window = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if wide > window:
        yield f"scrolls sideways: {wide} in {window}"


@pytest.fixture
def measure() -> Measure:
    return Measure()


def test_serves_everyone_along_the_whole_story(site: Site, come: Come, measure: Measure, tmp_path: Path) -> None:
    def seat(width: int) -> Visitor:
        return come(site, width=width, look_at=measure.look_at)

    story.play(site, seat, tmp_path)

    assert measure.problems == []
    assert len(measure.seen) > 50


def test_serves_everyone_when_something_is_refused(author_site: Site, come: Come, measure: Measure) -> None:
    site = author_site
    for page in (*author_refusals(site, come, measure), *member_refusals(site, come, measure)):
        measure.look_at(page, page.url.removeprefix(site.address))

    assert measure.problems == []


def test_finds_what_is_wrong(author_site: Site, come: Come, measure: Measure) -> None:
    visitor = come(author_site, look_at=measure.look_at)
    visitor.open("/temoigner")
    visitor.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<input id=bare><div id=wide>...</div>');"
        "document.getElementById('wide').style.width = '2000px'"
    )

    visitor.look("broken")

    assert any("label" in problem and "bare" in problem for problem in measure.problems)
    assert any("scrolls sideways" in problem for problem in measure.problems)


def author_refusals(site: Site, come: Come, measure: Measure) -> Iterator[Page]:
    """Yield the pages that an author meets when something is missing or wrong."""
    writer = come(site, look_at=measure.look_at)
    writer.open("/temoigner")
    writer.press("Voir ce qui sera gardé")
    yield writer.page
    for typed in ("abeille", "abeille " * 8, "zzzzz " * 8):
        writer.open("/suivi")
        writer.write("Vos huit mots", typed)
        writer.press("Ouvrir")
        yield writer.page
    writer.open("/temoigner")
    writer.write("Votre texte", "La DPJ a pris la petite Léa, sa mère Nathalie Gagnon l’a su par moi, à Rimouski.")
    writer.press("Voir ce qui sera gardé")
    yield writer.page
    writer.open("/nulle-part")
    yield writer.page


def member_refusals(site: Site, come: Come, measure: Measure) -> Iterator[Page]:
    """Yield the pages that a member or a researcher meets when something is missing or wrong."""
    member = come(site, width=1280, look_at=measure.look_at)
    for door in ("/membres/", "/recherche/"):
        member.open(door)
        yield member.page
    for door in ("/membres/connexion", "/recherche/connexion"):
        member.open(door)
        member.press("Ouvrir ma séance")
        yield member.page
    with site.database.transaction() as session:
        link = members.invite(session, roles=(members.Role.READER,), today=site.clock().date())
    member.open(f"/membres/invitation/{link}")
    yield member.page
    member.press("Créer mon compte et voir mes sept mots")
    yield member.page
    writer = come(site, look_at=measure.look_at)
    author.write(writer)
    writer.press("Continuer")
    author.send(writer)
    site.weekly_move()
    reading.sign_in(member, "raymonde", site.passphrase)
    member.open("/membres/lecture")
    member.press("Prendre le prochain témoignage")
    for action in ("Voir le résultat", "Envoyer la question", "Accepter ce témoignage"):
        yield refused(member, action)


def refused(member: Visitor, button: str) -> Page:
    """Press a button of the reading page without filling in what it needs."""
    for folded in member.page.locator("details.step").all():
        if folded.get_attribute("open") is None:
            folded.locator("summary").first.click()
    member.press(button)
    return member.page
