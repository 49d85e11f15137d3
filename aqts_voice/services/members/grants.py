"""Vault keys made, opened and handed over: each private seed rests only sealed to the accounts that may use it."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.crypto import envelopes, keys, opening
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.errors import N_, NotAllowed, NotFound, Refused
from aqts_voice.models import Account, AccountState, Grant, Role, VaultKey, VaultPurpose
from aqts_voice.models.base import draw_id
from aqts_voice.services.members.sessions import SignedIn

EPOCHS_AHEAD = 3
READERS = frozenset({VaultPurpose.EPOCH, VaultPurpose.LIBRARY})
OPENS: dict[Role, frozenset[VaultPurpose]] = {
    Role.READER: READERS,
    Role.CODER: frozenset({VaultPurpose.LIBRARY}),
    Role.PUBLISHER: frozenset({VaultPurpose.LIBRARY}),
    Role.STEWARD: READERS | {VaultPurpose.RESEARCH},
    Role.RESEARCHER: frozenset({VaultPurpose.RESEARCH}),
}


class WrongAccount(Refused):
    """The account changed between the comparison of words and the grant."""

    status = 409
    sentence = N_(
        "Les six mots de ce compte ont changé depuis l’affichage. Aucun accès n’a été donné. Comparez-les de nouveau, de vive voix."
    )


def open_vault(session: Session, steward: Account, *, today: date) -> None:
    """Make the first vault keys and grant them to the first steward."""
    for month in _months_from(today):
        _make(session, VaultPurpose.EPOCH, month=month, to=(steward,))
    _make(session, VaultPurpose.LIBRARY, month=today.replace(day=1), to=(steward,))
    _make(session, VaultPurpose.RESEARCH, month=today.replace(day=1), to=(steward,))


def open_vault_keys(session: Session, steward: SignedIn, *, today: date) -> int:
    """Make the missing epochs of this month and the three next ones, granted to every active account that reads; return how many."""
    _require(steward, Role.STEWARD)
    known = set(session.scalars(select(VaultKey.month).where(VaultKey.purpose == VaultPurpose.EPOCH)))
    missing = [month for month in _months_from(today) if month not in known]
    active = session.scalars(select(Account).where(Account.state == AccountState.ACTIVE)).all()
    for month in missing:
        _make(
            session,
            VaultPurpose.EPOCH,
            month=month,
            to=[account for account in active if VaultPurpose.EPOCH in _opens(account.roles)],
        )
    return len(missing)


def vault_seed(session: Session, signed_in: SignedIn, vault_key_id: bytes) -> bytes:
    """Open the private seed (32 bytes) of a vault key with the member's own.

    Raises:
        NotAllowed: this key was never granted to this account.
        Unopenable: the grant is not the one that was sealed.
    """
    grant = session.scalars(
        select(Grant).where(Grant.vault_key_id == vault_key_id, Grant.account_id == signed_in.account_id)
    ).first()
    if grant is None:
        raise NotAllowed
    return opening.open_key(signed_in.seed, grant.sealed_seed, Bound(Purpose.GRANT, grant.id))


def fingerprint(session: Session, account_id: bytes) -> tuple[str, ...]:
    """Return the six words of an account's public key, to be compared by voice."""
    return keys.fingerprint_words(_account(session, account_id).public_key)


def grant_access(session: Session, steward: SignedIn, account_id: bytes, *, compared: tuple[str, ...]) -> None:
    """Seal to a pending account every vault key that its roles open, and make it active.

    *compared* are the six words that both persons read to each other; granting refuses when the stored key no longer
    gives them.

    Raises:
        NotAllowed: the account that grants is not a steward's.
        WrongAccount: the words differ.
    """
    _require(steward, Role.STEWARD)
    account = _account(session, account_id)
    if keys.fingerprint_words(account.public_key) != tuple(compared):
        raise WrongAccount
    held = set(session.scalars(select(Grant.vault_key_id).where(Grant.account_id == account_id)))
    for key in session.scalars(select(VaultKey).where(VaultKey.purpose.in_(_opens(account.roles)))).all():
        if key.id not in held:
            _seal(session, vault_seed(session, steward, key.id), key, account)
    account.state = AccountState.ACTIVE
    session.flush()


def _make(session: Session, purpose: VaultPurpose, *, month: date, to: Collection[Account]) -> None:
    seed = keys.draw_seed()
    key = VaultKey(id=draw_id(), purpose=purpose, month=month, public_key=keys.public_key(seed))
    session.add(key)
    session.flush()
    for account in to:
        _seal(session, seed, key, account)
    session.flush()


def _seal(session: Session, seed: bytes, key: VaultKey, account: Account) -> None:
    row = draw_id()
    sealed = envelopes.seal_key(seed, account.public_key, Bound(Purpose.GRANT, row))
    session.add(Grant(id=row, vault_key_id=key.id, account_id=account.id, sealed_seed=sealed))


def _opens(roles: Collection[str]) -> frozenset[VaultPurpose]:
    return frozenset().union(*(OPENS[Role(role)] for role in roles))


def _require(signed_in: SignedIn, role: Role) -> None:
    if role not in signed_in.roles:
        raise NotAllowed


def _account(session: Session, account_id: bytes) -> Account:
    account = session.get(Account, account_id)
    if account is None or account.state is AccountState.REMOVED:
        raise NotFound
    return account


def _months_from(today: date) -> list[date]:
    first = today.year * 12 + today.month - 1
    return [date(index // 12, index % 12 + 1, 1) for index in range(first, first + EPOCHS_AHEAD + 1)]
