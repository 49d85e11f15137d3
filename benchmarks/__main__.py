"""Print the table of measures: `python -m benchmarks`."""

import statistics
import time
from collections.abc import Callable

import click

from benchmarks import crypto, engine

ROUNDS = 5


def measure(act: Callable[[], object]) -> float:
    """Return the median seconds of `ROUNDS` calls of *act*, after one that warms it up."""
    act()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        act()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> None:
    """Measure each pair and print it: what, its time, the floor's time, the ratio."""
    click.echo(f"{'measure':<52}{'ours':>12}{'floor':>12}{'ratio':>8}")
    for name, ours, floor in (*engine.pairs(), *crypto.pairs()):
        one, other = measure(ours), measure(floor)
        click.echo(f"{name:<52}{one * 1000:>9.2f} ms{other * 1000:>9.2f} ms{one / other:>8.2f}")


main()
