"""Reading, masking, questioning and settling what authors sent, by members with their own keys."""

from aqts_voice.deid.labels import Label
from aqts_voice.services.review.masking import LABELS, Mask, Masked, Piece, pieces
from aqts_voice.services.review.questions import (
    LONGEST,
    QUESTIONS,
    REFUSALS,
    QuestionEmpty,
    QuestionIdentifies,
    QuestionTwice,
    Ready,
    asks_to_identify,
)
from aqts_voice.services.review.queue import Held, claim, mine, recuse, release_claim, waiting
from aqts_voice.services.review.reading import (
    Reading,
    ask,
    drop_masks,
    mask_more,
    preview_masks,
    read,
    stop_waiting,
)
from aqts_voice.services.review.sealed import ClaimLost, Line
from aqts_voice.services.review.settlement import Outcome, StillWaiting, accept, refuse

__all__ = [
    "LABELS",
    "LONGEST",
    "QUESTIONS",
    "REFUSALS",
    "ClaimLost",
    "Held",
    "Label",
    "Line",
    "Mask",
    "Masked",
    "Outcome",
    "Piece",
    "QuestionEmpty",
    "QuestionIdentifies",
    "QuestionTwice",
    "Reading",
    "Ready",
    "StillWaiting",
    "accept",
    "ask",
    "asks_to_identify",
    "claim",
    "drop_masks",
    "mask_more",
    "mine",
    "pieces",
    "preview_masks",
    "read",
    "recuse",
    "refuse",
    "release_claim",
    "stop_waiting",
    "waiting",
]
