"""What the network's readings are held to; chosen on held-out texts, kept beside the weights."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Three sets of beliefs, each from 0 to 1.

    ``floors``: by label, what an entity of the parser needs to be masked. ``thresholds``: by label, the
    probability of « outside » under which the dial masks a token; a higher one masks more. ``doubts``: by source, the
    probability of « outside » above which what a rule or list found is left out; a source that is absent is never doubted.
    """

    floors: dict[str, float]
    thresholds: dict[str, float]
    doubts: dict[str, float]
