"""Security headers and padding; the page client checks them on every page too, these tests say what they are for."""

import pytest
from flask import Flask, Response, redirect

from aqts_voice.web import headers
from tests.support.pages import PageClient
from tests.support.sound import SOUND, Add


def test_lets_nothing_in_from_elsewhere() -> None:
    sources = {source for rule in headers.POLICY.split("; ") for source in rule.split()[1:]}

    assert sources == {"'none'", "'self'", "data:"}


def test_refuses_inline_scripts_and_styles() -> None:
    assert "unsafe" not in headers.POLICY
    assert headers.POLICY.startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("answer", "status"), [(lambda: SOUND, 200), (lambda: redirect("/"), 302), (lambda: 1 / 0, 500)]
)
def test_protects_pages_redirections_and_failures(visitor: PageClient, add: Add, answer: object, status: int) -> None:
    add("library", "/lire", answer)

    response = visitor.get("/lire")

    assert response.status_code == status
    assert response.headers["Content-Security-Policy"] == headers.POLICY
    assert response.headers["Referrer-Policy"] == "no-referrer"


def test_protects_an_address_that_leads_nowhere(visitor: PageClient) -> None:
    response = visitor.get("/rien")

    assert response.status_code == 404
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("address", "kept"), [("https://localhost", True), ("http://localhost", False)])
def test_asks_for_https_only_over_https(visitor: PageClient, add: Add, address: str, kept: bool) -> None:
    add("library", "/lire", lambda: SOUND)

    response = visitor.get("/lire", base_url=address)

    assert ("Strict-Transport-Security" in response.headers) is kept


@pytest.mark.parametrize("room", sorted(headers.PRIVATE_ROOMS))
def test_keeps_private_rooms_out_of_caches(visitor: PageClient, add: Add, room: str) -> None:
    add(room, "/lire", lambda: SOUND)

    assert visitor.get("/lire").headers["Cache-Control"] == "no-store"


def test_lets_public_pages_be_cached(visitor: PageClient, add: Add) -> None:
    add("library", "/lire", lambda: SOUND)

    assert "no-store" not in visitor.get("/lire").headers.get("Cache-Control", "")


@pytest.mark.parametrize("room", sorted(headers.AUTHOR_ROOMS))
def test_gives_a_short_and_a_longer_author_page_one_length(shared: Flask, add: Add, room: str) -> None:
    add(room, "/court", lambda: SOUND)
    add_longer(shared, room)
    client = shared.test_client()

    lengths = {len(client.get(path).get_data()) for path in ("/court", "/long")}

    assert lengths == {headers.PAGE_STEP}


def add_longer(app: Flask, room: str) -> None:
    app.add_url_rule("/long", f"{room}.longer", lambda: SOUND.replace("</form>", "</form>" + "<p>mot</p>" * 300))


@pytest.mark.parametrize("extra", [0, 1, 8, 9, 4096])
def test_fills_whole_steps_whatever_the_length(visitor: PageClient, add: Add, extra: int) -> None:
    add("deposit", "/lire", lambda: SOUND + " " * extra)

    assert len(visitor.get("/lire").get_data()) % headers.PAGE_STEP == 0


def test_does_not_pad_what_is_not_a_page(visitor: PageClient, add: Add) -> None:
    add("deposit", "/mots", lambda: Response("mot", mimetype="text/plain"))

    assert visitor.get("/mots").get_data() == b"mot"
