"""Preparing an instance: secrets written once, and one link until somebody joined."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import config
from aqts_voice import db
from aqts_voice.cli import main, prepare
from aqts_voice.services import members
from tests.conftest import NOW, PASSPHRASE, TINY


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "AQTS_SECRETS_FILE": str(tmp_path / "instance" / "secrets.env"),
        "AQTS_DATABASE_URL": f"sqlite:///{tmp_path / 'instance' / 'voix.db'}",
        "AQTS_SECRET": "",
        "AQTS_SESSION_SECRET": "",
        "AQTS_PUBLIC_URL": "http://localhost:5000",
    }


def run(environment: dict[str, str]) -> Result:
    given = {name: value or None for name, value in environment.items()}
    result = CliRunner().invoke(main, ["prepare"], env=given)
    assert result.exit_code == 0, result.output
    return result


def link_in(result: Result) -> str:
    return next(line.strip() for line in result.output.splitlines() if "/membres/invitation/" in line)


def test_writes_the_secrets_once_for_this_account_alone(environment: dict[str, str]) -> None:
    run(environment)
    path = Path(environment["AQTS_SECRETS_FILE"])
    first = path.read_bytes()

    run(environment)

    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() == first


def test_makes_a_database_that_other_accounts_cannot_read(environment: dict[str, str]) -> None:
    run(environment)

    path = Path(environment["AQTS_DATABASE_URL"].removeprefix("sqlite:///"))
    assert path.stat().st_mode & 0o077 == 0


def test_writes_secrets_that_the_settings_accept(environment: dict[str, str]) -> None:
    run(environment)

    settings = config.from_environment({"AQTS_SECRETS_FILE": environment["AQTS_SECRETS_FILE"]})

    assert len(settings.secret) == len(settings.session_secret) == 32
    assert settings.secret != settings.session_secret


def test_prints_a_fresh_link_that_replaces_the_former(environment: dict[str, str]) -> None:
    first, second = link_in(run(environment)), link_in(run(environment))

    database = db.Database(environment["AQTS_DATABASE_URL"])
    with database.transaction() as session, pytest.raises(members.InvitationOver):
        members.invitation(session, first.rpartition("/")[2], today=NOW.date())
    database.close()
    assert first.startswith("http://localhost:5000/membres/invitation/")
    assert first != second


def test_prints_no_link_once_somebody_joined(database: db.Database) -> None:
    link = prepare.first_link(database, public_url="http://localhost:5000", now=NOW)
    assert link is not None
    with database.transaction() as session:
        members.join(
            session,
            link.rpartition("/")[2],
            words=PASSPHRASE,
            sign_in_name="odile",
            display_name="Odile Fictive",
            standing="",
            today=NOW.date(),
            cost=TINY,
        )

    assert prepare.first_link(database, public_url="http://localhost:5000", now=NOW) is None
