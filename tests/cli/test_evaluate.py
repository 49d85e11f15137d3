"""`evaluate` from the outside: a table, JSON, and a refusal."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from aqts_voice.cli.evaluate import command

GOLD = [
    {"id": "1", "text": "Mme Gagnon dort.", "spans": [{"start": 4, "end": 10, "label": "PERSON"}]},
    {"id": "2", "text": "Rien à dire ici.", "spans": [{"start": 0, "end": 4, "label": "EVENT"}]},
]


def _gold(folder: Path) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in GOLD), encoding="utf-8")
    return path


def test_gives_the_scores_as_json(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(_gold(tmp_path)), "--json"])

    scores = json.loads(result.stdout)
    assert result.exit_code == 0
    assert scores["documents"] == 2
    assert scores["direct_recall"] == {"value": 1.0, "hits": 1, "out_of": 1}
    assert scores["quasi_recall"] == {"value": 0.0, "hits": 0, "out_of": 1}
    assert scores["recall_by_label"]["EVENT"]["out_of"] == 1
    assert scores["leaking_documents"]["hits"] == 0


def test_prints_a_table_with_each_label(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(_gold(tmp_path))])

    assert result.exit_code == 0
    assert "PERSON" in result.stdout
    assert "1/1" in result.stdout


def test_measures_the_variants_beside(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(_gold(tmp_path)), "--json", "--variants"])

    variants = json.loads(result.stdout)["variants"]
    assert list(variants) == ["lower_case", "upper_case", "no_accents"]
    assert all(scores["direct_recall"]["out_of"] == 1 for scores in variants.values())


def test_names_each_variant_in_the_table(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(_gold(tmp_path)), "--variants"])

    titles = [line for line in result.stdout.splitlines() if line and "  " not in line]
    assert titles == ["tel quel", "en minuscules", "en majuscules", "sans accents"]


def test_prints_a_line_for_each_direct_identifier_missed_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "gold.txt"
    path.write_text("=== doc-7 | a | b | c\n⟦PERSON|rien⟧ à dire, ⟦EVENT|ici⟧.\n", encoding="utf-8")

    silent = CliRunner().invoke(command, [str(path)])
    told = CliRunner().invoke(command, [str(path), "--missed"])
    data = CliRunner().invoke(command, [str(path), "--missed", "--json"])

    lines = [line.strip() for line in told.stdout.splitlines() if "manqué" in line]
    assert "manqué" not in silent.stdout
    assert lines == ["manqué doc-7 PERSON «\u00a0rien\u00a0»"]
    assert json.loads(data.stdout)["missed"] == [{"document": "doc-7", "label": "PERSON", "text": "rien"}]


@pytest.mark.parametrize(
    "line",
    [
        '{"canari": 1}',
        '{"text": "canari", "spans": [{"start": 0, "end": 9, "label": "PERSON"}]}',
        '{"text": "canari", "spans": [{"start": -1, "end": 2, "label": "PERSON"}]}',
    ],
)
def test_refuses_a_file_that_is_not_marked(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")

    result = CliRunner().invoke(command, [str(path)])

    assert result.exit_code == 1
    assert "canari" not in result.output
