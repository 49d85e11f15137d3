"""Bars laid out on the server: proportion, order and room for every label."""

import pytest

from aqts_voice.web.library.charts import FOR_NUMBER, LETTERS_PER_LINE, WIDTH, chart


def test_draws_bars_in_proportion_from_zero() -> None:
    drawn = chart([("Un", 40), ("Deux", 20)])

    assert [bar.width for bar in drawn.bars] == [WIDTH - FOR_NUMBER, (WIDTH - FOR_NUMBER) // 2]
    assert [bar.count for bar in drawn.bars] == [40, 20]


def test_keeps_every_number_inside_the_drawing() -> None:
    drawn = chart([("Un", 400), ("Deux", 20)])

    assert all(bar.number_x < drawn.width for bar in drawn.bars)
    assert all(bar.y >= 0 and bar.y + drawn.bar <= drawn.height for bar in drawn.bars)


def test_gives_a_long_label_the_lines_it_needs() -> None:
    label = "Couronnes de Montréal (Lanaudière, Laurentides, Montérégie)"

    (bar,) = chart([(label, 20)]).bars

    assert " ".join(line for _, line in bar.lines) == label
    assert len(bar.lines) == 2
    assert all(len(line) <= LETTERS_PER_LINE for _, line in bar.lines)
    assert all(y < bar.y for y, _ in bar.lines)


def test_never_lets_two_rows_touch() -> None:
    drawn = chart([("Un " * 30, 40), ("Deux", 20)])
    first, second = drawn.bars

    assert second.lines[0][0] > first.y + drawn.bar


@pytest.mark.parametrize("cells", [[], [("Zéro", 0)]])
def test_draws_nothing_without_fuss(cells: list[tuple[str, int]]) -> None:
    drawn = chart(cells)

    assert drawn.height >= 1
    assert all(bar.width == 0 for bar in drawn.bars)
