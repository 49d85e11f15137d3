"""The French list and the reading of typed words: one spelling each, and the properties that forgiveness rests on."""

import unicodedata
from itertools import pairwise

import pytest

from aqts_voice.crypto.wordlist import WORDS, close_words, fold, place_of, read_places

# A run of eight words that are far apart in the list, with accents and hyphens nowhere.
EIGHT = tuple(WORDS[place] for place in range(100, 2000, 250))


def test_holds_2048_composed_words() -> None:
    assert len(set(WORDS)) == 2048
    assert all(unicodedata.is_normalized("NFC", word) for word in WORDS)


def test_names_each_word_alone_by_its_first_four_letters_without_accents() -> None:
    prefixes = {fold(word)[:4] for word in WORDS}

    assert len(prefixes) == 2048


def test_has_no_word_that_begins_another_so_that_a_run_divides_in_one_way() -> None:
    folded = sorted(fold(word) for word in WORDS)

    assert not any(after.startswith(word) for word, after in pairwise(folded))


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Éléphant", "elephant"),
        ("e\u0301lephant", "elephant"),
        ("ÉLÉPHANT,,  cœur", "elephant coeur"),
        ("1. abandon\n2) abeille", "abandon abeille"),
        ("aban\u00addon\u200b", "abandon"),
        ("ａｂａｎｄｏｎ", "abandon"),
        ("l\u2019abandon\u00a0-\u202fabeille\x00\ud800", "l abandon abeille"),
        ("12 34 !", ""),
        ("", ""),
    ],
)
def test_folds_case_accents_and_separators(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_reads_no_more_than_its_limit() -> None:
    assert fold("a" * 5000) == "a" * 1000


@pytest.mark.parametrize("typed", ["vénérer", "venerer", "vene", "vener"])
def test_finds_a_word_by_its_letters_or_its_first_four(typed: str) -> None:
    assert place_of(fold(typed)) == WORDS.index("vénérer")


@pytest.mark.parametrize("typed", ["", "ven", "venx", "venererr", "venerar", "мама"])
def test_finds_nothing_for_other_letters(typed: str) -> None:
    assert place_of(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(EIGHT),
        "".join(EIGHT),
        EIGHT[0][:2] + " " + EIGHT[0][2:] + " " + " ".join(EIGHT[1:]),
        " ".join(EIGHT[:4]) + "".join(EIGHT[4:]),
    ],
    ids=["spaced", "joined", "broken word", "half joined"],
)
def test_forgives_missing_and_misplaced_spaces(typed: str) -> None:
    places = read_places(typed, 8)

    assert places == [WORDS.index(word) for word in EIGHT]


def test_leaves_a_hole_for_each_unknown_word() -> None:
    places = read_places(f"{EIGHT[0]} zzzz {EIGHT[1]}", 8)

    assert places == [WORDS.index(EIGHT[0]), None, WORDS.index(EIGHT[1])]


def test_gives_close_words_the_closest_first() -> None:
    close = close_words("Abandan", 3)

    assert close[0] == "abandon"
    assert len(close) <= 3


@pytest.mark.parametrize("typed", ["", "1234", "zzzzzzzz", "x" * 100_000])
def test_gives_no_close_word_for_letters_far_from_all(typed: str) -> None:
    assert close_words(typed, 3) == ()
