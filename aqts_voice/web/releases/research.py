"""The researchers' pages: joining, signing in, the agreement, and the datasets opened in memory."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from aqts_voice.errors import NotFound, Refused
from aqts_voice.services import members, releases
from aqts_voice.web import access, downloads, entry
from aqts_voice.web.house import today, transaction
from aqts_voice.web.releases.forms import AgreementForm, JoiningForm
from aqts_voice.web.rows import row_id

blueprint = Blueprint("research", __name__, url_prefix="/recherche")


@blueprint.get("/")
@access.role("researcher", pending=True)
def home() -> ResponseReturnValue:
    """Show what comes next: wait for access, read the agreement, or download."""
    return _home(AgreementForm(formdata=None, version=releases.AGREEMENT))


@blueprint.post("/entente")
@access.role("researcher", pending=True)
def agree() -> ResponseReturnValue:
    """Keep the acceptance of the agreement that was on the page."""
    form = AgreementForm()
    if not form.validate():
        return _home(form), 422
    releases.accept(transaction(), access.signed_in(), version=form.version.data, today=today())
    return redirect(url_for("research.home"), 303)


@blueprint.get("/jeux/<release>/telecharger")
@access.role("researcher")
def download(release: str) -> ResponseReturnValue:
    """Open a dataset with this researcher's key and send it; nothing is written on the way."""
    opened = releases.download(transaction(), access.signed_in(), row_id(release))
    return downloads.zipped(opened.data, opened.filename)


@blueprint.get("/invitation/<token>")
@access.invited
def invitation(token: str) -> ResponseReturnValue:
    """Explain what joining means, and draw the passphrase that travels sealed in the form."""
    _invited(token)
    form = JoiningForm(sealed=entry.draw(token))
    return _joining(form, token)


@blueprint.post("/invitation/<token>")
@access.invited
def join(token: str) -> ResponseReturnValue:
    """Make the account and its keys in this very request, and show the passphrase once."""
    form = JoiningForm()
    if not form.validate():
        return _joining(form, token), 422
    try:
        words = entry.join(form, token)
    except (members.JoiningExpired, members.AccountTaken) as refusal:
        return _joining(form, token, refusal=refusal), refusal.status
    return render_template("research/passphrase.html", words=words, name=form.sign_in_name.data.strip())


@blueprint.get("/connexion")
@access.invited
def sign_in_page() -> ResponseReturnValue:
    """Ask for a name and a passphrase."""
    return render_template("research/sign_in.html", form=entry.SignInForm(), refusal=None)


@blueprint.post("/connexion")
@access.invited
def sign_in() -> ResponseReturnValue:
    """Open a session; after a few failures the answer comes more slowly, and nobody is locked out."""
    return entry.sign_in("research/sign_in.html", _after_sign_in)


def _after_sign_in(account: members.SignedIn) -> str:
    return url_for("research.home") if members.Role.RESEARCHER in account.roles else "/membres/"


@blueprint.post("/fermer")
@access.invited
def sign_out() -> ResponseReturnValue:
    """End the session here and on the server, whatever state it was in."""
    return entry.sign_out("research/signed_out.html")


def _home(form: AgreementForm) -> str:
    account, session = access.signed_in(), transaction()
    return render_template(
        "research/home.html",
        account=account,
        six_words=None if account.active else members.fingerprint(session, account.account_id),
        agreed=releases.accepted(session, account),
        releases=releases.offered(session),
        suspended=releases.suspended(session),
        form=form,
    )


def _joining(form: JoiningForm, token: str, *, refusal: Refused | None = None) -> str:
    return render_template("research/invitation.html", form=form, token=token, refusal=refusal)


def _invited(token: str) -> None:
    invited = members.invitation(transaction(), token, today=today())
    if members.Role.RESEARCHER not in invited.roles:
        # A member's link opens the members' door only, where what joining means is explained to them.
        raise NotFound
