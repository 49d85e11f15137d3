"""The composition root: settings, database, engine and rooms become one Flask application."""

from datetime import UTC, datetime

from flask import Flask

import config
from aqts_voice import web
from aqts_voice.db import Database
from aqts_voice.services import deposit
from aqts_voice.web.house import Clock, House

MAX_BODY = 2 * 1024 * 1024


def create_app(settings: config.Settings | None = None, *, clock: Clock = lambda: datetime.now(UTC)) -> Flask:
    """Build the application of one process.

    *clock* gives aware UTC times; only tests and the fictional instance pass another one.

    Raises:
        config.BadSettings: the environment does not describe an instance that may start.
    """
    settings = settings or config.from_environment()
    app = Flask("voix", root_path=str(config.ROOT), template_folder="templates", static_folder="static")
    app.config.update(
        SECRET_KEY=settings.session_secret,
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_MEMORY_SIZE=MAX_BODY,
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_NAME="voix_formulaires",
        TRANSLATIONS=config.ROOT / "translations",
        BABEL_DEFAULT_LOCALE="fr",
        WTF_CSRF_TIME_LIMIT=None,
        # Pages send no referrer at all, which the strict check would take for an attack; the token and the cookie remain.
        WTF_CSRF_SSL_STRICT=False,
        TRAP_BAD_REQUEST_ERRORS=False,
        PROPAGATE_EXCEPTIONS=False,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    house = House(
        settings=settings, database=Database(settings.database_url), clock=clock, engine=deposit.load_engine()
    )
    web.register(app, house, rooms=settings.rooms)
    return app
