"""Sign-in: one answer for every mistake, sessions that end, and a row that opens nothing without its cookie."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.errors import SignInNeeded
from aqts_voice.models import Account, AccountState, MemberSession
from aqts_voice.services import members
from tests.conftest import NOW, PASSPHRASE, TINY, Person


def test_forgives_accents_case_and_spaces(people: dict[str, Person], session: Session) -> None:
    signed_in, _ = members.sign_in(session, " Odile ", PASSPHRASE.upper().replace(" ", "  "), now=NOW, cost=TINY)

    assert signed_in == people["steward"].signed_in


@pytest.mark.parametrize(("name", "words"), [("odile", "zone " * 7), ("inconnue", PASSPHRASE), ("", ""), ("odile", "")])
def test_answers_every_mistake_alike(people: dict[str, Person], session: Session, name: str, words: str) -> None:
    with pytest.raises(members.WrongPassphrase):
        members.sign_in(session, name, words, now=NOW, cost=TINY)


def test_a_removed_account_signs_in_no_more(people: dict[str, Person], session: Session) -> None:
    person = people["reader"]
    account = session.get(Account, person.signed_in.account_id)
    assert account is not None
    account.state = AccountState.REMOVED
    session.flush()

    with pytest.raises(members.WrongPassphrase):
        members.sign_in(session, person.name, PASSPHRASE, now=NOW, cost=TINY)
    with pytest.raises(SignInNeeded):
        members.resume(session, person.cookie, now=NOW)


@pytest.mark.parametrize(
    ("visits", "open_still"),
    [
        ([29], True),
        ([30], False),
        ([20, 49], True),
        ([25 * step for step in range(1, 24)], True),
        ([25 * step for step in range(1, 25)], False),
    ],
)
def test_ends_when_idle_or_old(
    people: dict[str, Person], session: Session, visits: list[int], open_still: bool
) -> None:
    person = people["reader"]
    *before, last = (NOW + timedelta(minutes=minutes) for minutes in visits)
    for moment in before:
        assert members.resume(session, person.cookie, now=moment).renewal_due
        members.renew(session, person.cookie, now=moment)

    if open_still:
        assert members.resume(session, person.cookie, now=last) == person.signed_in
    else:
        with pytest.raises(SignInNeeded):
            members.resume(session, person.cookie, now=last)


@pytest.mark.parametrize("cookie", ["", "abc", "é" * 64, "A" * 64, "\0"])
def test_refuses_a_cookie_that_is_not_ours(session: Session, cookie: str) -> None:
    with pytest.raises(SignInNeeded):
        members.resume(session, cookie, now=NOW)


def test_a_row_without_its_cookie_opens_nothing(people: dict[str, Person], session: Session) -> None:
    mine, theirs = people["reader"], people["second"]
    rows = {row.account_id: row for row in session.scalars(select(MemberSession))}
    rows[theirs.signed_in.account_id].sealed = rows[mine.signed_in.account_id].sealed
    session.flush()

    with pytest.raises(SignInNeeded):
        members.resume(session, theirs.cookie, now=NOW)


def test_signing_out_ends_the_session_at_once(people: dict[str, Person], session: Session) -> None:
    members.sign_out(session, people["reader"].cookie)
    members.sign_out(session, "not a cookie")

    with pytest.raises(SignInNeeded):
        members.resume(session, people["reader"].cookie, now=NOW)


def test_failures_slow_the_answer_and_never_lock(people: dict[str, Person], session: Session) -> None:
    delays = []
    for _ in range(30):
        delays.append(members.knock(session, "odile").delay)
        members.note_failure(session, "odile")

    members.sign_in(session, "odile", PASSPHRASE, now=NOW, cost=TINY)

    assert delays[:4] == [0, 0, 0, 0.25]
    assert max(delays) == 2.0
    assert members.knock(session, "odile").delay == 0


def test_the_seed_never_shows_in_a_representation(people: dict[str, Person]) -> None:
    assert "seed" not in repr(people["reader"].signed_in)


def test_a_session_just_opened_needs_no_renewal(people: dict[str, Person], session: Session) -> None:
    assert not members.resume(session, people["reader"].cookie, now=NOW + timedelta(seconds=59)).renewal_due


def test_reads_nothing_secret_before_the_passphrase(people: dict[str, Person], session: Session) -> None:
    door = members.knock(session, "odile")

    assert "wrapped_seed" not in repr(door)
    with pytest.raises(members.WrongPassphrase):
        members.unlock(door, "zone " * 7, cost=TINY)
