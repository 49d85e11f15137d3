"""The texts that are measured: marked sets, and texts of a set length made of them; it reads files only."""

import json
from collections.abc import Iterable
from pathlib import Path

from aqts_voice.deid.scoring import Mark
from aqts_voice.deid.training.corpus import read_texts

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus"
DEVELOPMENT = CORPUS / "dev.jsonl"
Document = tuple[str, list[Mark]]


def marked(path: Path) -> list[Document]:
    """Return the texts of a JSON Lines file (``text``, ``spans`` with start, end, label), with their marks."""
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        (entry["text"], [Mark(one["start"], one["end"], one["label"]) for one in entry["spans"]]) for entry in entries
    ]


def training() -> list[str]:
    """Return the texts of the marked training files, without their marks."""
    return [text for text, _ in read_texts(sorted(CORPUS.glob("train-*.txt")))]


def of_words(texts: Iterable[str], *, words: int, count: int) -> list[str]:
    """Return *count* texts of exactly *words* words, cut out of *texts* put end to end.

    When they do not suffice they are cut again one word further, so that no two are the same as long as that last word has not been used.
    Raises ValueError when they hold fewer than *words* words.
    """
    stream = [word for text in texts for word in text.split(" ")]
    room = len(stream) - words + 1
    if room < 1:
        raise ValueError("too few words")
    turns = len(stream) // words
    return [
        " ".join(stream[start : start + words]) for at in range(count) for start in [_start(at, turns, words, room)]
    ]


def _start(at: int, turns: int, words: int, room: int) -> int:
    """Return where the text number *at* opens: side by side first, then one word further at each turn."""
    return (at % turns * words + at // turns) % room
