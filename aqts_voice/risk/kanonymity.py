"""Counts made safe to print: rounded down, counted over several months, small cells left out; it knows numbers only."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

STEP = 5


def rounded(n: int, floor: int) -> int | None:
    """Return *n* rounded down to 5, None when it is below *floor*."""
    return n - n % STEP if n >= floor else None


def counted_independently(month_by_testimony: Mapping[bytes, date], threshold: int) -> int:
    """Return how many testimonies count toward *threshold* when at most half of it may come from any one epoch.

    Someone who writes many false testimonies in one month can thus make half of the threshold at most: the threshold
    is reached when the result is *threshold* or more. It is not a count to print.
    """
    by_month = Counter(month_by_testimony.values())
    return sum(min(count, threshold // 2) for count in by_month.values())


def suppress(table: Mapping[str, int], threshold: int) -> dict[str, int]:
    """Return the cells of *table* that may be shown, rounded down to 5, in the order of the table.

    Cells under *threshold* are left out. As long as what is left out adds up to less than the threshold, the smallest
    shown cell leaves too: otherwise the total would tell what the only hidden cell holds.
    """
    shown = {name: count for name, count in table.items() if count >= threshold}
    hidden = sum(count for name, count in table.items() if name not in shown)
    while shown and 0 < hidden < threshold:
        smallest = min(shown, key=lambda name: (shown[name], name))
        hidden += shown.pop(smallest)
    return {name: count - count % STEP for name, count in shown.items()}
