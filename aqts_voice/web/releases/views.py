"""The members' pages of datasets: prepare one, read it, offer it with a second member."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from aqts_voice.errors import Refused
from aqts_voice.services import releases
from aqts_voice.web import access, downloads, transactions
from aqts_voice.web.house import today, transaction
from aqts_voice.web.rows import row_id

blueprint = Blueprint("releases", __name__, url_prefix="/membres/jeux")

MEMBERS = ("reader", "coder", "publisher", "steward")
APPROVERS = ("publisher", "steward")


@blueprint.get("")
@access.role(*MEMBERS)
def overview() -> ResponseReturnValue:
    """List the datasets and where each stands."""
    return _overview()


@blueprint.post("")
@access.role("steward")
def prepare() -> ResponseReturnValue:
    """Build a dataset from what is accepted and shared today."""
    try:
        releases.prepare(transaction(), access.signed_in(), today=today())
    except releases.TooFewRows as refusal:
        return _refused(refusal)
    flash(gettext("Le jeu est préparé. Une autre personne doit maintenant le vérifier et l’offrir."))
    return redirect(url_for("releases.overview"), 303)


@blueprint.get("/<release>/archive")
@access.role(*APPROVERS)
def archive(release: str) -> ResponseReturnValue:
    """Give the files to whoever verifies them; opened in memory, never written."""
    opened = releases.open_for_member(transaction(), access.signed_in(), row_id(release))
    return downloads.zipped(opened.data, opened.filename)


@blueprint.post("/<release>/approuver")
@access.role(*APPROVERS)
def approve(release: str) -> ResponseReturnValue:
    """Offer a dataset that another member prepared."""
    try:
        releases.approve(transaction(), access.signed_in(), row_id(release), today=today())
    except (releases.OwnRelease, releases.Stale) as refusal:
        return _refused(refusal)
    flash(gettext("Le jeu est offert aux personnes qui ont accepté l’entente de recherche."))
    return redirect(url_for("releases.overview"), 303)


@blueprint.post("/<release>/supprimer")
@access.role("steward")
def discard(release: str) -> ResponseReturnValue:
    """Delete a dataset that was never offered."""
    releases.discard(transaction(), access.signed_in(), row_id(release))
    flash(gettext("Le jeu préparé est supprimé. Personne ne l’a reçu."))
    return redirect(url_for("releases.overview"), 303)


def _refused(refusal: Refused) -> ResponseReturnValue:
    transactions.undo()
    return _overview(refusal=refusal), refusal.status


def _overview(*, refusal: Refused | None = None) -> str:
    return render_template(
        "releases/overview.html",
        account=access.signed_in(),
        releases=releases.releases(transaction()),
        refusal=refusal,
    )
