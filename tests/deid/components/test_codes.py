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
    "mon numéro c'est le ⟦CODE|438 555 zéro un deux sept⟧ maintenant",
    "Appelez au ⟦CODE|819-555-0113⟧ x ⟦CODE|3660⟧, ou au ⟦CODE|4-1000⟧ de la maison.",
    "écris-moi à ⟦CODE|jo point roy arobase courriel point example⟧",
    "Le lien est ⟦CODE|intranet.csss09.reg09/equipe/horaire⟧.",
    "Le code postal est ⟦CODE|g1k 3x2⟧, ou ⟦CODE|GOX 1AO⟧ sur l’enveloppe.",
    "C’est le dossier ⟦CODE|621334 18 20230414 G⟧, voir ⟦CODE|2021 QCCQ 8847⟧.",
    "Son permis est le ⟦CODE|ROYC19/06/318 TS⟧.",
    "Le code de la porte, c’est ⟦CODE|2580#⟧; avant, c’était ⟦CODE|7719#⟧.",
    "Ma ligne de garde finit par ⟦CODE|0184⟧.",
    "La plaque grise dit ⟦CODE|F 2 9 P K M⟧.",
    "Le monsieur de la ⟦CODE|603⟧ attend, la dame en ⟦CODE|206⟧ aussi.",
    "La ligne 1 866 APPELLE est ouverte à tous, la 1 888 489-2287 aussi.",
    "Les travailleur·euse·s, tou.te.s les intervenant(e)s, iels et l’infirmier-ère-s restent.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_reads_marked_sentences(sentence: str, read: Callable[[str], object], faithful: object) -> None:
    outcome = read(sentence)

    assert outcome == faithful
