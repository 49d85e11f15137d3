"""What a researcher may open, and when."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from aqts_voice.errors import NotAllowed, NotFound
from aqts_voice.models import Grant
from aqts_voice.services import releases
from aqts_voice.services.members import SignedIn
from tests.support.settled import settle

pytestmark = pytest.mark.usefixtures("people")
NOVEMBER, TODAY = date(2026, 11, 1), date(2026, 11, 18)


@pytest.fixture
def prepared(session: Session, steward: SignedIn) -> bytes:
    for place in range(24):
        settle(session, f"Voix {place}.", month=NOVEMBER)
    return releases.prepare(session, steward, today=TODAY)


@pytest.fixture
def offered(session: Session, second: SignedIn, prepared: bytes) -> bytes:
    releases.approve(session, second, prepared, today=TODAY)
    return prepared


def test_opens_the_zip_after_the_agreement(session: Session, researcher: SignedIn, offered: bytes) -> None:
    releases.accept(session, researcher, version=releases.AGREEMENT, today=TODAY)
    releases.accept(session, researcher, version=releases.AGREEMENT, today=TODAY)

    opened = releases.download(session, researcher, offered)

    assert opened.filename == "voix-aqts-2026-1.zip"
    assert zipfile.ZipFile(BytesIO(opened.data)).testzip() is None


def test_lists_what_is_offered(session: Session, offered: bytes) -> None:
    assert releases.offered(session) == (releases.Offered(offered, "voix-aqts-2026-1", TODAY, 20),)


def test_refuses_before_the_agreement(session: Session, researcher: SignedIn, offered: bytes) -> None:
    with pytest.raises(releases.AgreementNeeded):
        releases.download(session, researcher, offered)
    with pytest.raises(releases.AgreementNeeded):
        releases.accept(session, researcher, version="2020-0", today=TODAY)
    assert not releases.accepted(session, researcher)


def test_refuses_what_is_not_offered_yet(session: Session, researcher: SignedIn, prepared: bytes) -> None:
    releases.accept(session, researcher, version=releases.AGREEMENT, today=TODAY)

    with pytest.raises(NotFound):
        releases.download(session, researcher, prepared)
    assert releases.offered(session) == ()


def test_refuses_without_the_key(session: Session, researcher: SignedIn, offered: bytes) -> None:
    releases.accept(session, researcher, version=releases.AGREEMENT, today=TODAY)
    session.execute(delete(Grant).where(Grant.account_id == researcher.account_id))

    with pytest.raises(NotAllowed):
        releases.download(session, researcher, offered)


def test_refuses_a_member_who_is_no_researcher(session: Session, reader: SignedIn, offered: bytes) -> None:
    with pytest.raises(NotAllowed):
        releases.accept(session, reader, version=releases.AGREEMENT, today=TODAY)
    with pytest.raises(NotAllowed):
        releases.download(session, reader, offered)
