"""The doors of the house: who may import whom, and where each third-party package lives; read from the imports."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sources import ROOT, Import, Module, area, imports, modules, read

# Each floor and the floors it may reach, itself always included; a missing floor reaches nothing.
ARROWS = {
    "app": {"config", "db", "web"},
    "demo": {"app", "config", "db", "web", "services", "models", "risk"},
    "__main__": {"cli"},
    "cli": {"services", "config", "db", "errors"},
    "web": {"services", "errors"},
    "services": {"models", "crypto", "deid", "risk", "db", "errors"},
}
# Each exception is one arrow of one module, with its reason.
EXCEPTIONS = {
    ("app", "aqts_voice.services.deposit"): "the root loads the engine once and hands it to the rooms",
    (
        "aqts_voice.cli.deidentify",
        "aqts_voice.deid",
    ): "files of one's own are masked without any instance, so without services",
    ("aqts_voice.cli.evaluate", "aqts_voice.deid"): "the engine is measured without any instance, so without services",
    ("aqts_voice.cli.gazetteers", "aqts_voice.deid"): "lists complete the engine's own, whatever instance uses it",
    ("aqts_voice.cli.train", "aqts_voice.deid"): "the network is made from marked texts, without any instance",
    (
        "demo.people",
        "aqts_voice.crypto.passphrase",
    ): "the fictional members' passphrases are drawn as the joining page draws them",
    (
        "demo.review",
        "aqts_voice.deid.labels",
    ): "the fictional members mask with the labels that the reading page offers",
    (
        "demo.texts",
        "aqts_voice.deid.markup",
    ): "the fictional authors send texts that are marked as the engine's own are",
    ("aqts_voice.web.house", "aqts_voice.db"): "the edge opens the one session of each request",
    ("aqts_voice.web.house", "sqlalchemy"): "the edge passes the session on and asks it nothing",
    ("aqts_voice.web.transactions", "sqlalchemy"): "the edge commits or rolls the session back",
}
# One home for each third-party package; a new one is given its home here first.
HOMES = {
    "flask": {"web", "app", "demo"},
    "flask_babel": {"web"},
    "flask_wtf": {"web"},
    "wtforms": {"web"},
    "werkzeug": {"web", "demo"},
    "markupsafe": {"web"},
    "bleach": {"web"},
    "markdown_it": {"web"},
    "feedgen": {"web"},
    "sqlalchemy": {"models", "services", "db"},
    "alembic": {"db"},
    "cryptography": {"crypto"},
    "argon2": {"crypto"},
    "mnemonic": {"crypto"},
    "spacy": {"deid"},
    "thinc": {"deid"},
    "numpy": {"deid"},
    "pyarrow": {"deid"},
    "docx": {"deid"},
    "jinja2": {"deid"},
    "wordfreq": {"deid", "risk"},
    "click": {"cli", "demo"},
    "httpx": {"demo"},
    "lxml": {"demo", "deid"},
    "tqdm": {"cli", "demo"},
    "_typeshed": {"web"},
}
OPENERS = {"review", "coding", "themes", "releases", "members", "stewardship"}
OPENING = "aqts_voice.crypto.opening"
COMPOSES = "aqts_voice.web.rooms"
# Imports its own commands by name, each only when it is called.
NAMES_WHILE_RUNNING = {"aqts_voice.cli"}


def web_room(name: str) -> str | None:
    """Return the room of ``aqts_voice.web`` that *name* belongs to, or None for a shared part or another floor."""
    parts = name.split(".")
    is_room = parts[:2] == ["aqts_voice", "web"] and len(parts) > 2 and (ROOT / "aqts_voice/web" / parts[2]).is_dir()
    return parts[2] if is_room else None


def service(name: str) -> str | None:
    parts = name.split(".")
    return parts[2] if parts[:2] == ["aqts_voice", "services"] and len(parts) > 2 else None


def broken(module: Module) -> Iterator[str]:
    """Name each import of *module* that goes through a wall, with its line and the rule."""
    for wanted in imports(module):
        reason = _wall(module, wanted)
        excepted = any(module.name == who and _covers(what, wanted.name) for who, what in EXCEPTIONS)
        if reason and not excepted:
            yield f"{module.name}:{wanted.line} imports {wanted.name}: {reason}"


def _covers(allowed: str, name: str) -> bool:
    # `from package import part` names the package too, which gives nothing by itself.
    return name == allowed or name.startswith(allowed + ".") or allowed.startswith(name + ".")


def _wall(module: Module, wanted: Import) -> str | None:
    if wanted.is_third_party:
        home = HOMES.get(wanted.top)
        if home is None:
            return "this package has no home yet"
        return None if module.area in home else f"its home is {', '.join(sorted(home))}"
    if not wanted.is_ours or wanted.name == "aqts_voice":
        return None
    floor = area(wanted.name)
    if floor != module.area and floor not in ARROWS.get(module.area, set()):
        return f"{module.area} may not reach {floor}"
    return _room_wall(module, wanted) or _opening_wall(module, wanted)


def _room_wall(module: Module, wanted: Import) -> str | None:
    room = web_room(wanted.name)
    if room is None or module.area != "web" or module.name == COMPOSES or web_room(module.name) == room:
        return None
    return "a room of web reaches no other room, and shared parts reach none"


def _opening_wall(module: Module, wanted: Import) -> str | None:
    is_opening = wanted.name == OPENING or wanted.name.startswith(OPENING + ".")
    if not is_opening or service(module.name) in OPENERS:
        return None
    if module.area == "crypto" and module.name != "aqts_voice.crypto":
        return None
    return "only the members' rooms open"


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_keeps_its_doors(module: Module) -> None:
    assert list(broken(module)) == []


@pytest.mark.parametrize(
    "module", [module for module in modules() if module.name not in NAMES_WHILE_RUNNING], ids=lambda module: module.name
)
def test_imports_nothing_by_a_name_made_while_running(module: Module) -> None:
    text = module.path.read_text(encoding="utf-8")

    assert "import_module(" not in text
    assert "__import__(" not in text


@pytest.mark.parametrize("who", sorted({who for who, _ in EXCEPTIONS}))
def test_keeps_no_exception_for_a_module_that_is_gone(who: str) -> None:
    assert who in {module.name for module in modules()}


PLANTED = {
    "upward": ("aqts_voice/models/theme.py", "from aqts_voice.services import themes"),
    "lazily": ("aqts_voice/crypto/keys.py", "def open_():\n    from aqts_voice.models import Account"),
    "around the services": ("aqts_voice/web/library/views.py", "from aqts_voice.models import Theme"),
    "sideways": ("aqts_voice/web/library/views.py", "from aqts_voice.web.releases import views"),
    "sideways by a relative import": ("aqts_voice/web/library/views.py", "from ..releases import views"),
    "from a shared part to a room": ("aqts_voice/web/markup.py", "import aqts_voice.web.library.views"),
    "a package away from home": ("aqts_voice/services/themes.py", "from flask import request"),
    "a package without a home": ("aqts_voice/services/themes.py", "import requests"),
    "the engine's own library": ("aqts_voice/services/deposit.py", "import spacy"),
    "opening by the author's room": ("aqts_voice/services/followup.py", "from aqts_voice.crypto import opening"),
    "opening by a deeper module": (
        "aqts_voice/services/deposit/seal.py",
        "from aqts_voice.crypto.opening import open_key",
    ),
    "opening made public by its package": (
        "aqts_voice/crypto/__init__.py",
        "from aqts_voice.crypto.opening import open_key",
    ),
    "a command past the services": ("aqts_voice/cli/batch.py", "from aqts_voice.models import Arrival"),
}


@pytest.mark.parametrize(("path", "source"), PLANTED.values(), ids=PLANTED)
def test_sees_a_wall_crossed(tmp_path: Path, path: str, source: str) -> None:
    planted = tmp_path / path
    planted.parent.mkdir(parents=True)
    planted.write_text(source, encoding="utf-8")

    problems = list(broken(read(planted, tmp_path)))

    assert problems
    assert all(str(planted.stem) in problem or planted.stem == "__init__" for problem in problems)
