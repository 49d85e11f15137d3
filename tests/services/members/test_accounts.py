"""Joining: one-time links, names, and the first steward who opens the vault."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.models import Account, AccountState, Invitation, Role, VaultKey, VaultPurpose
from aqts_voice.services import members
from tests.conftest import NOW, PASSPHRASE, TINY, Person

TODAY = NOW.date()


def join(session: Session, token: str, name: str = "odile") -> members.Joined:
    return members.join(
        session,
        token,
        words=PASSPHRASE,
        sign_in_name=name,
        display_name="Odile Fictive",
        standing="",
        today=TODAY,
        cost=TINY,
    )


def test_the_first_account_opens_the_vault(session: Session) -> None:
    token = members.first_invitation(session, today=TODAY)

    joined = join(session, token)

    keys = session.scalars(select(VaultKey)).all()
    months = sorted(key.month.isoformat() for key in keys if key.purpose is VaultPurpose.EPOCH)
    assert joined.first
    assert months == ["2026-11-01", "2026-12-01", "2027-01-01", "2027-02-01"]
    assert {key.purpose for key in keys} == set(VaultPurpose)


def test_a_second_first_invitation_voids_the_former(session: Session) -> None:
    former = members.first_invitation(session, today=TODAY)
    latter = members.first_invitation(session, today=TODAY)

    with pytest.raises(members.InvitationOver):
        members.invitation(session, former, today=TODAY)

    assert Role.STEWARD in members.invitation(session, latter, today=TODAY).roles


def test_an_invitation_works_once(session: Session) -> None:
    token = members.first_invitation(session, today=TODAY)
    join(session, token)

    with pytest.raises(members.InvitationOver):
        join(session, token, name="germain")


@pytest.mark.parametrize(("days", "works"), [(0, True), (7, True), (8, False)])
def test_an_invitation_lasts_a_week(session: Session, days: int, works: bool) -> None:
    token = members.invite(session, roles=[Role.READER], today=TODAY)
    later = TODAY + timedelta(days=days)

    if works:
        assert members.invitation(session, token, today=later).roles == (Role.READER,)
    else:
        with pytest.raises(members.InvitationOver):
            members.invitation(session, token, today=later)


def test_the_token_itself_is_not_kept(session: Session) -> None:
    token = members.invite(session, roles=[Role.READER], today=TODAY)

    row = session.scalars(select(Invitation)).one()

    assert token.encode() not in row.token_hash
    assert len(row.token_hash) == 32


def test_a_taken_name_is_refused_and_the_link_still_works(people: dict[str, Person], session: Session) -> None:
    token = members.invite(session, roles=[Role.READER], today=TODAY)
    nested = session.begin_nested()

    with pytest.raises(members.AccountTaken):
        join(session, token, name=" ODILE ")

    nested.rollback()
    assert members.invitation(session, token, today=TODAY).roles == (Role.READER,)


def test_later_accounts_wait_for_their_keys(people: dict[str, Person], session: Session) -> None:
    token = members.invite(session, roles=[Role.READER], today=TODAY)

    joined = join(session, token, name="paul")

    account = session.get(Account, joined.account_id)
    assert account is not None
    assert account.state is AccountState.PENDING
    assert not joined.first


def test_stewards_see_fingerprint_words_of_every_account(people: dict[str, Person], session: Session) -> None:
    listed = members.accounts(session)

    assert {account.sign_in_name for account in listed} == {person.name for person in people.values()}
    assert all(len(account.fingerprint) == 6 for account in listed)
