"""What an author does in front of the pages: deposits, comes back, answers, withdraws; each step checks what she sees."""

import unicodedata

from tests.support.browser import Visitor

TEXT = """Je fais du suivi à domicile depuis longtemps. Le 12 mars 2024, Sylvain Bouchard a quitté notre équipe du CLSC de \
Rimouski et ses trente-deux dossiers ont été répartis entre nous. Personne n’a été remplacé.

Je choisis chaque matin qui attendra, et je rentre avec l’impression d’avoir manqué à quelqu’un. La direction dit que la \
relève arrive en février.

La vieille sittelle, comme on l’appelait, est partie avec lui. Toute la ville parle du déménagement des chaises rouges."""
HIDDEN = "sittelle"
# What the engine or the author masks before sending: nobody else may ever read these.
MASKED = ("Bouchard", "Sylvain", "Rimouski", "12 mars", "sittelle")
# What the author chooses to leave, and what a reader masks later.
LEFT = "février"
MASKED_BY_READER = "déménagement des chaises rouges"
EXCERPT = "Je choisis chaque matin qui attendra, et je rentre avec l’impression d’avoir manqué à quelqu’un."
ANSWER = (
    "Il y a eu une seule rencontre. Nathalie Gagnon, qui coordonne, a répondu que rien ne changerait avant un an. "
    "Depuis, on n’en parle plus."
)
MASKED_IN_ANSWER = ("Nathalie", "Gagnon")


def write(author: Visitor) -> None:
    """Write a testimony, a word to hide and a context."""
    author.open("/temoigner")
    author.see("Dire ce que vous voyez", "Quitter vite", "1 800 463-5070")
    author.look("01-temoigner")
    author.write("Votre texte", TEXT)
    author.page.get_by_label("Mots à cacher").fill(HIDDEN)
    author.unfold("Situer votre témoignage")
    author.pick("Région", "Montréal et Laval")
    author.pick("Domaine", "Personnes aînées, soutien à domicile, hébergement")
    author.pick("Famille d’emploi", "Travail social (T.S.)")
    author.look("02-temoigner-rempli")
    author.press("Voir ce qui sera gardé")


def decide(author: Visitor) -> None:
    """Look at each mask, leave one word, give another kind to a second, and see the result."""
    author.see("Ce qui serait gardé", "[personne A]", "[date]", "[établissement]", "« Sylvain Bouchard »")
    author.look("03-apercu")
    for words, choice in ((LEFT, "Laisser tel quel"), ("CLSC de Rimouski", "Masquer plutôt : [lieu]")):
        group = author.page.locator("li.field", has_text=words)
        group.locator("select").select_option(label=choice)
    author.press("Mettre à jour l’aperçu")
    author.see(LEFT, "équipe du [lieu]")
    author.press("Continuer")


def look_once_more(author: Visitor) -> None:
    """Read the kept text alone, and allow all three uses."""
    author.see("Un dernier regard", "[personne A] a quitté notre équipe du [lieu]", LEFT, "Montréal et Laval")
    author.see_nothing_of(*MASKED)
    author.look("04-dernier-regard")
    for consent in ("Compter mon témoignage", "Citer de courts extraits", "Remettre le texte masqué"):
        author.tick(consent)


def send(author: Visitor) -> list[str]:
    """Send, and note the eight words down."""
    author.press("Envoyer")
    author.see("C’est reçu. Merci.")
    author.look("05-code")
    return code_words(author)


def code_words(author: Visitor) -> list[str]:
    """Return the eight words that the page shows."""
    words = author.page.locator(".code-words li").all_inner_texts()
    assert len(words) == 8
    return [word.strip() for word in words]


def come_back(author: Visitor, typed: str) -> None:
    """Type the code on the page of those who come back."""
    author.open("/suivi")
    author.write("Vos huit mots", typed)
    author.look("06-suivi-code")
    author.press("Ouvrir")


def answer(author: Visitor, question: str) -> None:
    """Read the question, answer it through the preview, and send the answer."""
    author.see("Une question vous attend", question)
    author.look("07-suivi-question")
    author.write("Votre réponse", ANSWER)
    author.press("Voir ce qui sera gardé")
    author.see("Votre réponse, telle qu’elle serait gardée", "« Nathalie Gagnon »")
    author.look("08-reponse-apercu")
    author.press("Continuer")
    author.see("C’est tout ce qui sera gardé de votre réponse.", "Il y a eu une seule rencontre.")
    author.see_nothing_of(*MASKED_IN_ANSWER)
    author.look("09-reponse-dernier-regard")
    author.press("Envoyer")
    author.see("Votre réponse est reçue")
    author.look("10-suivi-repondu")


def withdraw(author: Visitor) -> None:
    """Ask to withdraw, read what it does, and confirm."""
    author.see("Lu et accepté")
    author.look("11-suivi-accepte")
    author.press("Retirer mon témoignage")
    author.see("Retirer votre témoignage ?", "Ses extraits, s’il y en a, quitteront les pages publiques")
    author.look("12-retrait")
    author.press("Oui, le retirer")
    author.see("Retrait demandé")
    author.look("13-retrait-demande")


def find_nothing_left(author: Visitor) -> None:
    """See that nothing of the testimony is there any more."""
    author.see("Il ne reste rien de ce témoignage ici")
    author.see_nothing_of("Je choisis chaque matin", "une seule rencontre")
    author.look("14-suivi-efface")


def sloppy(words: list[str]) -> str:
    """Return the code as a tired person types it: capitals, no accents, four letters, odd blanks."""
    plain = [strip_accents(word)[:4].upper() for word in words]
    return "  ".join(plain[:4]) + "\n " + ", ".join(plain[4:])


def strip_accents(word: str) -> str:
    """Return *word* without its accents."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))
