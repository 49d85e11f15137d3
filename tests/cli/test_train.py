"""`train` from the outside: the same files give the same weights, no word of them is written, and a broken mark stops it first."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aqts_voice.cli.train import command
from aqts_voice.deid.model import head, load_trained
from tests.support.sources import ROOT

CANARIES = ("Zyxwvutsara", "qwvblorpinette")
NAMES = ["Adèle", "Bruno", "Cléo", "Denis", "Élise", "Farid", "Gilles", "Hakim", "Inès"]


def _corpus(folder: Path) -> list[Path]:
    """Write nine testimonies in two files, with a canary inside of marks and one outside."""
    named, other = CANARIES
    texts = [
        f"=== c-{age} | a | b | soigne\nMme ⟦PERSON|{name} {named}⟧, ⟦AGE|{age} ans⟧, a vu la {other} à ⟦LOC|Matane⟧.\n"
        for age, name in enumerate(NAMES, start=31)
    ]
    paths = [folder / "train-1.txt", folder / "train-2.txt"]
    paths[0].write_text("\n".join(texts[:5]), encoding="utf-8")
    paths[1].write_text("\n".join(texts[5:]), encoding="utf-8")
    return paths


def _train(output: Path, *paths: Path) -> Result:
    return CliRunner().invoke(command, [*map(str, paths), "--output", str(output), "--passes", "2"])


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _holds(folder: Path, word: str) -> bool:
    """Say whether a file of *folder* spells *word*, in any case."""
    return any(word.lower().encode() in content.lower() for content in _files(folder).values())


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return _corpus(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def trained(corpus: list[Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    folder = tmp_path_factory.mktemp("trained") / "weights"
    return folder, _train(folder, *corpus)


def test_writes_weights_that_load_and_tells_what_it_chose(trained: tuple[Path, Result]) -> None:
    folder, result = trained

    told = json.loads(result.stdout[: result.stdout.rindex("}") + 1])

    assert result.exit_code == 0
    assert "9 témoignages" in result.stdout
    assert told["held_out"]["documents"] == 1
    dial = load_trained(folder).get_pipe(head.NAME)
    assert isinstance(dial, head.Dial)
    assert {name: dial.cfg[name] for name in ("cased", "flat")} == {name: told[name] for name in ("cased", "flat")}


def test_gives_the_same_bytes_for_the_same_files_in_another_process(
    trained: tuple[Path, Result], corpus: list[Path], tmp_path: Path
) -> None:
    arguments = ["train", *map(str, reversed(corpus)), "--output", str(tmp_path / "again"), "--passes", "2"]

    done = subprocess.run(
        [sys.executable, "-m", "aqts_voice", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0
    assert _files(tmp_path / "again") == _files(trained[0])


def test_gives_other_bytes_for_other_files(trained: tuple[Path, Result], corpus: list[Path], tmp_path: Path) -> None:
    result = _train(tmp_path / "other", corpus[0])

    assert result.exit_code == 0
    assert _files(tmp_path / "other") != _files(trained[0])


@pytest.mark.parametrize("canary", CANARIES)
def test_writes_no_word_of_the_corpus(canary: str, trained: tuple[Path, Result], corpus: list[Path]) -> None:
    folder, result = trained

    assert _holds(corpus[0].parent, canary)
    assert _holds(folder, "person")
    assert not _holds(folder, canary)
    assert canary.lower() not in (result.stdout + result.stderr).lower()


def test_stops_at_a_broken_mark_before_it_writes_anything(corpus: list[Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_text("=== a\nMme ⟦PERSON|Zyxwvutsara dort.\n", encoding="utf-8")

    result = _train(tmp_path / "weights", *corpus, broken)

    assert result.exit_code == 1
    assert "Rien n’a été écrit" in result.stderr
    assert "Zyxwvutsara" not in result.output
    assert not (tmp_path / "weights").exists()


def test_stops_at_a_file_that_is_not_text(tmp_path: Path) -> None:
    binary = tmp_path / "photo.txt"
    binary.write_bytes(b"\xff\xd8\xff")

    result = _train(tmp_path / "weights", binary)

    assert result.exit_code == 1
    assert not (tmp_path / "weights").exists()


@pytest.mark.parametrize("content", ["", "=== a\nUn seul témoignage.\n"])
def test_asks_for_two_testimonies_at_least(content: str, tmp_path: Path) -> None:
    path = tmp_path / "few.txt"
    path.write_text(content, encoding="utf-8")

    result = _train(tmp_path / "weights", path)

    assert result.exit_code == 2
    assert not (tmp_path / "weights").exists()


def test_refuses_a_folder_that_holds_something_else(corpus: list[Path], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("à garder", encoding="utf-8")

    result = _train(tmp_path, *corpus)

    assert result.exit_code == 2
    assert "Rien n’a été écrit" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
