"""Sets of marked testimonies, as JSON Lines or as marked text; it holds their texts and measures nothing."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aqts_voice.deid.markup import read_marked
from aqts_voice.deid.scoring import Mark

_HEADER = "=== "


class NoMarkedSet(Exception):
    """The file is neither JSON Lines with ``text`` and ``spans`` nor marked text."""


@dataclass(frozen=True)
class MarkedText:
    """One testimony with its answer key; offsets in code points of the text."""

    id: str
    text: str
    marks: tuple[Mark, ...]


def read_set(path: Path) -> list[MarkedText]:
    """Return the testimonies of *path*: marked text when its name ends in ``.txt``, JSON Lines otherwise.

    Raises OSError, or NoMarkedSet, which holds no text.
    """
    reader = _from_marked_text if path.suffix.lower() == ".txt" else _from_json_lines
    try:
        return list(reader(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError):
        raise NoMarkedSet from None


def _from_json_lines(content: str) -> Iterator[MarkedText]:
    for line in content.split("\n"):
        if not line.strip():
            continue
        entry = json.loads(line)
        marks = tuple(Mark(int(one["start"]), int(one["end"]), str(one["label"])) for one in entry["spans"])
        text = str(entry["text"])
        if any(not 0 <= mark.start <= mark.end <= len(text) for mark in marks):
            raise ValueError
        yield MarkedText(str(entry.get("id", "")), text, marks)


def _from_marked_text(content: str) -> Iterator[MarkedText]:
    """Yield the testimonies of a marked file, where a line « === id | sector | themes | styles » opens each."""
    opening, *bodies = f"\n{content}".split(f"\n{_HEADER}")
    if opening.strip() or not bodies:
        raise ValueError
    for body in bodies:
        header, _, marked = body.partition("\n")
        text, marks = read_marked(marked.strip())
        yield MarkedText(header.split("|")[0].strip(), text, tuple(marks))
