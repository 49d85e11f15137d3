"""The marked testimonies as training examples: texts folded and cut as the engine does, marks as entities and tags."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from aqts_voice.deid.folding import Folded, fold
from aqts_voice.deid.markup import read_marked
from aqts_voice.deid.model.head import OUTSIDE
from aqts_voice.deid.scoring import MAY, Mark

Marked = tuple[str, list[Mark]]
"""A text and its marks, with offsets in code points."""

_HEADER = "=== "


def read_texts(paths: Iterable[Path]) -> Iterator[Marked]:
    """Yield the testimonies of marked files, where a line « === id | sector | themes | styles » opens each.

    Raises ValueError when a mark is broken.
    """
    for path in paths:
        body: list[str] = []
        for line in [*path.read_text(encoding="utf-8").splitlines(), _HEADER]:
            if not line.startswith(_HEADER):
                body.append(line)
                continue
            text = unicodedata.normalize("NFC", "\n".join(body)).strip()
            if text:
                yield read_marked(text)
            body = []


def example(nlp: Language, text: str, marks: Sequence[Mark]) -> Example:
    """Return a testimony as an example: entities for the parser, tags for the dial; MAY counts neither way in both."""
    folded = fold(text)
    blank, gold = nlp.make_doc(folded.text), nlp.make_doc(folded.text)
    for doc in (blank, gold):
        doc._.folded = folded
    spans = [span for mark in marks if (span := _span(gold, folded, mark)) is not None]
    for token in gold:
        token.tag_ = OUTSIDE
    for span in spans:
        for token in span:
            token.tag_ = "" if span.label_ == MAY else span.label_
    known = _apart([span for span in spans if span.label_ != MAY])
    taken = {token.i for span in known for token in span}
    open_ones = [span for span in spans if span.label_ == MAY and not any(token.i in taken for token in span)]
    gold.set_ents(known, missing=_apart(open_ones), default="outside")
    return Example(blank, gold)


def _span(doc: Doc, text: Folded, mark: Mark) -> Span | None:
    placed = placed_in(text, mark)
    return doc.char_span(placed.start, placed.end, label=mark.label, alignment_mode="expand")


def placed_in(text: Folded, mark: Mark) -> Mark:
    """Return *mark*, whose offsets count the text as typed, with the offsets of the folded text."""
    if text.origin is None:
        return mark
    return Mark(bisect_left(text.origin, mark.start), bisect_left(text.origin, mark.end), mark.label)


def _apart(spans: list[Span]) -> list[Span]:
    """Return *spans* without those that share a token with one before: the fine tokens may join two marks."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
