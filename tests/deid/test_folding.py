"""Plain forms and the way back to the offsets as typed."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from aqts_voice.deid.folding import fold, plain

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


def test_joins_marks_to_their_letters_and_finds_the_way_back() -> None:
    typed = "la me\u0301re de Re\u0301al"

    folded = fold(typed)

    start = folded.text.index("Réal")
    first, last = folded.typed(start, start + 4)
    assert typed[first:last] == "Re\u0301al"


def test_brings_signs_to_one_kind() -> None:
    assert fold("l’été\u00a0—\u200b Mont‑Joli").text == "l'été - Mont-Joli"


def test_accepts_lone_surrogates_and_nul() -> None:
    assert fold("a\ud800b\0c").text == "a\ufffdb c"


@given(ANY_TEXT)
def test_keeps_the_length_of_what_it_makes_plain(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(ANY_TEXT)
def test_covers_the_typed_text_in_order(text: str) -> None:
    folded = fold(text)

    edges = [folded.typed(at, at + 1) for at in range(len(folded.text))]

    assert all(start < end for start, end in edges)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(edges))
    assert len(folded.plain) == len(folded.text)


def test_joins_a_word_that_a_line_end_cuts() -> None:
    typed = "à Repen-\ntigny, quatre-vingt-\ntrois, dit-\nil, Saint-\nJean"

    folded = fold(typed)

    assert folded.text == "à Repentigny, quatre-vingt-trois, dit-il, Saint-\nJean"
    first, last = folded.typed(2, 12)
    assert typed[first:last] == "Repen-\ntigny"
