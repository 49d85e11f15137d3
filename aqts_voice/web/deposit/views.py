"""The pages under /temoigner; they keep nothing between two requests, and only the sending writes."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from aqts_voice.errors import NotReady, Refused
from aqts_voice.services import deposit
from aqts_voice.web import access, transactions
from aqts_voice.web.authors import cost, decisions, is_open, page_language, require_open
from aqts_voice.web.deposit.forms import SendingForm, WritingForm
from aqts_voice.web.house import house, now, reads_only, today, transaction

blueprint = Blueprint("deposit", __name__, url_prefix="/temoigner")


@blueprint.get("")
@access.author
def write() -> ResponseReturnValue:
    """Say what happens here, and give a page to write on."""
    return _writing(WritingForm())


@blueprint.post("")
@access.author
@reads_only
def mend() -> ResponseReturnValue:
    """Give a text back to its author to mend: the typed one from the preview, the kept one from the last page."""
    if "kept" in request.form:
        return _writing(_salvaged(SendingForm(request.form)))
    return _writing(WritingForm(request.form))


@blueprint.post("/apercu")
@access.author
@reads_only
def preview() -> ResponseReturnValue:
    """Show what would identify someone, and what would be kept instead."""
    return _previewed(WritingForm(request.form))


@blueprint.post("/dernier-regard")
@access.author
@reads_only
def last_look() -> ResponseReturnValue:
    """Show the kept text alone, with what its author allows, before anything is sent."""
    form = WritingForm(request.form)
    try:
        require_open()
        found = _look(form)
        look = deposit.last_look(found, carried=_carried(form), secret=house().settings.secret, now=now())
    except deposit.StillIdentifies as refusal:
        return _preview_page(form, found, refusal)
    except Refused as refusal:
        return _writing(form, refusal)
    sending = SendingForm(kept=look.value, tag=look.tag, sealed=look.sealed)
    return _last_page(sending, look.kept)


@blueprint.post("/envoyer")
@access.author
def send() -> ResponseReturnValue:
    """Keep the testimony, and show the eight words of its code."""
    form = SendingForm(request.form)
    try:
        kept, bits = deposit.check(*_travelled(form), secret=house().settings.secret, now=now())
        receipt = _receive(form, kept, bits)
    except deposit.NotKept as refusal:
        # The same form comes back: sent again, it gives the same code, whatever became of the first try.
        transactions.undo()
        return _last_page(form, kept, refusal)
    except (deposit.FormExpired, deposit.FormAltered) as refusal:
        return _previewed(_salvaged(form), refusal)
    except NotReady as refusal:
        return _writing(_salvaged(form), refusal)
    return render_template("deposit/sent.html", receipt=receipt, text=kept.text)


def _receive(form: SendingForm, kept: deposit.Kept, bits: bytes) -> deposit.Receipt:
    consents = deposit.Consents(counted=form.counted.data, quoted=form.quoted.data, shared=form.shared.data)
    return deposit.receive(
        transaction(),
        kept,
        bits=bits,
        consents=consents,
        secret=house().settings.secret,
        today=today(),
        cost=cost(),
    )


def _look(form: WritingForm) -> deposit.Preview:
    draft = deposit.draft(form.text.data or "", hidden=form.hidden.data or "", codes=form.codes)
    carried = _carried(form)
    return deposit.preview(
        house().engine,
        draft,
        decisions(),
        page_language=page_language(),
        sweep=bool(form.sweep.data),
        hard_stop=bool(carried and carried.hard_stop),
    )


def _carried(form: WritingForm) -> deposit.Carried | None:
    return deposit.carried(form.sealed.data or "", secret=house().settings.secret, now=now())


def _carry(form: WritingForm) -> str:
    return deposit.carry(_carried(form), secret=house().settings.secret, now=now())


def _travelled(form: SendingForm) -> tuple[str, str, str]:
    return form.kept.data or "", form.tag.data or "", form.sealed.data or ""


def _salvaged(form: SendingForm) -> WritingForm:
    """Return the writing form of a last page that is not sent, with its kept text and its broad context."""
    text, codes = deposit.salvage(form.kept.data or "")
    return WritingForm(text=text, sealed=form.sealed.data, **{name: codes.get(name, "") for name in deposit.ATTRIBUTES})


def _previewed(form: WritingForm, refusal: Refused | None = None) -> ResponseReturnValue:
    """Answer with the preview of *form*, or with the page to write on if there is nothing to preview."""
    try:
        found = _look(form)
    except Refused as second:
        return _writing(form, refusal or second)
    return _preview_page(form, found, refusal)


def _preview_page(form: WritingForm, found: deposit.Preview, refusal: Refused | None = None) -> ResponseReturnValue:
    form.text.data = found.draft.text
    form.sealed.data = _carry(form)
    sentence = gettext(refusal.sentence) if refusal else ""
    page = render_template(
        "deposit/preview.html",
        form=form,
        preview=found,
        risk=deposit.remaining(found, page_language=page_language()),
        refusal=sentence,
        titles=deposit.TITLES,
        labels=deposit.LABELS,
    )
    return page, refusal.status if refusal else 200


def _last_page(form: SendingForm, kept: deposit.Kept, refusal: Refused | None = None) -> ResponseReturnValue:
    sentence = gettext(refusal.sentence) if refusal else ""
    page = render_template(
        "deposit/last_look.html", form=form, kept=kept, refusal=sentence, titles=deposit.TITLES, labels=deposit.LABELS
    )
    return page, refusal.status if refusal else 200


def _writing(form: WritingForm, refusal: Refused | None = None) -> ResponseReturnValue:
    form.text.data = deposit.clean(form.text.data or "")
    form.hidden.data = deposit.clean(form.hidden.data or "")
    form.sealed.data = _carry(form)
    sentence = gettext(refusal.sentence) if refusal else ""
    page = render_template(
        "deposit/write.html", form=form, refusal=sentence, returning=request.method == "POST", open_now=is_open()
    )
    return page, refusal.status if refusal else 200
