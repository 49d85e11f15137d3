"""Markdown written by members, rendered and then cleaned; the only place where words become HTML."""

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
