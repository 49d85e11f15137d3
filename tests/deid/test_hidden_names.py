"""The words that an author asks to hide."""

from time import process_time

import pytest

from aqts_voice.deid import hidden_names
from aqts_voice.deid.pipeline import Deidentifier
from aqts_voice.deid.redaction import placeholders, redact


@pytest.mark.parametrize(
    "text",
    [
        "On a vu zorglub bidochet hier",
        "ON A VU ZORGLUB-BIDOCHET HIER",
        "On a vu Zorglùb Bidochêt hier",
        "On a vu bidochet hier",
        "On a vu zorglubbidochet hier",
        "On a vu z o r g l u b b i d o c h e t hier",
        "On a vu les bidochets hier",
    ],
)
def test_hides_every_form(text: str, engine: Deidentifier) -> None:
    reading = engine.find(text, hidden=["Zorglub Bidochet"])

    kept = redact(text, placeholders(reading.traces))

    assert kept.lower().startswith("on a vu ")
    assert "bidoch" not in kept.lower().replace(" ", "")
    assert "zorgl" not in kept.lower().replace(" ", "")
    assert {trace.source for trace in reading.traces} == {"author"}


def test_leaves_the_rest_of_the_sentence(engine: Deidentifier) -> None:
    text = "La lettre de la fille est restée."

    assert engine.find(text, hidden=["de la", "", "  ", "!"]).traces == engine.find(text, hidden=["de la"]).traces


def test_hides_a_word_typed_alone_even_when_it_is_short(engine: Deidentifier) -> None:
    text = "On a vu Xu, pas exu ni Xua."

    traces = engine.find(text, hidden=["xu"]).traces

    assert [text[trace.start : trace.end] for trace in traces if trace.source == "author"] == ["Xu"]


def test_marks_a_word_once_however_often_it_is_listed() -> None:
    once = list(hidden_names._find("on a vu xu", ["xu"]))

    assert list(hidden_names._find("on a vu xu", ["xu", "Xu", "XÙ"] * 100)) == once


def test_reads_entries_inside_one_another_without_delay() -> None:
    hidden = [" ".join("a" * length) for length in range(1, 60)] + ["a" * length + "b" for length in range(1, 200)]
    before = process_time()

    found = list(hidden_names._find("a " * 10_000, hidden))

    assert process_time() - before < 1
    assert [(one.start, one.end) for one in found] == [(0, 19_999)]


@pytest.mark.parametrize("text", ["t.r.e.m.b.l.a.y", "t-r-e-m-b-l-a-y", "tremblays", "t r e m b l a y s", "TREM BLAY"])
def test_finds_letters_that_are_parted(text: str) -> None:
    found = list(hidden_names._find(text.lower(), ["Tremblay"]))

    assert [(one.start, one.end) for one in found] == [(0, len(text))]
