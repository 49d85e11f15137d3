"""The public pages, as a journalist and a feed reader see them."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from werkzeug.test import TestResponse

from aqts_voice import db
from aqts_voice.models import ThemeState
from aqts_voice.services import releases
from aqts_voice.services.members import SignedIn
from tests.conftest import NOW
from tests.support.filling import text_of
from tests.support.pages import PageClient
from tests.support.settled import settle

PAGES = ("/", "/themes", "/themes/temps", "/donnees")


def page_of(response: TestResponse) -> BeautifulSoup:
    return response.page  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("path", ["/", "/themes", "/donnees", "/en/", "/en/themes", "/en/donnees"])
def test_has_an_empty_state_on_the_first_day(client: PageClient, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert page_of(response).html["lang"] == ("en" if path.startswith("/en") else "fr")


def test_says_why_nothing_is_published_yet_and_invites_to_testify(client: PageClient) -> None:
    home = client.get("/")

    assert "Rien encore, et c’est voulu" in text_of(home)
    assert page_of(home).select('main a[href="/temoigner"]')


@pytest.mark.parametrize("path", PAGES)
def test_sets_no_cookie_even_to_a_member(client: PageClient, publish: Any, path: str) -> None:
    publish("temps")
    client.set_cookie("voix_seance", "quelque-chose", domain="localhost", secure=True)

    response = client.get(path)

    assert "Set-Cookie" not in response.headers
    assert "Vary" not in response.headers


def test_lists_themes_with_their_count_a_voice_and_who_signs(client: PageClient, publish: Any) -> None:
    publish("temps")

    for path in ("/", "/themes"):
        text = text_of(client.get(path))
        assert "65 témoignages au moins" in text
        assert "Beaucoup racontent l’attente." in text
        assert "Nous étions huit & nous sommes trois." in text
        assert "Raymonde Fictive et Germain Fictif" in text


def test_shows_a_theme_that_can_be_quoted(client: PageClient, publish: Any) -> None:
    publish("temps")

    response = client.get("/themes/temps")

    text = text_of(response)
    assert "65 témoignages au moins" in text
    assert "Rien n’est publié sous 20" in text
    assert "Raymonde Fictive , retraitée du réseau" in text
    assert "Combien de personnes cela représente." in text
    assert "18 novembre 2026" in text
    assert "https://localhost/themes/temps" in text
    quotations = [tag.get_text(strip=True) for tag in page_of(response).select("main blockquote")]
    assert quotations == ["Nous étions huit & nous sommes trois."]


def test_draws_a_chart_with_its_words_and_its_table(client: PageClient, publish: Any) -> None:
    publish("temps")

    page = page_of(client.get("/themes/temps"))

    (chart,) = page.select("svg.chart")
    assert chart["role"] == "img"
    assert chart.title.get_text() == "Témoignages par grande région"
    assert chart.desc.get_text()
    assert [number.get_text() for number in chart.select(".bar-number")] == ["35", "30"]
    assert [cell.get_text() for cell in page.select("tbody td")] == ["35", "30"]


def test_says_plainly_what_is_left_out(client: PageClient, publish: Any) -> None:
    publish("temps", figures={"total": 65, "left_out": ["region", "field"], "by_region": {"couronnes": 35}})

    text = text_of(client.get("/themes/temps"))

    assert "Certaines régions manquent" in text
    assert "La répartition par domaine n’est pas montrée" in text


def test_draws_no_chart_of_a_single_bar(client: PageClient, publish: Any) -> None:
    publish("temps", figures={"total": 65, "left_out": ["region", "field"], "by_region": {"couronnes": 35}})

    page = page_of(client.get("/themes/temps"))

    assert not page.select("svg.chart")
    assert [cell.get_text() for cell in page.select("tbody td")] == ["35"]


def test_lets_nothing_in_a_synthesis_run(client: PageClient, publish: Any) -> None:
    publish("temps", title="<b>Titre</b> & 100 %(x)s")

    page = page_of(client.get("/themes/temps"))

    assert page.h1.get_text() == "<b>Titre</b> & 100 %(x)s"
    assert "alert(1)" in page.select_one(".synthesis").get_text()
    assert not page.select("main script")


def test_shows_the_last_version_and_names_the_others(client: PageClient, publish: Any) -> None:
    publish("temps", excerpts=("Retiré depuis.",))
    publish("temps", version=2, title="Le temps qui manque encore", excerpts=())

    text = text_of(client.get("/themes/temps"))

    assert "Le temps qui manque encore" in text
    assert "Version 1" in text
    assert "Retiré depuis." not in text


def test_answers_kindly_about_a_theme_that_was_taken_back(client: PageClient, publish: Any) -> None:
    publish("temps", state=ThemeState.RETRACTED)

    for path in ("/themes/temps", "/themes/temps.atom"):
        response = client.get(path)
        assert response.status_code == 404
        assert "Ce thème a été retiré" in text_of(response)


def test_answers_404_about_a_theme_that_never_was(client: PageClient) -> None:
    assert client.get("/themes/inconnu").status_code == 404
    assert client.get("/themes/inconnu.atom").status_code == 404


def test_links_a_theme_to_its_english_page_and_keeps_its_words_in_french(client: PageClient, publish: Any) -> None:
    publish("temps")

    french, english = client.get("/themes/temps"), client.get("/en/themes/temps")

    assert page_of(french).select_one("a.language")["href"] == "/en/themes/temps"
    assert page_of(english).select_one("a.language")["href"] == "/themes/temps"
    assert page_of(english).html["lang"] == "en"
    assert page_of(english).h1["lang"] == "fr"


def test_describes_an_offered_dataset(
    client: PageClient, database: db.Database, steward: SignedIn, second: SignedIn
) -> None:
    with database.transaction() as session:
        for place in range(24):
            settle(session, f"Voix {place}.", month=NOW.date().replace(day=1))
        release_id = releases.prepare(session, steward, today=NOW.date())
    before = text_of(client.get("/donnees"))
    with database.transaction() as session:
        releases.approve(session, second, release_id, today=NOW.date())

    text = text_of(client.get("/donnees"))

    assert "voix-aqts-2026-1" not in before
    assert "voix-aqts-2026-1" in text
    assert "20 témoignages au moins" in text
    assert "au moins 11 lignes" in text
