"""The whole story of one testimony, in the order in which it happens; whoever plays it seats the people."""

from collections.abc import Callable
from pathlib import Path

from tests.journeys.steps import author, public, reading, research, themes
from tests.support.browser import Visitor
from tests.support.site import Site

PHONE, COMPUTER = 390, 1280
Seat = Callable[[int], Visitor]


def play(site: Site, seat: Seat, folder: Path) -> None:
    """Play everything: ``seat(width)`` gives a fresh browser to the next person; files land in *folder*."""
    public.find_nothing_yet(seat(PHONE))
    code = deposit(site, seat)
    read_at = question(site, seat)
    answer(site, seat, code)
    accept_and_publish(site, seat)
    reader = seat(PHONE)
    public.read_theme(reader)
    public.follow_feed(reader, quoted=True)
    words, download_from = release(site, seat, folder)
    withdrawal(site, seat, code, read_at)
    research.find_it_suspended(seat(COMPUTER), words, download_from)


def deposit(site: Site, seat: Seat) -> list[str]:
    """An author deposits on her phone; the week passes."""
    writer = seat(PHONE)
    author.write(writer)
    author.decide(writer)
    author.look_once_more(writer)
    code = author.send(writer)
    site.weekly_move()
    return code


def question(site: Site, seat: Seat) -> str:
    """A member reads, masks more and asks; returns the address of the testimony on the members' side."""
    reader = seat(COMPUTER)
    reading.sign_in(reader, "raymonde", site.passphrase, picture=True)
    reading.claim(reader)
    read_at = reader.page.url.removeprefix(reader.address)
    reading.mask_more(reader)
    reading.ask(reader)
    return read_at


def answer(site: Site, seat: Seat, code: list[str]) -> None:
    """The author comes back, reads the question and answers; the week passes."""
    writer = seat(PHONE)
    author.come_back(writer, author.sloppy(code))
    author.answer(writer, reading.QUESTION)
    site.weekly_move()


def accept_and_publish(site: Site, seat: Seat) -> None:
    """Two members read and accept; the first writes a theme, the second publishes it."""
    reader, other = seat(COMPUTER), seat(COMPUTER)
    reading.sign_in(reader, "raymonde", site.passphrase)
    reading.read_first(reader)
    reading.sign_in(other, "germain", site.passphrase)
    reading.read_second(other)
    reading.sign_out(other)
    themes.begin(reader)
    themes.gather(reader)
    themes.quote(reader)
    themes.write_and_submit(reader)
    reading.sign_out(reader)
    second = seat(COMPUTER)
    reading.sign_in(second, "germain", site.passphrase)
    themes.proofread_and_publish(second)


def release(site: Site, seat: Seat, folder: Path) -> tuple[str, str]:
    """A steward invites a researcher and prepares a dataset; a second member offers it; the researcher downloads it.

    Return the researcher's seven words and the address of the download.
    """
    steward, researcher, second = seat(COMPUTER), seat(COMPUTER), seat(COMPUTER)
    reading.sign_in(steward, "odile", site.passphrase)
    link = research.invite(steward)
    words = research.join(researcher, link)
    research.sign_in(researcher, words)
    research.wait_for_access(researcher)
    research.compare_and_grant(steward, researcher)
    research.agree(researcher)
    research.prepare(steward)
    steward.follow("Intendance")
    steward.look("61-intendance")
    reading.sign_in(second, "germain", site.passphrase)
    research.approve(second, folder)
    return words, research.receive(researcher, folder)


def withdrawal(site: Site, seat: Seat, code: list[str], read_at: str) -> None:
    """The author withdraws; after the week, nothing of the testimony is left for anyone."""
    writer = seat(PHONE)
    author.come_back(writer, " ".join(code))
    author.withdraw(writer)
    site.weekly_move()
    writer = seat(PHONE)
    author.come_back(writer, " ".join(code))
    author.find_nothing_left(writer)
    reader = seat(PHONE)
    public.find_excerpt_gone(reader)
    public.follow_feed(reader, quoted=False)
    member = seat(COMPUTER)
    reading.sign_in(member, "raymonde", site.passphrase)
    themes.find_it_gone(member, read_at)
