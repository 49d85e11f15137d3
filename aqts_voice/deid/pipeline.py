"""The de-identifier: one spaCy pipeline per language, behind a lock; it returns offsets and keeps no word."""

from collections.abc import Iterator, Sequence
from threading import Lock

import spacy
from spacy.language import Language

from aqts_voice.deid import components, tokens
from aqts_voice.deid.evidence import Evidence, read
from aqts_voice.deid.folding import Folded, fold
from aqts_voice.deid.grouping import ordinals
from aqts_voice.deid.labels import Label
from aqts_voice.deid.language import language_of
from aqts_voice.deid.merge import merge
from aqts_voice.deid.traces import Reading, TextLanguage, Trace

__all__ = ["Deidentifier", "Label", "Reading", "TextLanguage", "Trace", "load"]

# Nothing in these pipelines grows faster than the text; the edge decides what it accepts.
_NO_LIMIT = 2**31


class Deidentifier:
    """Finds what could identify someone in a text.

    A pipeline is not safe between threads while a memory zone is open, so one lock guards both.
    """

    def __init__(self, pipelines: dict[str, Language]) -> None:
        self._pipelines = pipelines
        self._lock = Lock()

    def find(self, text: str, *, hidden: Sequence[str] = ()) -> Reading:
        """Return the traces of *text*, and of the words of *hidden* in all their forms.

        Any str is accepted. Offsets count code points of *text*. Nothing of the text stays in the
        string store: it is read inside a memory zone, and only offsets come out of it.
        """
        plain = fold(text)
        language = language_of(plain.words)
        spans = self._spans(plain, "en" if language == "en" else "fr", tuple(hidden))
        return Reading(language, tuple(_traces(spans, plain)))

    def _spans(self, text: Folded, language: str, hidden: tuple[str, ...]) -> list[Evidence]:
        nlp = self._pipelines[language]
        with self._lock, nlp.memory_zone():
            doc = nlp.make_doc(text.text)
            doc._.folded = text
            doc._.hidden = hidden
            return merge(read(nlp(doc)), text.text)


def _traces(spans: list[Evidence], text: Folded) -> Iterator[Trace]:
    """Yield the merged spans as traces, with the offsets of the text as typed."""
    for span, group in zip(spans, ordinals(spans, text.plain), strict=True):
        start, end = text.typed(span.start, span.end)
        yield Trace(start, end, span.label, span.source, span.score, group, span.sure)


def build(language: str) -> Language:
    """Return the pipeline of one language, with every source of evidence in its order."""
    nlp = spacy.blank(language, config={"nlp": {"tokenizer": {"@tokenizers": tokens.NAME}}})
    nlp.max_length = _NO_LIMIT
    for name in components.ORDER:
        nlp.add_pipe(name)
    return nlp


def load() -> Deidentifier:
    """Return a de-identifier ready to read French and English."""
    return Deidentifier({language: build(language) for language in ("fr", "en")})
