"""What goes wrong on an author's way, in real browsers with scripts and without: nothing lost, nothing twice, no trace."""

import contextlib
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Route
from playwright.sync_api import Error as PlaywrightError
from sqlalchemy import func, select

from aqts_voice.models import Arrival
from tests.journeys.conftest import Come
from tests.journeys.steps import author
from tests.support.browser import Visitor, nobody_looks
from tests.support.screens import Screens
from tests.support.site import Site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"]),
]
WEATHER = "https://www.meteomedia.com/"
PLAIN = "Nous étions quatre, nous sommes deux. Personne n’a été remplacé."
PAGES = {"/temoigner", "/temoigner/apercu", "/temoigner/dernier-regard", "/temoigner/envoyer", "/suivi"}


@pytest.fixture
def writer(author_site: Site, come: Come, screens: Screens, javascript: bool) -> Visitor:
    return come(author_site, javascript=javascript, look_at=screens.take if javascript else nobody_looks)


@pytest.fixture
def kept_before(author_site: Site) -> int:
    return deposits(author_site)


def deposits(site: Site) -> int:
    """Return how many acts of authors wait."""
    with site.database.transaction(writes=False) as session:
        return session.scalar(select(func.count()).select_from(Arrival)) or 0


def reach_last_look(writer: Visitor, text: str = PLAIN) -> None:
    """Go as far as the page that sends."""
    writer.open("/temoigner")
    writer.write("Votre texte", text)
    writer.press("Voir ce qui sera gardé")
    writer.press("Continuer")
    writer.see("Un dernier regard", text)


def typed(writer: Visitor) -> str:
    """Return what stands in the field of the text."""
    return writer.page.get_by_label("Votre texte", exact=True).input_value()


def test_gives_the_text_back_when_the_last_page_is_too_old(
    writer: Visitor, author_site: Site, kept_before: int
) -> None:
    reach_last_look(writer)
    author_site.clock.forward(timedelta(hours=2, minutes=5))

    writer.press("Envoyer")

    writer.see("Cette page est restée ouverte plus de deux heures", PLAIN)
    assert deposits(author_site) == kept_before
    writer.look("15-page-expiree")
    writer.press("Continuer")
    author.send(writer)
    assert deposits(author_site) == kept_before + 1


def test_shows_the_same_code_after_back_and_sending_again(writer: Visitor, author_site: Site, kept_before: int) -> None:
    reach_last_look(writer)
    first = author.send(writer)

    go_back(writer)
    writer.see("Un dernier regard")
    again = author.send(writer)

    assert again == first
    assert deposits(author_site) == kept_before + 1


def go_back(writer: Visitor) -> None:
    """Press the browser's arrow, and accept to send the form of the page before again, as the browser asks."""
    with contextlib.suppress(PlaywrightError):
        writer.page.go_back()
    # The browser shows a page of its own, which asks whether to send again; it is there a moment after the refusal.
    writer.page.wait_for_url("chrome-error://**", wait_until="commit")
    for _ in range(50):
        # That page comes and goes in two steps, and refuses to be sent again between them.
        with contextlib.suppress(PlaywrightError):
            writer.page.reload()
            return
        writer.page.wait_for_timeout(100)
    raise AssertionError("the browser never let the form be sent again")


def test_shows_the_same_code_after_a_reload(writer: Visitor, author_site: Site, kept_before: int) -> None:
    reach_last_look(writer)
    first = author.send(writer)

    writer.page.reload()

    assert author.code_words(writer) == first
    assert deposits(author_site) == kept_before + 1


def test_keeps_one_deposit_after_a_double_click(writer: Visitor, author_site: Site, kept_before: int) -> None:
    reach_last_look(writer)

    with writer.page.expect_navigation():
        writer.page.get_by_role("button", name="Envoyer", exact=True).dblclick()

    words = author.code_words(writer)
    assert deposits(author_site) == kept_before + 1
    writer.page.reload()
    assert author.code_words(writer) == words


def test_shows_the_same_code_to_a_replay(writer: Visitor, author_site: Site, kept_before: int, come: Come) -> None:
    reach_last_look(writer)
    sent: list[str] = []
    writer.page.on("request", lambda request: sent.append(request.post_data or ""))
    first = author.send(writer)

    replayed = writer.page.request.post(
        f"{writer.address}/temoigner/envoyer",
        data=next(body for body in sent if "kept=" in body),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )

    assert replayed.status == 200
    assert all(f"<li>{word}</li>" in replayed.text() for word in first)
    assert deposits(author_site) == kept_before + 1


@pytest.mark.parametrize("length", [20_001, 200_000])
def test_gives_a_long_text_back_whole(writer: Visitor, author_site: Site, kept_before: int, length: int) -> None:
    sentence = "Nous étions quatre, nous sommes deux.\n"
    text = (sentence * (length // len(sentence) + 1))[: length - 1] + "."
    writer.open("/temoigner")
    # As pasted: typing it sign by sign would take the browser minutes.
    writer.page.get_by_label("Votre texte", exact=True).evaluate("(field, words) => { field.value = words }", text)

    writer.press("Voir ce qui sera gardé")

    writer.see("Votre texte dépasse 20 000 caractères. Rien n’a été envoyé")
    assert typed(writer) == text, "the text came back changed"
    assert deposits(author_site) == kept_before
    writer.write("Votre texte", PLAIN)
    writer.press("Voir ce qui sera gardé")
    writer.see("Ce qui serait gardé", PLAIN)


def test_asks_for_words_when_there_are_none(writer: Visitor) -> None:
    writer.open("/temoigner")
    writer.page.get_by_label("Mots à cacher").fill("sittelle")
    writer.unfold("Situer votre témoignage")
    writer.pick("Région", "Estrie")

    writer.press("Voir ce qui sera gardé")

    writer.see("Il n’y a encore rien à relire.")
    assert writer.page.get_by_label("Mots à cacher").input_value() == "sittelle"
    assert writer.page.get_by_label("Région", exact=True).input_value() == "05"
    writer.look("16-texte-vide")


def test_speaks_english_to_who_asks(
    author_site: Site, come: Come, screens: Screens, javascript: bool, kept_before: int
) -> None:
    writer = come(author_site, javascript=javascript, prefix="/en")
    writer.look_at = screens.take if javascript else nobody_looks
    writer.open("/temoigner")
    page = writer.page
    assert page.locator("html").get_attribute("lang") == "en"
    writer.see("Say what you see", "Quick exit")
    writer.look("17-english-write")

    page.locator("#text").fill("We were four and now we are two. Nobody was replaced.")
    submit(writer, "form[action$='/temoigner/apercu'] button")
    writer.look("18-english-preview")
    submit(writer, "form[action$='/temoigner/dernier-regard'] button")
    writer.look("19-english-last-look")
    submit(writer, "form[action$='/temoigner/envoyer'] button")
    code = author.code_words(writer)
    writer.open("/suivi")
    page.locator("#code").fill(author.sloppy(code))
    submit(writer, "form[action$='/suivi'] button")

    page.locator("details summary").first.click()
    writer.see("We were four and now we are two.")
    assert deposits(author_site) == kept_before + 1
    assert all(urlsplit(address).path.startswith("/en/") for address in writer.watch.addresses)


def submit(visitor: Visitor, selector: str) -> None:
    """Press the first button that *selector* finds, whatever its words."""
    with visitor.page.expect_navigation():
        visitor.page.locator(selector).first.click()


def test_leaves_no_cookie_and_nothing_in_the_address(writer: Visitor) -> None:
    reach_last_look(writer)
    code = author.send(writer)
    author.come_back(writer, " ".join(code))
    writer.see("Reçu, et bien gardé")

    context: BrowserContext = writer.page.context
    visited = [urlsplit(address) for address in writer.watch.addresses]
    assert context.cookies() == []
    assert context.storage_state()["origins"] == []
    assert {address.path for address in visited} == PAGES
    assert not any(address.query or address.fragment for address in visited)


def test_offers_the_quick_exit_on_each_page(writer: Visitor, javascript: bool) -> None:
    def weather(route: Route) -> None:
        route.fulfill(body="<!doctype html><title>Météo</title><h1>Météo</h1>", content_type="text/html")

    writer.page.context.route(f"{WEATHER}**", weather)
    seen = []
    for path in author_pages(writer):
        link = writer.page.get_by_role("link", name="Quitter vite")
        assert link.is_visible(), path
        seen.append(path)
    assert set(seen) == PAGES
    with writer.page.expect_navigation(url=f"{WEATHER}**"):
        writer.page.get_by_role("link", name="Quitter vite").click()
    assert writer.watch.elsewhere == [WEATHER]
    writer.watch.elsewhere.clear()
    if javascript:
        # The page that was left is no longer in the history: one step back is the page before it.
        writer.page.go_back()
        writer.see("Revenir avec votre code")
        writer.see_nothing_of(PLAIN)


def author_pages(writer: Visitor) -> Iterator[str]:
    """Walk through the pages of an author and yield each path."""
    writer.open("/temoigner")
    yield urlsplit(writer.page.url).path
    writer.write("Votre texte", PLAIN)
    for button in ("Voir ce qui sera gardé", "Continuer", "Envoyer"):
        writer.press(button)
        yield urlsplit(writer.page.url).path
    author.come_back(writer, " ".join(author.code_words(writer)))
    yield urlsplit(writer.page.url).path


def test_needs_no_mouse(writer: Visitor, author_site: Site, kept_before: int) -> None:
    writer.open("/temoigner")
    keyboard = writer.page.keyboard

    reach_by_tab(writer, "Votre texte")
    keyboard.type(PLAIN)
    reach_by_tab(writer, "Situer votre témoignage")
    keyboard.press("Enter")
    reach_by_tab(writer, "Région")
    keyboard.press("ArrowDown")
    enter(writer, "Voir ce qui sera gardé")
    enter(writer, "Continuer")
    reach_by_tab(writer, "Compter mon témoignage")
    keyboard.press("Space")
    enter(writer, "Envoyer")

    writer.see("C’est reçu. Merci.")
    assert len(author.code_words(writer)) == 8
    assert deposits(author_site) == kept_before + 1


def enter(writer: Visitor, button: str) -> None:
    """Reach a button with the keyboard and press Enter on it."""
    reach_by_tab(writer, button)
    with writer.page.expect_navigation():
        writer.page.keyboard.press("Enter")


def reach_by_tab(writer: Visitor, name: str) -> None:
    """Press Tab until what has the focus is called *name*; what has the focus must be visible."""
    for _ in range(60):
        writer.page.keyboard.press("Tab")
        focused = writer.page.locator(":focus")
        called = str(focused.evaluate("one => one.labels?.[0]?.textContent || one.textContent"))
        if name in called:
            assert focused.is_visible()
            return
    raise AssertionError(f"the keyboard never reached « {name} »")
