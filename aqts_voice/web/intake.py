"""What may come in: forms read whole, in memory, from our own pages; it looks at shapes and origins, never at words."""

from io import BytesIO
from typing import IO

from flask import Flask, Request, abort, request
from werkzeug.exceptions import HTTPException

from aqts_voice.errors import NotFound

AUTHOR_ROOMS = frozenset({"deposit", "followup"})
# « none » is a person who asked for the page alone: a bookmark, a reload after a crash.
OWN_PAGES = frozenset({"same-origin", "none"})
NUL = "\0"


class InMemoryRequest(Request):
    """A request whose parts never reach a temporary file, where large ones would otherwise rest for a while."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        # No page of ours sends a file; the whole body is under the limit of the application.
        return BytesIO()


def init_app(app: Flask) -> None:
    """Read each request of *app* in memory, and refuse those that no page of ours could have sent."""
    app.request_class = InMemoryRequest
    app.before_request(_check)


def _check() -> None:
    if NUL in request.path:
        raise NotFound
    if request.method != "POST":
        return
    if request.blueprint in AUTHOR_ROOMS:
        _check_origin()
    _check_form()


def _check_origin() -> None:
    # Without a cookie nothing ties a form to a visit: another site could bring its own sealed bits along, and read
    # afterwards, with the code that it knows how to show again, what somebody confided under them.
    if request.headers.get("Sec-Fetch-Site", "none") not in OWN_PAGES:
        abort(400)


def _check_form() -> None:
    try:
        posted = list(request.form.items(multi=True))
    except HTTPException:
        raise
    except Exception:
        # A body cut, or framed in a way that cannot be followed: each server has exceptions of its own for these.
        abort(400)
    # Authors' texts are cleaned and given back; elsewhere a NUL would reach a database that cannot hold it.
    closed = request.blueprint not in AUTHOR_ROOMS
    if any(name is None or (closed and NUL in value) for name, value in posted):
        abort(400)
