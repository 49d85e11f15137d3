"""A served site, browsers in front of it, and what is done with each page that a journey passes."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support import browser as browsers
from tests.support.browser import Visitor
from tests.support.screens import Screens
from tests.support.site import Site, fill, served

pytest.register_assert_rewrite("tests.journeys.steps")

Come = Callable[..., Visitor]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with browsers.chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def screens() -> Screens:
    """Pictures of the pages, written when AQTS_SCREENS names a folder."""
    folder = os.environ.get("AQTS_SCREENS")
    return Screens(Path(folder) if folder else None)


@pytest.fixture(scope="module")
def standing_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for a whole module, for journeys that do not mind what others left there."""
    with served(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture
def author_site(standing_site: Site) -> Iterator[Site]:
    """The module's site, its clock put back after each test."""
    now = standing_site.clock.time
    yield standing_site
    standing_site.clock.time = now


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A site of this test alone, where sixty testimonies of three months were accepted."""
    with served(tmp_path) as site:
        fill(site)
        yield site


@pytest.fixture
def come(browser: Browser) -> Iterator[Come]:
    """Return what seats one more person in front of a site: ``come(site, javascript=…, width=…, prefix="/en")``.

    At the end, every page that anyone visited must have behaved.
    """
    visitors: list[Visitor] = []

    def come(site: Site, **options: object) -> Visitor:
        visitors.append(browsers.come(browser, site.address, **options))  # type: ignore[arg-type]
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.page.context.close()
    assert [problem for visitor in visitors for problem in visitor.watch.problems] == []
    assert [address for visitor in visitors for address in visitor.watch.elsewhere] == []
