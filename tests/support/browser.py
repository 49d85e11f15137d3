"""A real Chromium, the system's own, and people in front of it; nothing is downloaded, and a page that misbehaves is noted."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HEIGHT = 844
PATIENCE = 20_000  # milliseconds
# Chromium writes this for any page answered with a refusal, which our forms use on purpose; failures are noted apart.
REFUSED = "Failed to load resource: the server responded with a status of 4"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run the system's Chromium; a machine without it fails the test with the name of the package to install."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is missing: install Debian's package chromium."
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Watch:
    """Notes what no page of the house may do: an error in the console, a refusal of the policy, another host, a failure."""

    host: str
    problems: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Listen to everything that *page* does from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(REFUSED):
            self.problems.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).netloc != self.host and not request.url.startswith("data:"):
            self.elsewhere.append(request.url)
        if request.is_navigation_request():
            self.addresses.append(request.url)

    def _response(self, response: Response) -> None:
        if response.status >= 500:
            self.problems.append(f"{response.status} at {response.url}")


@dataclass
class Visitor:
    """One person in front of one browser: opens pages, types, presses buttons and reads what is visible.

    ``look`` is called with each page worth looking at and its name: it takes pictures, measures accessibility, or
    does nothing.
    """

    page: Page
    address: str
    watch: Watch
    look_at: Callable[[Page, str], None]

    def open(self, path: str) -> None:
        """Go to an address of the site, as typed."""
        self.page.goto(self.address + path)

    def press(self, name: str, *, within: Locator | None = None) -> None:
        """Press a button and wait for the page it leads to."""
        self._lead(self._named("button", name, within))

    def follow(self, name: str, *, within: Locator | None = None) -> None:
        """Follow a link and wait for the page it leads to."""
        self._lead(self._named("link", name, within))

    def unfold(self, summary: str) -> None:
        """Open what a summary hides, unless it is open."""
        details = self.page.locator("details", has=self.page.locator("summary", has_text=summary)).first
        if details.get_attribute("open") is None:
            details.locator("summary").first.click()

    def write(self, label: str, text: str) -> None:
        """Type into the field that has this label."""
        self.page.get_by_label(label, exact=True).fill(text)

    def pick(self, label: str, choice: str) -> None:
        """Choose in the list that has this label, by the words of the choice."""
        self.page.get_by_label(label, exact=True).select_option(label=choice)

    def tick(self, label: str) -> None:
        """Tick the box or the choice whose label contains these words."""
        self.page.get_by_label(label).first.check()

    def text(self) -> str:
        """Return everything that is visible in the page, with single ordinary spaces."""
        return plain(self.page.locator("body").inner_text())

    def see(self, *words: str) -> None:
        """Check that each of *words* is visible."""
        shown = self.text()
        for one in words:
            assert plain(one) in shown, f"« {one} » is not on {self.page.url}:\n{shown}"

    def see_nothing_of(self, *words: str) -> None:
        """Check that none of *words* is anywhere in the page, visible or not, whatever the case."""
        source = plain(self.page.content()).casefold()
        for one in words:
            assert plain(one).casefold() not in source, f"« {one} » is on {self.page.url}"

    def look(self, name: str) -> None:
        """Show this page to whoever looks at pages in this run."""
        self.look_at(self.page, name)

    def _named(self, role: str, name: str, within: Locator | None) -> Locator:
        return (within or self.page).get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]

    def _lead(self, target: Locator) -> None:
        with self.page.expect_navigation():
            target.click()


def plain(text: str) -> str:
    """Return *text* with every run of blanks, non-breaking ones included, as one space."""
    return " ".join(text.split())


def nobody_looks(page: Page, name: str) -> None:
    """Look at nothing: most journeys only play."""


def come(
    browser: Browser,
    address: str,
    *,
    javascript: bool = True,
    width: int = 390,
    prefix: str = "",
    look_at: Callable[[Page, str], None] = nobody_looks,
) -> Visitor:
    """Open a fresh browser for one person, without any cookie or memory."""
    context = browser.new_context(
        java_script_enabled=javascript, viewport={"width": width, "height": HEIGHT}, locale="fr-CA"
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    watch = Watch(urlsplit(address).netloc)
    watch.follow(page)
    return Visitor(page, address + prefix, watch, look_at)
