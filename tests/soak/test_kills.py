"""A power cut at any moment: every code that was shown opens its deposit, and no deposit exists twice."""

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from lxml import html
from sqlalchemy import select

from aqts_voice import db
from aqts_voice.crypto import passphrase
from aqts_voice.crypto.costs import Cost
from aqts_voice.models import Arrival, ContentKey, Lookup
from aqts_voice.services import members
from demo.authors import Author, words_of
from demo.texts import Answers
from tests.support.live import LiveServer

SILENT = Answers(None, None, None, None, None, counted=True, quoted=False, shared=False)
DEPOSITS = int(os.environ.get("AQTS_KILL_DEPOSITS", "200"))
KILL_SHARE = 0.3
PATIENCE = 600


class Killer:
    """Kills the server now and then while deposits are sent, and starts it again."""

    def __init__(self, server: LiveServer, seed: int) -> None:
        self.server = server
        self.chance = random.Random(seed)
        self.kills = 0

    def strike(self, delay: float) -> threading.Thread:
        """Kill everything after *delay* seconds, then start again, in a thread to be joined."""

        def act() -> None:
            time.sleep(delay)
            self.server.kill()
            self.kills += 1
            self.server.start()

        thread = threading.Thread(target=act)
        thread.start()
        return thread


def send_until_answered(author: Author, page: html.HtmlElement) -> str:
    """Post the same last page until the server answers it, as a patient person's browser would; return the code."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            return words_of(author.send(page, SILENT))
        except (httpx.TransportError, httpx.HTTPStatusError):
            time.sleep(0.1)
    raise AssertionError("the server never answered")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A real instance that serves, open to testimonies."""
    live = LiveServer(tmp_path, workers=2)
    live.command("prepare")
    open_instance(live)
    live.start()
    yield live
    live.stop()


@pytest.mark.soak
def test_every_code_shown_opens_its_deposit_and_none_exists_twice(server: LiveServer, tmp_path: Path) -> None:
    killer = Killer(server, seed=os.getpid())
    codes: list[str] = []
    shown: Counter[str] = Counter()
    started = time.monotonic()

    for number in range(DEPOSITS):
        with Author(server.url) as author:
            page = author.last_page(f"Témoignage numéro {number}, où rien ne désigne personne.", SILENT)
            strike = killer.strike(killer.chance.uniform(0, 0.25)) if killer.chance.random() < KILL_SHARE else None
            codes.append(send_until_answered(author, page))
            if strike:
                strike.join()
            shown[words_of(author.send(page, SILENT))] += 1

    assert len(set(codes)) == DEPOSITS
    assert shown == Counter(codes), "a retry after the crash showed another code"
    for number, code in enumerate(codes):
        answer = httpx.post(f"{server.url}/suivi", data={"code": code}, timeout=30, trust_env=False)
        assert answer.status_code == 200, f"deposit {number}: the code that was shown does not open"
        assert "<h1>" in answer.text
    server.stop()
    database = db.Database(f"sqlite:///{tmp_path / 'voix.db'}")
    with database.transaction(writes=False) as session:
        deposits = session.scalars(select(Arrival.testimony_id)).all()
        lookups = session.scalars(select(Lookup.testimony_id)).all()
        keys = Counter(session.scalars(select(ContentKey.testimony_id)))
    database.close()
    assert len(deposits) == len(set(deposits)) == DEPOSITS
    assert set(lookups) == set(deposits)
    assert set(keys) == set(deposits)
    assert set(keys.values()) == {2}
    assert killer.kills > DEPOSITS * KILL_SHARE / 2
    print(f"\n{DEPOSITS} deposits, {killer.kills} kills, {time.monotonic() - started:.0f} s, none lost, none twice")


def open_instance(server: LiveServer) -> None:
    """Let a fictional steward join, so that there are epochs to seal to."""
    database = db.Database(server.environment["AQTS_DATABASE_URL"])
    with database.transaction() as session:
        today = datetime.now(UTC).date()
        members.join(
            session,
            members.first_invitation(session, today=today),
            words=passphrase.draw_passphrase(),
            sign_in_name="odile",
            display_name="Odile Fictive",
            standing="",
            today=today,
            cost=Cost(memory_kib=64, passes=1),
        )
    database.close()
