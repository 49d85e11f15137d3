"""What the profile « everything » masks besides the guide, and what it leaves; the engine stands behind it."""

import pytest

from aqts_voice.deid.labels import Label
from aqts_voice.deid.pipeline import Deidentifier
from aqts_voice.deid.profiles import MaskEverything, with_profile


@pytest.fixture(scope="module")
def everything(engine: Deidentifier) -> MaskEverything:
    return MaskEverything(engine)


def masked(reader: MaskEverything, text: str) -> list[str]:
    return [text[one.start : one.end] for one in reader.find(text).traces]


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("La requête vise la Roumanie, dit-elle.", "Roumanie"),
        ("Elle a saisi le tribunal administratif de Montreuil hier.", "tribunal administratif de Montreuil"),
        ("Il écrit au ministère de la Justice sans réponse.", "ministère de la Justice"),
        ("La réforme de 2015 a tout changé.", "2015"),
        ("Les audiences ont repris en mars, avril et juin 1989.", "mars, avril et juin 1989"),
        ("La requête no 12345/06 a été rejetée.", "12345/06"),
        ("Elle a été entendue par Sir Humphrey Appleby ce jour-là.", "Sir Humphrey Appleby"),
        ("On m'a parlé de Madame Homme hier.", "Madame Homme"),
        ("Elle a été entendue le 4 mars 2019 par la Cour.", "le 4 mars 2019"),
        ("Par une ordonnance du 4 mars 2019, le juge a refusé.", "4 mars 2019"),
        ("Le procureur de Montreuil a fait appel.", "procureur de Montreuil"),
    ],
)
def test_masks_what_a_whole_province_shares(everything: MaskEverything, text: str, run: str) -> None:
    found = masked(everything, text)

    assert run in found


@pytest.mark.parametrize(
    "text",
    [
        "La Cour rappelle sa jurisprudence et rejette la demande du Gouvernement.",
        "Elle invoque les articles 8 et 13 de la Convention, et l'article 1 du Protocole no 1.",
        "Il fut condamné à cinq ans d'emprisonnement par le jury.",
        "I. SUR LA VIOLATION DE L'ARTICLE 6 § 1 DE LA CONVENTION",
        "Le président de la Cour a consulté le greffier.",
        "La loi no 85-677 du 5 juillet 1985 ne le prévoit pas.",
        "Le décret du 30 août 1975 a été abrogé.",
        "Il renvoie au Recueil 1996-II et à la série A no 28, p. 17.",
        "Ce texte fut publié au Journal officiel.",
        "Le procureur de la République et le Ministère public ont conclu au rejet.",
        "L'affaire fut renvoyée à la Grande Chambre, comme le dit l'Annexe II.",
    ],
)
def test_leaves_the_words_of_any_proceeding(everything: MaskEverything, text: str) -> None:
    found = masked(everything, text)

    assert found == []


def test_keeps_what_the_engine_masks_of_people(everything: MaskEverything, engine: Deidentifier) -> None:
    text = "Mme Gagnon, julie tremblay et ti-loup m'ont appelée au 418 555-0134."

    wide = {at for one in everything.find(text).traces for at in range(one.start, one.end)}

    direct = [one for one in engine.find(text).traces if one.label in {Label.PERSON, Label.CODE}]
    assert direct
    assert all(set(range(one.start, one.end)) <= wide for one in direct)


def test_masks_the_words_that_an_author_hides_even_where_they_stay_otherwise(everything: MaskEverything) -> None:
    text = "La Cour a tranché, et la Convention aussi."

    found = [text[one.start : one.end] for one in everything.find(text, hidden=["Convention"]).traces]

    assert found == ["Convention"]


def test_reads_many_texts_as_it_reads_one(everything: MaskEverything) -> None:
    texts = ["La France répond.", "", "Le 3 mai 2001, M. Durand a cédé."]

    many = list(everything.pipe(texts))

    assert many == [everything.find(text) for text in texts]


def test_counts_offsets_in_the_text_as_typed(everything: MaskEverything) -> None:
    text = "Re\u0301ponse rec\u0327ue de la Roumanie\u200b en 1999."

    found = masked(everything, text)

    assert [run.strip("\u200b") for run in found] == ["Roumanie", "1999"]


def test_changes_nothing_for_the_guide(engine: Deidentifier) -> None:
    assert with_profile(engine, "guide") is engine
    assert isinstance(with_profile(engine, "everything"), MaskEverything)
