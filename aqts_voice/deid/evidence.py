"""How a source of evidence writes what it found on a Doc, and how the merge reads it back."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, SpanGroup

from aqts_voice.deid.folding import Folded
from aqts_voice.deid.labels import Label

GROUP_PREFIX = "voice_"
"""Every span group of ours opens with this."""

# Calling the enumeration for each span would cost more than the rest of its reading.
_LABELS = {label.value: label for label in Label}

for _name in ("folded", "hidden", "language", "quiet", "doubts"):
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

    A span keeps its label and, as its id, its source; how strong it is rests in the attributes of
    the group, under what tells the span from all others, because a Span has nowhere to hold a number.
    """
    if group not in doc.spans:
        doc.spans[group] = SpanGroup(doc, name=group, attrs={})
    spans = doc.spans[group]
    for one in found:
        span = doc.char_span(one.start, one.end, label=one.label.value, alignment_mode="expand")
        if span is None:
            continue
        span.id_ = one.source
        spans.append(span)
        spans.attrs[_key(span)] = (one.score, one.sure)


def _key(span: Span) -> str:
    return f"{span.start} {span.end} {span.label_} {span.id_}"


def read(doc: Doc, *, only: Label | None = None) -> Iterator[Evidence]:
    """Yield everything that the sources have written on *doc*, or what has the label *only*, which is quicker."""
    for name in list(doc.spans):
        if not name.startswith(GROUP_PREFIX):
            continue
        group = doc.spans[name]
        for span in group:
            label, source = span.label_, span.id_
            if only is None or label == only:
                score, sure = group.attrs[_key(span)]
                yield Evidence(span.start_char, span.end_char, _LABELS[label], source, score, sure)
