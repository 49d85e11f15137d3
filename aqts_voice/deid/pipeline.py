"""The de-identifier: the trained network and every rule in one spaCy pipeline, behind a lock; it returns offsets and keeps no word."""

from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import Literal, overload

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid import components, lexicon, tokens
from aqts_voice.deid.evidence import Evidence, read
from aqts_voice.deid.folding import Folded, fold
from aqts_voice.deid.grouping import ordinals
from aqts_voice.deid.labels import Label
from aqts_voice.deid.language import language_of
from aqts_voice.deid.merge import merge
from aqts_voice.deid.model import load_trained
from aqts_voice.deid.model.features import plain_vocabulary
from aqts_voice.deid.profiles import Profile, Reader, with_profile
from aqts_voice.deid.traces import Reading, TextLanguage, Trace

__all__ = ["Deidentifier", "Label", "Reading", "TextLanguage", "Trace", "build", "load", "with_rules"]

# Nothing in this pipeline grows faster than the text; the edge decides what it accepts.
_NO_LIMIT = 2**31
# How frequent a word is that is met at the start, and met with a capital. (Shares of all words.)
_WARM_FLOOR = 2e-5
_WARM_CAPITAL_FLOOR = 1e-4

BATCH = 8
"""How many texts the network reads at once. It takes the same steps for all of them, which spares most of the cost of a
step; beyond eight, what it holds of each of their words no longer fits in the cache of a core, and it slows down."""
# How many texts share a memory zone: closing one costs the same whatever it holds.
_ZONE = 32
# How many signs share one: the network holds some four thousand bytes for each, and interviews are long.
_MOST_SIGNS = 100_000
PARSER_BATCH = {"ner": {"batch_size": 64}}
"""The parser takes a quarter of its batch in step: with that of the other components it would read two texts at a time."""


class Deidentifier:
    """Finds what could identify someone in a text.

    A pipeline is not safe between threads while a memory zone is open, so one lock guards it.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._lock = Lock()

    def find(self, text: str, *, hidden: Sequence[str] = ()) -> Reading:
        """Return the traces of *text*, and of the words of *hidden* in all their forms.

        Any str is accepted. Offsets count code points of *text*. Nothing of the text stays in the
        string store: it is read inside a memory zone, and only offsets come out of it.
        """
        folded = fold(text)
        language = language_of(folded.words)
        with self._lock, self._nlp.memory_zone():
            spans = _merged(self._nlp(self._doc(folded, language, hidden)))
        return _reading(folded, language, spans)

    def pipe(self, texts: Iterable[str], *, batch_size: int = BATCH) -> Iterator[Reading]:
        """Yield the reading of each text, in order; the network reads *batch_size* texts at once, which is quicker.

        No words to hide here: those come with one text and its author.
        """
        for zone in _zones(texts):
            batch = [fold(text) for text in zone]
            languages = [language_of(folded.words) for folded in batch]
            with self._lock, self._nlp.memory_zone():
                docs = [self._doc(folded, language) for folded, language in zip(batch, languages, strict=True)]
                read_docs = self._nlp.pipe(docs, batch_size=batch_size, component_cfg=PARSER_BATCH)
                found = [_merged(doc) for doc in read_docs]
                docs.clear()
            yield from map(_reading, batch, languages, found)

    def _doc(self, text: Folded, language: TextLanguage, hidden: Sequence[str] = ()) -> Doc:
        doc = self._nlp.make_doc(text.text)
        doc._.folded = text
        doc._.hidden = tuple(hidden)
        doc._.language = "en" if language == "en" else "fr"
        return doc


def _zones(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield the texts that are read in one memory zone, in order; a text longer than a zone has one for itself."""
    zone: list[str] = []
    signs = 0
    for text in texts:
        if zone and (len(zone) == _ZONE or signs + len(text) > _MOST_SIGNS):
            yield zone
            zone, signs = [], 0
        zone.append(text)
        signs += len(text)
    if zone:
        yield zone


def _merged(doc: Doc) -> list[Evidence]:
    # The folded text is that of the Doc, which would have to join its tokens to tell it.
    return merge(read(doc), doc._.folded.text)


def _reading(text: Folded, language: TextLanguage, spans: list[Evidence]) -> Reading:
    """Return the merged spans as traces, with the offsets of the text as typed."""
    traces = []
    for span, group in zip(spans, ordinals(spans, text.plain), strict=True):
        start, end = text.typed(span.start, span.end)
        traces.append(Trace(start, end, span.label, span.source, span.score, group, span.sure))
    return Reading(language, tuple(traces))


def build(*, trained: bool = True) -> Language:
    """Return the whole pipeline: the trained network, unless told otherwise, then every other source of evidence in its order."""
    return with_rules(load_trained() if trained else _untrained())


def with_rules(nlp: Language) -> Language:
    """Return *nlp* with every source of evidence but the network added, in its order."""
    nlp.max_length = _NO_LIMIT
    for name in components.ORDER:
        nlp.add_pipe(name)
    return nlp


def _untrained() -> Language:
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": tokens.NAME}}})
    plain_vocabulary(nlp.vocab)
    return nlp


def warm(nlp: Language) -> None:
    """Have *nlp* meet the general words of both languages before any text, because each new word costs more than a known one."""
    for word in lexicon.common_forms(_WARM_FLOOR, _WARM_CAPITAL_FLOOR):
        nlp.vocab[word]


@overload
def load(*, trained: bool = True, profile: Literal["guide"] = "guide") -> Deidentifier: ...


@overload
def load(*, trained: bool = True, profile: Profile) -> Reader: ...


def load(*, trained: bool = True, profile: Profile = "guide") -> Reader:
    """Return what reads French and English through *profile*; without the network when *trained* is false, to look at the rules alone."""
    nlp = build(trained=trained)
    warm(nlp)
    return with_profile(Deidentifier(nlp), profile)
