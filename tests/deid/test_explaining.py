"""Why words may identify and how they were found, in two languages, without a word of the text."""

import pytest

from aqts_voice.deid.explaining import how, why
from aqts_voice.deid.labels import Label
from aqts_voice.deid.traces import TextLanguage, Trace

SOURCES = (
    "author",
    "rule:valid-ramq",
    "rule:street",
    "list:name",
    "model",
    "dial",
    "shape:capital",
    "propagation",
    "?",
)


def _trace(source: str, *, sure: bool = True) -> Trace:
    return Trace(0, 3, Label.PERSON, source, 0.5, 0, sure)


def test_explains_each_label_in_one_sentence() -> None:
    sentences = {why(label, language=language) for label in Label for language in ("fr", "en")}  # type: ignore[arg-type]

    assert len(sentences) == 18
    assert all(sentence.endswith(".") and sentence.count(".") == 1 for sentence in sentences)


@pytest.mark.parametrize("language", ["fr", "en", "other"])
def test_tells_each_source_apart_in_one_sentence(language: TextLanguage) -> None:
    sentences = {how([_trace(source)], language=language) for source in SOURCES}

    assert len(sentences) == len(SOURCES)
    assert all(sentence.endswith(".") and sentence.count(".") == 1 for sentence in sentences)


def test_says_that_the_model_can_be_wrong() -> None:
    assert "peut se tromper" in how([_trace("model")])
    assert "can be wrong" in how([_trace("model")], language="en")


def test_says_what_its_author_asked() -> None:
    assert "mots à cacher" in how([_trace("author")])


def test_goes_by_the_surest_of_several_sources() -> None:
    found = [_trace("propagation"), _trace("model"), _trace("list:name")]

    assert how(found) == how([_trace("list:name")])


def test_says_when_it_is_not_certain_and_only_then() -> None:
    doubtful, certain = _trace("list:name", sure=False), _trace("list:name")

    assert "pas certain" in how([doubtful])
    assert "not certain" in how([doubtful], language="en")
    assert how([doubtful, certain]) == how([certain])


def test_stays_neutral_about_a_source_it_does_not_know() -> None:
    assert how([_trace("oracle:x")]) == "Repéré par nos outils."
