"""Texts read together are read as they are one by one, in order, and leave nothing behind."""

import pytest

from aqts_voice.deid.marked_sets import read_set
from aqts_voice.deid.pipeline import Deidentifier, _zones, build
from aqts_voice.deid.traces import Reading
from tests.support.sources import ROOT

TEXTS = [one.text for one in read_set(ROOT / "tests/corpus/dev.jsonl")][:70]


def _masks(reading: Reading) -> tuple[str, list[tuple[int, int, str, int]]]:
    """Return what decides the masks; the last digit of a score may depend on the texts that are read beside."""
    return reading.language, [(one.start, one.end, one.label.value, one.group) for one in reading.traces]


def test_reads_in_batches_as_one_by_one(engine: Deidentifier) -> None:
    alone = [_masks(engine.find(text)) for text in TEXTS]

    together = [_masks(reading) for reading in engine.pipe(TEXTS, batch_size=16)]

    assert sum(len(traces) for _, traces in alone) > 300
    assert together == alone


@pytest.mark.parametrize("batch_size", [1, 2, 5])
def test_keeps_the_order_whatever_the_size_of_the_batches(batch_size: int, engine: Deidentifier) -> None:
    texts = ["Mme Gagnon dort.", "", "I was told that John Smith left the building.", "Rien ici.", "Il a 54 ans."]

    found = [_masks(reading) for reading in engine.pipe(iter(texts), batch_size=batch_size)]

    assert found == [_masks(engine.find(text)) for text in texts]


def test_reads_no_text_at_all(engine: Deidentifier) -> None:
    assert list(engine.pipe([])) == []


def test_leaves_nothing_of_the_texts_in_the_string_store() -> None:
    nlp = build()
    engine = Deidentifier(nlp)
    list(engine.pipe(["Bonjour à tous et merci."]))
    canary = "Zyxwvutsara"

    readings = list(
        engine.pipe([f"Mme {canary} dort à {canary}-sur-Mer, {number} fois." for number in range(5)], batch_size=2)
    )
    nlp.vocab.strings.add("Positif")

    assert all(reading.traces for reading in readings)
    assert "Positif" in set(nlp.vocab.strings)
    assert not [word for word in nlp.vocab.strings if canary.lower() in word.lower()]
    assert not [lexeme.norm_ for lexeme in nlp.vocab if lexeme.norm_.startswith(canary.lower()[:6])]


def test_frees_the_engine_between_batches(engine: Deidentifier) -> None:
    readings = engine.pipe(["Mme Gagnon dort.", "Mme Roy dort."], batch_size=1)
    first = next(readings)

    meanwhile = engine.find("Mme Lavoie dort.")

    assert [len(one.traces) for one in (first, meanwhile, next(readings))] == [1, 1, 1]


def test_reads_long_texts_in_smaller_batches() -> None:
    texts = ["a" * 60_000, "b" * 60_000, "c", "d" * 300_000, *["e"] * 40]

    zones = list(_zones(iter(texts)))

    assert [text for zone in zones for text in zone] == texts
    assert [len(zone) for zone in zones] == [1, 2, 1, 32, 8]
