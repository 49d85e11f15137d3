"""What two members do to publish a theme: one gathers, quotes, writes and submits, the other proofreads and publishes."""

from tests.journeys.steps.author import EXCERPT, MASKED, MASKED_BY_READER, MASKED_IN_ANSWER
from tests.support.browser import Visitor

TITLE = "Trop de dossiers pour bien accompagner"
SLUG = "trop-de-dossiers-pour-bien-accompagner"
SYNTHESIS = """Les charges de cas grossissent, et **le temps d’écoute rétrécit à mesure**.

- les postes vacants ne sont pas remplacés ;
- les statistiques occupent les heures qui manquent aux visites."""
UNSAID = "Ces témoignages ne disent pas combien de personnes vivent la même chose."
HIDDEN = (*MASKED, *MASKED_IN_ANSWER, MASKED_BY_READER)


def begin(member: Visitor) -> None:
    """Give a theme its title."""
    member.follow("Thèmes")
    member.see("Aucun thème n’est commencé.")
    member.look("30-themes-vide")
    member.write("Titre du thème", TITLE)
    member.press("Commencer")
    member.see(TITLE, "Il manque jusqu’à 20 témoignages indépendants")
    member.look("31-theme-brouillon")


def gather(member: Visitor) -> None:
    """Tick every accepted testimony, page after page; the masked words are in none of them."""
    member.follow("Réunir")
    member.see("Page 1 de 4 : 61 en tout")
    member.look("32-reunir")
    for page in (2, 3, 4):
        _tick_all(member)
        member.press("Enregistrer, page suivante")
        member.see("Vos choix de la page précédente sont enregistrés.", f"Page {page} de 4")
    _tick_all(member)
    member.press("Enregistrer")
    member.follow("Écrire")
    member.see("Assez de témoignages indépendants sont réunis.")


def _tick_all(member: Visitor) -> None:
    member.see_nothing_of(*HIDDEN)
    for box in member.page.locator("input[name=chosen]").all():
        box.check()


def quote(member: Visitor) -> None:
    """Choose one sentence of the author's text as an excerpt, by pressing on it."""
    member.follow("Extraits")
    member.look("33-extraits")
    while not member.page.get_by_role("button", name=EXCERPT, include_hidden=True).count():
        member.follow("Page suivante")
    sentence = member.page.locator(".sentences button", has_text=EXCERPT)
    folded = member.page.locator("details.step", has=sentence)
    if folded.get_attribute("open") is None:
        folded.locator("summary").click()
    with member.page.expect_navigation():
        sentence.click()
    member.see(EXCERPT)
    assert member.page.locator(".chosen blockquote").all_inner_texts() == [EXCERPT]
    member.look("34-extrait-choisi")


def write_and_submit(member: Visitor) -> None:
    """Write the synthesis and what cannot be said, look at the page, then hand it over."""
    member.follow("Écrire")
    member.write("Synthèse", SYNTHESIS)
    member.write("Ce qui ne peut pas être dit", UNSAID)
    member.press("Enregistrer et voir la page")
    member.see("La synthèse, telle qu’elle paraîtra", "le temps d’écoute rétrécit à mesure")
    member.follow("Écrire")
    member.press("Soumettre à la relecture")
    member.see("Le thème attend maintenant qu’une autre personne le relise et le publie.")
    member.look("35-theme-soumis")


def proofread_and_publish(member: Visitor) -> None:
    """Read what another member wrote, confirm the excerpt in its testimony, publish and sign."""
    member.see("Relire un thème")
    member.look("36-accueil-relecture")
    member.follow("Aller aux thèmes")
    member.look("37-themes-a-relire")
    member.follow("Relire")
    member.unfold("Le lire dans son témoignage")
    member.see("Raymonde Fictive", EXCERPT, "a quitté notre équipe du [lieu]")
    member.see_nothing_of(*HIDDEN)
    member.look("38-relecture")
    member.tick("J’ai lu cet extrait dans son témoignage et je le confirme.")
    member.press("Publier et signer")
    member.see("publiée")
    member.look("39-theme-publie")


def find_it_gone(member: Visitor, read_at: str) -> None:
    """See that the testimony left the members' pages: its own address, the theme's excerpts and the gathering."""
    member.open(read_at)
    member.see("Un contretemps")
    member.see_nothing_of(EXCERPT)
    member.follow("Thèmes")
    member.follow(TITLE)
    member.follow("Extraits")
    member.see_nothing_of(EXCERPT)
    member.follow("Réunir")
    member.page.get_by_label("Chercher des mots").fill("impression d’avoir manqué")
    member.press("Chercher")
    member.see("Aucun témoignage accepté ne correspond.")
