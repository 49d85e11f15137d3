"""The passphrase that travels sealed in the joining form, and the refresh of the page that shows it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aqts_voice.models import Account
from aqts_voice.services import members
from tests.conftest import NOW, TINY

SECRET = bytes(range(32))


def join(session: Session, token: str, words: str, *, name: str = "odile") -> None:
    members.join_once(
        session,
        token,
        words=words,
        sign_in_name=name,
        display_name="Odile Fictive",
        standing="",
        now=NOW,
        cost=TINY,
    )


def test_finds_the_same_words_at_each_try() -> None:
    sealed = members.draw_words("token", secret=SECRET, now=NOW)

    first = members.words_of(sealed, "token", secret=SECRET, now=NOW)
    later = members.words_of(sealed, "token", secret=SECRET, now=NOW + timedelta(hours=1))

    assert first == later
    assert len(first.split()) == 7


@pytest.mark.parametrize(
    ("token", "after"), [("another", timedelta(0)), ("token", timedelta(hours=3))], ids=["another link", "too late"]
)
def test_refuses_a_form_of_another_invitation_or_too_old(token: str, after: timedelta) -> None:
    sealed = members.draw_words("token", secret=SECRET, now=NOW)

    with pytest.raises(members.JoiningExpired):
        members.words_of(sealed, token, secret=SECRET, now=NOW + after)


def test_hides_how_long_the_words_are() -> None:
    lengths = {len(members.draw_words("token", secret=SECRET, now=NOW)) for _ in range(20)}

    assert len(lengths) == 1


def test_recognises_the_form_that_already_joined(session: Session) -> None:
    token = members.first_invitation(session, today=NOW.date())
    join(session, token, "abeille abeille abeille abeille abeille abeille abeille")

    join(session, token, "abeille abeille abeille abeille abeille abeille abeille")

    assert session.scalar(select(func.count()).select_from(Account)) == 1


@pytest.mark.parametrize("name", ["odile", "someone"])
def test_refuses_a_used_link_to_another_form(session: Session, name: str) -> None:
    token = members.first_invitation(session, today=NOW.date())
    join(session, token, "abeille abeille abeille abeille abeille abeille abeille")

    with pytest.raises(members.InvitationOver):
        join(session, token, "abricot abricot abricot abricot abricot abricot abricot", name=name)


def test_keeps_the_link_usable_when_the_name_is_taken(session: Session) -> None:
    first = members.first_invitation(session, today=NOW.date())
    second = members.invite(session, roles=members.invitation(session, first, today=NOW.date()).roles, today=NOW.date())
    join(session, first, "abeille abeille abeille abeille abeille abeille abeille")

    with pytest.raises(members.AccountTaken):
        join(session, second, "abricot abricot abricot abricot abricot abricot abricot")

    assert members.invitation(session, second, today=NOW.date()).roles
