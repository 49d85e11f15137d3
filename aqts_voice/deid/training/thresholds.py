"""Chooses, on texts the network never saw, how much belief each label needs; the rules speak first, and only what they miss is weighed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.doubt import denial, may_be_doubted
from aqts_voice.deid.evidence import Evidence, read
from aqts_voice.deid.folding import fold
from aqts_voice.deid.labels import DIRECT, Label
from aqts_voice.deid.language import language_of
from aqts_voice.deid.model import head
from aqts_voice.deid.model.limits import Limits
from aqts_voice.deid.scoring import MAY, Mark
from aqts_voice.deid.training.corpus import Marked, placed_in

_FLOORS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995)
# A source is left out only where the network is this certain, and only if enough was seen of it.
_DENIALS = (0.9, 0.95, 0.97, 0.99)
_ENOUGH = 8
# A name or a number is left out by near certainty alone, whatever the held-out texts say.
_DIRECT_DENIAL = 0.95
# Beyond the last one, a text unlike the training ones would be masked whole.
_THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True)
class Worth:
    """What a newly covered identifier is worth, in ordinary letters masked for nothing."""

    direct: float
    quasi: float

    def of(self, label: Label) -> float:
        """Return the worth of an identifier of *label*."""
        return self.direct if label in DIRECT else self.quasi


# Chosen on the development set, so that over-masking stays near one letter in a hundred there.
CASED = Worth(40.0, 7.0)
FLAT = Worth(100.0, 25.0)
"""Where nothing is written with capitals the network is less certain: more is masked for nothing, so that no more is missed."""


@dataclass
class _Read:
    """One read text: the letters that are covered so far, the right ones, what the rules found, and what the network offers."""

    doc: Doc
    price: Worth
    marks: Sequence[Mark]
    letters: np.ndarray
    right: np.ndarray
    covered: np.ndarray
    rules: list[Evidence]
    denied: list[float]
    entities: list[Evidence]
    scores: np.ndarray = field(repr=False)

    def loss(self, source: str, limit: float) -> float:
        """Return what is lost by leaving out what *source* found and the network denies above *limit*; negative when it is a gain."""
        out = {at for at, one in enumerate(self.rules) if one.source == source and self.denied[at] > limit}
        if not out:
            return 0.0
        self.covered = self._cover_of(one for at, one in enumerate(self.rules) if at not in out)
        dropped = [self.rules[at] for at in out]
        lost = sum(self.worth([one], one.label) for one in dropped)
        self.covered = self._cover_of(self.rules)
        return lost

    def _cover_of(self, found: Iterable[Evidence]) -> np.ndarray:
        covered = np.zeros_like(self.letters)
        for one in found:
            covered[one.start : one.end] = True
        return covered

    def forget(self, doubts: Mapping[str, float]) -> None:
        """Leave out, from now on, what the network denies above the limit of its source."""
        kept = [
            one for one, denied in zip(self.rules, self.denied, strict=True) if denied <= doubts.get(one.source, 1.0)
        ]
        self.rules, self.covered = kept, self._cover_of(kept)

    def worth(self, found: Iterable[Evidence], label: Label) -> float:
        """Return what masking *found* would be worth here: identifiers newly covered, less ordinary letters."""
        after = self.covered.copy()
        for one in found:
            after[one.start : one.end] = True
        gain = sum(
            not self.covers(mark, self.covered) and self.covers(mark, after) for mark in self.marks if mark.label != MAY
        )
        waste = int((after & ~self.covered & ~self.right & self.letters).sum())
        return gain * self.price.of(label) - waste

    def covers(self, mark: Mark, mask: np.ndarray) -> bool:
        """Say whether every letter of *mark* is in *mask*."""
        return bool((mask | ~self.letters)[mark.start : mark.end].all())

    def cover(self, found: Iterable[Evidence]) -> None:
        """Take *found* as masked from now on."""
        for one in found:
            self.covered[one.start : one.end] = True


def choose(nlp: Language, texts: Iterable[Marked], *, worth: Worth = CASED) -> Limits:
    """Return the limits that are worth most on *texts*, which the network never saw.

    *nlp* is the whole pipeline, rules included. First the doubts, source by source, all others standing; then the
    parser's floors, given the rules; then the dial's thresholds, given both.
    """
    dial = nlp.get_pipe(head.NAME)
    assert isinstance(dial, head.Dial)
    names = list(dial.labels)
    dial.limit(Limits({}, dict.fromkeys(names, 0.0), {}))
    samples = [_read(nlp, dial, worth, *one) for one in texts]
    doubts = _doubts(samples)
    for sample in samples:
        sample.forget(doubts)
    floors = {label.value: _best(samples, label, _FLOORS, _believed) for label in Label}
    for sample in samples:
        sample.cover(one for one in sample.entities if one.score >= floors[one.label.value])

    def dialled(sample: _Read, label: Label, limit: float) -> Iterator[Evidence]:
        limits = np.array([limit if name == label.value else 0.0 for name in names])
        return head.masks(sample.doc, sample.scores, limits, names)

    thresholds = {label.value: _best(samples, label, _THRESHOLDS, dialled) for label in Label}
    return Limits(floors, thresholds, doubts)


def _doubts(samples: list[_Read]) -> dict[str, float]:
    """Return, for each source that gains by it, the belief in « outside » above which it is left out."""
    seen = Counter(one.source for sample in samples for one in sample.rules)
    direct = {one.source for sample in samples for one in sample.rules if one.label in DIRECT}
    doubts = {}
    for source in sorted(source for source, count in seen.items() if count >= _ENOUGH and may_be_doubted(source)):
        steps = [limit for limit in _DENIALS if limit >= _DIRECT_DENIAL or source not in direct]
        losses = {limit: sum(sample.loss(source, limit) for sample in samples) for limit in steps}
        best = min(steps, key=lambda limit: (losses[limit], -limit))
        if losses[best] < 0:
            doubts[source] = best
    return doubts


def _believed(sample: _Read, label: Label, floor: float) -> Iterator[Evidence]:
    return (one for one in sample.entities if one.label is label and one.score >= floor)


def _best(
    samples: list[_Read],
    label: Label,
    steps: Sequence[float],
    found: Callable[[_Read, Label, float], Iterator[Evidence]],
) -> float:
    """Return the step that is worth most over all *samples*."""
    return max(steps, key=lambda step: sum(sample.worth(found(sample, label, step), label) for sample in samples))


def _read(nlp: Language, dial: head.Dial, worth: Worth, text: str, marks: Sequence[Mark]) -> _Read:
    folded = fold(text)
    doc = nlp.make_doc(folded.text)
    doc._.folded = folded
    doc._.language = "en" if language_of(folded.words) == "en" else "fr"
    doc = nlp(doc)
    letters = np.array([sign.isalnum() for sign in doc.text])
    right = np.zeros_like(letters)
    placed = [placed_in(folded, mark) for mark in marks]
    for mark in placed:
        right[mark.start : mark.end] = True
    evidence = list(read(doc))
    rules = [one for one in evidence if one.source not in {head.SOURCE, head.DIAL}]
    starts = doc.to_array([IDX]).ravel()
    denied = [denial(doc, *np.searchsorted(starts, (one.start, one.end))) for one in rules]
    entities = [one for one in evidence if one.source == head.SOURCE]
    sample = _Read(doc, worth, placed, letters, right, right, rules, denied, entities, dial.predict([doc])[0])
    sample.forget({})
    return sample
