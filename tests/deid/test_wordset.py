"""A set of words written as a sentence."""

from aqts_voice.deid.wordset import word_set


def test_parts_words_at_any_blank() -> None:
    assert word_set("de la\n  des") == {"de", "la", "des"}
