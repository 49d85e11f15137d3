"""Leaves out what a rule or a list found where the network is certain of the contrary; it adds nothing."""

from collections.abc import Mapping

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from aqts_voice.deid.evidence import GROUP_PREFIX

NAME = "voice_doubt"

# A control digit, the author's own list and the network itself are never doubted.
_NEVER = ("rule:valid-", "author", "model", "dial")


@Language.component(NAME)
def doubt(doc: Doc) -> Doc:
    """Take from the span groups of *doc* what the network denies, source by source.

    The limit of each source was chosen with the others of the network, on texts it never saw; a source without one stays.
    """
    doubts: Mapping[str, float] | None = doc._.doubts
    if not doubts:
        return doc
    for name in [name for name in doc.spans if name.startswith(GROUP_PREFIX)]:
        group = doc.spans[name]
        kept = [span for span in group if not _is_doubted(span, doubts)]
        if len(kept) < len(group):
            doc.spans[name] = SpanGroup(doc, name=name, attrs=group.attrs, spans=kept)
    return doc


def _is_doubted(span: Span, doubts: Mapping[str, float]) -> bool:
    limit = doubts.get(span.id_)
    return limit is not None and may_be_doubted(span.id_) and denial(span.doc, span.start, span.end) > limit


def may_be_doubted(source: str) -> bool:
    """Say whether what *source* found may ever be left out."""
    return not source.startswith(_NEVER)


def denial(doc: Doc, start: int, end: int) -> float:
    """Return the mean probability, from 0 to 1, that the tokens from *start* to *end* identify nobody."""
    return float(doc._.quiet[start:end].mean())
