"""Names where capitals are missing or say nothing."""

from collections.abc import Callable

import pytest

SENTENCES = (
    "mme ⟦PERSON|gagnon⟧ m'a appelée hier soir",
    "j'ai parlé à ⟦PERSON|karine⟧ pis à ⟦PERSON|jean-sébastien⟧ au dîner",
    "elle s'appelle ⟦PERSON|oksana⟧ et elle attend",
    "⟦PERSON|reza⟧, ⟦AGE|douze ans⟧, ne dort pas",
    "LE DOCTEUR A VU ⟦PERSON|MARYSE TREMBLAY⟧ DANS LE CORRIDOR.",
    "⟦PERSON|ti-loup⟧ est passé ce matin",
    "On m’a dit d’appeler ⟦PERSON|M.-A. Lemoine⟧.",
    "L’usager, ⟦PERSON|R.T.⟧, m’a suivie.",
    "nom : ⟦PERSON|quessy⟧\nprénom usuel : ⟦PERSON|poupou⟧\nbesoin : un transport",
    "DE : ⟦PERSON|BEN SALAH, F.⟧\nÀ : TOUTE L’ÉQUIPE",
    "c’est un monsieur qu’on appelait le ⟦PERSON|matelot⟧, toujours de bonne humeur",
    "[personne ⟦PERSON|LEA⟧] et [nom : ⟦PERSON|roy⟧] sont là, [personne A] et [personne AB] aussi",
    "la rose a séché et le petit a dit bonjour",
    "madame a dit que monsieur dort",
    "Il m’a dit merci, puis il est parti.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_reads_marked_sentences(sentence: str, read: Callable[[str], object], faithful: object) -> None:
    outcome = read(sentence)

    assert outcome == faithful
