"""The fine tokenizer gives the text back, whatever it is."""

from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from aqts_voice.deid.tokens import FineTokenizer

TOKENIZER = FineTokenizer(Vocab())


@given(st.text())
def test_gives_the_very_text_back(text: str) -> None:
    assert TOKENIZER(text).text == text


def test_parts_letters_from_digits() -> None:
    assert [token.text for token in TOKENIZER("poste4417, 14h30")] == ["poste", "4417", ",", "14", "h", "30"]
