"""The page of before and after: what it shows, what it says, and what it cannot do."""

import base64
import hashlib

import pytest
from bs4 import BeautifulSoup

from aqts_voice.deid.labels import Label
from aqts_voice.deid.masking import Masked
from aqts_voice.deid.review_page import pair, render
from aqts_voice.deid.traces import Trace
from tests.support.pages import page_problems

TEXT = "Mme Gagnon vit à Matane.\n<b onclick=x> & « rien »"
TRACES = (
    Trace(4, 10, Label.PERSON, "rule:announced-name", 0.9, 0, True),
    Trace(17, 23, Label.LOC, "list:place", 0.8, 0, False),
)
MASKED = Masked("Mme [personne A] vit à [lieu].\n<b onclick=x> & « rien »", TRACES)


@pytest.fixture
def page() -> str:
    return render([pair("a.txt", TEXT, MASKED), pair("b.txt", "Rien.", Masked("Rien.", ()))])


def test_shows_both_sides_and_why(page: str) -> None:
    soup = BeautifulSoup(page, "html.parser")
    article = soup.find("article")
    assert article is not None
    before, after = article.find_all("p", class_="text")
    for number in before.find_all("sup"):
        number.decompose()

    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in article.select("tbody tr")]
    assert before.get_text() == TEXT
    assert after.get_text() == MASKED.text
    assert [row[:4] for row in rows] == [["1", "Gagnon", "[personne A]", "Personne"], ["2", "Matane", "[lieu]", "Lieu"]]
    assert all(row[4] and row[5] for row in rows)


def test_opens_with_a_warning_and_a_legend(page: str) -> None:
    soup = BeautifulSoup(page, "html.parser")

    warning = soup.select_one("main > h1 + [role=note]")
    assert warning is not None
    assert "contient les mots d’origine" in warning.get_text()
    assert len(soup.select(".legend li")) == len(Label)


def test_runs_nothing_and_fetches_nothing(page: str) -> None:
    soup = BeautifulSoup(page, "html.parser")

    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy is not None
    assert str(policy["content"]).startswith("default-src 'none'; style-src 'sha256-")
    assert soup.find_all(["script", "img", "link", "iframe", "form"]) == []
    assert not any(tag.get("style") or tag.get("src") for tag in soup.find_all(True))
    assert all(str(link["href"]).startswith("#") for link in soup.find_all("a"))
    assert "url(" not in page


def test_leads_each_number_to_its_row(page: str) -> None:
    soup = BeautifulSoup(page, "html.parser")
    identifiers = [str(tag["id"]) for tag in soup.find_all(id=True)]

    assert len(set(identifiers)) == len(identifiers)
    assert {str(link["href"])[1:] for link in soup.find_all("a")} <= set(identifiers)


def test_is_a_sound_page_but_for_the_style_it_carries(page: str) -> None:
    before, _, after = page.partition("<style>")

    assert page_problems(before + after.partition("</style>")[2]) == []


def test_allows_the_style_that_it_carries(page: str) -> None:
    style = page.partition("<style>")[2].partition("</style>")[0]

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"style-src 'sha256-{digest}';" in page


def test_says_when_a_text_has_no_mask(page: str) -> None:
    assert page.count("Rien n’a été masqué dans ce texte.") == 1
