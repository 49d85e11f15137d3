"""Joining, signing in and out, what waits for a member, and the stewards' page of the team."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from aqts_voice.errors import NotFound, Refused
from aqts_voice.services import members, stewardship
from aqts_voice.web import access, entry
from aqts_voice.web.house import house, today, transaction
from aqts_voice.web.members.forms import KINDS, AccessForm, InvitingForm, JoiningForm
from aqts_voice.web.rows import row_id

blueprint = Blueprint("members", __name__, url_prefix="/membres")

MEMBERS = ("reader", "coder", "publisher", "steward")


@blueprint.get("/")
@access.role(*MEMBERS, pending=True)
def home() -> ResponseReturnValue:
    """Say what waits for this member, in order, with how long each takes."""
    account = access.signed_in()
    session = transaction()
    return render_template(
        "members/home.html",
        account=account,
        tasks=stewardship.tasks(session, account),
        standing=stewardship.standing(session, today=today()),
        six_words=None if account.active else members.fingerprint(session, account.account_id),
    )


@blueprint.get("/invitation/<token>")
@access.invited
def invitation(token: str) -> ResponseReturnValue:
    """Explain what joining means, and draw the passphrase that travels sealed in the form."""
    invited = members.invitation(transaction(), token, today=today())
    form = JoiningForm(sealed=entry.draw(token))
    return _joining_page(form, token, roles=invited.roles)


@blueprint.post("/invitation/<token>")
@access.invited
def join(token: str) -> ResponseReturnValue:
    """Make the account and its keys in this very request, and show the passphrase once."""
    form = JoiningForm()
    if not form.validate():
        return _joining_page(form, token), 422
    try:
        words = entry.join(form, token)
    except (members.JoiningExpired, members.AccountTaken) as refusal:
        return _joining_page(form, token, refusal=refusal), refusal.status
    return render_template("members/passphrase.html", words=words, name=form.sign_in_name.data.strip())


def _joining_page(form: JoiningForm, token: str, *, roles: tuple[str, ...] = (), refusal: Refused | None = None) -> str:
    return render_template("members/invitation.html", form=form, token=token, roles=roles, refusal=refusal)


@blueprint.get("/connexion")
@access.invited
def sign_in_page() -> ResponseReturnValue:
    """Ask for a name and a passphrase."""
    return render_template("members/sign_in.html", form=entry.SignInForm(), refusal=None)


@blueprint.post("/connexion")
@access.invited
def sign_in() -> ResponseReturnValue:
    """Open a session; after a few failures the answer comes more slowly, and nobody is locked out."""
    return entry.sign_in("members/sign_in.html", _after_sign_in)


def _after_sign_in(account: members.SignedIn) -> str:
    only_research = not set(MEMBERS) & set(account.roles)
    return f"{request.script_root}/recherche/" if only_research else url_for("members.home")


@blueprint.post("/fermer")
@access.invited
def sign_out() -> ResponseReturnValue:
    """End the session here and on the server, whatever state it was in."""
    return entry.sign_out("members/signed_out.html")


@blueprint.get("/equipe")
@access.role("steward")
def team() -> ResponseReturnValue:
    """List the accounts, those that wait for access first, and offer to invite."""
    return _team_page(InvitingForm())


@blueprint.post("/equipe")
@access.role("steward")
def invite() -> ResponseReturnValue:
    """Make a one-time link and show it once."""
    form = InvitingForm()
    if not form.validate():
        return _team_page(form), 422
    roles = KINDS[form.kind.data]
    token = members.invite(transaction(), roles=roles, today=today())
    invited = members.invitation(transaction(), token, today=today())
    door = "recherche" if form.kind.data == "researcher" else "membres"
    return render_template(
        "members/link.html",
        link=f"{house().settings.public_url}/{door}/invitation/{token}",
        expires_on=invited.expires_on,
        researcher=form.kind.data == "researcher",
    )


@blueprint.post("/equipe/<account_id>/acces")
@access.role("steward")
def grant(account_id: str) -> ResponseReturnValue:
    """Hand the keys over to a colleague whose six words were compared by voice."""
    form = AccessForm()
    if not form.validate():
        raise NotFound
    members.grant_access(
        transaction(), access.signed_in(), row_id(account_id), compared=tuple((form.compared.data or "").split())
    )
    return redirect(url_for("members.team"), 303)


def _team_page(form: InvitingForm) -> str:
    accounts = members.accounts(transaction())
    return render_template(
        "members/team.html",
        form=form,
        pending=[one for one in accounts if one.state == "pending"],
        active=[one for one in accounts if one.state == "active"],
    )
