"""How far the name after a type word goes."""

import pytest

from aqts_voice.deid.folding import fold
from aqts_voice.deid.pipeline import build
from aqts_voice.deid.tails import end_of_name
from aqts_voice.deid.words import words_of

NLP = build(trained=False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le centre d’aide aux immigrants de Joliette ferme.", "d'aide aux immigrants de Joliette"),
        ("Le centre ferme et Maryse pleure.", ""),
        ("Le centre Jacques-Cartier est plein.", "Jacques-Cartier"),
    ],
)
def test_goes_to_the_end_of_the_name(text: str, name: str) -> None:
    folded = fold(text)
    doc = NLP.make_doc(folded.text)
    doc._.folded = folded
    words = words_of(doc)

    end = end_of_name(words, 2)

    assert (folded.text[words[2].start : words[end - 1].end] if end else "") == name
