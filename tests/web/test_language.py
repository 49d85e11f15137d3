"""The language comes from the path alone, and every address built on an English page stays English."""

import pytest
from flask import render_template_string, request, url_for

from aqts_voice.web import language
from tests.support.pages import PageClient
from tests.support.sound import SOUND, Add

TOLD = "{{ language }} {{ other_language_url }}"


def tell() -> tuple[str, dict[str, str]]:
    return f"{render_template_string(TOLD)} {request.path}", {"Content-Type": "text/plain"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/themes", "fr /en/themes /themes"),
        ("/en/themes", "en /themes /themes"),
        ("/en/themes?page=2", "en /themes /themes"),
    ],
)
def test_reads_the_language_in_the_path(visitor: PageClient, add: Add, asked: str, told: str) -> None:
    add("library", "/themes", tell)

    assert visitor.get(asked).get_data(as_text=True) == told


@pytest.mark.parametrize("asked", ["/en", "/en/"])
def test_opens_the_english_home_with_and_without_a_slash(visitor: PageClient, add: Add, asked: str) -> None:
    add("library", "/", tell)

    assert visitor.get(asked).get_data(as_text=True) == "en / /"


def test_does_not_take_another_word_for_english(visitor: PageClient, add: Add) -> None:
    add("library", "/enquete", tell)

    assert visitor.get("/enquete").get_data(as_text=True) == "fr /en/enquete /enquete"


def test_ignores_what_the_browser_prefers(visitor: PageClient, add: Add) -> None:
    add("library", "/themes", tell)

    response = visitor.get("/themes", headers={"Accept-Language": "en-CA"})

    assert response.get_data(as_text=True).startswith("fr ")


@pytest.mark.parametrize("room", sorted(language.FRENCH_ONLY))
def test_keeps_members_pages_in_french(visitor: PageClient, add: Add, room: str) -> None:
    add(room, "/membres/lecture", tell)

    assert visitor.get("/en/membres/lecture").get_data(as_text=True) == "fr None /membres/lecture"


def test_offers_no_counterpart_of_a_page_made_by_a_post(visitor: PageClient, add: Add) -> None:
    add("deposit", "/temoigner", tell, methods=("POST",))

    assert visitor.post("/temoigner").get_data(as_text=True) == "fr None /temoigner"


def test_offers_no_counterpart_of_an_address_that_carries_a_token(visitor: PageClient, add: Add) -> None:
    add("research", "/recherche/invitation/<token>", lambda token: tell())

    assert visitor.get("/recherche/invitation/abc").get_data(as_text=True).startswith("fr None")


def test_builds_english_addresses_on_an_english_page(visitor: PageClient, add: Add) -> None:
    add("library", "/themes", lambda: (url_for("library.view"), {"Content-Type": "text/plain"}))

    assert visitor.get("/en/themes").get_data(as_text=True) == "/en/themes"


def test_sets_no_cookie_to_remember_the_language(visitor: PageClient, add: Add) -> None:
    add("library", "/themes", lambda: SOUND)

    assert "Set-Cookie" not in visitor.get("/en/themes").headers
