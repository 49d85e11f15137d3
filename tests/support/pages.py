"""A test client that reads each page as a strict browser, a screen reader and an anxious person would; it knows no room."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import html5lib
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from html5lib.constants import E as EXPLANATIONS
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from aqts_voice import web
from aqts_voice.web import headers, language

ADDRESS = "https://localhost"
UNLABELLED = frozenset({"hidden", "submit", "button", "image", "reset"})
# What a browser fetches by itself; a link that a person follows is not among them.
FETCHED = (
    ("script", "src"),
    ("img", "src"),
    ("link", "href"),
    ("iframe", "src"),
    ("source", "src"),
    ("form", "action"),
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class PageClient(FlaskClient):
    """Flask's test client over HTTPS, as the site is served; every HTML answer is checked and parsed as ``response.page``.

    A page that must fail these checks does not exist, so there is no way to turn them off.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request, check its answer, and return it."""
        if args and isinstance(args[0], str):
            kwargs.setdefault("base_url", ADDRESS)
        response = super().open(*args, **kwargs)
        problems = [*_header_problems(response), *self._room_problems(response)]
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            html = response.get_data(as_text=True)
            response.page = BeautifulSoup(html, "html5lib")  # type: ignore[attr-defined]
            problems += page_problems(html, response.page)
        request = response.request
        assert not problems, f"{request.method} {request.path} ({response.status_code}):\n  " + "\n  ".join(problems)
        return response

    def room(self, response: TestResponse) -> str | None:
        """Return the name of the blueprint that answered, or None for an address that leads nowhere."""
        request = response.request
        path = (
            request.path.removeprefix(language.ENGLISH)
            if request.path.startswith(language.ENGLISH + "/")
            else request.path
        )
        try:
            endpoint, _ = self.application.url_map.bind("localhost").match(path or "/", method=request.method)
        except HTTPException:
            return None
        return endpoint.rpartition(".")[0] or None

    def _room_problems(self, response: TestResponse) -> Iterator[str]:
        room = self.room(response)
        if (room is None or room in web.WITHOUT_COOKIE) and "Set-Cookie" in response.headers:
            yield "a page without account sets a cookie"
        if room in headers.PRIVATE_ROOMS and response.headers.get("Cache-Control") != "no-store":
            yield "a private page may rest in a cache"
        is_page = response.mimetype == "text/html"
        if room in headers.AUTHOR_ROOMS and is_page and len(response.get_data()) % headers.PAGE_STEP:
            yield "an author's page shows its length"


def _header_problems(response: TestResponse) -> Iterator[str]:
    for name, value in HEADERS.items():
        if response.headers.get(name) != value:
            yield f"header {name} is {response.headers.get(name)!r}, not {value!r}"
    if response.mimetype == "text/html" and response.headers.get("Content-Security-Policy") != headers.POLICY:
        yield "header Content-Security-Policy is not the policy of the house"


def page_problems(html: str, page: BeautifulSoup | None = None) -> list[str]:
    """Return every reason for which *html*, one whole page, could not be served; an empty list for a sound page."""
    page = page or BeautifulSoup(html, "html5lib")
    return [problem for check in CHECKS for problem in check(page)] + list(_parse_problems(html))


def _parse_problems(html: str) -> Iterator[str]:
    parser = html5lib.HTMLParser()
    parser.parse(html)
    lines = html.splitlines()
    for (line, _column), code, details in parser.errors:
        near = lines[line - 1].strip()[:80] if 0 < line <= len(lines) else ""
        yield f"line {line}: {EXPLANATIONS.get(code, code) % details} near {near!r}"


def _identity(page: BeautifulSoup) -> Iterator[str]:
    if page.html is None or page.html.get("lang") not in {"fr", "en"}:
        yield "the page does not say its language"
    if not page.title or not page.title.get_text(strip=True).strip("· "):
        yield "the page has no title"
    if len(page.find_all("h1")) != 1:
        yield f"the page has {len(page.find_all('h1'))} h1, not one"
    elif not page.h1.get_text(strip=True):
        yield "the h1 is empty"


def _references(page: BeautifulSoup) -> Iterator[str]:
    counts = Counter(tag["id"] for tag in page.find_all(id=True))
    yield from (f"id {name!r} is used {count} times" for name, count in counts.items() if count > 1)
    for attribute in ("for", "aria-labelledby", "aria-describedby", "list"):
        for tag in page.find_all(attrs={attribute: True}):
            for name in str(" ".join(tag[attribute]) if isinstance(tag[attribute], list) else tag[attribute]).split():
                if name not in counts:
                    yield f"{attribute}={name!r} points at nothing"
    for tag in page.find_all("a", href=True):
        if tag["href"].startswith("#") and tag["href"][1:] not in counts:
            yield f"a link leads to {tag['href']!r}, which is nowhere in the page"


def _labels(page: BeautifulSoup) -> Iterator[str]:
    for control in page.find_all(["input", "select", "textarea"]):
        if control.get("type", "text") not in UNLABELLED and not _label(page, control):
            yield f"{control.name} {control.get('name')!r} has no label"
    for tag in page.find_all(["button", "a"]):
        if tag.name == "button" or tag.has_attr("href"):
            image = tag.find(["img", "svg"], attrs={"alt": True}) or tag.find(attrs={"aria-label": True})
            if not (tag.get_text(strip=True) or tag.get("aria-label") or image):
                yield f"a {tag.name} has no text"
    yield from ("an image has no alt" for image in page.find_all("img") if not image.has_attr("alt"))


def _label(page: BeautifulSoup, control: Tag) -> str:
    labels = [control.find_parent("label")]
    if control.get("id"):
        labels.append(page.find("label", attrs={"for": control["id"]}))
    labels += [page.find(id=name) for name in str(control.get("aria-labelledby", "")).split()]
    return str(control.get("aria-label") or "") or "".join(label.get_text(strip=True) for label in labels if label)


def _forms(page: BeautifulSoup) -> Iterator[str]:
    for form in page.find_all("form"):
        if not form.get("action"):
            yield f"a form has no action: {str(form)[:80]!r}"
        if form.get("method", "").lower() not in {"get", "post"}:
            yield f"the form of {form.get('action')!r} has no method"


def _foreign(page: BeautifulSoup) -> Iterator[str]:
    for name, attribute in FETCHED:
        for tag in page.find_all(name, attrs={attribute: True}):
            address = urlsplit(tag[attribute])
            if address.netloc not in {"", "localhost"} or address.scheme not in {"", "https", "http", "data"}:
                yield f"{name} reaches another site: {tag[attribute]!r}"
    for tag in page.find_all(True):
        if "style" in tag.attrs or any(attribute.startswith("on") for attribute in tag.attrs):
            yield f"{tag.name} carries a style or a script that the policy refuses"
    for tag in page.find_all(["script", "style"]):
        if tag.name == "style" or not tag.get("src"):
            yield f"an inline {tag.name} that the policy refuses"


CHECKS: tuple[Callable[[BeautifulSoup], Iterator[str]], ...] = (_identity, _references, _labels, _forms, _foreign)
