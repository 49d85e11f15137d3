"""A word typed into the form is found nowhere afterwards: database files, write-ahead log, logs, output, temporary folder."""

import base64
import logging
import tempfile
from pathlib import Path

import pytest

import config
from app import create_app
from aqts_voice import db
from aqts_voice.crypto.costs import Cost
from aqts_voice.models import Account
from aqts_voice.services import members
from tests.conftest import NOW, PASSPHRASE, MovableClock
from tests.support.author import Author

HIDDEN = "Zorbaline"
MASKED = "418 555-7391"
KEPT = "quatrevingtcanaris"
TEXT = f"{HIDDEN} m’appelle au {MASKED} pour parler de {KEPT}."


def forms(word: str) -> list[bytes]:
    """The word as it could rest: in several encodings, cases and wrappings."""
    plain = [one.encode(code) for one in (word, word.lower(), word.upper()) for code in ("utf-8", "utf-16-le")]
    encoded = word.encode()
    shifted = [base64.b64encode(bytes(shift) + encoded)[4:-4] for shift in range(3)]
    return [*plain, encoded.hex().encode(), encoded[::-1], *shifted]


def found(word: str, folder: Path, *texts: str) -> list[str]:
    """Say where *word* is: the files of *folder*, or the given texts."""
    places = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    places |= {f"text {number}": text.encode() for number, text in enumerate(texts)}
    return [place for place, held in places.items() if any(form in held for form in forms(word))]


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> config.Settings:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    settings = config.Settings(
        database_url=f"sqlite:///{tmp_path / 'voix.db'}",
        secret=bytes(range(32)),
        session_secret=bytes(32),
        public_url="https://localhost",
        author_memory_kib=64,
        author_passes=1,
    )
    database = db.Database(settings.database_url)
    db.upgrade(database)
    with database.transaction() as session:
        members.join(
            session,
            members.first_invitation(session, today=NOW.date()),
            words=PASSPHRASE,
            sign_in_name="odile",
            display_name="Odile Temoinpositif",
            standing="",
            today=NOW.date(),
            cost=Cost(memory_kib=64, passes=1),
        )
    database.close()
    return settings


def test_is_found_nowhere(
    instance: config.Settings,
    tmp_path: Path,
    clock: MovableClock,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    app = create_app(instance, clock=clock)
    author = Author(app)

    preview = author.previews(TEXT, hidden=HIDDEN, region="05")
    last = author.presses(preview, "Continuer")
    sent = author.presses(last, "Envoyer", counted="y")
    author.presses(last, "Envoyer", tag="x")
    author.posts("/temoigner/apercu", {"text": f"{KEPT}\0{HIDDEN}"})
    page = author.returns(sent.code)

    written = (caplog.text, *capfd.readouterr())
    assert KEPT in page.kept
    for word in (HIDDEN, MASKED, KEPT, *(word for word in sent.code if len(word) > 6)):
        assert found(word, tmp_path, *written) == []
    assert "voix.db-wal" in {path.name for path in tmp_path.iterdir()}
    assert list((tmp_path / "tmp").iterdir()) == []
    app.extensions["voix"].database.close()
    assert found(KEPT, tmp_path) == []


def test_would_be_found_if_it_rested(instance: config.Settings, tmp_path: Path) -> None:
    database = db.Database(instance.database_url)
    with database.transaction() as session:
        session.query(Account).one().standing = KEPT

    assert found("Temoinpositif", tmp_path) != []
    assert found(KEPT, tmp_path, f"un journal et {KEPT.upper()}")[-1] == "text 0"
    assert any(place.startswith("voix.db") for place in found(KEPT, tmp_path))
    database.close()


@pytest.mark.parametrize("shift", [0, 1, 2])
def test_would_be_found_in_base64(tmp_path: Path, shift: int) -> None:
    (tmp_path / "held").write_bytes(base64.b64encode(b"x" * shift + KEPT.encode() + b"yyy"))

    assert found(KEPT, tmp_path) == ["held"]
