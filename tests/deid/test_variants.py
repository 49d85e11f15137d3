"""Other ways of typing a text, that move no mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aqts_voice.deid.variants import VARIANTS, lower_case, no_accents, upper_case


@pytest.mark.parametrize("name", VARIANTS)
@given(text=st.text())
def test_keeps_every_code_point_in_its_place(name: str, text: str) -> None:
    assert len(VARIANTS[name](text)) == len(text)


def test_changes_case_and_accents() -> None:
    assert lower_case("Éloïse À Québec") == "éloïse à québec"
    assert upper_case("Éloïse à Québec") == "ÉLOÏSE À QUÉBEC"
    assert no_accents("Éloïse à Québec") == "Eloise a Quebec"


def test_leaves_a_sign_that_would_become_two() -> None:
    assert upper_case("Straße") == "STRAßE"
    assert lower_case("İzmir") == "İzmir"
    assert no_accents("cœur, Bjørn") == "cœur, Bjørn"
