"""Marked sets, in both of their forms."""

import json
from pathlib import Path

import pytest

from aqts_voice.deid.marked_sets import MarkedText, NoMarkedSet, read_set
from aqts_voice.deid.scoring import Mark

MARKED = "=== a-1 | x | y | z\nMme ⟦PERSON|Gagnon⟧ dort.\n\nElle rêve.\n\n=== a-2 | x | y | z\nRien.\n"
READ = [
    MarkedText("a-1", "Mme Gagnon dort.\n\nElle rêve.", (Mark(4, 10, "PERSON"),)),
    MarkedText("a-2", "Rien.", ()),
]


def test_reads_marked_text(tmp_path: Path) -> None:
    path = tmp_path / "set.txt"
    path.write_text(MARKED, encoding="utf-8")

    assert read_set(path) == READ


def test_reads_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    entries = [{"id": one.id, "text": one.text, "spans": [vars(mark) for mark in one.marks]} for one in READ]
    path.write_text("\n".join(map(json.dumps, entries)), encoding="utf-8")

    assert read_set(path) == READ


@pytest.mark.parametrize("content", ["canari sans marque", "=== a\n⟦PERSON|canari", "canari\n=== a\nrien"])
def test_refuses_a_text_that_is_not_marked(tmp_path: Path, content: str) -> None:
    path = tmp_path / "set.txt"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(NoMarkedSet) as caught:
        read_set(path)

    assert "canari" not in str(caught.value)
