"""What every view may reach: settings, database, clock and engine, held by the application and by nothing global."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar, cast

from flask import current_app, g, request
from sqlalchemy.orm import Session

from aqts_voice.db import Database
from aqts_voice.services.deposit import Engine

KEY = "voix"
Clock = Callable[[], datetime]
View = TypeVar("View", bound=Callable[..., object])


class WebSettings(Protocol):
    """The settings that views read; `config.Settings` is one."""

    @property
    def secret(self) -> bytes: ...
    @property
    def public_url(self) -> str: ...
    @property
    def secure(self) -> bool: ...
    @property
    def threshold(self) -> int: ...
    @property
    def author_memory_kib(self) -> int: ...
    @property
    def author_passes(self) -> int: ...
    @property
    def member_memory_kib(self) -> int: ...
    @property
    def member_passes(self) -> int: ...


@dataclass(frozen=True)
class House:
    """The parts that the composition root wires together; ``clock`` gives aware UTC times."""

    settings: WebSettings
    database: Database
    clock: Clock
    engine: Engine


def house() -> House:
    """Return the house of the application that serves this request."""
    return cast(House, current_app.extensions[KEY])


def now() -> datetime:
    """Return the time of this request, in UTC."""
    return house().clock()


def today() -> date:
    """Return the day of this request, in UTC."""
    return now().date()


def transaction() -> Session:
    """Return the one session of this request; it is committed at the edge once the page is made.

    A POST writes unless its view is marked by `reads_only`: an author who only reads must not make anyone wait.
    """
    if "session" not in g:
        view = current_app.view_functions.get(request.endpoint or "")
        writes = request.method == "POST" and not getattr(view, "reads_only", False)
        g.session = house().database.session(writes=writes)
    return cast(Session, g.session)


def reads_only(view: View) -> View:
    """Mark a POST view that writes nothing, so that it takes no write lock."""
    view.reads_only = True  # type: ignore[attr-defined]
    return view
