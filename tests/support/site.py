"""The whole site served to real browsers on a thread, with its people and what its authors sent before; no process, no network."""

import itertools
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from werkzeug.serving import WSGIRequestHandler, make_server

import config
from app import create_app
from aqts_voice import db
from aqts_voice.services import deposit, members, review, stewardship
from aqts_voice.web.house import House
from demo.texts import Marked, marked
from tests.conftest import NOW, PASSPHRASE, TINY, MovableClock
from tests.support.live import free_port

SECRET = bytes(range(32))
EARLIER = (date(2026, 9, 9), date(2026, 10, 14), date(2026, 11, 11))
EACH_MONTH = 20
# Two contexts, each told by half of the authors, so that the numbers of both may be shown.
CONTEXTS = ({"region": "06/13", "field": "aines"}, {"region": "16", "field": "sante-mentale-adulte"})
LONGEST = 1200
AMPLIFYING = (members.Role.READER, members.Role.CODER, members.Role.PUBLISHER)
# Who is there from the start, and what each may do; the first one is made steward by founding the instance.
PEOPLE = (
    ("Odile Fictive", "retraitée du réseau de la santé", ()),
    ("Raymonde Fictive", "en pratique privée", AMPLIFYING),
    ("Germain Fictif", "enseigne le travail social", AMPLIFYING),
)


@dataclass
class Site:
    """A served instance: where it is, what time it is there, and who works in it; everyone's passphrase is the same."""

    address: str
    settings: config.Settings
    house: House
    clock: MovableClock
    signed_in: dict[str, members.SignedIn] = field(default_factory=dict)
    passphrase: str = PASSPHRASE

    @property
    def database(self) -> db.Database:
        return self.house.database

    def weekly_move(self) -> stewardship.Moved | None:
        """Go to the next Monday afternoon, and move what waits by the rules of that day; one act is enough here."""
        ahead = 7 - self.clock().weekday()
        self.clock.forward(timedelta(days=ahead))
        with self.database.transaction() as session:
            moved = stewardship.move_arrivals(session, today=self.clock().date(), least=1)
        self.database.settle()
        return moved

    def confide(self, text: str, codes: Mapping[str, str]) -> deposit.Receipt:
        """Send one testimony today, through the services that the author's pages call; all three uses are allowed."""
        secret, now = self.settings.secret, self.clock()
        seen = deposit.preview(self.house.engine, deposit.draft(text, codes=codes), {}, sweep=True)
        look = deposit.last_look(seen, carried=None, secret=secret, now=now)
        kept, bits = deposit.check(look.value, look.tag, look.sealed, secret=secret, now=now)
        consents = deposit.Consents(counted=True, quoted=True, shared=True)
        with self.database.transaction() as session:
            return deposit.receive(
                session, kept, bits=bits, consents=consents, secret=secret, today=now.date(), cost=TINY
            )


class SilentHandler(WSGIRequestHandler):
    """Serves without a line for each request, as the real server does."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 -- the name that the server gives it
        """Write nothing."""


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve a new instance that rests below *folder*, with three members, until the block ends."""
    port = free_port()
    address = f"http://localhost:{port}"
    settings = config.Settings(
        database_url=f"sqlite:///{folder / 'voix.db'}",
        secret=SECRET,
        session_secret=bytes(range(32, 64)),
        public_url=address,
        author_memory_kib=TINY.memory_kib,
        author_passes=TINY.passes,
        member_memory_kib=TINY.memory_kib,
        member_passes=TINY.passes,
    )
    clock = MovableClock()
    app = create_app(settings, clock=clock)
    house: House = app.extensions["voix"]
    db.upgrade(house.database)
    site = Site(address, settings, house, clock)
    _found(site)
    server = make_server("localhost", port, app, threaded=True, request_handler=SilentHandler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()
    house.database.close()


def fill(site: Site) -> None:
    """Let sixty testimonies of three months arrive and be accepted, twenty a month, by real people at work."""
    now = site.clock.time
    texts = _short_texts()
    for day in EARLIER:
        site.clock.time = datetime(day.year, day.month, day.day, 15, tzinfo=UTC)
        with site.database.transaction() as session:
            members.open_vault_keys(session, site.signed_in["odile"], today=day)
        for one, codes in zip(itertools.islice(texts, EACH_MONTH), itertools.cycle(CONTEXTS), strict=False):
            site.confide(one.text, codes)
        with site.database.transaction() as session:
            stewardship.move_arrivals(session, today=day, at_once=True)
    site.clock.time = now
    _accept_all(site)


def _short_texts() -> Iterator[Marked]:
    return (one for one in marked() if len(one.text) < LONGEST and "surcharge" in one.themes)


def _found(site: Site) -> None:
    today = NOW.date()
    with site.database.transaction() as session:
        for display_name, standing, roles in PEOPLE:
            steward = site.signed_in.get("odile")
            first = members.first_invitation(session, today=today) if steward is None else None
            joined = members.join(
                session,
                first or members.invite(session, roles=roles, today=today),
                words=PASSPHRASE,
                sign_in_name=display_name.split()[0],
                display_name=display_name,
                standing=standing,
                today=today,
                cost=TINY,
            )
            if steward is not None:
                compared = members.fingerprint(session, joined.account_id)
                members.grant_access(session, steward, joined.account_id, compared=compared)
            name = display_name.split()[0].casefold()
            site.signed_in[name], _ = members.sign_in(session, name, PASSPHRASE, now=NOW, cost=TINY)


def _accept_all(site: Site) -> None:
    today = site.clock().date()
    for reader in itertools.cycle(site.signed_in.values()):
        with site.database.transaction() as session:
            if not review.waiting(session):
                return
            found = review.claim(session, reader, today=today)
            if found is not None:
                review.accept(session, reader, found, recognisable=False, today=today)
