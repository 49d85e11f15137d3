"""The reading queue and one testimony: mask more, ask, accept, refuse, or hand it back."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_babel import lazy_gettext as _

from aqts_voice.errors import Refused
from aqts_voice.services import review, stewardship
from aqts_voice.web import access, transactions
from aqts_voice.web.house import house, today, transaction
from aqts_voice.web.review.forms import LABELS, AcceptingForm, MaskingForm, QuestionForm, RefusingForm
from aqts_voice.web.rows import row_id

blueprint = Blueprint("review", __name__, url_prefix="/membres/lecture")

THANKS = {
    review.Outcome.SETTLED: _("Merci. Le témoignage est accepté, et le texte reçu d’origine n’existe plus."),
    review.Outcome.NEEDS_SECOND: _(
        "Merci. Votre lecture est notée : une deuxième personne lira ce témoignage avant qu’il soit accepté."
    ),
}


@blueprint.get("")
@access.role("reader")
def queue() -> ResponseReturnValue:
    """Show what this member holds and offer the next testimony."""
    account, session = access.signed_in(), transaction()
    return render_template(
        "review/queue.html",
        held=review.mine(session, account),
        waiting=review.waiting(session),
        standing=stewardship.standing(session, today=today()),
    )


@blueprint.post("/prendre")
@access.role("reader")
def claim() -> ResponseReturnValue:
    """Take the next testimony, in shuffled order."""
    testimony_id = review.claim(transaction(), access.signed_in(), today=today())
    if testimony_id is None:
        flash(gettext("Il ne reste rien que vous puissiez lire pour l’instant. Merci d’être passé·e."))
        return redirect(url_for("review.queue"), 303)
    return redirect(url_for("review.read", testimony=testimony_id.hex()), 303)


@blueprint.get("/<testimony>")
@access.role("reader")
def read(testimony: str) -> ResponseReturnValue:
    """Open a testimony with this member's key."""
    return _reading_page(row_id(testimony))


@blueprint.post("/<testimony>/masques")
@access.role("reader")
def mask(testimony: str) -> ResponseReturnValue:
    """Show what further masks would give, then keep them."""
    testimony_id, account = row_id(testimony), access.signed_in()
    form = MaskingForm()
    try:
        reading = review.read(transaction(), account, testimony_id)
        form = MaskingForm(people=reading.named)
        if not form.validate():
            return _reading_page(testimony_id, masking=form), 422
        masked = review.preview_masks(transaction(), account, testimony_id, form.masks)
        if not masked.counts:
            form.words.errors = (
                gettext("Aucun de ces mots n’est dans le texte. Copiez-les tels qu’ils y paraissent."),
            )
            return _reading_page(testimony_id, masking=form), 422
        if "keep" in request.form:
            review.mask_more(transaction(), account, testimony_id, form.masks)
            return redirect(url_for("review.read", testimony=testimony), 303)
    except review.ClaimLost as refusal:
        return _lost_page(refusal, form.words.data)
    return render_template(
        "review/masks.html", form=form, masked=masked, pieces=review.pieces(masked.text), testimony=testimony
    )


@blueprint.post("/<testimony>/texte-recu")
@access.role("reader")
def drop_masks(testimony: str) -> ResponseReturnValue:
    """Come back to the text as it came."""
    return _act(testimony, review.drop_masks)


@blueprint.post("/<testimony>/question")
@access.role("reader")
def ask(testimony: str) -> ResponseReturnValue:
    """Send one question to the author."""
    testimony_id, form = row_id(testimony), QuestionForm()
    try:
        if not form.validate():
            return _reading_page(testimony_id, question=form), 422
        review.ask(
            transaction(),
            access.signed_in(),
            testimony_id,
            ready=form.ready.data or "",
            own=form.own.data or "",
            today=today(),
        )
    except review.ClaimLost as refusal:
        return _lost_page(refusal, form.own.data)
    except (review.QuestionEmpty, review.QuestionIdentifies, review.QuestionTwice) as refusal:
        form.own.errors = (gettext(refusal.sentence),)
        return _reading_page(testimony_id, question=form), refusal.status
    flash(gettext("Votre question est partie. La réponse reviendra dans la file, à côté de ce témoignage."))
    return redirect(url_for("review.queue"), 303)


@blueprint.post("/<testimony>/continuer")
@access.role("reader")
def stop_waiting(testimony: str) -> ResponseReturnValue:
    """Go on without the author's answer."""
    return _act(testimony, review.stop_waiting)


@blueprint.post("/<testimony>/accepter")
@access.role("reader")
def accept(testimony: str) -> ResponseReturnValue:
    """Accept, or note the first of two readings."""
    testimony_id, form = row_id(testimony), AcceptingForm()
    if not form.validate():
        return _reading_page(testimony_id, accepting=form), 422
    outcome = review.accept(
        transaction(),
        access.signed_in(),
        testimony_id,
        recognisable=form.recognisable.data == "yes",
        today=today(),
        engine=house().engine,
    )
    transactions.erased()
    flash(str(THANKS[outcome]))
    return redirect(url_for("review.queue"), 303)


@blueprint.post("/<testimony>/refuser")
@access.role("reader")
def refuse(testimony: str) -> ResponseReturnValue:
    """Refuse, with a sentence that the author will read."""
    testimony_id, form = row_id(testimony), RefusingForm()
    try:
        if not form.validate():
            return _reading_page(testimony_id, refusing=form), 422
        review.refuse(
            transaction(),
            access.signed_in(),
            testimony_id,
            ready=form.ready.data or "",
            own=form.own.data or "",
            today=today(),
        )
    except review.ClaimLost as refusal:
        return _lost_page(refusal, form.own.data)
    except review.QuestionEmpty as refusal:
        form.own.errors = (gettext(refusal.sentence),)
        return _reading_page(testimony_id, refusing=form), refusal.status
    transactions.erased()
    flash(gettext("C’est fait. La personne lira votre réponse à sa prochaine visite."))
    return redirect(url_for("review.queue"), 303)


@blueprint.post("/<testimony>/remettre")
@access.role("reader")
def release_claim(testimony: str) -> ResponseReturnValue:
    """Hand a testimony back, without a reason."""
    review.release_claim(transaction(), access.signed_in(), row_id(testimony))
    flash(gettext("Le témoignage est de retour dans la file. Personne ne vous demandera pourquoi."))
    return redirect(url_for("review.queue"), 303)


@blueprint.post("/<testimony>/recuser")
@access.role("reader")
def recuse(testimony: str) -> ResponseReturnValue:
    """Hand a testimony back for good."""
    review.recuse(transaction(), access.signed_in(), row_id(testimony))
    flash(gettext("C’est noté. Ce témoignage ne vous sera plus proposé."))
    return redirect(url_for("review.queue"), 303)


def _act(testimony: str, act: Any) -> ResponseReturnValue:
    act(transaction(), access.signed_in(), row_id(testimony))
    return redirect(url_for("review.read", testimony=testimony), 303)


def _reading_page(testimony_id: bytes, **forms: Any) -> str:
    """Render a testimony with the forms that were posted, and fresh ones for the others."""
    reading = review.read(transaction(), access.signed_in(), testimony_id, engine=house().engine)
    fresh: dict[str, Any] = {
        "masking": lambda: MaskingForm(people=reading.named, formdata=None),
        "question": lambda: QuestionForm(formdata=None),
        "accepting": lambda: AcceptingForm(formdata=None),
        "refusing": lambda: RefusingForm(formdata=None),
    }
    return render_template(
        "review/read.html",
        reading=reading,
        labels=LABELS,
        **{name: forms.get(name) or make() for name, make in fresh.items()},
    )


def _lost_page(refusal: Refused, typed: str | None) -> ResponseReturnValue:
    transactions.undo()
    return render_template("review/lost.html", sentence=gettext(refusal.sentence), typed=typed or ""), refusal.status
