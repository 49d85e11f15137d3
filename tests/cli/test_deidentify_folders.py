"""`deidentify` on a folder: the tree, the names, what is passed over, and where nothing may be written."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aqts_voice.cli.deidentify import command

TEXT = "Mme Gagnon vit à Matane."
MASKED = "Mme [personne A] vit à [lieu]."


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with a text at each depth, an empty table, and what must not be read."""
    folder = tmp_path / "textes"
    (folder / "lot" / "fin").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "lot" / "b.csv").write_text(f"id,text\n1,{TEXT}\n2,Rien.\n", encoding="utf-8")
    (folder / "lot" / "fin" / "c.jsonl").write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    (folder / "lot" / "vide.csv").write_text("id,text\n", encoding="utf-8")
    (folder / ".secret.txt").write_text("canari", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "d.txt").write_text("canari", encoding="utf-8")
    return folder


def _tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_mirrors_the_tree(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "sortie"

    result = _run(source, "--output", target)

    assert result.exit_code == 0
    assert _tree(target) == ["a.txt", "lot/b.csv", "lot/fin/c.jsonl", "lot/vide.csv"]
    assert (target / "a.txt").read_text(encoding="utf-8") == MASKED
    assert (target / "lot" / "b.csv").read_text(encoding="utf-8") == f"id,text\n1,{MASKED}\n2,Rien.\n"
    assert json.loads((target / "lot" / "fin" / "c.jsonl").read_text(encoding="utf-8")) == {"text": MASKED}


def test_gives_the_same_with_several_workers(source: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "un", tmp_path / "deux"

    _run(source, "--output", one)
    _run(source, "--output", two, "--workers", "2")

    assert [(one / name).read_bytes() for name in _tree(one)] == [(two / name).read_bytes() for name in _tree(two)]
    assert _tree(one) == _tree(two)


def test_passes_over_what_it_cannot_read_and_copies_nothing_of_it(source: Path, tmp_path: Path) -> None:
    (source / "photo.png").write_bytes(b"canari")
    (source / "casse.jsonl").write_text("{canari", encoding="utf-8")
    (source / "autre.csv").write_text("id,note\n1,canari\n", encoding="utf-8")
    (tmp_path / "ailleurs").mkdir()
    (tmp_path / "ailleurs" / "e.txt").write_text("canari", encoding="utf-8")
    (source / "lien.txt").symlink_to(tmp_path / "ailleurs" / "e.txt")
    (source / "liens").symlink_to(tmp_path / "ailleurs")
    target, report = tmp_path / "sortie", tmp_path / "bilan.json"

    result = _run(source, "--output", target, "--report", report)

    not_read = json.loads(report.read_text(encoding="utf-8"))["not_read"]
    assert result.exit_code == 3
    assert _tree(target) == ["a.txt", "lot/b.csv", "lot/fin/c.jsonl", "lot/vide.csv"]
    assert {one["file"]: one["reason"] for one in not_read} == {
        "photo.png": "format",
        "casse.jsonl": "unreadable",
        "autre.csv": "no_column",
        "lien.txt": "link",
        "liens": "link",
    }
    assert "photo.png" in result.stderr
    assert "canari" not in result.output


def test_masks_the_names_of_files_and_folders(tmp_path: Path) -> None:
    source, target = tmp_path / "textes", tmp_path / "sortie"
    (source / "CLSC de Matane").mkdir(parents=True)
    (source / "CLSC de Matane" / "entrevue_Julie_Tremblay.txt").write_text("Rien.", encoding="utf-8")
    (source / "CLSC de Matane" / "entrevue_Mireille_Gagnon.txt").write_text("Rien.", encoding="utf-8")

    result = _run(source, "--output", target)

    assert _tree(target) == ["établissement/entrevue_personne-2.txt", "établissement/entrevue_personne.txt"]
    assert not any(name in result.output for name in ("Matane", "Tremblay", "Gagnon"))


@pytest.mark.parametrize(
    ("names", "written"),
    [("kept", "Julie Tremblay/rencontre.txt"), ("numbered", "dossier-0001/texte-0001.txt")],
)
def test_keeps_or_numbers_names_when_asked(names: str, written: str, tmp_path: Path) -> None:
    source, target = tmp_path / "textes", tmp_path / "sortie"
    (source / "Julie Tremblay").mkdir(parents=True)
    (source / "Julie Tremblay" / "rencontre.txt").write_text("Rien.", encoding="utf-8")

    _run(source, "--output", target, "--names", names)

    assert _tree(target) == [written]


def test_writes_over_nothing_and_then_writes_nothing_at_all(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "sortie"
    (target / "lot").mkdir(parents=True)
    (target / "lot" / "b.csv").write_text("avant", encoding="utf-8")

    refused = _run(source, "--output", target)
    before = _tree(target)
    accepted = _run(source, "--output", target, "--overwrite")

    assert (refused.exit_code, before) == (2, ["lot/b.csv"])
    assert (accepted.exit_code, len(_tree(target))) == (0, 4)


@pytest.mark.parametrize("target", ["textes", "textes/sortie", "-", "fichier"])
def test_refuses_a_place_where_a_folder_cannot_go(target: str, source: Path, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x", encoding="utf-8")
    before = _tree(tmp_path)

    result = _run(source, "--output", target if target == "-" else tmp_path / target)

    assert result.exit_code == 2
    assert _tree(tmp_path) == before


def test_keeps_the_original_words_out_of_the_output(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "sortie"

    result = _run(source, "--output", target, "--review", target / "relecture.html")

    assert result.exit_code == 2
    assert not target.exists()


def test_shows_every_text_of_the_folder_on_the_page(source: Path, tmp_path: Path) -> None:
    page = tmp_path / "relecture.html"

    _run(source, "--output", tmp_path / "sortie", "--review", page)

    shown = page.read_text(encoding="utf-8")
    assert all(title in shown for title in ("a.txt", "lot/b.csv, texte 1", "lot/b.csv, texte 2", "lot/fin/c.jsonl"))


def test_says_one_when_nothing_of_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "textes").mkdir()
    (tmp_path / "textes" / "photo.png").write_bytes(b"x")

    result = _run(tmp_path / "textes", "--output", tmp_path / "sortie")

    assert result.exit_code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["textes"]
