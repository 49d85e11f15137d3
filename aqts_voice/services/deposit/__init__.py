"""The author's deposit: what is written is previewed, looked at once more, then sealed; the clear text never reaches the database."""

from aqts_voice.crypto.costs import Cost
from aqts_voice.deid.traces import TextLanguage
from aqts_voice.risk.context import ATTRIBUTES, LABELS, TITLES, choices
from aqts_voice.services.deposit.draft import (
    MOST_CHARACTERS,
    Draft,
    EmptyText,
    TooLong,
    TooManyWords,
    Unreadable,
    clean,
    draft,
)
from aqts_voice.services.deposit.engine import Engine, load_engine
from aqts_voice.services.deposit.last_look import (
    Carried,
    FormAltered,
    FormExpired,
    Kept,
    LastLook,
    StillIdentifies,
    carried,
    carry,
    check,
    last_look,
    salvage,
)
from aqts_voice.services.deposit.marks import Piece
from aqts_voice.services.deposit.preview import BROADER, LEAVE, NOT_A_NAME, Group, Preview, preview
from aqts_voice.services.deposit.receive import Consents, NotKept, Outcome, Receipt, receive
from aqts_voice.services.deposit.residual import Remaining, remaining

__all__ = [
    "ATTRIBUTES",
    "BROADER",
    "LABELS",
    "LEAVE",
    "MOST_CHARACTERS",
    "NOT_A_NAME",
    "TITLES",
    "Carried",
    "Consents",
    "Cost",
    "Draft",
    "EmptyText",
    "Engine",
    "FormAltered",
    "FormExpired",
    "Group",
    "Kept",
    "LastLook",
    "NotKept",
    "Outcome",
    "Piece",
    "Preview",
    "Receipt",
    "Remaining",
    "StillIdentifies",
    "TextLanguage",
    "TooLong",
    "TooManyWords",
    "Unreadable",
    "carried",
    "carry",
    "check",
    "choices",
    "clean",
    "draft",
    "last_look",
    "load_engine",
    "preview",
    "receive",
    "remaining",
    "salvage",
]
