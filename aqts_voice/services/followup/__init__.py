"""An author comes back with the code: reads, answers, changes what is allowed, withdraws; opens with the author's key only."""

from aqts_voice.crypto.errors import BadCode
from aqts_voice.services.followup.acts import (
    AnswerLook,
    NoQuestion,
    NotDone,
    Withdrawal,
    answer,
    change_consents,
    check_answer,
    look_at_answer,
    preview_answer,
    withdraw,
)
from aqts_voice.services.followup.entering import (
    Advice,
    CodeUnknown,
    TicketExpired,
    Visit,
    advise,
    enter,
    resume,
    ticket,
)
from aqts_voice.services.followup.reading import Return, Said, Status, read

__all__ = [
    "Advice",
    "AnswerLook",
    "BadCode",
    "CodeUnknown",
    "NoQuestion",
    "NotDone",
    "Return",
    "Said",
    "Status",
    "TicketExpired",
    "Visit",
    "Withdrawal",
    "advise",
    "answer",
    "change_consents",
    "check_answer",
    "enter",
    "look_at_answer",
    "preview_answer",
    "read",
    "resume",
    "ticket",
    "withdraw",
]
