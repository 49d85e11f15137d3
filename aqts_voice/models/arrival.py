"""An author's act that waits for the weekly batch: deposit, answer, consent, withdrawal."""

import enum

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from aqts_voice.models.base import BY_KEY, ID_BYTES, Base, Id, words


class ArrivalKind(enum.StrEnum):
    """What the author did."""

    DEPOSIT = "deposit"
    ANSWER = "answer"
    CONSENT = "consent"
    WITHDRAWAL = "withdrawal"


class Arrival(Base):
    """One act, with only the columns that its kind needs; no time of any kind.

    DEPOSIT: ``vault_key_id`` (the epoch), ``bucket``, consents, ``sealed`` (the testimony). ANSWER: ``message_id`` (the question),
    ``sealed`` under the testimony's key, bound to this row's id, which becomes the message's id. CONSENT: the three
    switches. WITHDRAWAL: ``links``, the 16-byte links of what was published from it, one after the other.
    """

    __tablename__ = "arrivals"
    __table_args__ = (BY_KEY,)

    id: Mapped[Id]
    kind: Mapped[ArrivalKind] = mapped_column(words(ArrivalKind))
    testimony_id: Mapped[bytes] = mapped_column(LargeBinary(ID_BYTES), index=True)
    vault_key_id: Mapped[bytes | None] = mapped_column(LargeBinary(ID_BYTES))
    message_id: Mapped[bytes | None] = mapped_column(LargeBinary(ID_BYTES))
    bucket: Mapped[int | None]
    counted: Mapped[bool | None]
    quoted: Mapped[bool | None]
    shared: Mapped[bool | None]
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    links: Mapped[bytes | None] = mapped_column(LargeBinary)
