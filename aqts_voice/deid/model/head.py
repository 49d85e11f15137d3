"""The recall dial: the probability, for each token, that it identifies nobody, and masks where that is too low."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

import numpy as np
from spacy.language import Language
from spacy.pipeline import Tagger
from spacy.pipeline.tagger import DEFAULT_TAGGER_MODEL
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab
from thinc.api import Model
from thinc.types import Floats2d

from aqts_voice.deid.evidence import Evidence, folded, write
from aqts_voice.deid.labels import Label
from aqts_voice.deid.model.limits import Limits

NAME = "voice_dial"
OUTSIDE = "O"
"""The class of a token that identifies nobody."""

SOURCE = "model"
DIAL = "dial"
"""What a trace says of its source: the parser's own reading, or the dial's caution."""

# Above this belief that a run identifies someone, the trace is shown without « peut-être ».
_SURE = 0.8
_PLAIN_READING = 0.5


class Dial(Tagger):  # type: ignore[misc]  # spaCy's Tagger is compiled and carries no types
    """Spacy's token softmax over the nine labels and « outside ».

    A token is masked when the probability of « outside » is under the threshold of its likeliest label: 0.5 is
    the plain reading, more masks more. An entity of the parser is believed when the softmax gives
    « inside » at least the floor of its label, on average over its tokens.
    """

    def __init__(self, vocab: Vocab, model: Model[list[Doc], list[Floats2d]], name: str) -> None:
        super().__init__(vocab, model, name, overwrite=True)
        self.limit(Limits({}, {}, {}))

    def limit(self, limits: Limits, *, flat: Limits | None = None) -> None:
        """Take other limits, and others yet for texts typed without capitals or all in capitals; they rest beside the weights."""
        self.cfg |= {"cased": asdict(limits), "flat": asdict(flat or limits)}

    def predict(self, docs: Iterable[Doc]) -> list[np.ndarray]:
        """Return the probabilities of each token of each Doc, shape (tokens, labels)."""
        docs = list(docs)
        if not any(len(doc) for doc in docs):
            return [self.model.ops.alloc2f(0, len(self.labels)) for _ in docs]
        found: list[np.ndarray] = self.model.predict(docs)
        return found

    def set_annotations(self, docs: Iterable[Doc], batch_tag_ids: Sequence[np.ndarray]) -> None:
        """Write the parser's entities as ``voice_model`` and the dial's masks as ``voice_dial``; no tag is written.

        The probability of « outside » stays on the Doc, for whoever doubts weak evidence after it.
        """
        names = list(self.labels)
        known = {name: Limits(**self.cfg[name]) for name in ("flat", "cased")}
        tables = {name: _thresholds(limits, names) for name, limits in known.items()}
        for doc, scores in zip(docs, batch_tag_ids, strict=True):
            which = "flat" if folded(doc).casing.mostly_flat else "cased"
            limits = known[which]
            quiet = scores[:, names.index(OUTSIDE)]
            doc._.quiet, doc._.doubts = quiet, limits.doubts
            entities = [_entity(span, quiet) for span in doc.ents]
            write(doc, "voice_model", [one for one in entities if one.score >= limits.floors.get(one.label.value, 0.0)])
            write(doc, NAME, list(masks(doc, scores, tables[which], names)))


def _thresholds(limits: Limits, names: list[str]) -> np.ndarray:
    """Return the threshold of each label of *names*, the plain reading where none was chosen."""
    return np.array([limits.thresholds.get(name, _PLAIN_READING) for name in names])


def _likeliest(scores: np.ndarray, names: list[str]) -> np.ndarray:
    """Return the column of the likeliest label of each token, « outside » apart; shape (tokens,)."""
    named = np.array(scores)
    named[:, names.index(OUTSIDE)] = -1.0
    columns: np.ndarray = named.argmax(axis=1)
    return columns


def _belief(quiet: np.ndarray) -> float:
    """Return the mean probability that the tokens of a run identify someone."""
    return round(float(1 - np.add.reduce(quiet) / len(quiet)), 3)


def _entity(span: Span, quiet: np.ndarray) -> Evidence:
    """Return an entity of the parser, with the softmax's belief in it."""
    score = _belief(quiet[span.start : span.end])
    return Evidence(span.start_char, span.end_char, Label(span.label_), SOURCE, score, score >= _SURE)


def masks(doc: Doc, scores: np.ndarray, limits: np.ndarray, names: list[str]) -> Iterator[Evidence]:
    """Yield the runs of tokens of one label whose probability of « outside » is under the threshold of that label.

    *scores* has a row a token and a column a name of *names*; *limits* a threshold for each of these.
    """
    quiet, best = scores[:, names.index(OUTSIDE)], _likeliest(scores, names)
    masked = quiet < limits[best]
    at = 0
    for here, run in groupby(np.where(masked, best, -1).tolist()):
        end = at + sum(1 for _ in run)
        if here >= 0:
            score = _belief(quiet[at:end])
            last = doc[end - 1]
            yield Evidence(doc[at].idx, last.idx + len(last), Label(names[here]), DIAL, score, score >= _SURE)
        at = end


@Language.factory(NAME, default_config={"model": DEFAULT_TAGGER_MODEL})
def make_dial(nlp: Language, name: str, model: Model[list[Doc], list[Floats2d]]) -> Dial:
    """Return the component that a spaCy configuration asks for by ``NAME``."""
    return Dial(nlp.vocab, model, name)
