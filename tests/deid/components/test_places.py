"""Places below the province, and those that everybody shares."""

from collections.abc import Callable

import pytest

SENTENCES = (
    "Je fais la route de ⟦LOC|Matane⟧ à ⟦LOC|Rimouski⟧.",
    "je reste à ⟦LOC|ste-anne-des-monts⟧ astheure",
    "Elle vit au ⟦LOC|690, rue King Est, app. 14⟧, en haut.",
    "Le corps était près du ⟦LOC|pont Champlain⟧.",
    "On roule sur la ⟦LOC|route 138⟧ toute la nuit.",
    "En ⟦LOC|Abitibi-Témiscamingue⟧ comme sur la ⟦LOC|Côte-Nord⟧, il manque de monde.",
    "Le quartier ⟦LOC|Hochelaga⟧ et la MRC de ⟦LOC|Maskinongé⟧ attendent.",
    "En région comme en ville, au Québec, au Canada et en France.",
    "La rue est longue et le chemin est dur.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_reads_marked_sentences(sentence: str, read: Callable[[str], object], faithful: object) -> None:
    outcome = read(sentence)

    assert outcome == faithful
