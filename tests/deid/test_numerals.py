"""Numbers in digits and in words."""

import pytest

from aqts_voice.deid.numerals import numbers


def _values(words: str) -> list[int]:
    return [value for value, _, _ in numbers(words.split())]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("sept", 7),
        ("dix sept", 17),
        ("trente deux", 32),
        ("vingt et un", 21),
        ("soixante et onze", 71),
        ("soixante dix sept", 77),
        ("quatre vingts", 80),
        ("quatre vingt dix neuf", 99),
        ("cent quatre", 104),
        ("deux mille vingt et un", 2021),
        ("mille neuf cent quatre vingt sept", 1987),
        ("dix neuf cent trente", 1930),
        ("thirty two", 32),
        ("two thousand and nineteen", 2019),
        ("54", 54),
        ("7ans", 7),
        ("53e", 53),
    ],
)
def test_reads_a_number_however_it_is_written(words: str, value: int) -> None:
    assert _values(words) == [value]


@pytest.mark.parametrize("words", ["", "et", "mars", "20210304", "a7", "et trente et"])
def test_does_not_invent_a_number(words: str) -> None:
    assert _values(words) in ([], [30])


def test_keeps_two_numbers_apart_and_says_where_they_are() -> None:
    found = list(numbers(["de", "trente", "deux", "a", "40", "ans"]))

    assert found == [(32, 1, 3), (40, 4, 5)]


def test_reads_a_list_of_ages_as_so_many_numbers() -> None:
    assert _values("neuf onze et quatorze") == [9, 11, 14]
