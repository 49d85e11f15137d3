"""The weekly batch: authors' acts leave the arrivals for the members' tables, all at once and in random order; opens nothing."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aqts_voice.crypto.links import LINK_BYTES
from aqts_voice.models import (
    Account,
    Arrival,
    ArrivalKind,
    Batch,
    Message,
    SealedText,
    Testimony,
    TestimonyState,
    VaultKey,
    VaultPurpose,
)
from aqts_voice.models.sealed_text import SealedKind
from aqts_voice.services.stewardship.erasure import erase, remove_published

BATCH_WEEKDAY = 0  # Monday, so that volunteers find the week's work at the start of it.
LEAST = 5
RUSH = 50
PATIENCE = timedelta(weeks=4)
DAYS_PER_WEEK = 7

Shuffle = Callable[[list[Arrival]], None]
RANDOM_ORDER: Callable[[list[Any]], None] = secrets.SystemRandom().shuffle


@dataclass(frozen=True)
class Moved:
    """How many acts of each kind one batch moved; the numbers are for the caller's sentence and are stored nowhere."""

    deposits: int
    answers: int
    consents: int
    withdrawals: int


@dataclass(frozen=True)
class Standing:
    """Where the weekly move stands: days only, and whether enough waits, never how many."""

    next_day: date
    last_day: date | None
    enough_waiting: bool
    rush: bool
    epochs: tuple[date, ...]


def move_arrivals(
    session: Session,
    *,
    today: date,
    weekday: int = BATCH_WEEKDAY,
    least: int = LEAST,
    rush: int = RUSH,
    patience: timedelta = PATIENCE,
    at_once: bool = False,
    shuffle: Shuffle = RANDOM_ORDER,
) -> Moved | None:
    """Move every waiting act to the members' tables if the rules allow it today, else return None.

    Moves on *weekday* (0 is Monday), or on any day while more than *rush* acts wait, at most once a day, and only once
    *least* wait or *patience* passed since the last move (since the first account, when there was none). With
    *at_once* whatever waits moves. Acts of one kind move in the order that *shuffle* gives, deposits before what
    concerns them and withdrawals last, whatever their order of arrival. The caller owns the transaction.
    """
    waiting = list(session.scalars(select(Arrival)))
    if not waiting:
        return None
    if not at_once and not _is_due(
        session, len(waiting), today=today, weekday=weekday, least=least, rush=rush, patience=patience
    ):
        return None
    shuffle(waiting)
    by_kind = {kind: [one for one in waiting if one.kind is kind] for kind in ArrivalKind}
    for arrival in by_kind[ArrivalKind.DEPOSIT]:
        _move_deposit(session, arrival)
    session.flush()
    for arrival in by_kind[ArrivalKind.ANSWER]:
        _move_answer(session, arrival)
    _move_consents(session, by_kind[ArrivalKind.CONSENT])
    session.flush()
    # A withdrawal deletes by itself every act that still waits for its testimony, so it comes after all of them.
    for arrival in waiting:
        session.delete(arrival)
    session.flush()
    for arrival in by_kind[ArrivalKind.WITHDRAWAL]:
        erase(session, arrival.testimony_id, links=_links(arrival))
    if session.get(Batch, today) is None:
        session.add(Batch(moved_on=today))
    return Moved(
        *(
            len(by_kind[kind])
            for kind in (ArrivalKind.DEPOSIT, ArrivalKind.ANSWER, ArrivalKind.CONSENT, ArrivalKind.WITHDRAWAL)
        )
    )


def standing(
    session: Session, *, today: date, weekday: int = BATCH_WEEKDAY, least: int = LEAST, rush: int = RUSH
) -> Standing:
    """Return the next day of the weekly move, the last one, and the months of the epochs that may still be sealed to."""
    count = session.scalar(select(func.count()).select_from(Arrival)) or 0
    months = session.scalars(
        select(VaultKey.month)
        .where(VaultKey.purpose == VaultPurpose.EPOCH, VaultKey.month >= today.replace(day=1))
        .order_by(VaultKey.month)
    )
    last_day = session.scalar(select(func.max(Batch.moved_on)))
    return Standing(
        next_day=_next_day(today, weekday, moved_today=last_day == today),
        last_day=last_day,
        enough_waiting=count >= least,
        rush=count > rush,
        epochs=tuple(months),
    )


def _next_day(today: date, weekday: int, *, moved_today: bool) -> date:
    ahead = (weekday - today.weekday()) % DAYS_PER_WEEK
    return today + timedelta(days=DAYS_PER_WEEK if moved_today and not ahead else ahead)


def _is_due(
    session: Session, count: int, *, today: date, weekday: int, least: int, rush: int, patience: timedelta
) -> bool:
    last_day = session.scalar(select(func.max(Batch.moved_on)))
    if last_day == today or (today.weekday() != weekday and count <= rush):
        return False
    if count >= least:
        return True
    # Arrivals carry no time: before any move, the day the first account joined is the only day from which to be patient.
    since = last_day or session.scalar(select(func.min(Account.joined_on)))
    return since is None or today - since >= patience


def _move_deposit(session: Session, arrival: Arrival) -> None:
    if session.get(Testimony, arrival.testimony_id) is not None:
        return
    if arrival.vault_key_id is None or arrival.bucket is None or arrival.sealed is None:
        return
    session.add(
        Testimony(
            id=arrival.testimony_id,
            epoch_id=arrival.vault_key_id,
            state=TestimonyState.WAITING,
            counted=bool(arrival.counted),
            quoted=bool(arrival.quoted),
            shared=bool(arrival.shared),
            bucket=arrival.bucket,
        )
    )
    session.add(SealedText(testimony_id=arrival.testimony_id, kind=SealedKind.TESTIMONY, sealed=arrival.sealed))


def _move_answer(session: Session, arrival: Arrival) -> None:
    testimony = _living(session, arrival)
    if testimony is None or arrival.sealed is None or session.get(Message, arrival.id) is not None:
        return
    last = session.scalar(select(func.max(Message.position)).where(Message.testimony_id == testimony.id)) or 0
    session.add(
        Message(
            id=arrival.id,
            testimony_id=testimony.id,
            position=last + 1,
            from_author=True,
            written_on=None,
            sealed=arrival.sealed,
        )
    )
    session.flush()
    if testimony.state is TestimonyState.QUESTION:
        testimony.state = TestimonyState.READING if testimony.claimed_by else TestimonyState.WAITING


def _move_consents(session: Session, arrivals: Iterable[Arrival]) -> None:
    # Two changes of one author may wait together and carry no time: a consent is given only if all of them give it.
    waiting: dict[bytes, list[Arrival]] = {}
    for arrival in arrivals:
        waiting.setdefault(arrival.testimony_id, []).append(arrival)
    for changes in waiting.values():
        testimony = _living(session, changes[0])
        if testimony is None:
            continue
        testimony.counted = all(change.counted for change in changes)
        testimony.quoted = all(change.quoted for change in changes)
        testimony.shared = all(change.shared for change in changes)
        # Each change brings the links of what it no longer allows, and of that only.
        remove_published(session, {link for change in changes for link in _links(change)})


def _living(session: Session, arrival: Arrival) -> Testimony | None:
    testimony = session.get(Testimony, arrival.testimony_id)
    return None if testimony is None or testimony.state is TestimonyState.ERASED else testimony


def _links(arrival: Arrival) -> tuple[bytes, ...]:
    links = arrival.links or b""
    return tuple(links[at : at + LINK_BYTES] for at in range(0, len(links) - len(links) % LINK_BYTES, LINK_BYTES))
