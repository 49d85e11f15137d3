"""The author's code: what is written can be read back however it is typed, and nothing else can."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aqts_voice.crypto import code
from aqts_voice.crypto.errors import BadCode
from aqts_voice.crypto.wordlist import WORDS, fold

BITS = bytes.fromhex("00112233445566778899")
CODES = st.binary(min_size=10, max_size=10)


def read_or_refusal(typed: str) -> bytes | BadCode:
    """Return the bits of what is typed, or the refusal."""
    try:
        return code.bits_of(typed)
    except BadCode as refusal:
        return refusal


def test_draws_ten_bytes_that_never_repeat() -> None:
    assert len({code.draw_bits() for _ in range(5)}) == 5
    assert len(code.draw_bits()) == 10


def test_writes_eight_composed_words_of_the_list() -> None:
    words = code.words_of(BITS)

    assert len(words) == 8
    assert set(words) <= set(WORDS)
    assert all(unicodedata.is_normalized("NFC", word) for word in words)


@settings(max_examples=60, deadline=None)
@given(CODES)
def test_reads_back_what_it_wrote(bits: bytes) -> None:
    assert code.bits_of(" ".join(code.words_of(bits))) == bits


@settings(max_examples=60, deadline=None)
@given(bits=CODES, separator=st.sampled_from([" ", "-", ", ", "\r\n", "\t", "  ", " / ", "\u00a0", " \u2013 ", ""]))
def test_forgives_case_accents_and_separators(bits: bytes, separator: str) -> None:
    typed = separator.join(fold(word) for word in code.words_of(bits)).upper()

    assert code.bits_of(typed) == bits


@settings(max_examples=60, deadline=None)
@given(bits=CODES, letters=st.integers(4, 8))
def test_forgives_prefixes_and_numbering(bits: bytes, letters: int) -> None:
    words = code.words_of(bits)
    typed = "\n".join(f"{position}. {word[:letters]}" for position, word in enumerate(words, start=1))

    assert code.bits_of(typed) == bits


@settings(max_examples=60, deadline=None)
@given(CODES)
def test_forgives_decomposed_accents(bits: bytes) -> None:
    typed = unicodedata.normalize("NFD", " ".join(code.words_of(bits)))

    assert code.bits_of(typed) == bits


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), min_size=7, max_size=9).map(" ".join))
def test_raises_nothing_but_bad_code_on_any_text(typed: str) -> None:
    outcome = read_or_refusal(typed)

    if isinstance(outcome, BadCode):
        assert outcome.reason in {"count", "word", "checksum"}
        assert all(1 <= position <= 8 for position in outcome.unknown)
        assert outcome.args == ()
    else:
        assert code.bits_of(" ".join(code.words_of(outcome))) == outcome


@pytest.mark.parametrize(
    "typed", ["\ud800" * 9, "\x00", "\u202e" + "a" * 200_000, "\u0301" * 200_000, "1 2 3 4 5 6 7 8"]
)
def test_refuses_hostile_text_as_any_other(typed: str) -> None:
    with pytest.raises(BadCode) as caught:
        code.bits_of(typed)

    assert caught.value.reason == "count"


def test_says_how_many_words_it_read() -> None:
    words = code.words_of(BITS)

    with pytest.raises(BadCode) as short:
        code.bits_of(" ".join(words[:7]))
    with pytest.raises(BadCode) as long:
        code.bits_of(" ".join([*words, "abandon", "zzzz"]))

    assert (short.value.reason, short.value.found, short.value.unknown) == ("count", 7, ())
    assert (long.value.reason, long.value.found, long.value.unknown) == ("count", 10, ())


def test_says_where_the_unknown_words_are() -> None:
    words = list(code.words_of(BITS))
    words[1], words[7] = "zzzz", "kayak" + "k"

    with pytest.raises(BadCode) as caught:
        code.bits_of(" ".join(words))

    assert (caught.value.reason, caught.value.unknown) == ("word", (2, 8))


def test_refuses_words_in_another_order() -> None:
    first, second, *rest = code.words_of(BITS)

    with pytest.raises(BadCode) as caught:
        code.bits_of(" ".join([second, first, *rest]))

    assert caught.value.reason == "checksum"


def test_lets_about_one_wrong_word_in_256_through_the_checksum() -> None:
    _, *rest = code.words_of(BITS)

    outcomes = [read_or_refusal(" ".join([word, *rest])) for word in WORDS]
    passed = sum(isinstance(outcome, bytes) for outcome in outcomes)

    assert 1 <= passed <= 24


@pytest.mark.parametrize("bits", [b"", bytes(9), bytes(11), "0" * 10])
def test_refuses_to_write_another_number_of_bytes(bits: bytes) -> None:
    with pytest.raises(ValueError, match="10 bytes"):
        code.words_of(bits)


def test_suggests_at_most_three_words_of_the_list() -> None:
    suggested = code.suggestions("abandan")

    assert "abandon" in suggested
    assert len(suggested) <= 3
    assert set(suggested) <= set(WORDS)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_suggests_without_failing_on_any_text(typed: str) -> None:
    assert set(code.suggestions(typed)) <= set(WORDS)
