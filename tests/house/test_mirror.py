"""Every module with code has its mirrored test; asks for presence, not for quality."""

import ast
from pathlib import Path

import pytest

from tests.support.sources import ROOT, Module, modules, read

# Modules without a test of their own, each with the reason.
EXCEPTED = {
    "aqts_voice.errors": "sentences and statuses only; tests/web/test_errors.py shows them",
    "aqts_voice.__main__": "one call of the command group",
    "aqts_voice.web.house": "what the edge holds; tests/web/test_transactions.py plays it",
    "aqts_voice.web.rooms": "a list; tests/house/test_routes.py freezes what it gives",
}


def has_code(module: Module) -> bool:
    """Whether *module* defines something that runs; a package that only re-exports does not."""
    return any(
        isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) for node in ast.walk(module.tree)
    )


def mirrors(module: Module, tests: Path) -> list[Path]:
    """Return the places where the test of *module* may be: its own file, or one for the whole folder it is in."""
    parts = module.name.split(".")[1:]
    places = []
    # A folder on a floor (a room, a component) may be tested as one; a whole floor may not.
    for depth in range(len(parts), min(2, len(parts)) - 1, -1):
        folder = tests.joinpath(*parts[: depth - 1])
        places += [folder / f"test_{parts[depth - 1]}.py", folder / parts[depth - 1]]
    if parts[0] == "models":
        places.append(tests / "models" / "test_models.py")
    return places


def holds_a_test(place: Path) -> bool:
    files = sorted(place.rglob("test_*.py")) if place.is_dir() else [place] if place.is_file() else []
    return any("\ndef test_" in file.read_text(encoding="utf-8") for file in files)


MIRRORED = [
    module
    for module in modules()
    if module.name.startswith("aqts_voice") and module.name not in EXCEPTED and has_code(module)
]


@pytest.mark.parametrize("module", MIRRORED, ids=lambda module: module.name)
def test_has_its_mirror(module: Module) -> None:
    places = mirrors(module, ROOT / "tests")

    found = [place for place in places if holds_a_test(place)]

    expected = " or ".join(str(place.relative_to(ROOT)) for place in places)
    assert found, f"{module.name} has no test. Write {expected}."


@pytest.mark.parametrize("name", EXCEPTED)
def test_excepts_only_modules_that_exist(name: str) -> None:
    assert name in {module.name for module in modules()}


def test_misses_the_mirror_of_a_new_module(tmp_path: Path) -> None:
    planted = tmp_path / "aqts_voice" / "services" / "gossip.py"
    planted.parent.mkdir(parents=True)
    planted.write_text("def tell(): ...\n", encoding="utf-8")
    module = read(planted, tmp_path)
    (tmp_path / "tests" / "services").mkdir(parents=True)
    (tmp_path / "tests" / "services" / "test_other.py").write_text("\ndef test_other(): ...\n", encoding="utf-8")

    before = [place for place in mirrors(module, tmp_path / "tests") if holds_a_test(place)]
    (tmp_path / "tests" / "services" / "test_gossip.py").write_text("\ndef test_tells(): ...\n", encoding="utf-8")
    after = [place for place in mirrors(module, tmp_path / "tests") if holds_a_test(place)]

    assert has_code(module)
    assert before == []
    assert after


def test_accepts_one_test_for_a_folder(tmp_path: Path) -> None:
    planted = tmp_path / "aqts_voice" / "web" / "deposit" / "views.py"
    planted.parent.mkdir(parents=True)
    planted.write_text("def write(): ...\n", encoding="utf-8")

    places = mirrors(read(planted, tmp_path), tmp_path / "tests")

    assert tmp_path / "tests/web/test_deposit.py" in places
    assert tmp_path / "tests/web/deposit" in places
    assert tmp_path / "tests/web" not in places
