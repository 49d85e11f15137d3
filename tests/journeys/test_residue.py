"""What an author typed, searched for afterwards in every file of a real instance, in every form that a file may give it."""

import base64
import html
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, quote_plus

import httpx
import pytest
from lxml.html import fromstring
from sqlalchemy import text

from aqts_voice import db
from aqts_voice.crypto import passphrase
from aqts_voice.crypto.costs import Cost
from aqts_voice.services import members, review, stewardship
from demo.authors import Author, words_of
from demo.texts import Answers
from tests.support.live import LiveServer

# Words that no page, no corpus and no library says; each has an accent, so that every encoding of it differs.
MASKED = "Zéphirine Quétaillot"
KEPT = "embrouillamini chocolaté"
HIDDEN = "chantournée"
TOO_LONG = "verglaçouille"
ANSWERED = "galimafrée"
CANARIES = (*MASKED.split(), *KEPT.split(), HIDDEN, TOO_LONG, ANSWERED)
TEXT = f"Madame {MASKED} a quitté l’équipe de la {HIDDEN}. Depuis, c’est un {KEPT} sans fin, et personne ne répond."
ALLOWED = Answers(None, None, None, None, None, counted=True, quoted=True, shared=True)


def forms(canary: str) -> Iterator[bytes]:
    """Yield every shape in which *canary* may rest: encodings, escapes, and each of the three alignments of base64."""
    for word in {canary, canary.casefold(), canary.upper()}:
        raw = word.encode()
        yield from (raw, word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode("latin-1"))
        yield from (quote(word).encode(), quote(word).lower().encode(), quote_plus(word).encode())
        yield from (html.escape(word).encode(), word.encode("ascii", "xmlcharrefreplace"))
        yield from (word.encode("unicode_escape"), raw.hex().encode(), raw.hex().upper().encode())
        for shift in range(3):
            coded = base64.b64encode(b"\0" * shift + raw)
            # The first and last groups also hold bits of what stands around, so only the sure middle is searched.
            yield coded[-(-shift * 8 // 6) : len(coded) - 4]


def residues(folder: Path, canaries: tuple[str, ...] = CANARIES) -> set[tuple[str, str]]:
    """Return each (canary, file) of *folder* in which the canary rests in any form."""
    found = set()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            found |= {(canary, path.name) for canary in canaries if any(form in data for form in forms(canary))}
    return found


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A real instance in its own processes, with one member who reads."""
    live = LiveServer(tmp_path / "instance")
    live.folder.mkdir()
    live.command("prepare")
    live.start()
    yield live
    live.stop()


def join(server: LiveServer) -> members.SignedIn:
    """Let a fictional steward join and sign in."""
    database, now = db.Database(server.environment["AQTS_DATABASE_URL"]), datetime.now(UTC)
    cost, words = Cost(memory_kib=64, passes=1), passphrase.draw_passphrase()
    with database.transaction() as session:
        token = members.first_invitation(session, today=now.date())
        members.join(
            session, token, words=words, sign_in_name="odile", display_name="Odile Fictive", standing="",
            today=now.date(), cost=cost,
        )  # fmt: skip
        signed_in, _ = members.sign_in(session, "odile", words, now=now, cost=cost)
    database.close()
    return signed_in


def deposit(server: LiveServer) -> str:
    """Deposit through the pages, with a word to hide and one that stays; return the code."""
    author = Author(server.url)
    page = author.submit(author.read("/temoigner"), "/temoigner/apercu", {"text": TEXT, "hidden": HIDDEN})
    shown = page.xpath("string(//div[@class='testimony'])")
    assert KEPT in shown
    assert not any(word in shown for word in (*MASKED.split(), HIDDEN))
    page = author.submit(page, "/temoigner/dernier-regard", {})
    code = words_of(author.send(page, ALLOWED))
    author.client.close()
    return code


def fail(server: LiveServer) -> None:
    """Send what is refused: a text too long, and one with a code that nobody has."""
    for path, fields in (
        ("/temoigner/apercu", {"text": f"{TOO_LONG} " * 2000}),
        ("/temoigner/envoyer", {"kept": TOO_LONG, "tag": TOO_LONG, "sealed": TOO_LONG}),
        ("/suivi", {"code": f"{TOO_LONG} abeille"}),
    ):
        answer = httpx.post(server.url + path, data=fields, timeout=60, trust_env=False)
        assert 400 <= answer.status_code < 500
        assert TOO_LONG in answer.text


def ask(server: LiveServer, member: members.SignedIn) -> None:
    """Move the deposit, and ask its author a question."""
    database, today = db.Database(server.environment["AQTS_DATABASE_URL"]), datetime.now(UTC).date()
    with database.transaction() as session:
        stewardship.move_arrivals(session, today=today, at_once=True)
    with database.transaction() as session:
        found = review.claim(session, member, today=today)
        assert found is not None
        assert KEPT in review.read(session, member, found).text
        review.ask(session, member, found, ready=review.QUESTIONS[0].key, own="", today=today)
    database.close()


def answer(server: LiveServer, code: str) -> None:
    """Come back with the code, and answer through the preview."""
    author = Author(server.url)
    page = author.submit(author.read("/suivi"), "/suivi", {"code": code})
    [form] = [form for form in page.forms if form.action.endswith("/suivi/reponse")]
    fields = dict(form.form_values()) | {"text": f"Une {ANSWERED}, sans plus.", "hidden": MASKED}
    page = fromstring(author.client.post(f"{server.url}/suivi/reponse", data=fields).text)
    page = author.submit(page, "/suivi/reponse/dernier-regard", {})
    page = author.submit(page, "/suivi/reponse/envoyer", {})
    author.client.close()
    assert "Votre réponse est reçue" in page.text_content()


def test_leaves_no_word_of_an_author_in_any_file(server: LiveServer) -> None:
    member = join(server)

    code = deposit(server)
    fail(server)
    ask(server, member)
    answer(server, code)

    assert residues(server.folder) == set()
    assert {"voix.db", "voix.db-wal", "server.log", "secrets.env"} <= {path.name for path in server.folder.iterdir()}


@pytest.mark.parametrize("place", ["server.log", "secrets.env", "tmp/upload", "voix.db-shm"])
def test_would_find_a_word_in_each_file(tmp_path: Path, place: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"\x00\xff before " + HIDDEN.encode() + b" after")

    assert residues(tmp_path) == {(HIDDEN, path.name)}


def test_would_find_a_word_in_the_database_and_in_its_log(tmp_path: Path) -> None:
    database = db.Database(f"sqlite:///{tmp_path / 'voix.db'}")
    with database.transaction() as session:
        session.execute(text("CREATE TABLE plain (words TEXT)"))
        session.execute(text("INSERT INTO plain VALUES (:words)"), {"words": TEXT})
    before = residues(tmp_path)

    database.settle()

    after = residues(tmp_path)
    database.close()
    canaries = {*MASKED.split(), *KEPT.split(), HIDDEN}
    assert before == {(canary, "voix.db-wal") for canary in canaries}
    assert after == {(canary, "voix.db") for canary in canaries}


@pytest.mark.parametrize("canary", CANARIES)
@pytest.mark.parametrize(
    "written",
    [
        lambda word: word.encode(),
        lambda word: word.encode("utf-16-le"),
        lambda word: quote(word).encode(),
        lambda word: html.escape(word).encode("ascii", "xmlcharrefreplace"),
        lambda word: base64.b64encode(word.encode()),
        lambda word: base64.b64encode(f"a{word}".encode()),
        lambda word: base64.b64encode(f"ab{word} and more".encode()),
    ],
    ids=["utf-8", "utf-16", "percent", "html", "base64", "base64 shifted", "base64 within"],
)
def test_would_find_a_word_in_each_form(tmp_path: Path, canary: str, written: object) -> None:
    assert callable(written)
    (tmp_path / "file").write_bytes(b"before " + written(canary) + b" after")

    assert residues(tmp_path, (canary,)) == {(canary, "file")}
