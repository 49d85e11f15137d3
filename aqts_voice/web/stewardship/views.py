"""The stewards' page: the weekly move, the months that are open, and a button to open the next ones."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from aqts_voice.services import members, stewardship
from aqts_voice.web import access
from aqts_voice.web.house import today, transaction

blueprint = Blueprint("stewardship", __name__, url_prefix="/membres/intendance")


@blueprint.get("")
@access.role("steward")
def overview() -> ResponseReturnValue:
    """Say how the rules stand, in days and words."""
    return render_template(
        "stewardship/overview.html", standing=stewardship.standing(transaction(), today=today()), rules=stewardship
    )


@blueprint.post("/mois")
@access.role("steward")
def open_months() -> ResponseReturnValue:
    """Make the missing keys of this month and of the three next ones."""
    made = members.open_vault_keys(transaction(), access.signed_in(), today=today())
    flash(
        gettext("Les clés des prochains mois sont prêtes.") if made else gettext("Toutes les clés étaient déjà prêtes.")
    )
    return redirect(url_for("stewardship.overview"), 303)
