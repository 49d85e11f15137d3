"""What templates, sheets and scripts may contain: translated words, no way around escaping, nothing from elsewhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString

from tests.support.sources import ROOT, Module, calls, modules
from tests.support.templates import Template, paths, read, untranslated

TEMPLATES = paths(ROOT / "templates")
STATIC = [path for path in sorted((ROOT / "static").rglob("*")) if path.suffix in {".css", ".js", ".svg"}]
QUICK_EXIT = "https://www.meteomedia.com/"
# Words that are the same in every language, or are written in the language they name.
SAME_EVERYWHERE = {"Voix AQTS", "Français", "English"}
WORD = re.compile(r"[^\W\d_]{2,}")
LOOKS_SHOWN = re.compile(r"[^\W\d_]*[À-ÿ]|[A-ZÀ-Ý][^\W\d_]+|[a-z’]+ [a-zà-ÿ’]+ [a-zà-ÿ]+")
SHOWN_ATTRIBUTES = ("title", "alt", "placeholder", "aria-label", "label")
ADDRESSES = ("href", "src", "action", "formaction", "srcset", "poster", "data")


def problems(template: Template) -> list[str]:
    """Return every rule that *template* breaks."""
    page = BeautifulSoup(template.html, "html.parser")
    return [
        *_escapes(template),
        *_inline(page),
        *_foreign(page),
        *_untranslated_text(page),
        *_untranslated_constants(template),
    ]


def _escapes(template: Template) -> Iterator[str]:
    if "safe" in template.filters:
        yield "uses the filter safe"
    if re.search(r"\{%-?\s*autoescape", template.text):
        yield "changes the escaping"


def _inline(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.find_all(True):
        if tag.name == "style" or "style" in tag.attrs or any(name.startswith("on") for name in tag.attrs):
            yield f"carries a style or a script in {tag.name}"
        if tag.name == "script" and "src" not in tag.attrs:
            yield "carries an inline script"


def _foreign(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.find_all(True):
        for name in ADDRESSES:
            address = str(tag.get(name, ""))
            if re.match(r"(?:[a-z]+:)?//", address) and address != QUICK_EXIT:
                yield f"reaches {address}"


def _untranslated_text(page: BeautifulSoup) -> Iterator[str]:
    shown = [
        text.strip()
        for text in page.find_all(string=True)
        if type(text) is NavigableString and text.parent.name not in {"script", "style"}
    ]
    shown += [str(tag[name]) for name in SHOWN_ATTRIBUTES for tag in page.find_all(attrs={name: True})]
    for text in shown:
        left = text
        for same in SAME_EVERYWHERE:
            left = left.replace(same, "")
        if WORD.search(left):
            yield f"shows {text!r} without translating it"


def _untranslated_constants(template: Template) -> Iterator[str]:
    for text in untranslated(template.tree):
        if LOOKS_SHOWN.match(text.strip()) and text not in SAME_EVERYWHERE:
            yield f"passes {text!r} on without translating it"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_keeps_its_words_translated_and_escaped(path: Path) -> None:
    assert problems(read(path)) == []


PLANTED = {
    "safe": "{{ text|safe }}",
    "safe among other filters": "{{ text|trim|safe|upper }}",
    "no escaping": "{% autoescape false %}{{ text }}{% endautoescape %}",
    "inline style": '<p style="color: red"></p>',
    "inline script": "<script>alert(1)</script>",
    "handler": '<a href="/" onclick="go()"></a>',
    "third party": '<link rel="stylesheet" href="https://fonts.example/x.css">',
    "third party without a scheme": '<img src="//cdn.example/x.png" alt="">',
    "bare words": "<p>Votre témoignage</p>",
    "bare words around an expression": "<p>Bonjour {{ name }}</p>",
    "bare attribute": '<input aria-label="Votre code">',
    "bare macro argument": '{{ button("Envoyer") }}',
    "bare sentence given to a macro": '{{ notice("info", "rien n’est gardé") }}',
}


@pytest.mark.parametrize("source", PLANTED.values(), ids=PLANTED)
def test_sees_a_rule_broken(tmp_path: Path, source: str) -> None:
    (tmp_path / "planted.html").write_text(source, encoding="utf-8")

    assert problems(read(tmp_path / "planted.html"))


@pytest.mark.parametrize(
    "source",
    [
        '{% extends "layout/public.html" %}{{ _("Votre témoignage") }}',
        "{% trans count=3 %}Il en reste {{ count }}{% endtrans %}",
        '{{ field(form.text, _("Un par ligne"), class="words", rows=3) }}',
        f'<a href="{QUICK_EXIT}">{{{{ _("Quitter vite") }}}}</a>',
    ],
)
def test_accepts_what_the_house_writes(tmp_path: Path, source: str) -> None:
    (tmp_path / "sound.html").write_text(source, encoding="utf-8")

    assert problems(read(tmp_path / "sound.html")) == []


@pytest.mark.parametrize("path", STATIC, ids=lambda path: str(path.relative_to(ROOT)))
def test_fetches_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")

    assert re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}|@import", text) == []


def makers(module: Module) -> list[int]:
    """Return the lines of *module* that turn words, and not a constant of ours, into markup."""
    found = [call for name, call in calls(module.tree) if name.rpartition(".")[2] == "Markup"]
    return [call.lineno for call in found if not (call.args and isinstance(call.args[0], ast.Constant))]


def test_makes_markup_from_words_in_one_place_only() -> None:
    found = {module.name for module in modules() if makers(module)}

    assert found == {"aqts_voice.web.markup"}
