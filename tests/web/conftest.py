"""An application with the shared parts of the web and no room, for the tests of these parts."""

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from flask import Blueprint, Flask
from flask_wtf.csrf import CSRFProtect

import config
from aqts_voice.db import Database
from aqts_voice.services.deposit import Engine
from aqts_voice.web import errors, headers, language, transactions
from aqts_voice.web.house import KEY, House
from tests.support.pages import PageClient
from tests.support.sound import Add


@pytest.fixture
def shared(settings: config.Settings, database: Database, clock: Callable[[], object]) -> Iterator[Flask]:
    app = Flask("voix", root_path=str(config.ROOT), template_folder="templates", static_folder="static")
    app.config.update(
        SECRET_KEY=settings.session_secret,
        TRANSLATIONS=config.ROOT / "translations",
        BABEL_DEFAULT_LOCALE="fr",
        SESSION_COOKIE_SECURE=True,
        WTF_CSRF_CHECK_DEFAULT=False,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.test_client_class = PageClient
    # No page of these tests reads a text, so no engine is loaded.
    engine = cast(Engine, None)
    app.extensions[KEY] = House(settings=settings, database=Database(settings.database_url), clock=clock, engine=engine)
    headers.init_app(app)
    language.init_app(app)
    errors.init_app(app)
    transactions.init_app(app)
    CSRFProtect(app)
    yield app
    app.extensions[KEY].database.close()


@pytest.fixture
def add(shared: Flask) -> Add:
    """Return what adds one view to a room: ``add("deposit", "/temoigner", view, methods=("POST",))``."""

    def add(room: str, path: str, view: Callable[..., object], *, methods: tuple[str, ...] = ("GET",)) -> None:
        blueprint = Blueprint(room, __name__)
        blueprint.add_url_rule(path, "view", view, methods=list(methods))
        shared.register_blueprint(blueprint)

    return add


@pytest.fixture
def visitor(shared: Flask) -> PageClient:
    client = shared.test_client()
    assert isinstance(client, PageClient)
    return client
