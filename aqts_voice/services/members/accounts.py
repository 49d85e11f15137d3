"""Invitations and accounts: who may join, and with which roles; keys are made in the invited person's own request."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from aqts_voice.crypto import keys, passphrase
from aqts_voice.crypto.costs import MEMBER_COST, Cost
from aqts_voice.errors import N_, Refused
from aqts_voice.models import Account, AccountState, Invitation, Role
from aqts_voice.models.base import draw_id
from aqts_voice.services.members import grants

INVITATION_LIFE = timedelta(days=7)


class InvitationOver(Refused):
    """The link was used, replaced, or is too old."""

    status = 410
    sentence = N_(
        "Cette invitation a déjà servi ou n’est plus valable. Rien n’a été créé. Demandez un nouveau lien à la personne qui vous a invité·e."
    )


class AccountTaken(Refused):
    """Another account already uses this sign-in name."""

    sentence = N_("Ce nom de connexion est déjà pris. Vos autres réponses sont toujours là. Choisissez-en un autre.")


@dataclass(frozen=True)
class Invited:
    """An invitation that still works; ``id`` is its row."""

    id: bytes
    roles: tuple[Role, ...]
    expires_on: date


@dataclass(frozen=True)
class Joined:
    """The account that an invitation became; ``first`` when it opened the instance's vault."""

    account_id: bytes
    first: bool


@dataclass(frozen=True)
class AccountSummary:
    """What a steward sees of an account."""

    id: bytes
    display_name: str
    sign_in_name: str
    standing: str
    roles: tuple[Role, ...]
    state: AccountState
    joined_on: date
    fingerprint: tuple[str, ...]


def nobody_joined(session: Session) -> bool:
    """Tell whether the instance still waits for its first steward."""
    return not session.scalar(select(func.count()).select_from(Account))


def first_invitation(session: Session, *, today: date) -> str:
    """Replace any invitation made before the first account, and return the token of the new one."""
    session.execute(update(Invitation).values(used=True))
    return invite(session, roles=(Role.READER, Role.CODER, Role.PUBLISHER, Role.STEWARD), today=today)


def invite(session: Session, *, roles: Collection[Role], today: date) -> str:
    """Make an invitation valid for a week and return its token (256 bits); only its hash is kept."""
    token = secrets.token_urlsafe(32)
    ordered = [role.value for role in Role if role in roles]
    session.add(Invitation(token_hash=_hash(token), roles=ordered, expires_on=today + INVITATION_LIFE))
    session.flush()
    return token


def invitation(session: Session, token: str, *, today: date) -> Invited:
    """Return the invitation of *token*.

    Raises:
        InvitationOver: unknown, used, replaced, or expired.
    """
    row = session.scalars(
        select(Invitation).where(Invitation.token_hash == _hash(token), Invitation.used.is_(False))
    ).first()
    if row is None or row.expires_on < today:
        raise InvitationOver
    return Invited(id=row.id, roles=tuple(Role(role) for role in row.roles), expires_on=row.expires_on)


def join(
    session: Session,
    token: str,
    *,
    words: str,
    sign_in_name: str,
    display_name: str,
    standing: str,
    today: date,
    cost: Cost = MEMBER_COST,
) -> Joined:
    """Turn an invitation into an account whose fresh private seed rests wrapped by the passphrase *words*.

    The first account opens the vault (epochs, library, research) and is active at once; every other one waits until a
    colleague grants it keys.

    Raises:
        InvitationOver: the link does not work any more, or somebody used it an instant before.
        AccountTaken: the sign-in name is in use.
    """
    invited = invitation(session, token, today=today)
    name = sign_in_name.strip().casefold()
    if session.scalar(select(Account.id).where(Account.sign_in_name == name)):
        raise AccountTaken
    spent = session.execute(
        update(Invitation).where(Invitation.id == invited.id, Invitation.used.is_(False)).values(used=True)
    )
    if spent.rowcount != 1:  # type: ignore[attr-defined]
        raise InvitationOver
    first = nobody_joined(session)
    seed, row = keys.draw_seed(), draw_id()
    account = Account(
        id=row,
        sign_in_name=name,
        display_name=display_name.strip(),
        standing=standing.strip(),
        roles=[role.value for role in invited.roles],
        state=AccountState.ACTIVE if first else AccountState.PENDING,
        public_key=keys.public_key(seed),
        wrapped_seed=passphrase.wrap(seed, words, row=row, cost=cost),
        joined_on=today,
    )
    session.add(account)
    session.flush()
    if first:
        grants.open_vault(session, account, today=today)
    return Joined(account_id=row, first=first)


def accounts(session: Session) -> tuple[AccountSummary, ...]:
    """List every account, pending ones first, then by name."""
    rows = session.scalars(select(Account).order_by(Account.state.desc(), Account.display_name))
    return tuple(
        AccountSummary(
            id=row.id,
            display_name=row.display_name,
            sign_in_name=row.sign_in_name,
            standing=row.standing,
            roles=tuple(Role(role) for role in row.roles),
            state=row.state,
            joined_on=row.joined_on,
            fingerprint=keys.fingerprint_words(row.public_key),
        )
        for row in rows
    )


def _hash(token: str) -> bytes:
    return hashlib.sha256(b"voix-aqts/1/invitation\0" + token.encode("utf-8", "replace")).digest()
