"""What waits for each kind of member."""

from sqlalchemy.orm import Session

from aqts_voice.models import Role, Theme, ThemeState
from aqts_voice.services import members, review, stewardship, vault
from tests.conftest import NOW, enrol
from tests.support import arrivals

TODAY = NOW.date()


def submit_theme(session: Session, member: members.SignedIn) -> None:
    library = vault.library_key(session, today=TODAY)
    session.add(
        Theme(
            state=ThemeState.PROOF,
            library_key_id=library.id,
            draft_key=b"-",
            sealed_draft=b"-",
            submitted_by=member.account_id,
            opened_on=TODAY,
        )
    )
    session.flush()


def test_tells_a_reader_what_is_held_and_what_waits(reader: members.SignedIn, session: Session) -> None:
    for _ in range(3):
        arrivals.deposit(session, "Texte.", today=TODAY)
    claimed = review.claim(session, reader, today=TODAY)

    tasks = stewardship.tasks(session, reader)

    assert [held.id for held in tasks.held] == [claimed]
    assert tasks.waiting == 2


def test_gives_a_proof_to_somebody_else_than_its_author(
    reader: members.SignedIn, second: members.SignedIn, session: Session
) -> None:
    submit_theme(session, reader)

    assert stewardship.tasks(session, reader).proofs == 0
    assert stewardship.tasks(session, second).proofs == 1


def test_tells_stewards_alone_of_accounts_without_access(
    reader: members.SignedIn, steward: members.SignedIn, session: Session
) -> None:
    token = members.invite(session, roles=(Role.READER,), today=TODAY)
    enrol(session, token=token, name="lise", steward=None)

    assert stewardship.tasks(session, steward).accounts == 1
    assert stewardship.tasks(session, reader).accounts == 0


def test_gives_nothing_to_an_account_without_keys(reader: members.SignedIn, session: Session) -> None:
    arrivals.deposit(session, "Texte.", today=TODAY)
    token = members.invite(session, roles=(Role.READER, Role.PUBLISHER), today=TODAY)
    newcomer = enrol(session, token=token, name="lise", steward=None).signed_in
    submit_theme(session, reader)

    tasks = stewardship.tasks(session, newcomer)

    assert (tasks.held, tasks.waiting, tasks.proofs) == ((), 0, 0)
