"""Coming back with the eight words, and the sealed ticket that goes from page to page; nothing is stored on either side."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from aqts_voice.crypto import author, code, forms, wordlist
from aqts_voice.crypto.costs import AUTHOR_COST, Cost
from aqts_voice.crypto.errors import BadCode, Unopenable
from aqts_voice.crypto.keys import SEED_BYTES
from aqts_voice.crypto.purposes import Purpose
from aqts_voice.errors import N_, Refused
from aqts_voice.models import Lookup

TICKET_LIFE = timedelta(minutes=15)


class CodeUnknown(Refused):
    """Eight words that hold together and open nothing."""

    sentence = N_(
        "Ce code n’ouvre rien ici. Ce que vous avez tapé est encore ci-dessous. Comparez chaque mot, dans l’ordre, avec votre papier."
    )


class TicketExpired(Refused):
    """The page stayed open for more than fifteen minutes, or its ticket was altered."""

    status = 400
    sentence = N_(
        "Par prudence, cette page se referme après quinze minutes. Rien n’est perdu de ce que vous écriviez. Tapez de nouveau vos huit mots pour continuer."
    )


@dataclass(frozen=True)
class Advice:
    """Why what was typed is no code, from the list of words alone: nothing in it depends on any deposit.

    ``unknown`` pairs the position (1 to 8) of each word that is not in the list with up to three words that look like it.
    """

    reason: Literal["count", "word", "checksum"]
    found: int
    unknown: tuple[tuple[int, tuple[str, ...]], ...] = field(repr=False)


@dataclass(frozen=True)
class Visit:
    """An author who brought a code: the seed of the author's key (32 bytes) and the id of the testimony (16 bytes)."""

    seed: bytes = field(repr=False)
    testimony_id: bytes


def enter(session: Session, typed: str, *, secret: bytes, cost: Cost = AUTHOR_COST) -> Visit:
    """Return the visit that the eight words open, whatever became of the testimony since.

    Raises:
        BadCode: what was typed is not a code; `advise` says how.
        CodeUnknown: no testimony was ever sent with this code.
    """
    own = author.derive(code.bits_of(typed), salt=author.author_salt(secret), cost=cost)
    testimony_id = session.scalar(select(Lookup.testimony_id).where(Lookup.token_hash == own.lookup))
    if testimony_id is None:
        raise CodeUnknown
    return Visit(seed=own.seed, testimony_id=testimony_id)


def advise(typed: str, bad: BadCode) -> Advice:
    """Return what to say of *typed*, which *bad* refused."""
    words = wordlist.fold(typed).split()
    close = ((position, code.suggestions(words[position - 1])) for position in bad.unknown if position <= len(words))
    return Advice(reason=bad.reason, found=bad.found, unknown=tuple(close))


def ticket(visit: Visit, *, secret: bytes, now: datetime) -> str:
    """Seal *visit* for the forms of the next page, where it lives for fifteen minutes."""
    payload = visit.seed + visit.testimony_id
    return forms.seal_form(payload, secret=secret, now=now, purpose=Purpose.FOLLOWUP)


def resume(sealed: str, *, secret: bytes, now: datetime) -> Visit:
    """Return the visit that a form carried.

    Raises:
        TicketExpired: it is older than fifteen minutes, or altered.
    """
    try:
        payload = forms.open_form(sealed, secret=secret, now=now, purpose=Purpose.FOLLOWUP, lifetime=TICKET_LIFE)
    except Unopenable:
        raise TicketExpired from None
    return Visit(seed=payload[:SEED_BYTES], testimony_id=payload[SEED_BYTES:])
