"""Granting: each role opens its own vault keys and no other, and a swapped public key is refused."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.crypto import keys
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.errors import NotAllowed
from aqts_voice.models import Account, Grant, Role, VaultKey, VaultPurpose
from aqts_voice.services import members
from tests.conftest import NOW, PASSPHRASE, TINY, Person, enrol


def opened(session: Session, signed_in: members.SignedIn) -> set[VaultPurpose]:
    """Return the purposes whose every key this account opens with its own seed."""
    found = set()
    for key in session.scalars(select(VaultKey)).all():
        try:
            seed = members.vault_seed(session, signed_in, key.id)
        except NotAllowed:
            continue
        assert keys.public_key(seed) == key.public_key
        found.add(key.purpose)
    return found


@pytest.mark.parametrize(
    ("who", "purposes"),
    [
        ("steward", set(VaultPurpose)),
        ("reader", {VaultPurpose.EPOCH, VaultPurpose.LIBRARY}),
        ("researcher", {VaultPurpose.RESEARCH}),
    ],
)
def test_each_role_opens_its_own_keys(
    people: dict[str, Person], session: Session, who: str, purposes: set[VaultPurpose]
) -> None:
    assert opened(session, people[who].signed_in) == purposes


def test_only_a_steward_grants(people: dict[str, Person], session: Session) -> None:
    reader, researcher = people["reader"].signed_in, people["researcher"].signed_in
    words = members.fingerprint(session, researcher.account_id)

    with pytest.raises(NotAllowed):
        members.grant_access(session, reader, researcher.account_id, compared=words)


def test_a_public_key_swapped_after_the_comparison_is_refused(people: dict[str, Person], session: Session) -> None:
    steward = people["steward"].signed_in
    token = members.invite(session, roles=[Role.READER], today=NOW.date())
    joined = members.join(
        session,
        token,
        words=PASSPHRASE,
        sign_in_name="paul",
        display_name="Paul",
        standing="",
        today=NOW.date(),
        cost=TINY,
    )
    words = members.fingerprint(session, joined.account_id)
    account = session.get(Account, joined.account_id)
    assert account is not None
    account.public_key = keys.public_key(keys.draw_seed())
    session.flush()

    with pytest.raises(members.WrongAccount):
        members.grant_access(session, steward, joined.account_id, compared=words)

    assert not session.scalars(select(Grant).where(Grant.account_id == joined.account_id)).all()


def test_a_grant_moved_to_another_account_opens_nothing(people: dict[str, Person], session: Session) -> None:
    reader, second = people["reader"].signed_in, people["second"].signed_in
    theirs = session.scalars(select(Grant).where(Grant.account_id == reader.account_id)).first()
    assert theirs is not None
    mine = session.scalars(
        select(Grant).where(Grant.account_id == second.account_id, Grant.vault_key_id == theirs.vault_key_id)
    ).one()
    mine.sealed_seed = theirs.sealed_seed
    session.flush()

    with pytest.raises(Unopenable):
        members.vault_seed(session, second, theirs.vault_key_id)


def test_epochs_are_made_ahead_and_granted_to_readers(people: dict[str, Person], session: Session) -> None:
    steward, reader = people["steward"].signed_in, people["reader"].signed_in

    made = members.open_vault_keys(session, steward, today=NOW.date().replace(year=2027, month=1))

    newest = session.scalars(select(VaultKey).order_by(VaultKey.month.desc())).first()
    assert made == 2
    assert newest is not None
    assert newest.month.isoformat() == "2027-04-01"
    assert keys.public_key(members.vault_seed(session, reader, newest.id)) == newest.public_key


def test_an_account_made_later_opens_earlier_epochs(people: dict[str, Person], session: Session) -> None:
    token = members.invite(session, roles=[Role.READER], today=NOW.date())

    late = enrol(session, token=token, name="late", steward=people["steward"].signed_in)

    assert opened(session, late.signed_in) == {VaultPurpose.EPOCH, VaultPurpose.LIBRARY}
