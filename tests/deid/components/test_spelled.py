"""Names given letter by letter or by an initial, and the letters that everybody shares."""

from collections.abc import Callable

import pytest

from aqts_voice.deid.components.spelled import RULES
from aqts_voice.deid.folding import fold
from aqts_voice.deid.rules import apply

SENTENCES = (
    "Son nom s’écrit ⟦PERSON|V-A-D-E-B-O-N⟧, il l’a dit deux fois.",
    "c'est monsieur ⟦PERSON|g a g n o n⟧ qui appelle",
    "J’ai écrit ⟦PERSON|J-E-deux T-É⟧ sur la fiche.",
    "Appelez-moi ⟦PERSON|Z.⟧, cela suffira.",
    "Elle a dit que ⟦PERSON|D.⟧ voulait partir.",
    "Le C-L-S-C est fermé, la d-p-j aussi.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_reads_marked_sentences(sentence: str, read: Callable[[str], object], faithful: object) -> None:
    outcome = read(sentence)

    assert outcome == faithful


@pytest.mark.parametrize(
    "text",
    [
        "La vitamine D. est rare, le plan B. est prêt.",
        "Y a-t-il, va-t-on, dit-il, m'a-t-on dit.",
        "Les infirmier-ère-s, tou.te.s et les travailleur·euse·s, iels et les intervenant(e)s.",
        "Il a épelé L-A P-O-R-T-E E-S-T F-E-R-M-E-E au tableau.",
    ],
)
def test_leaves_letters_that_name_nobody(text: str) -> None:
    assert apply(RULES, fold(text), "fr") == []
