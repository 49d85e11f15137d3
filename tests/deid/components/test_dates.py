"""Dates and moments; years, durations and seasons that stay."""

from collections.abc import Callable

import pytest

SENTENCES = (
    "C’était le ⟦DATE|4 mars 2022⟧, vers ⟦DATE|16 h 20⟧.",
    "Tout a changé en ⟦DATE|septembre 2021⟧.",
    "On s’est vus le ⟦DATE|mardi 4 mars⟧ puis le ⟦DATE|2023-11-07⟧.",
    "Il est né en ⟦DATE|1931⟧ et j’ai été embauchée en ⟦DATE|1998⟧.",
    "le ⟦DATE|vingt-six janvier deux mille vingt-trois⟧, il neigeait",
    "Le ⟦DATE|2⟧ et le ⟦DATE|3 novembre⟧, personne.",
    "We met on ⟦DATE|March 8, 2021⟧ and nobody came.",
    "La réforme de 2015 a tout défait, depuis douze ans on le dit.",
    "Le lundi, on attend; hier encore, et tout l’hiver.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_reads_marked_sentences(sentence: str, read: Callable[[str], object], faithful: object) -> None:
    outcome = read(sentence)

    assert outcome == faithful
