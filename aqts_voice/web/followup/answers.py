"""An author's answer to a question: preview, last look, sending; under the same rules as a deposit."""

from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from aqts_voice.errors import Refused
from aqts_voice.services import deposit, followup
from aqts_voice.web import access, transactions
from aqts_voice.web.authors import decisions, page_language
from aqts_voice.web.followup import pages
from aqts_voice.web.followup.forms import AnswerForm
from aqts_voice.web.followup.pages import blueprint
from aqts_voice.web.house import house, now, reads_only, transaction


@dataclass(frozen=True)
class Looked:
    """An answer in the memory of one request: its form, its visit, the testimony and the preview."""

    form: AnswerForm
    visit: followup.Visit
    found: followup.Return
    preview: deposit.Preview


@blueprint.post("/reponse")
@access.author
@reads_only
def preview_answer() -> ResponseReturnValue:
    """Show what would identify someone in the answer."""
    form = AnswerForm(request.form)
    visit = pages.visit()
    try:
        return _preview_page(_look(form, visit))
    except Refused as refusal:
        return _mending(form, visit, refusal)


@blueprint.post("/reponse/modifier")
@access.author
@reads_only
def mend_answer() -> ResponseReturnValue:
    """Give an answer back to its author: the typed one from the preview, the kept one from the last page."""
    return _mending(AnswerForm(request.form), pages.visit())


@blueprint.post("/reponse/dernier-regard")
@access.author
@reads_only
def look_at_answer() -> ResponseReturnValue:
    """Show the kept answer alone before it is sent."""
    form = AnswerForm(request.form)
    visit = pages.visit()
    try:
        looked = _look(form, visit)
        look = followup.look_at_answer(looked.preview, looked.found, visit, secret=house().settings.secret, now=now())
    except deposit.StillIdentifies as refusal:
        return _preview_page(looked, refusal)
    except Refused as refusal:
        return _mending(form, visit, refusal)
    return render_template("followup/answer_look.html", look=look, ticket=pages.ticket(visit))


@blueprint.post("/reponse/envoyer")
@access.author
def send_answer() -> ResponseReturnValue:
    """Keep the answer until the weekly move."""
    form = AnswerForm(request.form)
    visit = pages.visit()
    secret = house().settings.secret
    try:
        question, text = followup.check_answer(
            form.kept.data or "", form.tag.data or "", visit, secret=secret, now=now()
        )
        followup.answer(transaction(), visit, question, text)
    except (deposit.FormExpired, deposit.FormAltered, followup.NoQuestion, followup.NotDone) as refusal:
        transactions.undo()
        return _mending(form, visit, refusal)
    return pages.shown(
        visit, done=gettext("Votre réponse est reçue. Elle sera remise avec les prochains envois. Merci.")
    )


def _look(form: AnswerForm, visit: followup.Visit) -> Looked:
    draft = deposit.draft(form.text.data or "", hidden=form.hidden.data or "")
    found = followup.read(transaction(), visit)
    if found.question is None:
        raise followup.NoQuestion
    seen = followup.preview_answer(
        house().engine,
        found,
        draft.text,
        draft.hidden,
        decisions(),
        page_language=page_language(),
        sweep=bool(form.sweep.data),
    )
    return Looked(form, visit, found, seen)


def _preview_page(looked: Looked, refusal: Refused | None = None) -> ResponseReturnValue:
    looked.form.text.data = looked.preview.draft.text
    looked.form.ticket.data = pages.ticket(looked.visit)
    page = render_template(
        "followup/answer.html",
        form=looked.form,
        preview=looked.preview,
        refusal=gettext(refusal.sentence) if refusal else "",
    )
    return page, refusal.status if refusal else 200


def _mending(form: AnswerForm, visit: followup.Visit, refusal: Refused | None = None) -> ResponseReturnValue:
    typed = form.text.data or ""
    if form.kept.data:
        typed, _ = deposit.salvage(form.kept.data)
    return pages.shown(visit, typed=typed, hidden=form.hidden.data or "", refusal=refusal)
