"""A run over several files: texts flow across files, each file comes out whole."""

from pathlib import Path

import pytest

from aqts_voice.deid.documents import NoSuchColumn, Unreadable
from aqts_voice.deid.runs import Done, Failed, count, mask_files
from aqts_voice.deid.worklist import Job


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    """Twenty rows, none, a broken file, a table without texts, a missing file, and one text."""
    contents = {
        "a.csv": "text\n" + "Mme Gagnon dort.\n" * 20,
        "b.csv": "text\n",
        "c.jsonl": "{",
        "d.csv": "note\nx\n",
        "f.txt": "Elle vit à Matane.",
    }
    for name, content in contents.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    names = ["a.csv", "b.csv", "c.jsonl", "d.csv", "e.txt", "f.txt"]
    return [Job(tmp_path / name, None, name.rpartition(".")[2], name) for name in names]  # type: ignore[arg-type]


def test_counts_the_texts_that_can_be_read(jobs: list[Job]) -> None:
    texts, failed = count(jobs, column="text")

    assert texts == 21
    assert [one.job.name for one in failed] == ["c.jsonl", "d.csv", "e.txt"]


def test_gives_each_file_back_in_order_with_its_own_texts(jobs: list[Job]) -> None:
    seen: list[None] = []

    results = list(mask_files(jobs, column="text", each_text=lambda: seen.append(None)))

    kinds = [len(one.masked) if isinstance(one, Done) else type(one.error) for one in results]
    last = results[-1]
    assert [one.job.name for one in results] == [job.name for job in jobs]
    assert kinds == [20, 0, Unreadable, NoSuchColumn, FileNotFoundError, 1]
    assert isinstance(last, Done)
    assert last.masked[0].text == "Elle vit à [lieu]."
    assert len(seen) == 21


def test_gives_a_run_without_any_text_back(jobs: list[Job]) -> None:
    results = list(mask_files(jobs[1:3], column="text"))

    assert [type(one) for one in results] == [Done, Failed]
