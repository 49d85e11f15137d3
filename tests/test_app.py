"""The application as one process serves it: its doors, its languages, and what it does before anyone joined."""

from dataclasses import replace

import pytest

import config
from app import create_app
from tests.conftest import MovableClock


@pytest.mark.parametrize(
    ("door", "open_path", "closed_path"),
    [
        ("public", "/temoigner", "/membres/connexion"),
        ("members", "/membres/connexion", "/temoigner"),
        ("research", "/recherche/connexion", "/membres/connexion"),
    ],
)
def test_serves_only_the_rooms_of_its_doors(
    settings: config.Settings, clock: MovableClock, door: str, open_path: str, closed_path: str
) -> None:
    app = create_app(replace(settings, doors=frozenset({door})), clock=clock)
    client = app.test_client()

    opened, closed = client.get(open_path), client.get(closed_path)

    app.extensions["voix"].database.close()
    assert opened.status_code == 200
    assert closed.status_code == 404


def test_stops_without_its_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("AQTS_SECRETS_FILE", f"{tmp_path}/absent.env")
    monkeypatch.delenv("AQTS_SECRET", raising=False)

    with pytest.raises(config.BadSettings, match="AQTS_SECRET"):
        create_app()


def test_gives_every_page_the_same_host_and_no_absolute_address(settings: config.Settings, clock: MovableClock) -> None:
    app = create_app(settings, clock=clock)
    client = app.test_client()

    pages = [client.get(path, base_url="https://autre.example").get_data(as_text=True) for path in ("/", "/temoigner")]

    app.extensions["voix"].database.close()
    assert all("autre.example" not in page for page in pages)
