"""Figures of several rounds, and the table that shows them."""

import pytest

from benchmarks.rounds import Figure, percentile, table


def test_takes_the_middle_round_and_half_the_distance() -> None:
    figure = Figure((9.0, 10.0, 12.0))

    assert figure.median == 10.0
    assert figure.spread == pytest.approx(0.15)
    assert str(figure) == "10.0 ±15 %"


def test_compares_round_by_round() -> None:
    slow = Figure((10.0, 5.0)).over(Figure((20.0, 10.0)))

    assert slow.values == (0.5, 0.5)


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 3), (0.95, 5), (1.0, 5)])
def test_reads_a_percentile_by_the_nearest_rank(share: float, value: int) -> None:
    assert percentile([5, 1, 4, 2, 3], share) == value


def test_lines_up_the_columns() -> None:
    lines = table([("a", "long"), ("longer", "b")]).splitlines()

    assert lines == ["| a      | long |", "|--------|------|", "| longer | b    |"]
