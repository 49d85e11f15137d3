"""Markdown written by members, rendered and then cleaned; the only place where words become HTML."""

from itertools import pairwise

import bleach
from markdown_it import MarkdownIt
from markupsafe import Markup

TAGS = frozenset({"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "a", "hr"})
ATTRIBUTES = {"a": ["href", "title"]}
PROTOCOLS = frozenset({"http", "https", "mailto"})


def render(markdown: str) -> Markup:
    """Render *markdown* (CommonMark, no raw HTML) to HTML limited to `TAGS`.

    Headings start at level 2, since the page has its own title.
    """
    parser = MarkdownIt("commonmark", {"html": False})
    html = parser.render(markdown).replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    return Markup(bleach.clean(html, tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True))  # noqa: S704 -- cleaned on this very line


def opening(markdown: str) -> str:
    """Return the words of the first paragraph of *markdown*, without any mark, for a list or a description."""
    tokens = MarkdownIt("commonmark", {"html": False}).parse(markdown)
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open":
            words = (" " if child.type == "softbreak" else child.content for child in token.children or ())
            return "".join(words).strip()
    return ""
