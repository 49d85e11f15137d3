"""The visit of a request and the page of a testimony, which every act of a return ends on; writes nothing."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from aqts_voice.errors import Refused
from aqts_voice.services import deposit, followup
from aqts_voice.web.followup.forms import AnswerForm, ConsentsForm
from aqts_voice.web.house import house, now, transaction

blueprint = Blueprint("followup", "aqts_voice.web.followup.views", url_prefix="/suivi")


def visit() -> followup.Visit:
    """Return the visit that the posted form carries.

    Raises:
        TicketExpired: the page stayed open too long.
    """
    return followup.resume(request.form.get("ticket", ""), secret=house().settings.secret, now=now())


def ticket(found: followup.Visit) -> str:
    """Return a fresh ticket, so that fifteen minutes are counted from each page."""
    return followup.ticket(found, secret=house().settings.secret, now=now())


def shown(
    found: followup.Visit, *, typed: str = "", hidden: str = "", done: str = "", refusal: Refused | None = None
) -> ResponseReturnValue:
    """Answer with the page of a testimony; *typed* is an answer that is being written."""
    returned = followup.read(transaction(), found)
    page = render_template(
        "followup/testimony.html",
        found=returned,
        ticket=ticket(found),
        answer=AnswerForm(text=deposit.clean(typed), hidden=deposit.clean(hidden)),
        consents=ConsentsForm(obj=returned.consents),
        done=done,
        refusal=gettext(refusal.sentence) if refusal else "",
        titles=deposit.TITLES,
        labels=deposit.LABELS,
    )
    return page, refusal.status if refusal else 200
