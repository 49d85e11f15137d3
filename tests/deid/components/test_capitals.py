"""Capitalised names, and the capitals that name nobody."""

from collections.abc import Callable

import pytest

SENTENCES = (
    "Hier, ⟦PERSON|Maryse Latendresse⟧ a démissionné.",
    "Quand ⟦PERSON|Hakim Benyoucef⟧ est parti, personne n’a rien dit.",
    "M. ⟦PERSON|Castonguay⟧ et Mme ⟦PERSON|D'Astous⟧ attendent.",
    "On m’a renvoyée à ⟦LOC|Kangirsuk⟧ sans billet.",
    "La DPJ, le CLSC et le MSSS se renvoient la balle.",
    "Au Québec, la RAMQ et la CNESST ne répondent pas le Vendredi.",
    "Je dis à Teams ce que je dirais à Noël.",
    "Personne n’a rappelé. Rien. Jamais.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_reads_marked_sentences(sentence: str, read: Callable[[str], object], faithful: object) -> None:
    outcome = read(sentence)

    assert outcome == faithful
