"""The templates of the project taken apart by Jinja's own parser, so that rules are read from trees and not from lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes

TRANSLATES = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext", "lazy_gettext"})
ATTRIBUTE_BLOCKS = frozenset({"body_class", "width"})
# The letters with which dates are formatted, such as "d MMMM yyyy" (Unicode TR 35).
FORMAT = re.compile(r"[EdLMyHms .,:-]+$")
ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n"], autoescape=True, trim_blocks=True, lstrip_blocks=True)


@dataclass(frozen=True)
class Template:
    """One template: its text as written, and its tree."""

    path: Path
    text: str
    tree: nodes.Template

    @property
    def html(self) -> str:
        """What is written outside of every expression and translated block; an expression leaves nothing behind."""
        return "".join(_written(self.tree))

    @property
    def filters(self) -> set[str]:
        """The names of the filters it calls."""
        return {node.name for node in self.tree.find_all(nodes.Filter)}


def read(path: Path) -> Template:
    """Parse one template."""
    text = path.read_text(encoding="utf-8")
    return Template(path=path, text=text, tree=ENVIRONMENT.parse(text, filename=str(path)))


def paths(root: Path) -> list[Path]:
    """Return where every template under *root* is."""
    return [path for path in sorted(root.rglob("*")) if path.suffix in {".html", ".xml", ".txt", ".svg"}]


def _written(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.TemplateData):
        yield node.data
    # Blocks that fill an attribute hold the names of classes, which nobody reads.
    if not (isinstance(node, nodes.Block) and node.name in ATTRIBUTE_BLOCKS):
        for child in node.iter_child_nodes():
            yield from _written(child)


def untranslated(node: nodes.Node) -> Iterator[str]:
    """Return each text constant of *node* that no translation call receives, and that is neither compared nor a date format."""
    if isinstance(node, nodes.Compare) or (isinstance(node, nodes.Const) and FORMAT.match(str(node.value))):
        return
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in TRANSLATES:
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    for child in node.iter_child_nodes():
        yield from untranslated(child)
