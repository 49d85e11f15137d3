"""How a source of evidence writes what it found on a Doc, and how the merge reads it back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from spacy.attrs import IDX, LENGTH
from spacy.tokens import Doc, Span, SpanGroup

from aqts_voice.deid.folding import Folded
from aqts_voice.deid.labels import Label

GROUP_PREFIX = "voice_"
"""Every span group of ours opens with this."""

for _name in ("folded", "hidden", "language", "quiet", "doubts", "edges"):
    Doc.set_extension(_name, default=None, force=True)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to mask a run of the folded text; offsets in folded code points."""

    start: int
    end: int
    label: Label
    source: str
    score: float
    sure: bool = True


_Edges = tuple[dict[int, int], dict[int, int]]
_Key = tuple[int, int, Label, str]
"""What tells one span of a group from the others: its tokens, its label and its source."""


def folded(doc: Doc) -> Folded:
    """Return the folded text that *doc* was made from."""
    value = doc._.folded
    assert isinstance(value, Folded)
    return value


def language(doc: Doc) -> str:
    """Return the language whose rules read *doc*: « fr » unless it was given « en »."""
    return doc._.language or "fr"


def write(doc: Doc, group: str, found: list[Evidence]) -> None:
    """Add *found* to the span group *group* of *doc*, widened to whole tokens.

    A span keeps its label and, as its id, its source. The evidence as widened rests in the attributes of the
    group, under what tells the span from all others, because a Span has nowhere to hold a number, and because
    making a Span again costs ten times more than reading it there.
    """
    if not found:
        return
    if group not in doc.spans:
        doc.spans[group] = SpanGroup(doc, name=group, attrs={})
    spans = doc.spans[group]
    held, edges = _held(spans), _edges(doc)
    for one in found:
        span = _span(doc, one, edges)
        if span is None:
            continue
        key = (span.start, span.end, one.label, one.source)
        if key not in held:
            spans.append(span)
        held[key] = Evidence(span.start_char, span.end_char, one.label, one.source, one.score, one.sure)


def _edges(doc: Doc) -> _Edges:
    """Return the token that opens, and the one after that closes, at each offset of *doc*; computed once per Doc."""
    if doc._.edges is None:
        starts, lengths = doc.to_array([IDX, LENGTH]).reshape(-1, 2).T
        count = len(doc)
        opens, closes = starts.tolist(), (starts + lengths).tolist()
        doc._.edges = dict(zip(opens, range(count), strict=True)), dict(zip(closes, range(1, count + 1), strict=True))
    found: _Edges = doc._.edges
    return found


def _span(doc: Doc, one: Evidence, edges: _Edges) -> Span | None:
    """Return *one* as a span of whole tokens; most stand between two edges of tokens, which is quick to see."""
    opens, closes = edges
    start, end = opens.get(one.start), closes.get(one.end)
    if start is not None and end is not None and start < end:
        return Span(doc, start, end, label=one.label.value, span_id=one.source)
    return doc.char_span(one.start, one.end, label=one.label.value, alignment_mode="expand", span_id=one.source)


def read(doc: Doc, *, only: Label | None = None) -> Iterator[Evidence]:
    """Yield everything that the sources have written on *doc*, or what has the label *only*."""
    for group in _ours(doc):
        for one in _held(group).values():
            if only is None or one.label is only:
                yield one


def sift(doc: Doc, stays: Callable[[Evidence, int, int], bool]) -> None:
    """Leave out of every group what *stays* refuses, given the evidence, its first token and the one after its last."""
    for group in _ours(doc):
        held = _held(group)
        kept = {key: one for key, one in held.items() if stays(one, key[0], key[1])}
        if len(kept) < len(held):
            # A group holds its spans in the order of its attributes, one for each.
            spans = [span for span, key in zip(group, held, strict=True) if key in kept]
            doc.spans[group.name] = SpanGroup(doc, name=group.name, attrs=cast(dict[str, Any], kept), spans=spans)


def _held(group: SpanGroup) -> dict[_Key, Evidence]:
    """Return the evidence of *group*, in the order of its spans."""
    return cast(dict[_Key, Evidence], group.attrs)


def _ours(doc: Doc) -> list[SpanGroup]:
    """Return the span groups that our sources wrote."""
    return [group for name, group in doc.spans.items() if name.startswith(GROUP_PREFIX)]
