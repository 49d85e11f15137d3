"""Brings all evidence about one text down to spans that do not overlap; it looks for nothing itself."""

from collections.abc import Iterable, Iterator

from aqts_voice.deid.evidence import Evidence
from aqts_voice.deid.redaction import PLACEHOLDER

_NETWORK = frozenset({"model", "dial"})
# Which source names the label when two cover the very same letters: a control digit, the author, a form that nothing else
# has (the network takes a bare phone number for an age, which may be left in clear), the network, then the score.
_CHECKED = "rule:valid-"
_FORMS = ("rule:phone", "rule:ramq")
_PRIORITY = {"author": 1, "model": 3, "dial": 4}
_LAST = 5


def _rank(one: Evidence) -> tuple[int, float]:
    """Return a key that sorts the most trusted evidence first."""
    if one.source.startswith(_CHECKED):
        return 0, -one.score
    return 2 if one.source.startswith(_FORMS) else _PRIORITY.get(one.source, _LAST), -one.score


def merge(evidence: Iterable[Evidence], text: str) -> list[Evidence]:
    """Return the spans to mask in *text* (the folded text), sorted and without overlap.

    Whatever any source covers stays covered: overlapping spans become one, as wide as both. The label
    is the one of the widest span, because « CLSC de Matane » is no place; at equal width, of the
    most trusted source. Our own placeholders are never covered.
    """
    shielded = [match.span() for match in PLACEHOLDER.finditer(text)]
    pieces = [piece for one in evidence for piece in _outside(one, shielded)]
    trimmed = [piece for one in pieces if (piece := _trimmed(one, text)) is not None]
    return [_joined(cluster) for cluster in _clusters(trimmed)]


def _outside(one: Evidence, shielded: list[tuple[int, int]]) -> Iterator[Evidence]:
    """Yield the parts of *one* that lie outside of the shielded runs."""
    if not shielded:
        yield one
        return
    at = one.start
    for start, end in shielded:
        if end <= at or start >= one.end:
            continue
        if start > at:
            yield _cut(one, at, start)
        at = end
    if at < one.end:
        yield _cut(one, at, one.end)


def _cut(one: Evidence, start: int, end: int) -> Evidence:
    return Evidence(start, end, one.label, one.source, one.score, one.sure)


def _trimmed(one: Evidence, text: str) -> Evidence | None:
    """Return *one* without the blanks at its ends, or None if no letter or digit is left."""
    inside = text[one.start : one.end]
    if inside[:1].isalnum() and inside[-1].isalnum():
        return one
    if not any(sign.isalnum() for sign in inside):
        return None
    if inside == inside.strip():
        return one
    start = one.start + len(inside) - len(inside.lstrip())
    return _cut(one, start, start + len(inside.strip()))


def _clusters(pieces: list[Evidence]) -> Iterator[list[Evidence]]:
    """Yield the groups of spans that overlap, in order."""
    cluster: list[Evidence] = []
    reach = -1
    for one in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        if cluster and one.start >= reach:
            yield cluster
            cluster = []
            reach = -1
        cluster.append(one)
        reach = max(reach, one.end)
    if cluster:
        yield cluster


def _joined(cluster: list[Evidence]) -> Evidence:
    """Return one span for a cluster: its whole extent, named by its best member."""
    if len(cluster) == 1:
        return cluster[0]
    best = min(cluster, key=lambda one: (-_weight(one), *_rank(one), one.start))
    sure = any(one.sure for one in cluster)
    score = max(one.score for one in cluster)
    end = max(one.end for one in cluster)
    return Evidence(cluster[0].start, end, best.label, _telling_source(cluster, best), score, sure)


def _telling_source(cluster: list[Evidence], best: Evidence) -> str:
    """Return the source to show: of those that say the same as *best*, one that a person can check goes before the network."""
    same = [one for one in cluster if (one.start, one.end, one.label) == (best.start, best.end, best.label)]
    named = [one for one in same if one.source not in _NETWORK]
    return min(named, key=_rank).source if named else best.source


def _weight(one: Evidence) -> int:
    """Return the width that counts for the label; a code or a name typed by the author always wins."""
    if one.source == "author" or one.source.startswith(_CHECKED):
        return 1_000_000
    return one.end - one.start
