"""Joining, signing in and signing out, which members and researchers do on pages of their own by the same steps."""

from collections.abc import Callable

from flask import g, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import DataRequired, Length

from aqts_voice.services import members
from aqts_voice.web import access, transactions
from aqts_voice.web.house import house, now, transaction


class JoiningForm(FlaskForm):
    """What every joining form holds: the sealed passphrase that was drawn for it, and a name to sign in with.

    Each room adds ``display_name`` and ``standing`` in words of its own.
    """

    sealed = HiddenField()
    display_name: StringField
    standing: StringField
    sign_in_name = StringField(
        _("Un nom court pour vous connecter"),
        [
            DataRequired(_("Il manque un nom de connexion. Un prénom suffit.")),
            Length(min=2, max=64, message=_("Choisissez un nom de 2 à 64 signes.")),
        ],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )


class SignInForm(FlaskForm):
    """A name and seven words; capitals, accents and spaces do not count."""

    name = StringField(
        _("Nom de connexion"),
        [DataRequired(_("Il manque votre nom de connexion."))],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    words = PasswordField(
        _("Phrase de passe (sept mots)"),
        [DataRequired(_("Il manque votre phrase de passe."))],
        render_kw={"autocomplete": "current-password"},
    )


def draw(token: str) -> str:
    """Return a fresh passphrase for the invitation *token*, sealed to travel in its form."""
    return members.draw_words(token, secret=house().settings.secret, now=now())


def join(form: JoiningForm, token: str) -> list[str]:
    """Make the account of a valid *form* and return the words of its passphrase; a refresh returns the same.

    Raises:
        JoiningExpired: the form is too old; a fresh passphrase was put in it.
        AccountTaken: the sign-in name is in use.
        InvitationOver: the link does not work.
    """
    try:
        words = members.words_of(form.sealed.data or "", token, secret=house().settings.secret, now=now())
        members.join_once(
            transaction(),
            token,
            words=words,
            sign_in_name=form.sign_in_name.data,
            display_name=form.display_name.data,
            standing=form.standing.data or "",
            now=now(),
            cost=access.member_cost(),
        )
    except members.JoiningExpired:
        transactions.undo()
        form.sealed.data = draw(token)
        raise
    except members.AccountTaken:
        transactions.undo()
        raise
    return words.split()


def sign_in(template: str, where: Callable[[members.SignedIn], str]) -> ResponseReturnValue:
    """Open a session and go on to *where*, or show *template* again; after a few failures the answer comes more slowly."""
    form = SignInForm()
    if not form.validate():
        return render_template(template, form=form, refusal=None), 422
    try:
        account, cookie = access.open_session(form.name.data, form.words.data)
    except members.WrongPassphrase as refusal:
        return render_template(template, form=form, refusal=refusal), refusal.status
    response = make_response(redirect(where(account), 303))
    access.remember(response, cookie)
    return response


def sign_out(template: str) -> ResponseReturnValue:
    """End the session here and on the server, whatever state it was in."""
    if cookie := request.cookies.get(access.COOKIE):
        members.sign_out(transaction(), cookie)
    g.pop("signed_in", None)
    response = make_response(render_template(template))
    access.forget(response)
    return response
