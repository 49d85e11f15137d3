"""What keeps the instance going without anyone reading: the weekly batch, erasures, the first invitation; opens nothing."""

from aqts_voice.services.stewardship.batch import (
    BATCH_WEEKDAY,
    LEAST,
    PATIENCE,
    RANDOM_ORDER,
    RUSH,
    Moved,
    Standing,
    move_arrivals,
    standing,
)
from aqts_voice.services.stewardship.erasure import erase

__all__ = [
    "BATCH_WEEKDAY",
    "LEAST",
    "PATIENCE",
    "RANDOM_ORDER",
    "RUSH",
    "Moved",
    "Standing",
    "erase",
    "move_arrivals",
    "standing",
]
