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
    "Dans la nuit du ⟦DATE|31 janvier au 1er février⟧, personne n’a dormi.",
    "Le ⟦DATE|30 otobre⟧, il neigeait déjà.",
    "Elle est née le ⟦DATE|onze août mil neuf cent trente-quatre⟧.",
    "It was the ⟦DATE|third of June⟧, I know.",
    "On m’a reçue ⟦DATE|lundi le 7⟧, puis le ⟦DATE|16⟧ à la clinique.",
    "Tout s’est joué à ⟦DATE|23 h 40⟧ et à ⟦DATE|4h15 du mat⟧.",
    "Le ⟦DATE|29 no-\nvembre⟧, on a reçu une lettre.",
    "Le bureau ferme à 16 h et la réunion de 8 h 30 est longue.",
    "C’est à deux heures de route, et l’attente est de 14 h.",
    "La réforme de 2015 a tout défait, depuis douze ans on le dit.",
    "Le lundi, on attend; hier encore, et tout l’hiver.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_reads_marked_sentences(sentence: str, read: Callable[[str], object], faithful: object) -> None:
    outcome = read(sentence)

    assert outcome == faithful
