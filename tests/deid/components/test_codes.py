"""Numbers and addresses that lead to someone, and the numbers that everybody shares."""

from collections.abc import Callable

import pytest

SENTENCES = (
    "Mon numéro est ⟦CODE|TREM 8705 1234⟧, je crois.",
    "le nam cest ⟦CODE|bouj82561409⟧ sur la carte",
    "On peut me joindre au ⟦CODE|418 555-0177⟧, ou au ⟦CODE|(819) 555-0122⟧, poste ⟦CODE|4417⟧.",
    "Son numéro de garde, ⟦CODE|450-555-O1O6⟧, ne répond plus.",
    "Rappelez-moi au ⟦CODE|cinq un quatre, cinq cinq cinq, zéro un zéro huit⟧.",
    "Écrivez à ⟦CODE|marie.t@courriel.example⟧ ou à ⟦CODE|m.tremblay arobase courriel point example⟧.",
    "Mon NAS, ⟦CODE|123 456 789⟧, est affiché partout.",
    "Le dossier ⟦CODE|500-41-012345-229⟧ a été remis.",
    "Le code postal ⟦CODE|G1K 3X2⟧ suffit.",
    "La plaque ⟦CODE|K47 LRT⟧ est la mienne.",
    "Elle dort dans la chambre ⟦CODE|318⟧ depuis hier.",
    "Le lien est ⟦CODE|https://intranet.example/dossiers/44⟧, mot de passe ⟦CODE|Chat12!⟧.",
    "L’adresse ⟦CODE|10.48.112.7⟧ est au journal, compte ⟦CODE|s.grondin2⟧.",
    "J’ai rempli le AH-223, puis le formulaire OEMC, selon l’article 38 de la LPJ.",
    "On appelle le 811, ou le 1 800 463-5070, et on attend 45 minutes.",
    "La chambre était vide et mon poste est aboli.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_reads_marked_sentences(sentence: str, read: Callable[[str], object], faithful: object) -> None:
    outcome = read(sentence)

    assert outcome == faithful
