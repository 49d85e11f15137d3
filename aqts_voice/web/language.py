"""French at the root, English under /en; the language is in the path, never in a cookie or a header."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask import Flask, request
from flask_babel import Babel

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ENGLISH = "/en"
FRENCH_ONLY = frozenset({"members", "review", "themes", "stewardship", "releases"})


class LanguagePrefix:
    """Move a leading /en from the path to the script root, so that every address built on an English page stays English."""

    def __init__(self, application: "WSGIApplication") -> None:
        self.application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path: str = environ.get("PATH_INFO", "")
        if path == ENGLISH or path.startswith(ENGLISH + "/"):
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + ENGLISH
            environ["PATH_INFO"] = path[len(ENGLISH) :] or "/"
        return self.application(environ, start_response)


def init_app(app: Flask) -> None:
    """Choose the language of each request from its path, and give templates the address of the same page in the other."""
    Babel(app, locale_selector=current, default_translation_directories=str(app.config["TRANSLATIONS"]))
    app.wsgi_app = LanguagePrefix(app.wsgi_app)  # type: ignore[method-assign]
    app.context_processor(_for_templates)


def current() -> str:
    """Return "fr" or "en"; members' pages are in French."""
    if request and request.blueprint in FRENCH_ONLY:
        return "fr"
    return "en" if request and request.script_root.endswith(ENGLISH) else "fr"


def _for_templates() -> dict[str, Any]:
    # Addresses that carry a one-time token or a row's id, and pages made by a POST, have no counterpart to link to; the
    # name of a public theme is neither.
    counterpart = not request.view_args or request.blueprint == "library"
    has_other = request.method == "GET" and counterpart and request.endpoint is not None
    french = request.blueprint in FRENCH_ONLY
    root = request.script_root.removesuffix(ENGLISH)
    other = root + ("" if current() == "en" else ENGLISH) + request.path
    return {"language": current(), "other_language_url": other if has_other and not french else None}
