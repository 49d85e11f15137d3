"""The command of the weekly move: what it says, and what it leaves in the files of the database."""

from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from aqts_voice import db
from aqts_voice.cli import batch, main
from aqts_voice.models import Arrival, ArrivalKind
from aqts_voice.models.base import draw_id
from aqts_voice.services import members
from tests.conftest import NOW, enrol
from tests.support import arrivals

MONDAY = datetime.fromisoformat("2026-11-23T04:00:00+00:00")


def fill(database: db.Database, kind: ArrivalKind, count: int) -> None:
    with database.transaction() as session:
        session.add_all(
            Arrival(kind=kind, testimony_id=draw_id(), counted=True, quoted=True, shared=True) for _ in range(count)
        )


def test_says_when_it_will_move_next(database: db.Database) -> None:
    fill(database, ArrivalKind.CONSENT, 5)

    said = batch.run(database, at_once=False, now=NOW)

    assert "Rien n’a été déplacé" in said
    assert "2026-11-23" in said


def test_says_in_words_what_moved_and_no_number_under_five(database: db.Database) -> None:
    fill(database, ArrivalKind.CONSENT, 5)
    fill(database, ArrivalKind.WITHDRAWAL, 1)

    said = batch.run(database, at_once=False, now=MONDAY)

    assert "changements de consentement (5), retraits (moins de cinq)" in said
    assert "témoignages" not in said


def test_moves_at_once_when_told_to(database: db.Database) -> None:
    fill(database, ArrivalKind.CONSENT, 1)

    assert "est arrivé" in batch.run(database, at_once=True, now=NOW)


def test_leaves_no_byte_of_an_erased_testimony_in_the_files(tmp_path: Path) -> None:
    database = db.Database(f"sqlite:///{tmp_path / 'voix.db'}")
    db.upgrade(database)
    with database.transaction() as session:
        enrol(session, token=members.first_invitation(session, today=NOW.date()), name="odile", steward=None)
        deposited = arrivals.deposit(session, "Texte.", today=NOW.date())
        sealed = session.connection().exec_driver_sql("SELECT sealed FROM sealed_texts").scalar()
        session.add(Arrival(kind=ArrivalKind.WITHDRAWAL, testimony_id=deposited.testimony_id))
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    before = any(sealed[100:200] in path.read_bytes() for path in files)

    batch.run(database, at_once=True, now=NOW)

    after = any(sealed[100:200] in path.read_bytes() for path in tmp_path.iterdir())
    database.close()
    assert (before, after) == (True, False)


@pytest.mark.parametrize("name", ["batch", "prepare", "deidentify", "evaluate"])
def test_lists_every_command(name: str) -> None:
    result = CliRunner().invoke(main, ["--help"])

    assert result.exit_code == 0
    assert name in result.output


def test_refuses_an_instance_without_secrets_in_one_sentence(tmp_path: Path) -> None:
    environment = {"AQTS_SECRETS_FILE": str(tmp_path / "none.env"), "AQTS_SECRET": "", "AQTS_SESSION_SECRET": ""}

    result = CliRunner().invoke(main, ["batch"], env=environment)

    assert result.exit_code == 1
    assert "AQTS_SECRET" in result.output
    assert "Traceback" not in result.output
