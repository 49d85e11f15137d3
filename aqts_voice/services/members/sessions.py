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
DELAY_STEP = 0.25
FREE_FAILURES = 2


class WrongPassphrase(Refused):
    """Name and passphrase do not go together; which of the two is wrong is not said."""

    sentence = N_(
        "Ce nom et cette phrase de passe ne vont pas ensemble. Rien n’a été modifié. Vérifiez chaque mot, puis réessayez."
    )


@dataclass(frozen=True)
class SignedIn:
    """A signed-in account; ``seed`` is its private seed, in memory for this request only.

    ``renewal_due`` when the session's idle limit is old enough to be moved by `renew`.
    """

    account_id: bytes
    display_name: str
    roles: tuple[Role, ...]
    active: bool
    seed: bytes = field(repr=False)
    renewal_due: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Door:
    """What is read of an account before its passphrase is tried; an unknown name has one too, which never opens.

    ``delay`` is the time in seconds to wait before trying: none at first, two seconds at most after failures.
    """

    account_id: bytes | None
    wrapped_seed: bytes | None = field(repr=False)
    delay: float


def sign_in(
    session: Session, name: str, words: str, *, now: datetime, cost: Cost = MEMBER_COST
) -> tuple[SignedIn, str]:
    """Open an account with its passphrase in one go; return it with the text of the cookie that keeps it open.

    Deriving takes about a second: what serves others meanwhile calls `knock`, `unlock` and `begin` apart, so that no
    transaction waits for it.

    Raises:
        WrongPassphrase: the two do not go together, or the account was removed.
    """
    door = knock(session, name)
    return begin(session, door, unlock(door, words, cost=cost), now=now)


def knock(session: Session, name: str) -> Door:
    """Read what is needed to try a passphrase on the account called *name*, whether it exists or not."""
    account = session.scalars(select(Account).where(Account.sign_in_name == name.strip().casefold())).first()
    if account is None or account.state is AccountState.REMOVED:
        return Door(None, None, 0.0)
    delay = min(SLOWEST, DELAY_STEP * max(0, account.failures - FREE_FAILURES))
    return Door(account.id, account.wrapped_seed, delay)


def unlock(door: Door, words: str, *, cost: Cost = MEMBER_COST) -> bytes:
    """Return the private seed behind *door*; reads and writes nothing.

    A name that does not exist costs the same time as one that does: a passphrase is always derived. *cost* is the
    profile used for such a name; real accounts carry their own.

    Raises:
        WrongPassphrase: name and passphrase do not go together.
    """
    if door.account_id is None or door.wrapped_seed is None:
        passphrase.wrap(bytes(32), passphrase.draw_passphrase(), row=bytes(ID_BYTES), cost=cost)
        raise WrongPassphrase
    try:
        return passphrase.unwrap(door.wrapped_seed, words, row=door.account_id)
    except Unopenable:
        raise WrongPassphrase from None


def begin(session: Session, door: Door, seed: bytes, *, now: datetime) -> tuple[SignedIn, str]:
    """Start the session of the account that *seed* opened; return it with the text of its cookie.

    Raises:
        WrongPassphrase: the account was removed meanwhile.
    """
    account = session.get(Account, door.account_id) if door.account_id else None
    if account is None or account.state is AccountState.REMOVED:
        raise WrongPassphrase
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


def resume(session: Session, cookie: str, *, now: datetime) -> SignedIn:
    """Return the account whose session *cookie* opens; writes nothing.

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
    return _signed_in(account, seed, renewal_due=_aware(kept.idle_until) < now + IDLE - IDLE_STEP)


def renew(session: Session, cookie: str, *, now: datetime) -> None:
    """Move the idle limit of a session that is in use; called in a transaction of its own, since pages only read."""
    row, _ = _split(cookie)
    session.execute(update(MemberSession).where(MemberSession.id == row).values(idle_until=now + IDLE))


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


def _signed_in(account: Account, seed: bytes, *, renewal_due: bool = False) -> SignedIn:
    roles = tuple(Role(role) for role in account.roles)
    active = account.state is AccountState.ACTIVE
    return SignedIn(account.id, account.display_name, roles, active, seed, renewal_due)


def _aware(moment: datetime) -> datetime:
    # SQLite gives back times without their zone; they were stored in UTC.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
