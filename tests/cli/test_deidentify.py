"""`deidentify` from the outside: files in, files out, exit codes, and silence about content."""

import json
from pathlib import Path

import docx
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


@pytest.mark.parametrize("workers", ["1", "2"])
def test_masks_as_much_as_the_profile_asks_for(workers: str, tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("La famille vient de la Roumanie, depuis la réforme de 2015.", encoding="utf-8")

    guide = _run(source, "--output", tmp_path / "c.txt", "--profile", "guide", "--workers", workers)
    everything = _run(source, "--output", target, "--profile", "everything", "--workers", workers)

    masked, kept = (path.read_text(encoding="utf-8") for path in (target, tmp_path / "c.txt"))
    assert (guide.exit_code, everything.exit_code) == (0, 0)
    assert "2015" in kept
    assert "Roumanie" not in masked
    assert "2015" not in masked


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
        ["a.odt", "--output", "b.odt"],
        ["a.txt", "--output", "b.txt", "--report", "b.txt"],
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


def test_writes_over_nothing_unless_it_is_told_to(tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "b.txt"
    source.write_text("Mme Gagnon dort.", encoding="utf-8")
    target.write_text("avant", encoding="utf-8")

    refused = _run(source, "--output", target)
    kept = target.read_text(encoding="utf-8")
    accepted = _run(source, "--output", target, "--overwrite")

    assert (refused.exit_code, kept) == (2, "avant")
    assert (accepted.exit_code, target.read_text(encoding="utf-8")) == (0, "Mme [personne A] dort.")


def test_masks_a_word_file(tmp_path: Path) -> None:
    source, target = tmp_path / "a.docx", tmp_path / "b.docx"
    document = docx.Document()
    document.add_paragraph("Mme Gagnon vit à Matane.")
    document.save(str(source))

    result = _run(source, "--output", target)

    assert result.exit_code == 0
    assert docx.Document(str(target)).paragraphs[0].text == "Mme [personne A] vit à [lieu]."
    assert "Retiré des documents Word" in result.stderr


def test_tells_what_was_masked_without_a_word_of_it(tmp_path: Path) -> None:
    source, report = tmp_path / "a.txt", tmp_path / "bilan.json"
    source.write_text("Mme Gagnon vit à Matane.", encoding="utf-8")

    told = _run(source, "--output", tmp_path / "b.txt")
    written = _run(source, "--output", tmp_path / "c.txt", "--report", report)

    data = json.loads(report.read_text(encoding="utf-8"))
    assert "LOC 1" in told.stderr
    assert written.stderr == ""
    assert data["total"]["labels"] == {"LOC": 1, "PERSON": 1}
    assert (data["total"]["texts"], data["total"]["letters"], data["total"]["masked_letters"]) == (1, 19, 12)
    assert [one["file"] for one in data["files"]] == ["c.txt"]
    assert not any(word in told.output + report.read_text(encoding="utf-8") for word in ("Gagnon", "Matane"))


def test_writes_the_page_of_before_and_after_for_its_owner_alone(tmp_path: Path) -> None:
    source, page = tmp_path / "a.txt", tmp_path / "relecture.html"
    source.write_text("Mme Gagnon dort.", encoding="utf-8")

    result = _run(source, "--output", tmp_path / "b.txt", "--review", page)

    assert result.exit_code == 0
    assert page.stat().st_mode & 0o777 == 0o600
    assert "Gagnon" in page.read_text(encoding="utf-8")
