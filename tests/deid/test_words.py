"""Words know their case and where sentences open."""

import pytest

from aqts_voice.deid.folding import fold
from aqts_voice.deid.pipeline import build
from aqts_voice.deid.words import Word, words_of


@pytest.fixture(scope="module")
def cut() -> object:
    nlp = build(trained=False)

    def words(text: str) -> list[Word]:
        doc = nlp.make_doc(fold(text).text)
        doc._.folded = fold(text)
        return words_of(doc)

    return words


def test_opens_a_sentence_after_a_stop_and_not_after_a_title(cut: object) -> None:
    words = cut("Fini. Mme. Gagnon et M. Roy sont là.")  # type: ignore[operator]

    opening = [word.plain for word in words if word.opens]

    assert opening == ["fini", "mme"]


def test_takes_case_for_nothing_on_a_shouting_line(cut: object) -> None:
    words = cut("Elle crie :\nJE PARLE À MARYSE")  # type: ignore[operator]

    assert [word.flat for word in words] == [False, False, True, True, True, True]


def test_glues_the_parts_of_a_name_and_not_two_sentences(cut: object) -> None:
    words = cut("Jean-Paul Roy. Marie")  # type: ignore[operator]

    assert [word.glued for word in words] == [False, True, True, False]
