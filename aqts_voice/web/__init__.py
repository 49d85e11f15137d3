"""The pages: one folder per room, and what all rooms share (access, headers, language, markup, errors)."""

from flask import Flask, request
from flask_wtf.csrf import CSRFProtect

from aqts_voice.web import access, errors, headers, intake, language, transactions
from aqts_voice.web.house import KEY, House

# Authors' forms carry a sealed secret of their own instead of a session cookie, which would be an identifier.
WITHOUT_COOKIE = frozenset({"deposit", "followup", "library"})


def register(app: Flask, house: House, *, rooms: frozenset[str]) -> None:
    """Wire the shared parts and the blueprints named in *rooms* into *app*."""
    from aqts_voice.web.rooms import BLUEPRINTS

    app.extensions[KEY] = house
    # The order matters: answers pass through these in reverse, so that headers are put on after the commit succeeded.
    headers.init_app(app)
    language.init_app(app)
    errors.init_app(app)
    transactions.init_app(app)
    intake.init_app(app)
    app.session_interface = access.FormCookie()
    protection = CSRFProtect()
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False
    protection.init_app(app)
    app.before_request(lambda: _protect(protection))
    for blueprint in BLUEPRINTS:
        if blueprint.name in rooms:
            app.register_blueprint(blueprint)


def _protect(protection: CSRFProtect) -> None:
    if request.method == "POST" and request.blueprint not in WITHOUT_COOKIE:
        protection.protect()
