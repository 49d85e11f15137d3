"""Habits of the code that no linter knows: who commits, who reads the clock, what may be compiled, how long things are."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sources import ROOT, Module, calls, modules, read

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
EMPTY_NAMES = re.compile(r"(?:^|[._])(utils?|helpers?|common|managers?)(?:$|[._])", re.IGNORECASE)
# Rooms that hold an author's words: nothing in them may stay in a cache of Python's once the answer has left.
WITH_WORDS = ("aqts_voice.services.deposit", "aqts_voice.services.followup", "aqts_voice.services.review")
CACHES = {"lru_cache", "cache", "cached_property", "memoize"}
PATTERN_CALLS = {
    f"re.{name}" for name in ("compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")
}
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "datetime.datetime.now",
    "datetime.date.today",
}


def problems(module: Module) -> list[str]:
    """Return every habit that *module* breaks, with its line."""
    return [f"{module.name}:{line} {reason}" for rule in RULES for line, reason in rule(module)]


def _length(module: Module) -> Iterator[tuple[int, str]]:
    lines = module.path.read_text(encoding="utf-8").count("\n")
    if lines > LONGEST_FILE:
        yield lines, f"has more than {LONGEST_FILE} lines"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if size > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} has {size} lines, more than {LONGEST_FUNCTION}"


def _names(module: Module) -> Iterator[tuple[int, str]]:
    if EMPTY_NAMES.search(module.name):
        yield 1, "has a name that says nothing of what it holds"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and re.search(r"(Utils?|Helpers?|Managers?)$", node.name):
            yield node.lineno, f"{node.name} is a name that says nothing of what it does"


def _prints(module: Module) -> Iterator[tuple[int, str]]:
    for name, call in calls(module.tree):
        if name == "print" or (name.startswith("click.echo") and module.area not in {"cli", "demo"}):
            yield call.lineno, "prints"


def _commits(module: Module) -> Iterator[tuple[int, str]]:
    if (
        module.area not in {"services", "web", "models", "risk", "deid", "crypto"}
        or module.name == "aqts_voice.web.transactions"
    ):
        return
    for name, call in calls(module.tree):
        if name.endswith(".commit"):
            yield call.lineno, "commits; the edge does"


def _clocks(module: Module) -> Iterator[tuple[int, str]]:
    if module.area in {"services", "models", "risk", "deid", "crypto"}:
        yield from (
            (call.lineno, "reads the clock; time is passed in") for name, call in calls(module.tree) if name in CLOCKS
        )


def _caches(module: Module) -> Iterator[tuple[int, str]]:
    if not module.name.startswith(WITH_WORDS):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.alias | ast.Attribute | ast.Name):
            name = (
                node.name if isinstance(node, ast.alias) else node.attr if isinstance(node, ast.Attribute) else node.id
            )
            if name in CACHES:
                yield getattr(node, "lineno", 1), f"{name} keeps an author's words"
    for name, call in calls(module.tree):
        if name in PATTERN_CALLS and not (call.args and isinstance(call.args[0], ast.Constant)):
            yield call.lineno, f"{name} keeps a pattern that may be an author's words"


def _leftovers(module: Module) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(module.path.read_text(encoding="utf-8").splitlines(), start=1):
        if re.search(r"#.*\b(TODO|FIXME|XXX)\b", line):
            yield number, "leaves work for later in a comment"


RULES = (_length, _names, _prints, _commits, _clocks, _caches, _leftovers)


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_keeps_its_habits(module: Module) -> None:
    assert problems(module) == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_keeps_tests_short(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= LONGEST_FILE


PLANTED = {
    "a long file": ("aqts_voice/services/themes.py", "x = 1\n" * (LONGEST_FILE + 1)),
    "a long function": ("aqts_voice/services/themes.py", "def long():\n" + "    x = 1\n" * LONGEST_FUNCTION),
    "an empty name": ("aqts_voice/services/theme_utils.py", ""),
    "an empty name of a package": ("aqts_voice/common/text.py", ""),
    "an empty name of a class": ("aqts_voice/services/themes.py", "class ThemeManager: ..."),
    "a print": ("aqts_voice/services/themes.py", "def f():\n    print('x')"),
    "an echo out of the commands": ("aqts_voice/services/themes.py", "import click\nclick.echo('x')"),
    "a commit in a service": ("aqts_voice/services/themes.py", "def f(session):\n    session.commit()"),
    "a commit in a view": ("aqts_voice/web/themes/views.py", "def f():\n    transaction().commit()"),
    "a clock in a service": ("aqts_voice/services/themes.py", "from datetime import date\nday = date.today()"),
    "a cache on words": (
        "aqts_voice/services/deposit/preview.py",
        "import functools\n@functools.cache\ndef f(text): ...",
    ),
    "a cache by name": (
        "aqts_voice/services/review.py",
        "from functools import lru_cache\n@lru_cache\ndef f(text): ...",
    ),
    "a pattern made of words": (
        "aqts_voice/services/followup.py",
        "import re\ndef f(words, text):\n    return re.sub(words, '', text)",
    ),
    "a comment for later": ("aqts_voice/services/themes.py", "x = 1  # TODO later"),
}


@pytest.mark.parametrize(("path", "source"), PLANTED.values(), ids=PLANTED)
def test_sees_a_habit_broken(tmp_path: Path, path: str, source: str) -> None:
    planted = tmp_path / path
    planted.parent.mkdir(parents=True)
    planted.write_text(source, encoding="utf-8")

    assert problems(read(planted, tmp_path))
