"""Establishments with a name, and the generic kinds that stay."""

from collections.abc import Callable

import pytest

SENTENCES = (
    "Je travaille au ⟦ORG|CLSC de Rivière-du-Loup⟧.",
    "À l’⟦ORG|Hôpital de Maria⟧, on manque de lits.",
    "On m’a mutée à ⟦ORG|Sainte-Justine⟧.",
    "L’⟦ORG|école Sainte-Marthe⟧ ferme.",
    "je travail au ⟦ORG|clsc de matane⟧ de nuit",
    "Le ⟦ORG|CISSS de la Gaspésie⟧ n’a pas répondu.",
    "On dort au ⟦ORG|Refuge La Piaule⟧ quand il y a de la place.",
    "Notre CIUSSS, le CLSC, un CHSLD : tout le monde attend.",
    "L’école ferme, l’hôpital déborde et le centre aussi.",
    "À la maison, l’équipe dort.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_reads_marked_sentences(sentence: str, read: Callable[[str], object], faithful: object) -> None:
    outcome = read(sentence)

    assert outcome == faithful
