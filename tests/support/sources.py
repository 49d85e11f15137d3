"""The project's own files, read and parsed for the rules of the house; nothing is imported or run."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    """One Python file: where it is, its dotted name, and its tree."""

    path: Path
    name: str
    package: str
    tree: ast.Module

    @property
    def area(self) -> str:
        """The floor of the house it stands on: "app", "config", "demo", or the first name inside ``aqts_voice``."""
        return area(self.name)


@dataclass(frozen=True)
class Import:
    """One imported name, in full, and the line that asks for it."""

    name: str
    line: int

    @property
    def top(self) -> str:
        """The package it comes from."""
        return self.name.partition(".")[0]

    @property
    def is_ours(self) -> bool:
        """Whether it is a module of this project."""
        return self.top in {"app", "config", "demo", "aqts_voice"}

    @property
    def is_third_party(self) -> bool:
        """Whether it is neither ours nor Python's own."""
        return not self.is_ours and self.top not in sys.stdlib_module_names


def area(name: str) -> str:
    """Return the floor of the house on which the module or attribute called *name* stands."""
    first, *rest = name.split(".")
    return rest[0] if first == "aqts_voice" and rest else first


def read(path: Path, root: Path = ROOT) -> Module:
    """Parse one file of the tree that starts at *root*."""
    parts = path.relative_to(root).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    package = name if is_package else name.rpartition(".")[0]
    return Module(path=path, name=name, package=package, tree=ast.parse(path.read_text(encoding="utf-8"), str(path)))


def modules(root: Path = ROOT) -> list[Module]:
    """Return every module of the project, without its tests, migrations and deployment files."""
    paths = [root / "app.py", root / "config.py", root / "demo.py"]
    paths += sorted((root / "demo").rglob("*.py")) + sorted((root / "aqts_voice").rglob("*.py"))
    return [read(path, root) for path in paths if path.exists()]


def imports(module: Module) -> Iterator[Import]:
    """Return what *module* imports, at its top, inside functions and for type checkers alike.

    ``from a import b`` gives both ``a`` and ``a.b``, since ``b`` may be a module.
    """
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = _origin(module, node)
            yield Import(origin, node.lineno)
            yield from (Import(f"{origin}.{alias.name}", node.lineno) for alias in node.names)


def _origin(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    kept = module.package.split(".")[: len(module.package.split(".")) - node.level + 1]
    return ".".join([*kept, *([node.module] if node.module else [])])


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Return every call of *tree* with the dotted name it is written with, ``?`` standing for a computed part."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def dotted(node: ast.expr) -> str:
    """Return the dotted name that *node* is written with, ``?`` standing for a computed part."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"
