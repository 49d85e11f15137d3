"""What the public and the press see: the front page, the themes, one theme, its feed and the datasets on offer."""

import httpx
from lxml import etree

from tests.journeys.steps.author import EXCERPT
from tests.journeys.steps.themes import HIDDEN, SLUG, TITLE, UNSAID
from tests.support.browser import Visitor, plain

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def find_nothing_yet(reader: Visitor) -> None:
    """Visit on the day of opening, before anything is published."""
    reader.open("/")
    reader.see("Rien encore, et c’est voulu")
    reader.look("40-accueil-ouverture")
    reader.follow("Thèmes")
    reader.see("Aucun thème n’est encore publié.")
    reader.look("41-themes-ouverture")
    reader.follow("Données")
    reader.see("Aucun jeu n’est encore offert.")
    reader.look("42-donnees-ouverture")


def read_theme(reader: Visitor) -> None:
    """Read the published theme: its count, its words, its excerpt, who signs it."""
    reader.open("/")
    reader.see(TITLE, "60 témoignages au moins")
    reader.look("43-accueil")
    reader.follow("Lire les thèmes")
    reader.look("44-themes")
    reader.follow(TITLE)
    reader.see(TITLE, "60 témoignages au moins", "Rien n’est publié sous 20", EXCERPT, UNSAID)
    reader.see("Raymonde Fictive", "Germain Fictif", "le temps d’écoute rétrécit à mesure")
    # The author's own answers make one region thirty-one: only thirty may be said.
    reader.see("Témoignages par grande région", "Montréal et Laval 30", "Laurentides, Montérégie) 30")
    reader.see_nothing_of(*HIDDEN)
    assert not {"31", "61"} & set(reader.page.locator("article").inner_text().split())
    reader.look("45-theme")
    assert reader.page.context.cookies() == []


def follow_feed(reader: Visitor, *, quoted: bool) -> None:
    """Fetch the feed that the page names, and read its one entry."""
    reader.open(f"/themes/{SLUG}")
    named = reader.page.locator("link[type='application/atom+xml']").get_attribute("href")
    answer = httpx.get(reader.address + str(named), trust_env=False)
    feed = etree.fromstring(answer.content)
    assert feed.xpath("string(//a:entry/a:title)", namespaces=ATOM) == TITLE
    content = plain(str(feed.xpath("string(//a:entry/a:content)", namespaces=ATOM)))
    assert "60 témoignages au moins" in content
    assert (EXCERPT in content) is quoted
    assert not any(word.casefold() in answer.text.casefold() for word in HIDDEN)


def find_excerpt_gone(reader: Visitor) -> None:
    """Read the theme again after the withdrawal: the same synthesis, without the excerpt."""
    reader.open(f"/themes/{SLUG}")
    reader.see(TITLE, "le temps d’écoute rétrécit à mesure")
    reader.see_nothing_of(EXCERPT, "Dans leurs mots")
    reader.look("46-theme-sans-extrait")
