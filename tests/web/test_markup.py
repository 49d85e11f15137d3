"""Markdown of members becomes a few harmless tags, whatever is written in it."""

import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

from aqts_voice.web import markup


def test_renders_what_a_synthesis_needs() -> None:
    html = markup.render('Un *mot*, puis **deux**.\n\n- un\n- deux\n\n> cité\n\n[lien](https://exemple.org "titre")')

    page = BeautifulSoup(html, "html.parser")

    assert isinstance(html, Markup)
    assert [tag.name for tag in page.find_all(True)] == [
        "p",
        "em",
        "strong",
        "ul",
        "li",
        "li",
        "blockquote",
        "p",
        "p",
        "a",
    ]
    assert page.a["href"] == "https://exemple.org"


def test_starts_headings_under_the_title_of_the_page() -> None:
    assert markup.render("# Constats\n\n## Suites") == "<h2>Constats</h2>\n<h2>Suites</h2>\n"


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[clic](javascript:alert(1))",
        "[clic](JaVaScRiPt&colon;alert(1))",
        "[clic](data:text/html;base64,PHNjcmlwdD4=)",
        "![image](https://exemple.org/suivi.png)",
        "<a href='https://exemple.org' onclick='go()'>x</a>",
        "<style>p{color:red}</style>",
        "<iframe src='https://exemple.org'></iframe>",
        "<h1>Titre</h1>",
        '[a](https://exemple.org "x\\" onmouseover=\\"go()")',
    ],
)
def test_leaves_nothing_that_runs_or_fetches(written: str) -> None:
    page = BeautifulSoup(markup.render(written), "html.parser")

    assert {tag.name for tag in page.find_all(True)} <= markup.TAGS
    assert {name for tag in page.find_all(True) for name in tag.attrs} <= {"href", "title"}
    assert all(link.get("href", "https:").startswith(("http:", "https:", "mailto:")) for link in page.find_all("a"))


def test_shows_html_as_it_was_typed() -> None:
    page = BeautifulSoup(markup.render("Écrire <b>fort</b>"), "html.parser")

    assert page.get_text().strip() == "Écrire <b>fort</b>"


def test_renders_nothing_from_nothing() -> None:
    assert markup.render("") == ""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("# Titre\n\nDes *mots*\nsur **deux** [lignes](https://exemple.test).\n\nPuis.", "Des mots sur deux lignes."),
        ("<b>Non</b>", "<b>Non</b>"),
        ("# Titre", ""),
        ("", ""),
    ],
)
def test_gives_the_first_paragraph_as_plain_words(written: str, read: str) -> None:
    assert markup.opening(written) == read
