"""The numbers of a theme: thresholds, the half-epoch cap, rounding and suppression."""

from datetime import date

import pytest

from aqts_voice.services.content import Content, Notes
from aqts_voice.services.themes import BelowThreshold, count, missing
from aqts_voice.services.themes.accepted import Accepted

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


def written(number: int, month: date, **context: str) -> list[Accepted]:
    content = Content(text="Des mots.", author_public=bytes(1216), context=context)
    return [
        Accepted(
            bytes(16), month, counted=True, quoted=True, shared=True, content=content, notes=Notes(), key=bytes(32)
        )
        for _ in range(number)
    ]


def spread(number: int, **context: str) -> list[Accepted]:
    return written(number // 2, OCTOBER, **context) + written(number - number // 2, NOVEMBER, **context)


@pytest.mark.parametrize(
    ("october", "november", "shortfall"),
    [(9, 10, 5), (10, 10, 0), (100, 9, 5), (100, 10, 0), (40, 0, 10), (0, 0, 20), (3, 2, 15), (4, 2, 15)],
)
def test_takes_at_most_half_of_the_threshold_from_one_month(october: int, november: int, shortfall: int) -> None:
    testimonies = written(october, OCTOBER) + written(november, NOVEMBER)

    assert missing(testimonies, threshold=20) == shortfall


def test_refuses_to_count_below_the_threshold_and_says_what_is_missing() -> None:
    with pytest.raises(BelowThreshold) as refused:
        count(spread(19), threshold=20)

    assert refused.value.missing == 5


@pytest.mark.parametrize(("number", "shown"), [(20, 20), (24, 20), (25, 25), (49, 45), (50, 50)])
def test_rounds_the_total_down_to_five(number: int, shown: int) -> None:
    assert count(spread(number), threshold=20).total == shown


def test_counts_by_broad_region_and_field_when_every_cell_passes() -> None:
    testimonies = spread(23, region="06/13", field="scolaire") + spread(31, region="16", field="scolaire")

    figures = count(testimonies, threshold=20)

    assert figures.tables == {"region": {"couronnes": 30, "metropole": 20}, "field": {"jeunes-familles": 50}}
    assert figures.left_out == ()


def test_counts_who_did_not_say_as_a_cell_of_its_own() -> None:
    figures = count(spread(22, region="16") + spread(26), threshold=20)

    assert figures.tables["region"] == {"unsaid": 25, "couronnes": 20}


def test_hides_a_second_cell_when_the_total_would_tell_the_first() -> None:
    testimonies = spread(40, region="16") + spread(22, region="05") + spread(7, region="02")

    figures = count(testimonies, threshold=20)

    assert figures.tables["region"] == {"couronnes": 40}
    assert figures.left_out == ("region",)


def test_leaves_a_table_out_when_nothing_of_it_can_be_shown() -> None:
    figures = count(spread(20, region="16") + spread(5, region="05"), threshold=20)

    assert "region" not in figures.tables
    assert "region" in figures.left_out


def test_hides_a_cell_that_one_month_filled() -> None:
    testimonies = spread(60, region="16") + written(40, OCTOBER, region="05")

    figures = count(testimonies, threshold=20)

    assert "centre" not in figures.tables.get("region", {})
    assert "region" in figures.left_out


def test_writes_only_numbers_that_were_rounded() -> None:
    stored = count(spread(23, region="06/13") + spread(31, region="16"), threshold=20).as_json()

    assert stored == {
        "total": 50,
        "left_out": [],
        "by_region": {"couronnes": 30, "metropole": 20},
        "by_field": {"unsaid": 50},
    }
