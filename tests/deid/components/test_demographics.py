"""Traits said of somebody, and the same words as a topic."""

from collections.abc import Callable

import pytest

SENTENCES = (
    "Une famille ⟦DEMO|haïtienne⟧ attend.",
    "Il est ⟦DEMO|schizophrène⟧ et il dort dehors.",
    "Elle est mère de ⟦DEMO|triplés⟧.",
    "Le père, ⟦DEMO|témoin de Jéhovah⟧, refuse.",
    "Mon client est ⟦DEMO|sourd⟧, et ⟦DEMO|diabétique⟧.",
    "She is ⟦DEMO|deaf⟧ and alone.",
    "Les communautés autochtones et la santé mentale sont oubliées.",
    "Elle crie, je crie, on crie.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_reads_marked_sentences(sentence: str, read: Callable[[str], object], faithful: object) -> None:
    outcome = read(sentence)

    assert outcome == faithful
