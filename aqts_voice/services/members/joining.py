"""The passphrase of someone who is joining: drawn for the form, sealed in it, shown once, and never stored."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.crypto import forms, passphrase
from aqts_voice.crypto.costs import MEMBER_COST, Cost
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.purposes import Purpose
from aqts_voice.errors import N_, Refused
from aqts_voice.models import Account
from aqts_voice.services.members.accounts import InvitationOver, join

FORM_LIFE = timedelta(hours=2)
# Every sealed value has one length, so that the page does not tell how long the words are.
PAYLOAD_BYTES = 256


class JoiningExpired(Refused):
    """The form stayed open too long, or was altered."""

    status = 400
    sentence = N_(
        "Cette page est restée ouverte trop longtemps. Rien n’a été créé, et vos réponses sont toujours là. Vérifiez-les, puis continuez."
    )


def draw_words(token: str, *, secret: bytes, now: datetime) -> str:
    """Draw a passphrase for the invitation *token* and return it sealed, to travel in the joining form."""
    payload = f"{token}\n{passphrase.draw_passphrase()}".encode("utf-8", "replace").ljust(PAYLOAD_BYTES, b"\0")
    return forms.seal_form(payload, secret=secret, now=now, purpose=Purpose.MEMBER)


def words_of(sealed: str, token: str, *, secret: bytes, now: datetime) -> str:
    """Return the passphrase that `draw_words` sealed for the same invitation.

    Raises:
        JoiningExpired: sealed more than two hours ago, altered, or made for another invitation.
    """
    try:
        payload = forms.open_form(sealed, secret=secret, now=now, purpose=Purpose.MEMBER, lifetime=FORM_LIFE)
    except Unopenable:
        raise JoiningExpired from None
    for_token, _, words = payload.rstrip(b"\0").decode("utf-8").partition("\n")
    if for_token != token:
        raise JoiningExpired
    return words


def join_once(
    session: Session,
    token: str,
    *,
    words: str,
    sign_in_name: str,
    display_name: str,
    standing: str,
    now: datetime,
    cost: Cost = MEMBER_COST,
) -> None:
    """Join, or recognise that the very same form already joined, so that a refresh shows the same page again.

    Raises:
        InvitationOver: the link does not work, and this form is not the one that used it.
        AccountTaken: the sign-in name is in use.
    """
    try:
        join(
            session,
            token,
            words=words,
            sign_in_name=sign_in_name,
            display_name=display_name,
            standing=standing,
            today=now.date(),
            cost=cost,
        )
    except InvitationOver:
        # Only the form that made the account holds both its name and its words.
        if not _made(session, sign_in_name, words):
            raise


def _made(session: Session, sign_in_name: str, words: str) -> bool:
    account = session.scalars(select(Account).where(Account.sign_in_name == sign_in_name.strip().casefold())).first()
    if account is None:
        return False
    try:
        passphrase.unwrap(account.wrapped_seed, words, row=account.id)
    except Unopenable:
        return False
    return True
