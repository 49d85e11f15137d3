"""Sign-in and sessions: the opened seed rests encrypted under a key that only the member's cookie holds."""

import base64
import binascii
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from aqts_voice.crypto import passphrase, sessions
from aqts_voice.crypto.costs import MEMBER_COST, Cost
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.errors import N_, Refused, SignInNeeded
from aqts_voice.models import Account, AccountState, MemberSession, Role
from aqts_voice.models.base import ID_BYTES

IDLE = timedelta(minutes=30)
LIFETIME = timedelta(hours=10)
# Writing the new idle limit at each page would take the write lock for nothing.
IDLE_STEP = timedelta(minutes=1)
SLOWEST = 2.0


class WrongPassphrase(Refused):
    """Name and passphrase do not go together; which of the two is wrong is not said."""

    sentence = N_(
        "Ce nom et cette phrase de passe ne vont pas ensemble. Rien n’a été modifié. Vérifiez chaque mot, puis réessayez."
    )


@dataclass(frozen=True)
class SignedIn:
    """A signed-in account; ``seed`` is its private seed, in memory for this request only."""

    account_id: bytes
    display_name: str
    roles: tuple[Role, ...]
    active: bool
    seed: bytes = field(repr=False)


def sign_in(
    session: Session, name: str, words: str, *, now: datetime, cost: Cost = MEMBER_COST
) -> tuple[SignedIn, str]:
    """Open an account with its passphrase; return it with the text of the cookie that keeps it open.

    A name that does not exist costs the same time as one that does: a passphrase is always derived. *cost* is the
    profile used for such a name; real accounts carry their own.

    Raises:
        WrongPassphrase: the two do not go together, or the account was removed.
    """
    account = session.scalars(select(Account).where(Account.sign_in_name == name.strip().casefold())).first()
    if account is None or account.state is AccountState.REMOVED:
        passphrase.wrap(bytes(32), passphrase.draw_passphrase(), row=bytes(ID_BYTES), cost=cost)
        raise WrongPassphrase
    try:
        seed = passphrase.unwrap(account.wrapped_seed, words, row=account.id)
    except Unopenable:
        raise WrongPassphrase from None
    account.failures = 0
    row, key = sessions.draw_session()
    session.execute(delete(MemberSession).where(MemberSession.ends_at < now))
    sealed = sessions.seal_session(key, seed, row=row)
    session.add(
        MemberSession(id=row, account_id=account.id, sealed=sealed, idle_until=now + IDLE, ends_at=now + LIFETIME)
    )
    session.flush()
    return _signed_in(account, seed), base64.urlsafe_b64encode(row + key).decode("ascii")


def note_failure(session: Session, name: str) -> None:
    """Count a failed sign-in of an account, so that the next one answers more slowly; nobody is ever locked out."""
    session.execute(
        update(Account).where(Account.sign_in_name == name.strip().casefold()).values(failures=Account.failures + 1)
    )


def delay_after(session: Session, name: str) -> float:
    """Return the seconds to wait before answering the next try of *name*: none at first, two at most."""
    failures = session.scalar(select(Account.failures).where(Account.sign_in_name == name.strip().casefold())) or 0
    return min(SLOWEST, 0.25 * max(0, failures - 2))


def resume(session: Session, cookie: str, *, now: datetime) -> SignedIn:
    """Return the account whose session *cookie* opens.

    Raises:
        SignInNeeded: the cookie is not one of ours, or its session ended.
    """
    row, key = _split(cookie)
    kept = session.get(MemberSession, row)
    if kept is None or min(_aware(kept.idle_until), _aware(kept.ends_at)) <= now:
        raise SignInNeeded
    account = session.get(Account, kept.account_id)
    if account is None or account.state is AccountState.REMOVED:
        raise SignInNeeded
    try:
        seed = sessions.open_session(key, kept.sealed, row=row)
    except Unopenable:
        raise SignInNeeded from None
    if _aware(kept.idle_until) < now + IDLE - IDLE_STEP:
        kept.idle_until = now + IDLE
        session.flush()
    return _signed_in(account, seed)


def sign_out(session: Session, cookie: str) -> None:
    """End the session of *cookie*; nothing happens when it is not one."""
    try:
        row, _ = _split(cookie)
    except SignInNeeded:
        return
    session.execute(delete(MemberSession).where(MemberSession.id == row))


def _split(cookie: str) -> tuple[bytes, bytes]:
    try:
        raw = base64.b64decode(cookie, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise SignInNeeded from None
    if len(raw) != ID_BYTES + 32:
        raise SignInNeeded
    return raw[:ID_BYTES], raw[ID_BYTES:]


def _signed_in(account: Account, seed: bytes) -> SignedIn:
    roles = tuple(Role(role) for role in account.roles)
    return SignedIn(account.id, account.display_name, roles, account.state is AccountState.ACTIVE, seed)


def _aware(moment: datetime) -> datetime:
    # SQLite gives back times without their zone; they were stored in UTC.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
