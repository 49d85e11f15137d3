"""`deidentify` from the outside: files in, files out, exit codes, and silence about content."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aqts_voice.cli.deidentify import command


def _run(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], input=given)


def test_masks_a_text_file(tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("Mme Gagnon vit à Matane.\n", encoding="utf-8")

    result = _run(source, "--output", target)

    assert result.exit_code == 0
    assert target.read_text(encoding="utf-8") == "Mme [personne A] vit à [lieu].\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_gives_the_contract_of_spans(tmp_path: Path) -> None:
    source, target = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    source.write_text('{"id": "x", "text": "Mme Gagnon dort."}\n', encoding="utf-8")

    result = _run(source, "--output", target, "--spans")

    line = json.loads(target.read_text(encoding="utf-8"))
    assert result.exit_code == 0
    assert line["id"] == "x"
    assert line["masked"] == "Mme [personne A] dort."
    assert [(span["start"], span["end"], span["label"]) for span in line["spans"]] == [(4, 10, "PERSON")]
    assert set(line["spans"][0]) == {"start", "end", "label", "source", "score"}


def test_reads_and_writes_standard_streams() -> None:
    result = _run("-", "--output", "-", given="Elle vit à Matane.".encode())

    assert result.exit_code == 0
    assert result.stdout == "Elle vit à [lieu]."


@pytest.mark.parametrize("ends", [("a.jsonl", "-"), ("-", "b.jsonl"), ("-", "-")])
def test_gives_a_stream_the_format_of_the_other_end(
    ends: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    line = '{"id": "x", "text": "Mme Gagnon dort."}\n'
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    source, target = ends

    result = _run(source, "--output", target, "--spans", given=line.encode())

    written = result.stdout if target == "-" else (tmp_path / target).read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert json.loads(written)["masked"] == "Mme [personne A] dort."


def test_masks_the_column_it_is_told(tmp_path: Path) -> None:
    source, target = tmp_path / "a.csv", tmp_path / "b.csv"
    source.write_text("id,récit\n1,Mme Gagnon dort.\n", encoding="utf-8")

    result = _run(source, "--output", target, "--text-column", "récit")

    assert result.exit_code == 0
    assert target.read_text(encoding="utf-8") == "id,récit\n1,Mme [personne A] dort.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.txt", "--output", "b.csv"],
        ["a.txt", "--output", "b.txt", "--spans"],
        ["a.docx", "--output", "b.docx"],
        ["a.txt", "--output", "a.txt"],
        ["a.txt", "--output", "b.txt", "--engine", "dask"],
        ["a.jsonl", "--output", "b.jsonl"],
        ["a.txt"],
    ],
)
def test_refuses_what_it_cannot_do_and_writes_nothing(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("canari", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"texte": "canari"}', encoding="utf-8")

    result = _run(*arguments)

    assert result.exit_code == 2
    assert "canari" not in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "a.txt"]


@pytest.mark.parametrize("name", ["missing.txt", "broken.jsonl"])
def test_says_that_it_could_not_read_without_quoting(name: str, tmp_path: Path) -> None:
    (tmp_path / "broken.jsonl").write_text("{canari", encoding="utf-8")
    target = tmp_path / ("out" + Path(name).suffix)

    result = _run(tmp_path / name, "--output", target)

    assert result.exit_code == 1
    assert "canari" not in result.output
    assert not target.exists()
