"""What an author typed, made readable and checked for size."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aqts_voice.risk.context import Context
from aqts_voice.services.deposit import clean, draft
from aqts_voice.services.deposit.draft import Draft, EmptyText, TooLong, TooManyWords, Unreadable


def test_keeps_a_text_with_its_lines_composed_and_plain() -> None:
    made = draft("Une journe\u0301e.\r\nPuis\u2028une autre.\rEnfin.")

    assert made == Draft(text="Une journée.\nPuis\nune autre.\nEnfin.")


def test_lists_the_words_to_hide_one_a_line() -> None:
    made = draft("Texte", hidden=" Josée \r\n\r\n  le piano\n")

    assert made.hidden == ("Josée", "le piano")


def test_takes_the_codes_it_knows_for_context() -> None:
    made = draft("Texte", codes={"region": "09", "field": "", "role": "reine"})

    assert made.context == Context(region="09")


@pytest.mark.parametrize("typed", ["", "   ", "\r\n\t \n", "\u00a0\u202f"])
def test_refuses_a_text_of_blanks(typed: str) -> None:
    with pytest.raises(EmptyText):
        draft(typed)


def test_accepts_twenty_thousand_characters_and_not_one_more() -> None:
    assert len(draft("é" * 20_000).text) == 20_000

    with pytest.raises(TooLong):
        draft("é" * 20_001)


def test_counts_a_line_end_once_however_a_browser_sends_it() -> None:
    assert len(draft("a\r\n" * 10_000).text) == 20_000


def test_refuses_an_endless_list_of_words_to_hide() -> None:
    with pytest.raises(TooManyWords):
        draft("Texte", hidden="mot\n" * 501)


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x9f", "\u202e", "\u2066", chr(0xD800), "\ufffd"])
def test_refuses_signs_that_cannot_be_shown_and_gives_the_rest_back(sign: str) -> None:
    typed = f"avant{sign}après"

    with pytest.raises(Unreadable):
        draft(typed)

    assert clean(typed) == "avantaprès"
    assert draft(clean(typed)).text == "avantaprès"


def test_refuses_such_signs_among_the_words_to_hide_too() -> None:
    with pytest.raises(Unreadable):
        draft("Texte", hidden="Jo\u202esée")


def test_keeps_markup_emoji_and_joiners_as_they_are() -> None:
    typed = "<b>gras</b> **fort** 👩🏽‍⚕️ &amp; {{ 7 * 7 }}"

    assert draft(typed).text == typed


@given(st.text())
def test_cleans_any_text_once_and_for_all(typed: str) -> None:
    once = clean(typed)

    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")


def test_carries_no_word_in_an_error() -> None:
    with pytest.raises(Unreadable) as refused:
        draft("canari\0")

    assert "canari" not in f"{refused.value!r} {refused.value}"
    assert "canari" not in repr(Draft("canari", ("canari",)))
