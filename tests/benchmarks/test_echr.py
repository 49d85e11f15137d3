"""How the public benchmark is counted, on invented paragraphs in its format."""

import gzip
import json
from pathlib import Path

from benchmarks.echr import Count, count, report

TEXT = "Mme Lavoie, suisse, vit à Berne depuis 1999."


def test_counts_the_tokens_of_names_places_bodies_dates_and_codes() -> None:
    marks = [(0, 10, "PER"), (26, 31, "LOC"), (39, 43, "DATE")]

    found = count(TEXT, marks, [(4, 10), (20, 23)])

    assert found == Count(right=1, wanted=4, masked=2)


def test_counts_the_tokens_of_other_labels_neither_way() -> None:
    marks = [(12, 18, "NATIONALITY")]

    found = count(TEXT, marks, [(12, 18)])

    assert found == Count()


def test_adds_up_to_recall_and_precision() -> None:
    whole = Count(3, 4, 6) + Count(1, 4, 2)

    assert (whole.recall, whole.precision) == (0.5, 0.5)


def test_reads_a_compressed_file_and_tells_each_profile(tmp_path: Path) -> None:
    path = tmp_path / "small.jsonl.gz"
    lines = [{"text": "PROCÉDURE", "ents": []}, {"text": TEXT, "ents": [[0, 10, "PER"], [26, 31, "LOC"]]}]
    path.write_bytes(gzip.compress("\n".join(json.dumps(line) for line in lines).encode()))

    told = report(path)

    assert "| guide " in told
    assert "| everything " in told
    assert "2 paragraphs" in told
