"""The engine on the development testimonies, beside a bare tokenizer of the same library."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy

from aqts_voice.deid import pipeline

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus" / "dev.jsonl"


def pairs() -> Iterator[tuple[str, Callable[[], object], Callable[[], object]]]:
    """Yield the measure of the whole development set: reading every text for traces."""
    texts = [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    words = sum(len(text.split()) for text in texts)
    engine, bare = pipeline.load(), spacy.blank("fr")
    yield (
        f"find traces in {len(texts)} texts, {words} words / tokenizer",
        lambda: [engine.find(text) for text in texts],
        lambda: [bare(text) for text in texts],
    )
