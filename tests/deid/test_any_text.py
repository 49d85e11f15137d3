"""Any text at all, however broken: no exception, exact offsets, nothing changed outside of the masks, nothing told by them."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aqts_voice.deid.pipeline import load
from aqts_voice.deid.redaction import placeholder, placeholders, redact
from aqts_voice.deid.traces import Trace

ENGINE = load()
# Every code point, lone surrogates and NUL included.
ANY_SIGN = st.characters(codec=None, exclude_categories=())
ANY_TEXT = st.text(ANY_SIGN, max_size=400)
HARD_SIGNS = (
    "\ud800",
    "\udfff",
    "\0",
    "e\u0301",
    "\u0301\u0327",
    "\u200b",
    "\u202e",
    "\u2067",
    "\u2069",
    "\u05d0\u05d1",
    "\u0639\u0664\u0665",
    "\ufeff",
    "\u00ad",
    "İ",
    "ß",
    "ﬁ",
    "Ⅳ",
    "５５５",
    "½",
    "👩\u200d👧",
    "\U0010ffff",
    "\r\n",
    "-\n",
    "\v",
    "\u2028",
)
KNOWN = (
    "Mme ",
    "Gagnon",
    " 54 ans",
    ", ",
    "\n",
    "le 4 mars",
    " 418 555-0177",
    "[date]",
    "[personne A]",
    " à ",
    "Matane",
    "TREM 8705 1234",
    "jean point roy arobase courriel point example",
    "T-R-E-M-B-L-A-Y",
    " g a g n o n",
    "no-",
    "\nvembre",
    "#",
    "@",
    "travailleur·euse·s",
)
NEAR_TEXT = st.lists(st.one_of(st.sampled_from(HARD_SIGNS), st.sampled_from(KNOWN), ANY_SIGN), max_size=30).map("".join)
UNITS = (
    "a",
    "é\u0301",
    "\ud800",
    "\0",
    "1",
    "1 ",
    "12-",
    "T-",
    "g ",
    "-\n",
    "a-\n",
    "M. ",
    "deux ",
    ", 12",
    "e\u0327\u0301",
)


def _check(text: str, traces: Sequence[Trace], language: str) -> None:
    """Fail unless *traces* are sorted, apart, inside *text*, and all that masking changes."""
    ends = [0, *(trace.end for trace in traces)]
    assert all(end <= trace.start < trace.end <= len(text) for end, trace in zip(ends, traces, strict=False))
    named = "en" if language == "en" else "fr"
    pieces = []
    at = 0
    for trace in traces:
        pieces += [text[at : trace.start], placeholder(trace.label, trace.group, language=named)]
        at = trace.end
    assert redact(text, placeholders(traces, language=named)) == "".join([*pieces, text[at:]])


@settings(deadline=None, max_examples=120)
@given(ANY_TEXT)
def test_accepts_any_text(text: str) -> None:
    reading = ENGINE.find(text)

    _check(text, reading.traces, reading.language)


@settings(deadline=None, max_examples=120)
@given(NEAR_TEXT, st.lists(ANY_TEXT | st.sampled_from(KNOWN), max_size=3))
def test_keeps_offsets_exact_around_hard_signs(text: str, hidden: list[str]) -> None:
    reading = ENGINE.find(text, hidden=hidden)

    _check(text, reading.traces, reading.language)


@settings(deadline=None, max_examples=40)
@given(NEAR_TEXT)
def test_tells_by_a_placeholder_nothing_but_label_ordinal_and_language(text: str) -> None:
    reading = ENGINE.find(text)

    replacements = placeholders(reading.traces, language=reading.language)

    told = {(one.label, one.group): one.placeholder for one in replacements}
    assert all(one.placeholder == told[one.label, one.group] for one in replacements)
    assert all(one.placeholder == placeholder(one.label, one.group, language=reading.language) for one in replacements)


@pytest.mark.parametrize("unit", UNITS)
def test_accepts_one_thing_said_again_and_again(unit: str) -> None:
    text = (unit * 4_000)[:4_000]

    reading = ENGINE.find(text)

    _check(text, reading.traces, reading.language)


@pytest.mark.parametrize("unit", ["a", "e\u0301 ", "".join(HARD_SIGNS)])
def test_accepts_a_hundred_thousand_signs(unit: str) -> None:
    text = (unit * 100_000)[:100_000]

    reading = ENGINE.find(text)

    _check(text, reading.traces, reading.language)
