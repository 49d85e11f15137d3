"""What keeps the instance going without anyone reading: the weekly batch, erasures, what waits for whom; opens nothing."""

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
from aqts_voice.services.stewardship.tasks import Tasks, tasks

__all__ = [
    "BATCH_WEEKDAY",
    "LEAST",
    "PATIENCE",
    "RANDOM_ORDER",
    "RUSH",
    "Moved",
    "Standing",
    "Tasks",
    "erase",
    "move_arrivals",
    "standing",
    "tasks",
]
