"""Accepted testimonies opened with a member's keys, for the rooms that gather, count and release them; nothing here is kept."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, select
from sqlalchemy.orm import Session, aliased

from aqts_voice.crypto import opening
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.models import ContentKey, SealedText, Testimony, TestimonyState
from aqts_voice.models.sealed_text import SealedKind
from aqts_voice.services import members, vault
from aqts_voice.services.content import Content, Notes
from aqts_voice.services.members import SignedIn


@dataclass(frozen=True)
class Accepted:
    """One accepted testimony, opened in the memory of this request.

    ``month`` is the first day of its epoch's month. ``key`` is its content key (32 bytes).
    """

    id: bytes
    month: date
    counted: bool
    quoted: bool
    shared: bool
    content: Content = field(repr=False)
    notes: Notes = field(repr=False)
    key: bytes = field(repr=False)


def accepted_ids(session: Session) -> tuple[bytes, ...]:
    """List the ids of accepted and counted testimonies, in the order of their random ids."""
    query = (
        select(Testimony.id).where(Testimony.state == TestimonyState.ACCEPTED, Testimony.counted).order_by(Testimony.id)
    )
    return tuple(session.scalars(query))


def open_accepted(
    session: Session, signed_in: SignedIn, *, only: Collection[bytes] | None = None, lock: bool = False
) -> Iterator[Accepted]:
    """Open accepted and counted testimonies, those named in *only* or all of them, in the order of their random ids.

    With *lock*, their notes stay reserved to this transaction, so that two members who gather at once lose nothing.

    Raises:
        NotAllowed: the member was not granted the key under which they rest.
    """
    months = vault.months(session)
    seeds: dict[bytes, bytes] = {}
    for row in session.execute(_query(only, lock=lock)):
        if row.vault_key_id not in seeds:
            seeds[row.vault_key_id] = members.vault_seed(session, signed_in, row.vault_key_id)
        yield _open(row, seeds[row.vault_key_id], months[row.epoch_id])


def _query(only: Collection[bytes] | None, *, lock: bool) -> Select[*tuple[Any, ...]]:
    words, notes = aliased(SealedText), aliased(SealedText)
    query = (
        select(
            Testimony.id,
            Testimony.epoch_id,
            Testimony.counted,
            Testimony.quoted,
            Testimony.shared,
            ContentKey.vault_key_id,
            ContentKey.sealed.label("sealed_key"),
            words.sealed.label("words"),
            notes.sealed.label("notes"),
        )
        .join(ContentKey, and_(ContentKey.testimony_id == Testimony.id, ContentKey.vault_key_id.is_not(None)))
        .join(words, and_(words.testimony_id == Testimony.id, words.kind == SealedKind.TESTIMONY))
        .outerjoin(notes, and_(notes.testimony_id == Testimony.id, notes.kind == SealedKind.NOTES))
        .where(Testimony.state == TestimonyState.ACCEPTED, Testimony.counted)
        .order_by(Testimony.id)
    )
    if only is not None:
        query = query.where(Testimony.id.in_(only))
    return query.with_for_update(of=Testimony) if lock else query


def _open(row: Row[*tuple[Any, ...]], seed: bytes, month: date) -> Accepted:
    key = opening.open_key(seed, row.sealed_key, Bound(Purpose.CONTENT_KEY, row.id))
    words = opening.open_sealed(key, row.words, Bound(Purpose.TESTIMONY, row.id))
    notes = opening.open_sealed(key, row.notes, Bound(Purpose.NOTES, row.id)) if row.notes else None
    return Accepted(
        id=row.id,
        month=month,
        counted=row.counted,
        quoted=row.quoted,
        shared=row.shared,
        content=Content.from_bytes(words),
        notes=Notes.from_bytes(notes) if notes else Notes(),
        key=key,
    )
