"""Which official entries may join our lists."""

import pytest

from aqts_voice.deid.sifting import fits


@pytest.mark.parametrize(
    ("list_name", "entry"),
    [
        ("municipalities", "Zorvalette"),
        ("municipalities", "Saint-Zorval"),
        ("municipalities", "Lac-des-Zorvals"),
        ("organisations", "École Zorvalette"),
        ("organisations", "CLSC de Zorvalette"),
        ("organisations", "Académie Antoine Zorval"),
        ("given_names_more", "Zorvaline"),
        ("surnames_more", "Zorval-Gagnon"),
    ],
)
def test_takes_what_names_one_thing(list_name: str, entry: str) -> None:
    assert fits(list_name, entry)


@pytest.mark.parametrize(
    ("list_name", "entry"),
    [
        ("municipalities", "La Présentation"),
        ("municipalities", "Les Hauteurs"),
        ("municipalities", "Bu"),
        ("municipalities", ""),
        ("districts", "Centre"),
        ("organisations", "Centre de jour"),
        ("organisations", "École primaire"),
        ("organisations", "Zorvalette"),
        ("organisations", "Sainte-Marie"),
        ("organisations", "Marie Zorval"),
        ("organisations", "Trois-Rivières"),
        ("given_names_more", "Rose"),
        ("given_names_more", "Matane"),
        ("given_names_more", "Bonheur"),
        ("surnames_more", "Maison"),
        ("surnames_more", "Li"),
    ],
)
def test_leaves_what_is_a_word_or_names_something_else_too(list_name: str, entry: str) -> None:
    assert not fits(list_name, entry)
