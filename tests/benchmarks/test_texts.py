"""The texts of a set length that speed is measured on."""

import pytest

from benchmarks.texts import of_words

WORDS = [f"mot{at}" for at in range(50)]


def test_cuts_texts_of_the_length_asked_for() -> None:
    texts = of_words([" ".join(WORDS[:30]), " ".join(WORDS[30:])], words=20, count=2)

    assert texts == [" ".join(WORDS[:20]), " ".join(WORDS[20:40])]


def test_cuts_again_one_word_further() -> None:
    texts = of_words([" ".join(WORDS)], words=20, count=22)

    assert texts[2] == " ".join(WORDS[1:21])
    assert len(set(texts)) == 22


def test_refuses_to_cut_what_is_too_short() -> None:
    with pytest.raises(ValueError, match="too few words"):
        of_words(["un deux"], words=3, count=1)
