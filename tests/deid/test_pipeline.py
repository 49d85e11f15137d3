"""The engine as others use it: any text, exact offsets, nothing kept, several threads."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aqts_voice.deid.pipeline import Deidentifier, build, load
from aqts_voice.deid.redaction import placeholder, placeholders, redact
from aqts_voice.deid.traces import Trace

ENGINE = load()
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=400)
NEAR_TEXT = st.lists(
    st.sampled_from(
        [
            "Mme ",
            "Gagnon",
            " 54 ans",
            ", ",
            "\n",
            "le 4 mars",
            " 418 555-0177",
            "\ud800",
            "\0",
            "e\u0301",
            "\u200b",
            "[date]",
            "[personne A]",
            " à ",
            "Matane",
            "’",
            "É",
        ]
    ),
    max_size=25,
).map("".join)


def _checked(text: str, traces: Sequence[Trace]) -> None:
    ends = [0, *(trace.end for trace in traces)]
    assert all(end <= trace.start < trace.end <= len(text) for end, trace in zip(ends, traces, strict=False))
    pieces = []
    at = 0
    for trace in traces:
        pieces += [text[at : trace.start], placeholder(trace.label, trace.group)]
        at = trace.end
    assert redact(text, placeholders(traces)) == "".join([*pieces, text[at:]])


@settings(deadline=None, max_examples=150)
@given(ANY_TEXT)
def test_accepts_any_unicode_and_keeps_offsets_exact(text: str) -> None:
    _checked(text, ENGINE.find(text).traces)


@settings(deadline=None, max_examples=150)
@given(NEAR_TEXT, st.lists(ANY_TEXT, max_size=3))
def test_keeps_offsets_exact_near_what_it_looks_for(text: str, hidden: list[str]) -> None:
    _checked(text, ENGINE.find(text, hidden=hidden).traces)


def test_computes_a_replacement_from_label_and_ordinal_alone(engine: Deidentifier) -> None:
    short, long = "Mme Roy dort.", "Mme Vadeboncoeur-Castonguay dort."

    kept = {redact(text, placeholders(engine.find(text).traces)) for text in (short, long)}

    assert kept == {"Mme [personne A] dort."}


def test_leaves_nothing_of_a_text_in_the_string_store() -> None:
    nlp = build()
    engine = Deidentifier(nlp)
    engine.find("Bonjour à tous et merci.")
    canary = "Zyxwvutsara"

    traces = engine.find(f"Mme {canary} dort à {canary}-sur-Mer.", hidden=[canary]).traces

    assert traces
    assert not [word for word in nlp.vocab.strings if canary.lower() in word.lower()]


def test_chooses_the_language_of_the_text(engine: Deidentifier) -> None:
    assert engine.find("I was told that the boy is not here.").language == "en"
    assert engine.find("On m’a dit que le petit n’est pas ici.").language == "fr"


def test_serves_several_threads_at_once(engine: Deidentifier) -> None:
    texts = [f"Mme Gagnon, {age} ans, vit à Matane depuis le 4 mars." for age in range(20, 60)]
    expected = [engine.find(text) for text in texts]

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(engine.find, texts))

    assert found == expected


@pytest.mark.parametrize("text", ["", " ", "\n\n", "[personne A]", "…"])
def test_finds_nothing_where_nothing_is(text: str, engine: Deidentifier) -> None:
    assert engine.find(text).traces == ()


@pytest.mark.parametrize(
    "unit", ["a", "A.", "Aa-", "saint-", "12-", "a.b", "\n", "\n \n- ", "directrice de la ", "un deux trois "]
)
def test_reads_the_longest_text_in_seconds_whatever_it_repeats(unit: str, engine: Deidentifier) -> None:
    text = (unit * 20_000)[:20_000]
    before = process_time()

    engine.find(text)

    assert process_time() - before < 3


@pytest.mark.parametrize("gap", [" ", "\n", "no ", "le : "])
def test_reads_a_number_announced_and_never_told_in_seconds(gap: str, engine: Deidentifier) -> None:
    text = f"dossier {gap * 20_000}"[:20_000]
    before = process_time()

    engine.find(text)

    assert process_time() - before < 3
