"""The recall dial masks more when it is turned up, floors only take away, and neither writes anything else."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.evidence import Evidence, read
from aqts_voice.deid.folding import fold
from aqts_voice.deid.labels import Label
from aqts_voice.deid.marked_sets import read_set
from aqts_voice.deid.model import head, load_trained
from aqts_voice.deid.model.head import Dial, masks
from aqts_voice.deid.model.limits import Limits
from aqts_voice.deid.pipeline import build
from tests.support.sources import ROOT

NAMES = [label.value for label in Label] + [head.OUTSIDE]
TEXTS = [one.text for one in read_set(ROOT / "tests/corpus/dev.jsonl")[:12]]
BLANK = build(trained=False)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_trained()


@pytest.fixture(scope="module")
def dial(nlp: Language) -> Dial:
    found = nlp.get_pipe(head.NAME)
    assert isinstance(found, Dial)
    return found


def _read(nlp: Language, text: str) -> Doc:
    folded = fold(text)
    doc = nlp.make_doc(folded.text)
    doc._.folded = folded
    return nlp(doc)


def _limits(dial: Dial) -> tuple[Limits, Limits]:
    return Limits(**dial.cfg["cased"]), Limits(**dial.cfg["flat"])


def _limited(dial: Dial, nlp: Language, *, floor: float, threshold: float) -> list[list[Evidence]]:
    """Return what the network says of the texts under other limits, and put its own limits back."""
    own, own_flat = _limits(dial)
    dial.limit(Limits(dict.fromkeys(NAMES, floor), dict.fromkeys(NAMES, threshold), {}))
    found = [list(read(_read(nlp, text))) for text in TEXTS]
    dial.limit(own, flat=own_flat)
    return found


def _run(one: Evidence) -> tuple[int, int, str]:
    return one.start, one.end, one.label.value


def _runs(found: list[Evidence], source: str) -> list[tuple[int, int, str]]:
    return [_run(one) for one in found if one.source == source]


def _letters(found: list[Evidence], source: str) -> set[int]:
    return {at for one in found if one.source == source for at in range(one.start, one.end)}


def _masked(scores: np.ndarray, limits: np.ndarray) -> list[Evidence]:
    return list(masks(BLANK.make_doc("un deux trois quatre cinq"), scores, limits, NAMES))


LIMITS = st.lists(st.floats(0, 1), min_size=len(NAMES), max_size=len(NAMES)).map(np.array)
SCORES = st.lists(st.lists(st.floats(0.001, 1), min_size=len(NAMES), max_size=len(NAMES)), min_size=5, max_size=5).map(
    lambda rows: np.array(rows) / np.array(rows).sum(axis=1, keepdims=True)
)


@given(SCORES, LIMITS, LIMITS)
def test_masks_a_superset_when_it_is_turned_up(scores: np.ndarray, some: np.ndarray, others: np.ndarray) -> None:
    low, high = np.minimum(some, others), np.maximum(some, others)

    fewer, more = _masked(scores, low), _masked(scores, high)

    assert _letters(fewer, head.DIAL) <= _letters(more, head.DIAL)


def test_masks_a_run_of_one_label_whole_and_names_it() -> None:
    scores = np.full((5, len(NAMES)), 0.001)
    scores[:, NAMES.index("O")] = [0.9, 0.2, 0.4, 0.3, 0.9]
    scores[[1, 2], NAMES.index("LOC")] = 0.5
    scores[3, NAMES.index("ORG")] = 0.5

    found = _masked(scores, np.full(len(NAMES), 0.5))

    assert [(one.start, one.end, one.label, one.score) for one in found] == [
        (3, 13, Label.LOC, 0.7),
        (14, 20, Label.ORG, 0.7),
    ]
    assert not any(one.sure for one in found)


def test_masks_nothing_at_zero_and_everything_above_one() -> None:
    scores = np.full((5, len(NAMES)), 1 / len(NAMES))

    assert _masked(scores, np.zeros(len(NAMES))) == []
    assert _letters(_masked(scores, np.full(len(NAMES), 1.1)), head.DIAL) == set(range(25))


def test_asks_each_label_for_its_own_threshold() -> None:
    scores = np.full((5, len(NAMES)), 0.001)
    scores[:, NAMES.index("O")] = 0.6
    scores[:2, NAMES.index("PERSON")] = 0.3
    scores[2:, NAMES.index("EVENT")] = 0.3
    limits = np.array([0.7 if name == "PERSON" else 0.5 for name in NAMES])

    assert {one.label for one in _masked(scores, limits)} == {Label.PERSON}


def test_masks_a_superset_of_real_texts_when_it_is_turned_up(nlp: Language, dial: Dial) -> None:
    steps = [_limited(dial, nlp, floor=0.0, threshold=threshold) for threshold in (0.0, 0.3, 0.95)]

    letters = [sum(len(_letters(found, head.DIAL)) for found in step) for step in steps]
    assert letters[0] == 0 < letters[1] < letters[2]
    for low, high in zip(steps[1], steps[2], strict=True):
        assert _letters(low, head.DIAL) <= _letters(high, head.DIAL)


def test_only_removes_by_its_floors(nlp: Language, dial: Dial) -> None:
    bare, raised = (_limited(dial, nlp, floor=floor, threshold=0.5) for floor in (0.0, 0.99))

    for doc, everything, believed in zip((_read(nlp, text) for text in TEXTS), bare, raised, strict=True):
        runs = [_run(one) for one in everything if one.source == head.SOURCE]
        spans = {run: doc.char_span(run[0], run[1]) for run in runs}
        strong = [run for run, span in spans.items() if 1 - doc._.quiet[span.start : span.end].mean() >= 0.9895]
        assert _runs(everything, head.DIAL) == _runs(believed, head.DIAL)
        assert set(_runs(believed, head.SOURCE)) <= set(strong) <= set(runs)
    assert 0 < sum(map(len, raised)) < sum(map(len, bare))


def test_leaves_a_probability_for_each_token_and_no_tag(nlp: Language, dial: Dial) -> None:
    doc = _read(nlp, TEXTS[0])

    scores = dial.predict([doc])[0]

    assert np.allclose(scores.sum(axis=1), 1, atol=1e-4)
    assert doc._.quiet.tolist() == scores[:, dial.labels.index(head.OUTSIDE)].tolist()
    assert not any(token.tag for token in doc)


def test_reads_an_empty_text(nlp: Language) -> None:
    assert list(read(_read(nlp, ""))) == []


def test_keeps_its_limits_beside_its_weights(tmp_path: Path, nlp: Language, dial: Dial) -> None:
    own, own_flat = _limits(dial)
    other, flat = Limits({"PERSON": 0.93}, {"LOC": 0.2}, {"list:place": 0.9}), Limits({}, {}, {})
    dial.limit(other, flat=flat)
    nlp.to_disk(tmp_path, exclude=["vocab"])
    dial.limit(own, flat=own_flat)

    again = load_trained(tmp_path).get_pipe(head.NAME)

    assert isinstance(again, Dial)
    assert _limits(again) == (other, flat)


def test_holds_a_text_without_capitals_to_limits_of_its_own(nlp: Language, dial: Dial) -> None:
    own, own_flat = _limits(dial)
    closed, wide = (Limits(dict.fromkeys(NAMES, floor), dict.fromkeys(NAMES, 0.0), {}) for floor in (1.1, 0.0))
    dial.limit(closed, flat=wide)

    cased = list(read(_read(nlp, "Mme Tremblay vit à Matane. Elle y dort.")))
    flat = list(read(_read(nlp, "mme tremblay vit à matane. elle y dort.")))
    loud = list(read(_read(nlp, "MME TREMBLAY VIT À MATANE. ELLE Y DORT.")))

    dial.limit(own, flat=own_flat)
    assert not cased
    assert flat
    assert loud
