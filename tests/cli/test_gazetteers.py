"""`gazetteers` from the outside: load, show, remove."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aqts_voice.cli.gazetteers import command


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this instance keeps its lists."""
    folder = tmp_path / "instance" / "gazetteers"
    monkeypatch.setenv("AQTS_GAZETTEERS", str(folder))
    return folder


@pytest.fixture
def official(tmp_path: Path) -> Path:
    folder = tmp_path / "officiel"
    folder.mkdir()
    (folder / "lieux.csv").write_text("quartier,ville,arrondissement\nZorvalette,X,Y\nCentre,X,Y\n", encoding="utf-8")
    return folder


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_loads_then_shows_then_removes(official: Path) -> None:
    before, loaded, shown, removed, after = (
        _run(*words) for words in (["show"], ["load", official], ["show"], ["remove"], ["show"])
    )

    assert [one.exit_code for one in (before, loaded, shown, removed, after)] == [0] * 5
    assert before.output == after.output == "Aucune liste officielle n’est chargée.\n"
    assert "entrées gardées, 1 sur 2" in loaded.output
    assert shown.output.splitlines() == loaded.output.splitlines()[:-1]


def test_changes_nothing_when_the_folder_holds_no_known_list(official: Path, place: Path, tmp_path: Path) -> None:
    _run("load", official)
    before = (place / "gazetteers.json.gz").read_bytes()
    (tmp_path / "vide").mkdir()

    result = _run("load", tmp_path / "vide")

    assert result.exit_code == 1
    assert (place / "gazetteers.json.gz").read_bytes() == before


def test_says_what_to_do_with_lists_that_are_broken(place: Path) -> None:
    place.mkdir(parents=True)
    (place / "gazetteers.json.gz").write_bytes(b"x")

    shown, removed = _run("show"), _run("remove")

    assert shown.exit_code == 1
    assert "gazetteers remove" in shown.output
    assert removed.exit_code == 0
