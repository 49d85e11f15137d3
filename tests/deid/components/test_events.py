"""Events that can be looked up, and those of the whole province."""

from collections.abc import Callable

import pytest

SENTENCES = (
    "Depuis l’⟦EVENT|incendie de la rue Wellington⟧, rien.",
    "C’était après la ⟦EVENT|fusillade du parc Molson⟧.",
    "On parle encore de l’⟦EVENT|affaire de la fillette de Granby⟧.",
    "Pendant la pandémie, la grève de 2023 et la réforme, on a tenu.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_reads_marked_sentences(sentence: str, read: Callable[[str], object], faithful: object) -> None:
    outcome = read(sentence)

    assert outcome == faithful
