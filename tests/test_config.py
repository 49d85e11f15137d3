"""Settings: what is missing or weak stops the start, and says which name to set."""

import base64
from pathlib import Path

import pytest

import config

SECRET = base64.b64encode(bytes(32)).decode()


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"AQTS_SECRET": SECRET, "AQTS_SESSION_SECRET": SECRET, "AQTS_SECRETS_FILE": str(tmp_path / "secrets.env")}


def test_reads_a_full_environment(environment: dict[str, str]) -> None:
    settings = config.from_environment(environment | {"AQTS_PUBLIC_URL": "https://voix.example/"})

    assert settings.secure
    assert settings.public_url == "https://voix.example"
    assert settings.doors == {"public", "members", "research"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AQTS_SECRET", ""),
        ("AQTS_SECRET", "abc"),
        ("AQTS_SESSION_SECRET", base64.b64encode(bytes(31)).decode()),
        ("AQTS_DOORS", "public,attic"),
        ("AQTS_THRESHOLD", "3"),
        ("AQTS_THRESHOLD", "beaucoup"),
    ],
)
def test_stops_on_a_bad_value_and_names_it(environment: dict[str, str], name: str, value: str) -> None:
    with pytest.raises(config.BadSettings, match=name):
        config.from_environment(environment | {name: value})


def test_reads_the_secrets_file_and_lets_the_environment_win(tmp_path: Path) -> None:
    path = tmp_path / "secrets.env"
    path.write_text(f"AQTS_SECRET={SECRET}\nAQTS_SESSION_SECRET={SECRET}\nAQTS_THRESHOLD=40\n")
    path.chmod(0o600)

    settings = config.from_environment({"AQTS_SECRETS_FILE": str(path), "AQTS_THRESHOLD": "25"})

    assert settings.threshold == 25


def test_refuses_a_secrets_file_that_others_can_read(tmp_path: Path) -> None:
    path = tmp_path / "secrets.env"
    path.write_text(f"AQTS_SECRET={SECRET}\n")
    path.chmod(0o644)

    with pytest.raises(config.BadSettings, match="chmod 600"):
        config.from_environment({"AQTS_SECRETS_FILE": str(path)})


def test_doors_choose_the_rooms(environment: dict[str, str]) -> None:
    settings = config.from_environment(environment | {"AQTS_DOORS": "public"})

    assert settings.rooms == {"library", "deposit", "followup"}


def test_secrets_never_show_in_a_representation(environment: dict[str, str]) -> None:
    settings = config.from_environment(environment)

    assert "secret" not in repr(settings)
