"""What a detail may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aqts_voice.risk.context import Context
from aqts_voice.risk.details import CONTEXT, GENERALISED, LEFT, Detail, Kind, of_context


def test_puts_each_kind_in_one_family() -> None:
    families = [CONTEXT, GENERALISED, LEFT, frozenset({Kind.RARITY})]

    assert frozenset().union(*families) == frozenset(Kind)
    assert sum(map(len, families)) == len(Kind)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (Kind.REGION, "16"),
        (Kind.REGION, "couronnes"),
        (Kind.PLACE_REGION, "08/10"),
        (Kind.YEAR, "2021"),
        (Kind.AGE_BAND, "90+"),
        (Kind.ORGANISATION_KIND, "centre-jeunesse"),
        (Kind.LEFT_PLACE, None),
        (Kind.RARITY, "the-only-one"),
    ],
)
def test_takes_codes_of_ours(kind: Kind, code: str | None) -> None:
    assert Detail(kind, code).code == code


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (Kind.REGION, "99"),
        (Kind.REGION, None),
        (Kind.LEFT_PLACE, "matane"),
        (Kind.YEAR, None),
        (Kind.YEAR, ""),
        (Kind.PROFESSION, "Julie Tremblay"),
        (Kind.ORGANISATION_KIND, "x" * 41),
    ],
)
def test_refuses_what_could_be_words_and_quotes_none_of_it(kind: Kind, code: str | None) -> None:
    with pytest.raises(ValueError, match=kind.value) as refused:
        Detail(kind, code)

    assert not code or code not in str(refused.value)


@given(st.text(min_size=1))
def test_holds_no_blank_and_no_capital(code: str) -> None:
    try:
        held = Detail(Kind.PROFESSION, code).code or ""
    except ValueError:
        return

    assert held.isascii()
    assert not any(sign.isspace() or sign.isupper() for sign in held)


def test_reads_the_answers_of_a_context() -> None:
    given_context = Context(region="05", role="ts")

    assert of_context(given_context) == (Detail(Kind.REGION, "05"), Detail(Kind.ROLE, "ts"))
