"""Ages of people, and the durations that stay."""

from collections.abc import Callable

import pytest

SENTENCES = (
    "Une petite de ⟦AGE|7 ans⟧ pleurait.",
    "Il est âgé de ⟦AGE|trente-deux ans⟧.",
    "un bébé de ⟦AGE|4 mois⟧ dormait",
    "Elle entre dans sa ⟦AGE|53e année⟧.",
    "Les garçons ont ⟦AGE|11⟧, ⟦AGE|8⟧ et ⟦AGE|6 ans⟧.",
    "She is a ⟦AGE|29-year-old⟧ mother.",
    "⟦PERSON|Tyler⟧, ⟦AGE|17⟧, attend encore.",
    "Il avait ⟦AGE|13 ans et 10 mois⟧ quand on l’a placé.",
    "Une habituée, ⟦AGE|26⟧, dort ici.",
    "une flo de ⟦AGE|seize ans⟧ qu’on devait rappeler",
    "Sa mère en a ⟦AGE|96⟧, et lui a ⟦AGE|67 ans⟧.",
    "le frère ⟦AGE|15⟧ fait tout",
    "The two boys are ⟦AGE|nineteen⟧, she is ⟦AGE|33⟧.",
    "L’attente est de trois ans, et on a fêté vingt ans de métier.",
    "J’en ai vingt-six, des dossiers, et il y a trente ans c’était pareil.",
    "Je travaille ici depuis 12 ans et j’ai vingt ans de métier.",
    "Le programme 0-5 ans ferme; il y a 3 ans, on le disait déjà.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_reads_marked_sentences(sentence: str, read: Callable[[str], object], faithful: object) -> None:
    outcome = read(sentence)

    assert outcome == faithful
