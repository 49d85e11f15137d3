"""What the preview says of what may still let someone be recognised, in French and in English; never a threat."""

import pytest
from bs4 import Tag

from tests.support.author import Author, Page

HEADING = "Ce qui pourrait encore faire reconnaître quelqu’un"


def section(page: Page) -> Tag:
    found = page.soup.select_one("section[aria-labelledby=risk]")
    assert found is not None
    return found


def words(part: Tag) -> str:
    return " ".join(part.get_text(" ").split())


def test_says_nothing_when_nothing_remains(author: Author) -> None:
    page = author.previews("Appelez au 418 555-1234.")

    assert page.status == 200
    assert HEADING not in page.text


def test_gives_an_estimate_and_says_that_it_is_one(author: Author) -> None:
    page = author.previews("Les délais sont trop longs.", region="16")

    said = words(section(page))
    assert "Environ 2 600 personnes au Québec ont le profil que ce texte laisse voir, au moins 1 300." in said
    assert "une estimation, pas un compte" in said
    assert "Ce qui désigne le plus" not in said


def test_says_unknown_quotes_the_words_and_names_the_change(author: Author) -> None:
    page = author.previews("Je suis la seule à parler cri. Une autre phrase.", region="16")

    said = words(section(page))
    assert "C’est inconnu : aucun chiffre public ne le dit." in said
    assert "« la seule à parler" in said
    assert "dire autrement ce qui est rare ou connu" in said
    assert "deux personnes le liront" in said


def test_keeps_the_three_words_of_the_regulation_folded(author: Author) -> None:
    page = author.previews("Les délais sont trop longs.", region="16")

    details = section(page).select_one("details")
    assert details is not None
    assert not details.has_attr("open")
    terms = [words(term) for term in details.select("dt")]
    assert terms == ["Individualisation : faible", "Corrélation : faible", "Inférence : faible"]
    assert "OTSTCFQ" in words(details)


def test_asks_nothing_and_keeps_the_way_open(author: Author) -> None:
    page = author.previews("Je suis la seule à parler cri.", region="16")

    assert section(page).select("input, select, button, a") == []
    assert {"Continuer", "Mettre à jour l’aperçu", "Modifier mon texte"} <= set(page.buttons())
    assert author.presses(page, "Continuer").status == 200


@pytest.mark.parametrize("word", ["danger", "risque", "menace", "attention", "sanction"])
def test_threatens_nobody(author: Author, word: str) -> None:
    page = author.previews("Je suis la seule à parler cri. Du jamais vu.", region="16", field="aines")

    assert word not in words(section(page)).lower()


def test_says_the_same_in_english(author: Author) -> None:
    page = author.posts("/en/temoigner/apercu", {"text": "I am the only one who juggles at work.", "region": "16"})

    said = words(section(page))
    assert "What could still let someone be recognised" in said
    assert "“the only one who juggles”" in said
    assert "Saying that there is only one person like this" in said
    assert "Individualization: high" in said
    assert "Ce qui" not in said
