"""One testimony walks through every room, in real browsers, with scripts and without: what each person sees."""

import pytest

from tests.journeys.conftest import Come
from tests.journeys.steps import author, reading
from tests.support.site import Site

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_a_testimony_walks_through_every_room(site: Site, come: Come, screens, javascript: bool) -> None:
    def seat(width: int = 1280):
        return come(site, javascript=javascript, width=width, look_at=screens.take)

    writer = seat(390)
    author.write(writer)
    author.decide(writer)
    author.look_once_more(writer)
    code = author.send(writer)
    site.weekly_move()
    reader = seat()
    reading.sign_in(reader, "raymonde", site.passphrase, picture=True)
    reading.claim(reader)
    reading.mask_more(reader)
    reading.ask(reader)
    writer = seat(390)
    author.come_back(writer, author.sloppy(code))
    author.answer(writer, reading.QUESTION)
    site.weekly_move()
    reader = seat()
    reading.sign_in(reader, "raymonde", site.passphrase)
    reading.accept(reader)
    reading.sign_out(reader)
