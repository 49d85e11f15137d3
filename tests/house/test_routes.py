"""Every address of the site and who may open it, compared with the frozen list beside this file."""

import os
from pathlib import Path

from flask import Flask

FROZEN = Path(__file__).with_name("routes.txt")
HELP = (
    "The addresses or their levels of access changed. If that is meant, run `AQTS_FREEZE=1 .venv/bin/pytest tests/house/test_routes.py`, "
    "read the difference in tests/house/routes.txt line by line, and commit it."
)


def routes(app: Flask) -> list[str]:
    """Return a line ``METHOD path access`` for each address that *app* answers, its static files excepted."""
    return sorted(
        f"{method} {rule.rule} {getattr(app.view_functions[rule.endpoint], 'access', 'NOBODY SAID')}"
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static"
        for method in sorted(set(rule.methods or ()) - {"HEAD", "OPTIONS"})
    )


def test_answers_the_frozen_list_of_addresses(app: Flask) -> None:
    found = "\n".join(routes(app)) + "\n"

    if os.environ.get("AQTS_FREEZE"):
        FROZEN.write_text(found, encoding="utf-8")

    frozen = FROZEN.read_text(encoding="utf-8") if FROZEN.exists() else ""
    assert found == frozen, HELP


def test_says_who_may_open_each_view(app: Flask) -> None:
    unsaid = [
        endpoint
        for endpoint, view in app.view_functions.items()
        if endpoint != "static" and not hasattr(view, "access")
    ]

    assert unsaid == [], "Put a decorator of aqts_voice.web.access under the route decorator of each."


def test_shows_a_view_that_nobody_guards() -> None:
    app = Flask("planted")
    app.add_url_rule("/ouvert", "open", lambda: "")

    assert routes(app) == ["GET /ouvert NOBODY SAID"]
