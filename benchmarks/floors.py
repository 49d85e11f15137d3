"""What a primitive of ours costs beside the same primitive called bare, in the same run."""

import statistics
import time
from collections.abc import Callable

from benchmarks import crypto
from benchmarks.rounds import table

ROUNDS = 5


def report() -> str:
    """Return the table: what, its time, the floor's time, the ratio."""
    rows = [("measure", "ours", "floor", "ratio")]
    for name, ours, floor in crypto.pairs():
        one, other = _measured(ours), _measured(floor)
        rows.append((name, f"{one * 1000:.2f} ms", f"{other * 1000:.2f} ms", f"{one / other:.2f}"))
    return table(rows)


def _measured(act: Callable[[], object]) -> float:
    """Return the median seconds of `ROUNDS` calls of *act*, after one that warms it up."""
    act()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        act()
        times.append(time.perf_counter() - started)
    return statistics.median(times)
