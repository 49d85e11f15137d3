"""What a reader does in front of the pages: signs in, takes a testimony, masks more, asks, reads the answer, accepts."""

from tests.journeys.steps.author import ANSWER, EXCERPT, MASKED, MASKED_BY_READER, MASKED_IN_ANSWER
from tests.support.browser import Visitor

QUESTION = "Qu’est-ce qui avait été tenté à l’interne, et quelle réponse a été donnée ?"


def sign_in(member: Visitor, name: str, words: str, *, picture: bool = False) -> None:
    """Open a session with a name and seven words."""
    member.open("/membres/connexion")
    if picture:
        member.look("20-membres-connexion")
    member.write("Nom de connexion", name)
    member.write("Phrase de passe (sept mots)", words)
    member.press("Ouvrir ma séance")
    member.see("Ce qui vous attend")


def claim(member: Visitor) -> None:
    """Take the one testimony that waits."""
    member.see("Un témoignage attend d’être lu.")
    member.look("21-membres-accueil")
    member.follow("Aller à la file de lecture")
    member.look("22-file-de-lecture")
    member.press("Prendre le prochain témoignage")
    member.see("Lisez-le d’abord", "[personne A] a quitté notre équipe du [lieu]", "Montréal et Laval")
    member.see_nothing_of(*MASKED)
    member.look("23-lire")


def mask_more(member: Visitor) -> None:
    """Hide what a colleague of the author would recognise, after seeing the result."""
    member.unfold("Masquer davantage")
    member.write("Mots à masquer", MASKED_BY_READER)
    member.pick("Ces mots désignent", "un événement connu du public")
    member.press("Voir le résultat")
    member.see("Voici ce que cela donnerait", "Toute la ville parle du [événement].")
    member.look("24-masquer")
    member.press("Garder ces masques")
    member.see("Toute la ville parle du [événement].")


def ask(member: Visitor) -> None:
    """Ask one of the ready questions."""
    member.unfold("Poser une question à la personne")
    member.look("25-question")
    member.tick(QUESTION)
    member.press("Envoyer la question")
    member.see("Votre question est partie")
    member.look("26-file-en-attente")


def read_first(member: Visitor) -> None:
    """Read the answer where the testimony was left, and accept: a word was left in clear, so that one reading is not enough."""
    member.see("Reprendre votre lecture")
    member.follow("Reprendre")
    member.see(EXCERPT, "Il y a eu une seule rencontre.", "Depuis, on n’en parle plus.")
    member.see_nothing_of(*MASKED, *MASKED_IN_ANSWER, MASKED_BY_READER)
    assert ANSWER not in member.text()
    member.look("27-lire-reponse")
    _accept(member)
    member.see("Votre lecture est notée : une deuxième personne lira ce témoignage avant qu’il soit accepté.")


def read_second(member: Visitor) -> None:
    """Take the same testimony with fresh eyes, and accept it."""
    member.follow("Aller à la file de lecture")
    member.press("Prendre le prochain témoignage")
    member.see(EXCERPT, "Il y a eu une seule rencontre.")
    member.see_nothing_of(*MASKED, *MASKED_IN_ANSWER, MASKED_BY_READER)
    _accept(member)
    member.see("Le témoignage est accepté, et le texte reçu d’origine n’existe plus.")
    member.look("28-accepte")


def _accept(member: Visitor) -> None:
    member.tick("Non : cela pourrait être arrivé à bien des endroits")
    member.press("Accepter ce témoignage")


def sign_out(member: Visitor) -> None:
    """Close the session."""
    member.press("Fermer la séance")
    member.see("Votre séance est fermée")
