"""What stewards and a researcher do: invite, join, compare six words, agree, prepare, approve, download and verify."""

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

from tests.journeys.steps.author import EXCERPT
from tests.journeys.steps.themes import HIDDEN
from tests.support.browser import Visitor

NAME = "Amina Fictive"
LEAST = 20


def invite(steward: Visitor) -> str:
    """Make a link for a researcher; return it as a person copies it."""
    steward.follow("Équipe")
    steward.look("50-equipe")
    steward.tick("télécharger les jeux de données")
    steward.press("Créer un lien d’invitation")
    steward.see("Le lien est prêt")
    steward.look("51-lien")
    return steward.page.locator(".one-time").inner_text().strip()


def join(researcher: Visitor, link: str) -> str:
    """Create an account with the link, and return the seven words that the page shows once."""
    researcher.open(link.removeprefix(researcher.address))
    researcher.see("Créer votre accès")
    researcher.look("52-recherche-invitation")
    researcher.write("Votre nom", NAME)
    researcher.write("Votre établissement et votre projet", "Université fictive, charge de cas")
    researcher.write("Un nom court pour vous connecter", "amina")
    researcher.press("Créer mon compte et voir mes sept mots")
    researcher.see("Vos sept mots")
    researcher.look("53-recherche-sept-mots")
    words = [word.strip() for word in researcher.page.locator(".code-words li").all_inner_texts()]
    assert len(words) == 7
    return " ".join(words)


def sign_in(researcher: Visitor, words: str) -> None:
    """Sign in with the seven words."""
    researcher.open("/recherche/connexion")
    researcher.look("54-recherche-connexion")
    researcher.write("Nom de connexion", "amina")
    researcher.write("Phrase de passe (sept mots)", words)
    researcher.press("Ouvrir ma séance")


def wait_for_access(researcher: Visitor) -> None:
    """See that nothing opens before the six words are compared."""
    researcher.see("Il reste un appel à faire.")
    researcher.look("55-recherche-attente")


def compare_and_grant(steward: Visitor, researcher: Visitor) -> None:
    """Compare the six words that both have before their eyes, then grant access."""
    steward.follow("Équipe")
    card = steward.page.locator(".card", has_text=NAME)
    shown = card.locator("li").all_inner_texts()
    theirs = researcher.page.locator("ol[aria-label='Vos six mots'] li").all_inner_texts()
    assert len(shown) == 6
    assert [one.strip() for one in shown] == [one.strip() for one in theirs]
    steward.look("56-equipe-six-mots")
    steward.press("J’ai comparé les six mots de vive voix : accorder l’accès")
    steward.see("Équipe", NAME)


def agree(researcher: Visitor) -> None:
    """Read the agreement and accept it."""
    researcher.open("/recherche/")
    researcher.see("L’entente, avant d’ouvrir quoi que ce soit", "Je ne cherche à reconnaître personne")
    assert "Il reste un appel à faire." not in researcher.text()
    researcher.look("57-entente")
    researcher.tick("J’ai lu cette entente et je m’y engage.")
    researcher.press("Accepter l’entente")
    researcher.see("Aucun jeu n’est encore offert.")


def prepare(steward: Visitor) -> None:
    """Prepare a dataset; the same person cannot offer it."""
    steward.follow("Jeux de données")
    steward.look("58-jeux-vide")
    steward.press("Préparer un jeu")
    steward.see("Le jeu est préparé.", "une autre personne doit le vérifier")
    assert not steward.page.get_by_role("button", name="Je l’ai vérifié : l’offrir").count()


def approve(member: Visitor, folder: Path) -> None:
    """Open the files as their second reader, then offer them."""
    member.follow("Jeux de données")
    verify(download(member, "Ouvrir les fichiers (zip)", folder))
    member.look("59-jeux-a-approuver")
    member.press("Je l’ai vérifié : l’offrir")
    member.see("approuvé par Germain Fictif")


def receive(researcher: Visitor, folder: Path) -> str:
    """Download the dataset that is offered, and verify it; return the address it came from."""
    researcher.open("/recherche/")
    researcher.see("Télécharger", "témoignages au moins, offerts le")
    researcher.look("60-recherche-jeux")
    verify(download(researcher, "Télécharger", folder))
    return str(researcher.page.get_by_role("link", name="Télécharger").get_attribute("href"))


def find_it_suspended(researcher: Visitor, words: str, download_from: str) -> None:
    """Come back after a withdrawal: the dataset that held the testimony no longer opens, by its page or by its address."""
    sign_in(researcher, words)
    assert not researcher.page.get_by_role("link", name="Télécharger").count()
    researcher.look("62-recherche-suspendu")
    researcher.open(download_from)
    researcher.see("Un contretemps")
    researcher.open("/donnees")
    researcher.see("Aucun jeu n’est encore offert.")


def download(visitor: Visitor, link: str, folder: Path) -> zipfile.ZipFile:
    """Follow a link that downloads, and open the zip."""
    with visitor.page.expect_download() as started:
        visitor.page.get_by_role("link", name=link, exact=True).click()
    saved = folder / started.value.suggested_filename
    started.value.save_as(saved)
    return zipfile.ZipFile(io.BytesIO(saved.read_bytes()))


def verify(opened: zipfile.ZipFile) -> None:
    """Check every sum, and that the author's kept text is there without any masked word."""
    files = {name: opened.read(name) for name in opened.namelist()}
    sums = dict(line.split("  ")[::-1] for line in files.pop("checksums.sha256").decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    rows = [json.loads(line) for line in files["testimonies.jsonl"].decode().splitlines()]
    table = list(csv.DictReader(io.StringIO(files["testimonies.csv"].decode("utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == [row["id"] for row in table]
    assert LEAST <= len(rows) <= 61
    [hers] = [row for row in rows if EXCERPT in row["text"]]
    assert "[personne A] a quitté notre équipe du [lieu]" in hers["text"]
    assert "Toute la ville parle du [événement]." in hers["text"]
    # Its excerpt is public, so that nothing else may come with it.
    assert (hers["field"], hers["half_year"], hers["language"]) == (None, None, None)
    everything = b"\n".join(files.values()).decode("utf-8", errors="replace").casefold()
    assert not [word for word in HIDDEN if word.casefold() in everything]
