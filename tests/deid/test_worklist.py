"""What of a folder is masked, and under which names."""

from pathlib import Path

from aqts_voice.deid.worklist import Names, Reason, plan


def _folder(base: Path, *names: str) -> Path:
    for name in names:
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).touch()
    return base


def _targets(base: Path, names: Names, **options: object) -> list[str]:
    work = plan(base, Path("out"), names=names, **options)  # type: ignore[arg-type]
    return [job.target.as_posix() for job in work.jobs if job.target is not None]


def test_takes_known_formats_in_the_order_of_their_paths(tmp_path: Path) -> None:
    _folder(tmp_path, "b.TXT", "a/c.docx", "a/b.csv", ".x.txt", ".d/e.txt")

    assert _targets(tmp_path, Names.KEPT) == ["out/b.TXT", "out/a/b.csv", "out/a/c.docx"]


def test_tells_what_it_passes_over(tmp_path: Path) -> None:
    _folder(tmp_path, "a.odt", "b")
    (tmp_path / "c.txt").symlink_to(tmp_path / "b")

    work = plan(tmp_path, Path("out"), names=Names.KEPT)

    assert work.jobs == ()
    assert [(one.name, one.reason) for one in work.not_read] == [
        ("a.odt", Reason.FORMAT),
        ("b", Reason.FORMAT),
        ("c.txt", Reason.LINK),
    ]


def test_gives_no_two_files_the_same_masked_name(tmp_path: Path) -> None:
    _folder(tmp_path, "x/a.txt", "x/A2.txt", "y/a.txt", "y/a.csv")

    targets = _targets(tmp_path, Names.MASKED, mask_name=lambda name: "Nom" if name.startswith("A") else "nom")

    assert targets == ["out/nom/Nom.txt", "out/nom/nom-2.txt", "out/nom-2/nom.csv", "out/nom-2/nom.txt"]


def test_numbers_folders_and_files(tmp_path: Path) -> None:
    _folder(tmp_path, "x/a.txt", "x/b.txt", "y/a.txt")

    assert _targets(tmp_path, Names.NUMBERED) == [
        "out/dossier-0001/texte-0001.txt",
        "out/dossier-0001/texte-0002.txt",
        "out/dossier-0002/texte-0001.txt",
    ]
