"""The deposit: sealed to the epoch and to its author, once and only once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.crypto import author, code, keys, opening
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.db import Database
from aqts_voice.errors import NotReady
from aqts_voice.models import Arrival, ArrivalKind, ContentKey, Lookup, VaultKey, VaultPurpose
from aqts_voice.services import stewardship
from aqts_voice.services.content import Content
from aqts_voice.services.deposit import Consents, Kept, NotKept, Outcome, Receipt, receive
from aqts_voice.services.deposit.receive import insert_once
from tests.conftest import NOW, TINY
from tests.support.tables import rows

SECRET = bytes(range(32))
BITS = bytes(range(10))
KEPT = Kept(
    text="Je suis de garde avec [personne A].",
    context={"region": "05"},
    language="fr",
    masks={"PERSON": 1},
    second_reader=False,
    hard_stop=False,
)
COUNTED = Consents(counted=True)
SEED = bytes(32)


@pytest.fixture
def epoch(database: Database) -> bytes:
    """An epoch of this month, its seed known to the test."""
    row = VaultKey(purpose=VaultPurpose.EPOCH, month=NOW.date().replace(day=1), public_key=keys.public_key(SEED))
    with database.transaction() as session:
        session.add(row)
        session.flush()
        return row.id


def send(session: Session, kept: Kept = KEPT, consents: Consents = COUNTED, bits: bytes = BITS) -> Receipt:
    return receive(session, kept, bits=bits, consents=consents, secret=SECRET, today=NOW.date(), cost=TINY)


def test_waits_sealed_in_the_arrivals(epoch: bytes, session: Session) -> None:
    receipt = send(session)

    arrival = session.scalars(select(Arrival)).one()
    assert receipt == Receipt(code.words_of(BITS), Outcome.KEPT)
    assert (arrival.kind, arrival.vault_key_id, arrival.bucket) == (ArrivalKind.DEPOSIT, epoch, 4)
    assert (arrival.counted, arrival.quoted, arrival.shared) == (True, False, False)
    assert len(arrival.sealed or b"") == 1 + 12 + 4096 + 16


def test_opens_with_the_epoch_and_with_the_code_to_the_same_content(epoch: bytes, session: Session) -> None:
    send(session)

    arrival = session.scalars(select(Arrival)).one()
    bound = Bound(Purpose.CONTENT_KEY, arrival.testimony_id)
    sealed = {row.vault_key_id: row.sealed for row in session.scalars(select(ContentKey))}
    own = author.derive(BITS, salt=author.author_salt(SECRET), cost=TINY)
    by_epoch = opening.open_key(SEED, sealed[epoch], bound)
    assert author.open_content_key(own.seed, sealed[None], bound) == by_epoch
    plain = opening.open_sealed(by_epoch, arrival.sealed or b"", Bound(Purpose.TESTIMONY, arrival.testimony_id))
    assert Content.from_bytes(plain) == Content(
        text=KEPT.text, author_public=own.public, context={"region": "05"}, language="fr", masks={"PERSON": 1}
    )


def test_stores_the_hash_of_the_token_and_nothing_of_the_code(epoch: bytes, session: Session) -> None:
    send(session)

    lookup = session.scalars(select(Lookup)).one()
    own = author.derive(BITS, salt=author.author_salt(SECRET), cost=TINY)
    assert lookup.token_hash == own.lookup
    assert own.seed not in lookup.token_hash + lookup.testimony_id


def test_is_single_however_often_it_is_sent(epoch: bytes, database: Database) -> None:
    outcomes = []
    for _ in range(3):
        with database.transaction() as session:
            outcomes.append(send(session))

    assert [one.outcome for one in outcomes] == [Outcome.KEPT, Outcome.SAME, Outcome.SAME]
    assert len({one.words for one in outcomes}) == 1
    assert rows(database) == {"vault_keys": 1, "lookups": 1, "arrivals": 1, "content_keys": 2}


def test_is_single_when_sent_from_several_threads_at_once(epoch: bytes, database: Database) -> None:
    def once(_: int) -> Receipt:
        with database.transaction() as session:
            return send(session)

    with ThreadPoolExecutor(8) as pool:
        receipts = list(pool.map(once, range(8)))

    outcomes = [one.outcome for one in receipts]
    assert (outcomes.count(Outcome.KEPT), outcomes.count(Outcome.SAME)) == (1, 7)
    assert rows(database) == {"vault_keys": 1, "lookups": 1, "arrivals": 1, "content_keys": 2}


@pytest.mark.parametrize("moved", [False, True])
def test_keeps_the_first_text_when_another_comes_under_the_same_code(
    epoch: bytes, session: Session, *, moved: bool
) -> None:
    send(session)
    if moved:
        stewardship.move_arrivals(session, today=NOW.date(), at_once=True)

    receipt = send(session, replace(KEPT, text="Autre chose."))

    assert receipt == Receipt(code.words_of(BITS), Outcome.DIFFERENT)
    assert send(session).outcome is Outcome.SAME


def test_tells_other_consents_from_the_first_ones(epoch: bytes, session: Session) -> None:
    send(session)

    assert send(session, consents=Consents(counted=True, shared=True)).outcome is Outcome.DIFFERENT
    assert not session.scalars(select(Arrival)).one().shared


def test_stores_nothing_when_replayed_after_an_erasure(epoch: bytes, database: Database) -> None:
    with database.transaction() as session:
        send(session)
        testimony_id = session.scalars(select(Lookup.testimony_id)).one()
        stewardship.erase(session, testimony_id)

    with database.transaction() as session:
        receipt = send(session)

    assert receipt.outcome is Outcome.WITHDRAWN
    assert rows(database) == {"vault_keys": 1, "lookups": 1}


def test_retries_a_sending_that_was_rolled_back_with_the_same_code(epoch: bytes, database: Database) -> None:
    with database.session(writes=True) as session:
        first = send(session)
        session.rollback()

    with database.transaction() as session:
        second = send(session)

    assert first == second
    assert second.outcome is Outcome.KEPT


def test_waits_for_an_epoch(session: Session) -> None:
    with pytest.raises(NotReady):
        send(session)


def test_inserts_a_row_once(database: Database, session: Session) -> None:
    values = {"token_hash": bytes(32), "testimony_id": bytes(16)}

    assert insert_once(session, Lookup, **values)
    assert not insert_once(session, Lookup, **values)


def test_shows_no_code_in_its_description(epoch: bytes, session: Session) -> None:
    receipt = send(session)

    assert receipt.words[0] not in repr(receipt)
    assert "garde" not in repr(KEPT)


def test_says_that_nothing_was_kept_when_the_database_does_not_answer(tmp_path: Path) -> None:
    without_tables = Database(f"sqlite:///{tmp_path / 'empty.db'}")

    with without_tables.session(writes=True) as session, pytest.raises(NotKept):
        receive(session, KEPT, bits=BITS, consents=COUNTED, secret=SECRET, today=NOW.date(), cost=TINY)

    without_tables.close()
