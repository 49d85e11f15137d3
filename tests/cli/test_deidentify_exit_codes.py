"""The exit codes of `deidentify`, each from the real command in a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.sources import ROOT

TEXT = "Mme Gagnon vit à Matane."


def _command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "aqts_voice", "deidentify", *map(str, arguments)]


def _code(*arguments: str | Path) -> int:
    done = subprocess.run(_command(*arguments), cwd=ROOT, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    return done.returncode


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_is_zero_when_all_is_masked(text: Path, tmp_path: Path) -> None:
    code = _code(text, "--output", tmp_path / "b.txt")

    assert code == 0
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == "Mme [personne A] vit à [lieu]."


def test_is_one_when_the_input_cannot_be_read(tmp_path: Path) -> None:
    assert _code(tmp_path / "absent.txt", "--output", tmp_path / "b.txt") == 1


def test_is_two_when_the_command_is_wrong(text: Path, tmp_path: Path) -> None:
    assert _code(text, "--output", tmp_path / "b.csv") == 2


def test_is_three_when_a_part_of_a_folder_was_not_read(text: Path, tmp_path: Path) -> None:
    (tmp_path / "textes").mkdir()
    text.rename(tmp_path / "textes" / "a.txt")
    (tmp_path / "textes" / "photo.png").write_bytes(b"x")

    code = _code(tmp_path / "textes", "--output", tmp_path / "sortie")

    assert code == 3
    assert [path.name for path in (tmp_path / "sortie").iterdir()] == ["a.txt"]


@pytest.mark.parametrize("workers", [1, 2])
def test_is_130_when_interrupted_and_leaves_whole_files_only(workers: int, text: Path, tmp_path: Path) -> None:
    source, target = tmp_path / "textes", tmp_path / "sortie"
    source.mkdir()
    text.rename(source / "a.txt")
    (source / "b.jsonl").write_text((json.dumps({"text": f"{TEXT} " * 5}) + "\n") * 5_000, encoding="utf-8")
    running = subprocess.Popen(
        _command(source, "--output", target, "--workers", str(workers)),
        cwd=ROOT,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A suite that was started in the background ignores Ctrl-C, and would hand that down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - this process has one thread
    )
    deadline = time.monotonic() + 120
    while not (target / "a.txt").exists() and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)

    # A terminal sends Ctrl-C to the command and to its workers alike.
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=120)

    assert running.returncode == 130
    assert b"Traceback" not in told
    assert [path.name for path in target.iterdir()] == ["a.txt"]
    assert (target / "a.txt").read_text(encoding="utf-8") == "Mme [personne A] vit à [lieu]."
