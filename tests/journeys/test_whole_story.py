"""One testimony walks through every room, in real browsers, with scripts and without: what each person sees."""

from pathlib import Path

import pytest

from tests.journeys.conftest import Come
from tests.journeys.steps import story
from tests.support.browser import Visitor, nobody_looks
from tests.support.screens import Screens
from tests.support.site import Site


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_walks_through_every_room(site: Site, come: Come, screens: Screens, tmp_path: Path, javascript: bool) -> None:
    def seat(width: int) -> Visitor:
        return come(site, javascript=javascript, width=width, look_at=screens.take if javascript else nobody_looks)

    story.play(site, seat, tmp_path)
