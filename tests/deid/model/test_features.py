"""What the network sees of a token does not change with case and accents, and holds no word."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from aqts_voice.deid import gazetteers, lexicon
from aqts_voice.deid.folding import fold
from aqts_voice.deid.marked_sets import read_set
from aqts_voice.deid.model.features import COLUMNS, features, shape
from aqts_voice.deid.pipeline import build
from aqts_voice.deid.variants import lower_case, no_accents, upper_case
from aqts_voice.deid.words import words_of
from tests.support.sources import ROOT

NLP = build(trained=False)
NORM, PREFIX, SUFFIX, SHAPE, CASE, LISTS, PHRASE = range(len(COLUMNS))
PLAIN = [NORM, PREFIX, SUFFIX, LISTS]
TEXTS = [one.text for one in read_set(ROOT / "tests/corpus/dev.jsonl")[:20]]


def _doc(text: str) -> Doc:
    folded = fold(text)
    doc = NLP.make_doc(folded.text)
    doc._.folded = folded
    return doc


def _row(text: str, word: str) -> np.ndarray:
    doc = _doc(text)
    rows: np.ndarray = features(doc)
    return rows[[token.text for token in doc].index(word)]


def test_sees_a_name_alike_with_and_without_its_accents_and_capital() -> None:
    typed, bare, other = (_row(f"On a vu {name} hier.", name) for name in ("Élodie", "elodie", "Mélodie"))

    assert typed[PLAIN].tolist() == bare[PLAIN].tolist()
    assert typed[SHAPE] != bare[SHAPE]
    assert typed[CASE] != bare[CASE]
    assert typed[NORM] != other[NORM]


@pytest.mark.parametrize("way", [lower_case, upper_case, no_accents])
def test_sees_whole_testimonies_alike_whatever_their_case_and_accents(way: Callable[[str], str]) -> None:
    for text in TEXTS:
        typed, changed = features(_doc(text)), features(_doc(way(text)))

        assert typed[:, PLAIN].tolist() == changed[:, PLAIN].tolist()


@settings(deadline=None, max_examples=80)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=200))
def test_gives_a_row_to_each_token_of_any_text(text: str) -> None:
    doc = _doc(text)

    rows = features(doc)

    assert rows.shape == (len(doc), len(COLUMNS))
    assert rows.dtype == np.uint64


def test_knows_a_common_word_from_a_listed_name_from_an_unknown_one() -> None:
    kinds = [_row(f"On a vu {word} hier.", word)[LISTS] for word in ("quelqu", "Tremblay", "Zyxwvutsara")]

    assert len(set(kinds)) == 3


def test_marks_each_word_of_a_listed_place_with_its_rank() -> None:
    doc = _doc("On vit à Trois-Rivières depuis peu.")

    phrase = dict(zip((token.text for token in doc), features(doc)[:, PHRASE].tolist(), strict=True))

    assert phrase["Trois"] != phrase["Rivières"]
    assert min(phrase["Trois"], phrase["Rivières"]) > 0
    assert phrase["depuis"] == phrase["-"] == 0


def test_hides_the_lists_of_the_words_that_are_not_seen_and_nothing_else() -> None:
    doc = _doc("Mme Tremblay vit à Trois-Rivières.")

    shown = features(doc)
    hidden = features(doc, seen=lambda count: np.zeros(count, dtype=bool))

    assert hidden[:, :LISTS].tolist() == shown[:, :LISTS].tolist()
    assert set(hidden[:, LISTS].tolist()) == {0, 1}
    assert set(hidden[:, PHRASE].tolist()) == {0}
    assert set(shown[:, PHRASE].tolist()) != {0}


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An instance whose operator loaded a list with a name that nobody bears."""
    gazetteers.save(gazetteers.Gazetteers("2026-01-02", (), {"surnames": ("Zorvaline",)}), tmp_path)
    monkeypatch.setenv("AQTS_GAZETTEERS", str(tmp_path))
    kept = (lexicon.loaded, lexicon.phrases, lexicon.single_names)
    for one in kept:
        one.cache_clear()
    yield
    for one in kept:
        one.cache_clear()


@pytest.mark.usefixtures("loaded")
def test_reads_the_lists_it_learnt_with_whatever_the_operator_loaded() -> None:
    listed, unknown = (_row(f"On a vu {name} hier.", name)[LISTS] for name in ("Zorvaline", "Zyxwvutsara"))

    assert "zorvaline" in lexicon.single_names("surnames")
    assert listed == unknown


def test_computes_for_a_new_word_only_what_it_reads() -> None:
    word = NLP.vocab["Vadeboncœurs"]

    assert (word.norm_, word.prefix_, word.suffix_, word.shape_) == ("vadeboncœurs", "vad", "urs", "Xxxx")
    assert word.lower == 0


def _asked_one_by_one(doc: Doc) -> list[tuple[int, int]]:
    """Return the lists and the phrase of each word, each list asked about it in turn, as they were when the network learnt."""
    words = words_of(doc)
    names = ("given_names", "surnames", "given_names_more", "surnames_more", "municipalities")
    lists = [lexicon.single_names(name, ours=True) for name in names] + [lexicon.vocabulary("function_words")]
    steps = [lexicon.common_words(floor) for floor in (1e-4, 1e-5, 1e-6, 0.0)]
    phrases = [0] * len(words)
    for kind, group in enumerate((("municipalities", "districts", "waters"), ("organisations",), ("kept",))):
        at = 0
        while at < len(words):
            length = lexicon.phrases(*group, ours=True).match(words, at)
            for step in range(length):
                phrases[at + step] = 1 + kind * 4 + (step > 0) + 2 * (length > 1)
            at += max(length, 1)
    return [
        (
            2
            + 2 * next((step for step, common in enumerate(steps) if word.plain in common), 4)
            + sum((word.plain in one) << (4 + place) for place, one in enumerate(lists)),
            phrase,
        )
        for word, phrase in zip(words, phrases, strict=True)
    ]


@pytest.mark.parametrize("way", [str, lower_case, upper_case])
def test_sees_the_very_lists_that_the_network_learnt_with(way: Callable[[str], str]) -> None:
    for text in TEXTS:
        doc = _doc(way(text))

        rows = features(doc)[[word.token for word in words_of(doc)]]

        assert [(one, other) for one, other in rows[:, [LISTS, PHRASE]].tolist()] == _asked_one_by_one(doc)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Tremblay", "Xxxx"),
        ("CLSC", "XXXX"),
        ("CHSLD", "XXXX"),
        ("le", "xx"),
        ("Éva", "Xxx"),
        ("4417", "dddd"),
        (",", ","),
    ],
)
def test_draws_the_case_of_a_word(word: str, expected: str) -> None:
    assert shape(word) == expected


def test_gives_no_row_to_an_empty_text() -> None:
    assert features(_doc("")).shape == (0, len(COLUMNS))
