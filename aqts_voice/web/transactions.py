"""The edge of the transaction: committed once a page is made, rolled back on any refusal or failure."""

import logging

from flask import Flask, Response, g
from sqlalchemy.orm import Session

from aqts_voice.web.house import house

log = logging.getLogger("voix.failures")


def init_app(app: Flask) -> None:
    """Commit before the answer leaves, so that no code is ever shown for a deposit that was not kept."""
    app.after_request(_commit)
    app.teardown_request(_close)


def undo() -> None:
    """Drop what this request wrote; called by every error page."""
    session: Session | None = g.pop("session", None)
    if session is not None:
        session.rollback()
        session.close()


def erased() -> None:
    """Note that this request erased words, so that the database's log is emptied as soon as it is committed."""
    g.erased = True


def _commit(response: Response) -> Response:
    session: Session | None = g.get("session")
    if session is not None:
        session.commit()
        if g.get("erased"):
            # The checkpoint waits for every reader, and this session must not be one of them.
            undo()
            _settle()
    return response


def _settle() -> None:
    if not house().database.settle():
        # The words' key is gone already; only its copy in the log waits for the next call, and the person is answered.
        log.warning("the database's log was in use and will be emptied later")


def _close(_error: BaseException | None) -> None:
    undo()
