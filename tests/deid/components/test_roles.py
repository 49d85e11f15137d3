"""Positions held by one or few people, and the trades that stay."""

from collections.abc import Callable

import pytest

SENTENCES = (
    "La ⟦ROLE|directrice adjointe du programme jeunesse⟧ a souri.",
    "La ⟦ROLE|commissaire locale aux plaintes⟧ a répondu.",
    "Je suis la ⟦ROLE|seule TS de nuit⟧ ici.",
    "Il est ⟦ROLE|chef de service à l'application des mesures⟧, paraît-il.",
    "I am the ⟦ROLE|only social worker⟧ here.",
    "Ma gestionnaire, ma cheffe et la direction se taisent.",
    "Je suis travailleuse sociale, lui est psychologue, elle infirmière.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_reads_marked_sentences(sentence: str, read: Callable[[str], object], faithful: object) -> None:
    outcome = read(sentence)

    assert outcome == faithful
