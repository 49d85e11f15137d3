"""Every refusal and failure as a calm page; a failure carries a random number and none of its parameters."""

import logging
import secrets

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, RequestEntityTooLarge

from aqts_voice.errors import N_, NotFound, Refused, SignInNeeded
from aqts_voice.web import transactions

log = logging.getLogger("voix.failures")

SENTENCES = {
    400: N_(
        "Votre navigateur a envoyé une demande que le site n’a pas pu lire. Rien n’a été modifié. Revenez à la page précédente et réessayez."
    ),
    404: NotFound.sentence,
    405: N_("Cette adresse ne s’ouvre pas de cette façon. Rien n’a été modifié. Revenez à l’accueil pour reprendre."),
    413: N_(
        "L’envoi est trop volumineux pour être lu. Rien n’a été conservé ici : votre texte est toujours dans la page précédente. Raccourcissez-le, puis réessayez."
    ),
    500: N_(
        "Quelque chose s’est brisé de notre côté. Rien n’a été conservé à moitié. Revenez à la page précédente : votre texte y est peut-être encore."
    ),
}
# Where members write at length. Other fields hold choices, or words of a testimony, which no page shows once a session ended.
WRITTEN = ("title", "synthesis", "unsaid", "question-own", "refus-own")


def init_app(app: Flask) -> None:
    """Handle the refusals of the services, those of the framework, and whatever nobody expected."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _failure)
    # Flask writes the traceback, message included, of what fails after a view, such as a commit: `_failure` does it safely.
    app.log_exception = lambda *_: None  # type: ignore[method-assign]


def _page(sentence: str, status: int, *, number: str | None = None) -> tuple[str, int]:
    transactions.undo()
    return render_template("errors/page.html", sentence=gettext(sentence), status=status, number=number), status


def _refused(error: Refused) -> ResponseReturnValue:
    transactions.undo()
    if isinstance(error, SignInNeeded):
        research = request.blueprint == "research"
        return render_template("errors/sign_in.html", research=research, written=_written()), error.status
    return _page(error.sentence, error.status)


def _written() -> list[str]:
    """Return what was being written when the session ended, for its author to copy; it is kept nowhere."""
    return [request.form[name] for name in WRITTEN if request.form.get(name)]


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status in {301, 302, 303, 304, 307, 308}:
        return error.get_response()
    if isinstance(error, InternalServerError) and error.original_exception is not None:
        return _failure(error.original_exception)
    if isinstance(error, CSRFError):
        status = 400
    if isinstance(error, RequestEntityTooLarge):
        status = 413
    return _page(SENTENCES.get(status, SENTENCES[400 if status < 500 else 500]), status)


def _failure(error: BaseException) -> ResponseReturnValue:
    # The message and the traceback of an exception may quote what a person typed: only its kind and the places in our
    # own code are written down.
    number = secrets.token_hex(4)
    log.error("failure %s: %s at %s", number, type(error).__name__, _places(error))
    return _page(SENTENCES[500], 500, number=number)


def _places(error: BaseException) -> str:
    places = []
    step = error.__traceback__
    while step is not None:
        places.append(f"{step.tb_frame.f_code.co_name}:{step.tb_lineno}")
        step = step.tb_next
    return " > ".join(places[-6:])
