"""The pages under /suivi: entering, reading, what is allowed, and withdrawing; answers are in a module of their own."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from aqts_voice.errors import Refused
from aqts_voice.services import deposit, followup
from aqts_voice.web import access, transactions
from aqts_voice.web.authors import cost
from aqts_voice.web.followup import answers, pages
from aqts_voice.web.followup.forms import CodeForm, ConsentsForm
from aqts_voice.web.followup.pages import blueprint
from aqts_voice.web.house import house, reads_only, transaction

# The views of answers register themselves on the same blueprint.
__all__ = ["answers", "blueprint"]


@blueprint.get("")
@access.author
def enter() -> ResponseReturnValue:
    """Ask for the eight words."""
    return render_template("followup/code.html", form=CodeForm())


@blueprint.post("")
@access.author
@reads_only
def read() -> ResponseReturnValue:
    """Show the testimony that the eight words, or the ticket of a page, open; this writes nothing."""
    form = CodeForm(request.form)
    if "code" not in request.form:
        return pages.shown(pages.visit(), typed=form.text.data or "", hidden=form.hidden.data or "")
    typed = form.code.data = deposit.clean(form.code.data or "")
    try:
        found = followup.enter(transaction(), typed, secret=house().settings.secret, cost=cost())
    except followup.BadCode as bad:
        return render_template("followup/code.html", form=form, advice=followup.advise(typed, bad)), 422
    except followup.CodeUnknown as refusal:
        return render_template("followup/code.html", form=form, refusal=gettext(refusal.sentence)), refusal.status
    return pages.shown(found, typed=form.text.data or "", hidden=form.hidden.data or "")


@blueprint.post("/permissions")
@access.author
def consent() -> ResponseReturnValue:
    """Change what the author allows."""
    visit = pages.visit()
    form = ConsentsForm(request.form)
    consents = deposit.Consents(counted=form.counted.data, quoted=form.quoted.data, shared=form.shared.data)
    try:
        waits = followup.change_consents(transaction(), visit, consents)
    except followup.NotDone as refusal:
        transactions.undo()
        return pages.shown(visit, refusal=refusal)
    if waits:
        return pages.shown(
            visit,
            done=gettext("C’est noté. Vos choix s’appliqueront à la prochaine remise, d’ici une semaine d’habitude."),
        )
    return pages.shown(visit, done=gettext("C’est noté. Vos choix s’appliquent dès maintenant."))


@blueprint.post("/retrait")
@access.author
@reads_only
def ask_to_withdraw() -> ResponseReturnValue:
    """Say what a withdrawal does, and ask once."""
    visit = pages.visit()
    found = followup.read(transaction(), visit)
    if found.status in {followup.Status.WITHDRAWING, followup.Status.ERASED}:
        return pages.shown(visit)
    return render_template("followup/withdraw.html", found=found, ticket=pages.ticket(visit))


@blueprint.post("/retrait/confirmer")
@access.author
def withdraw() -> ResponseReturnValue:
    """Withdraw the testimony: at once when nobody has seen it, else at the next weekly move."""
    visit = pages.visit()
    try:
        done = followup.withdraw(transaction(), visit)
    except followup.NotDone as refusal:
        transactions.undo()
        return pages.shown(visit, refusal=refusal)
    if done is followup.Withdrawal.ERASED:
        transactions.erased()
    return pages.shown(visit)


@blueprint.errorhandler(followup.TicketExpired)
def closed(refusal: Refused) -> ResponseReturnValue:
    """Ask for the code again, and keep what was being written."""
    transactions.undo()
    text = request.form.get("text", "")
    if kept := request.form.get("kept"):
        text, _ = deposit.salvage(kept)
    form = CodeForm(text=deposit.clean(text), hidden=deposit.clean(request.form.get("hidden", "")))
    return render_template("followup/code.html", form=form, refusal=gettext(refusal.sentence)), refusal.status
