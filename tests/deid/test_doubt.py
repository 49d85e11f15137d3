"""The network's doubt takes away what it denies, from the sources that it may doubt, and nothing else."""

import numpy as np
import pytest
from spacy.tokens import Doc

from aqts_voice.deid.doubt import denial, doubt, may_be_doubted
from aqts_voice.deid.evidence import Evidence, read, write
from aqts_voice.deid.labels import Label
from aqts_voice.deid.pipeline import Deidentifier, build

NLP = build(trained=False)
TEXT = "Bonjour Maryse Tremblay"
LIMITS = {"list:name": 0.9, "rule:title": 0.97}


def _doc(*found: Evidence, quiet: list[float] | None, doubts: dict[str, float] | None = None) -> Doc:
    doc = NLP.make_doc(TEXT)
    write(doc, "voice_test", list(found))
    doc._.quiet = None if quiet is None else np.array(quiet)
    doc._.doubts = LIMITS if doubts is None else doubts
    return doc


def _said(source: str, label: Label = Label.PERSON) -> Evidence:
    return Evidence(8, 14, label, source, 0.7, False)


@pytest.mark.parametrize(("source", "certainty"), [("list:name", 0.91), ("list:name", 1.0), ("rule:title", 0.98)])
def test_leaves_out_what_the_network_denies_above_the_limit_of_its_source(source: str, certainty: float) -> None:
    doc = doubt(_doc(_said(source), quiet=[0.0, certainty, 0.0]))

    assert list(read(doc)) == []


@pytest.mark.parametrize(("source", "certainty"), [("list:name", 0.9), ("rule:title", 0.95), ("list:place", 1.0)])
def test_keeps_what_is_not_denied_enough_or_has_no_limit(source: str, certainty: float) -> None:
    doc = doubt(_doc(_said(source), quiet=[1.0, certainty, 1.0]))

    assert list(read(doc)) == [_said(source)]


@pytest.mark.parametrize("source", ["author", "rule:valid-ramq", "rule:valid-nas", "model", "dial"])
def test_may_never_doubt_the_author_a_control_digit_or_the_network(source: str) -> None:
    assert not may_be_doubted(source)
    assert may_be_doubted("list:name")


def test_keeps_everything_without_a_network() -> None:
    doc = doubt(_doc(_said("list:name"), quiet=None, doubts={}))

    assert list(read(doc)) == [_said("list:name")]


def test_weighs_a_run_by_all_of_its_tokens() -> None:
    name = Evidence(8, 23, Label.PERSON, "list:name", 0.7)

    kept = doubt(_doc(name, quiet=[1.0, 1.0, 0.5]))
    dropped = doubt(_doc(name, quiet=[0.0, 1.0, 0.99]))

    assert denial(kept, 1, 3) == pytest.approx(0.75)
    assert list(read(kept)) == [name]
    assert list(read(dropped)) == []


def test_drops_from_a_group_only_what_is_denied() -> None:
    other = Evidence(15, 23, Label.PERSON, "list:name", 0.7)

    doc = doubt(_doc(_said("list:name"), _said("list:place"), other, quiet=[1.0, 1.0, 0.1]))

    assert [(one.start, one.source) for one in read(doc)] == [(8, "list:place"), (15, "list:name")]


def test_reads_an_empty_text() -> None:
    doc = NLP.make_doc("")
    doc._.quiet, doc._.doubts = np.zeros(0), LIMITS

    assert list(read(doubt(doc))) == []


def test_never_lets_through_a_word_that_the_author_hides() -> None:
    engine = Deidentifier(build())

    traces = engine.find("Je vais bien et je suis contente de mon travail.", hidden=["contente"]).traces

    assert [(one.start, one.end, one.source) for one in traces] == [(24, 32, "author")]
