"""Counts made safe to print."""

from datetime import date

import pytest

from aqts_voice.risk import kanonymity


@pytest.mark.parametrize(("n", "shown"), [(0, None), (19, None), (20, 20), (24, 20), (25, 25), (1003, 1000)])
def test_rounds_down_to_five_from_the_floor_up(n: int, shown: int | None) -> None:
    assert kanonymity.rounded(n, 20) == shown


@pytest.mark.parametrize(
    ("by_month", "counted"),
    [([], 0), ([500], 10), ([500, 5], 15), ([500, 10], 20), ([10, 10], 20), ([15, 5], 15), ([8, 8, 4], 20)],
)
def test_lets_one_month_make_half_of_the_threshold_at_most(by_month: list[int], counted: int) -> None:
    months = [date(2026, month, 1) for month, count in enumerate(by_month, start=1) for _ in range(count)]
    testimonies = {number.to_bytes(16, "big"): month for number, month in enumerate(months)}

    assert kanonymity.counted_independently(testimonies, 20) == counted


@pytest.mark.parametrize(
    ("table", "shown"),
    [
        ({"a": 44, "b": 21}, {"a": 40, "b": 20}),
        ({"a": 44, "b": 21, "c": 3}, {"a": 40}),
        ({"a": 44, "b": 19, "c": 18}, {"a": 40}),
        ({"a": 44, "b": 3}, {}),
        ({"a": 44, "b": 0}, {"a": 40}),
        ({}, {}),
    ],
)
def test_hides_enough_cells_that_the_total_tells_none(table: dict[str, int], shown: dict[str, int]) -> None:
    assert kanonymity.suppress(table, 20) == shown


def test_hides_only_what_adds_up_to_the_threshold() -> None:
    table = {"a": 100, "b": 25, "c": 40, "d": 2}

    shown = kanonymity.suppress(table, 20)

    assert shown == {"a": 100, "c": 40}
    assert sum(table.values()) - sum(table[name] for name in shown) >= 20
