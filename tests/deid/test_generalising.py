"""What a mask may tell instead of nothing, and what it never tells."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aqts_voice.deid import generalising
from aqts_voice.deid.generalising import LABEL_OF, Kind, offer, shown, values
from aqts_voice.deid.labels import Label
from aqts_voice.deid.lexicon import key

DATA = Path(generalising.__file__).parent / "data"


def _code(label: Label, words: str, before: str = "") -> str | None:
    found = offer(label, words, before=before)
    return found.code if found else None


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("mardi 4 mars 2021", "2021"),
        ("mars 2021", "2021"),
        ("2021-03-04", "2021"),
        ("14/02/2022", "2022"),
        ("été 2019", "2019"),
        ("lundi de Pâques 2021", "2021"),
        ("mars deux mille vingt et un", "2021"),
        ("March 4th, 2021", "2021"),
        ("March twenty twenty-one", "2021"),
        ("le 4 mars", None),
        ("14/02/22", None),
        ("l’hiver 2019-2020", None),
        ("14 h 30", None),
        ("1998", None),
        ("en 1998", None),
        ("l’année 1998", None),
    ],
)
def test_keeps_the_year_when_the_words_tell_one_and_more(words: str, year: str | None) -> None:
    assert _code(Label.DATE, words) == year


@pytest.mark.parametrize(
    "before",
    [
        "Josée est née le ",
        "il est ne le ",
        "diplômée de l’UQAM en ",
        "embauchée le ",
        "DDN : ",
        "she was born on ",
        "hired in ",
    ],
)
def test_offers_no_year_of_birth_of_hiring_or_of_graduation(before: str) -> None:
    assert _code(Label.DATE, "4 mars 1987", before) is None


def test_takes_a_negation_for_what_it_is() -> None:
    assert _code(Label.DATE, "4 mars 2021", "je ne dors plus depuis le ") == "2021"


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("32 ans", "30-39"),
        ("39 ans", "30-39"),
        ("40 ans", "40-49"),
        ("trente-deux ans", "30-39"),
        ("32 ans et demi", "30-39"),
        ("54", "50-59"),
        ("7ans", "0-9"),
        ("bébé de 4 mois", "0-9"),
        ("six semaines", "0-9"),
        ("24 mois", "0-9"),
        ("2 ans et 4 mois", "0-9"),
        ("7-8 ans", "0-9"),
        ("53e année", "50-59"),
        ("94 ans", "90+"),
        ("quatre-vingt-dix-sept ans", "90+"),
        ("thirty-two years old", "30-39"),
        ("32-year-old", "30-39"),
        ("40e année", None),
        ("9 et 11 ans", None),
        ("2021 ans", None),
        ("la soixantaine", None),
    ],
)
def test_keeps_a_band_of_ten_years(words: str, band: str | None) -> None:
    assert _code(Label.AGE, words) == band


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("Matane", "01/11"),
        ("MATANE", "01/11"),
        ("matane", "01/11"),
        ("ville de Rivière-du-Loup", "01/11"),
        ("Riviere du loup", "01/11"),
        ("St-Jérôme", "14/15"),
        ("la Gaspésie", "01/11"),
        ("mtl", "06/13"),
        ("Trois-Rivières", "04/17"),
        ("Kuujjuaq", "08/10"),
        ("L’Ange-Gardien", None),
        ("Clermont", None),
        ("Saint-Donat", None),
        ("Rive-Sud", None),
        ("Montérégie", None),
        ("rue Racine", None),
        ("12, rue Racine, Matane", None),
        ("Toronto", None),
    ],
)
def test_keeps_the_region_of_a_place_that_has_one(words: str, region: str | None) -> None:
    assert _code(Label.LOC, words) == region


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("CLSC de Matane", "clsc"),
        ("Hôpital de Maria", "hopital"),
        ("urgence de Verdun", "hopital"),
        ("CHSLD Saint-Antoine", "chsld"),
        ("école Sainte-Marthe", "ecole"),
        ("Centre jeunesse de la Montérégie", "centre-jeunesse"),
        ("DPJ de la Côte-Nord", "centre-jeunesse"),
        ("maison des jeunes du Coin", "organisme-communautaire"),
        ("GMF du Boisé", "clinique"),
        ("CIUSSS NIM", "cisss"),
        ("CISSSO", "cisss"),
        ("Verdun Hospital", "hopital"),
        ("CLSC de l’Hôpital", "clsc"),
        ("le Jeffery Hale", None),
        ("Ville-Émard", None),
        ("équipe de la Pointe", None),
        ("mosquée de la rue X", None),
        ("Matane CLSC and hospital", None),
    ],
)
def test_keeps_the_kind_of_an_establishment(words: str, kind: str | None) -> None:
    assert _code(Label.ORG, words) == kind


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("directrice adjointe du programme jeunesse", "direction"),
        ("cheffe de service des TS", "gestion"),
        ("coordonnateur de nuit", "coordination"),
        ("seul TS de nuit", "travail-social"),
        ("travailleur·euse social·e de garde", "travail-social"),
        ("T.S. de liaison", "travail-social"),
        ("infirmière de liaison", "soins-infirmiers"),
        ("éducateur de l’unité", "education"),
        ("only social worker on nights", "travail-social"),
        ("head nurse", "gestion"),
        ("chef d’équipe", "gestion"),
        ("chef d’orchestre", None),
        ("la seule qui reste", None),
    ],
)
def test_keeps_the_family_of_a_position(words: str, family: str | None) -> None:
    assert _code(Label.ROLE, words) == family


@pytest.mark.parametrize("label", [Label.PERSON, Label.CODE, Label.DEMO, Label.EVENT])
@pytest.mark.parametrize("words", ["Julie", "418 555-1234", "4 mars 2021", "32 ans", "CLSC de Matane", "Matane"])
def test_offers_nothing_for_a_name_a_number_a_characteristic_or_an_event(label: Label, words: str) -> None:
    assert offer(label, words) is None


def test_shows_each_value_in_both_languages() -> None:
    for kind in Kind:
        french, english = values(kind, "fr"), values(kind, "en")

        assert french.keys() == english.keys()
        assert all(french.values())
        assert all(english.values())
        assert len(set(french.values())) == len(french)
        assert len(set(english.values())) == len(english)


def test_speaks_the_language_of_the_text() -> None:
    french, english = offer(Label.AGE, "32 ans"), offer(Label.AGE, "32 years old", language="en")

    assert (french.shown if french else "", english.shown if english else "") == ("30 à 39 ans", "30 to 39")


def test_knows_no_code_outside_its_lists() -> None:
    with pytest.raises(KeyError):
        shown(Kind.PLACE_REGION, "Julie")


def test_gives_each_place_one_region() -> None:
    regions = tomllib.loads((DATA / "regions.toml").read_text(encoding="utf-8"))["region"]
    codes: dict[tuple[str, ...], set[str]] = {}
    for region in regions:
        for name in region["places"].replace("\n", " ").split(","):
            codes.setdefault(key(name), set()).add(region["code"])

    assert len(regions) == 11
    assert () not in codes
    assert [name for name, some in codes.items() if len(some) > 1] == []


@given(label=st.sampled_from(Label), words=st.text(max_size=60), before=st.text(max_size=30))
def test_answers_any_words_from_its_closed_lists(label: Label, words: str, before: str) -> None:
    found = offer(label, words, before=before)

    assert found is None or (LABEL_OF[found.kind] is label and found.shown in values(found.kind, "fr").values())
