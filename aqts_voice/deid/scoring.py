"""The scores of the annotation guide, counted over letters and digits; it masks nothing itself."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aqts_voice.deid.labels import DIRECT, Label

MAY = "MAY"
"""The mark of what may be masked or kept without harm; it counts neither for nor against."""


@dataclass(frozen=True)
class Mark:
    """A labelled run of a text: the answer of a person (label or MAY), or a mask of the engine."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Ratio:
    """How many out of how many."""

    hits: int
    out_of: int

    @property
    def value(self) -> float | None:
        """The share, from 0 to 1, or None when there is nothing to count."""
        return self.hits / self.out_of if self.out_of else None


@dataclass(frozen=True)
class Scores:
    """The scores of a set of documents, as the annotation guide defines them."""

    documents: int
    direct_recall: Ratio
    quasi_recall: Ratio
    recall_by_label: dict[str, Ratio]
    leaking_documents: Ratio
    nothing_missed: Ratio
    precision: Ratio
    over_masking: Ratio
    label_accuracy: Ratio


class Tally:
    """Adds documents up, one at a time, without keeping any of them."""

    def __init__(self) -> None:
        self._covered: Counter[str] = Counter()
        self._gold: Counter[str] = Counter()
        self._count: Counter[str] = Counter()

    def add(self, text: str, gold: Sequence[Mark], masks: Sequence[Mark]) -> list[Mark]:
        """Count one document: its text, what should be masked, and what was; return the marks that are not covered."""
        masked = _letters(text, masks)
        relevant = _letters(text, gold)
        letters = sum(sign.isalnum() for sign in text)
        missed = self._count_gold(text, gold, masks, masked)
        self._count["documents"] += 1
        self._count["leaking"] += any(mark.label in DIRECT for mark in missed)
        self._count["complete"] += not missed
        self._count["masked"] += len(masked)
        self._count["rightly masked"] += len(masked & relevant)
        self._count["ordinary"] += letters - len(relevant)
        self._count["over-masked"] += len(masked - relevant)
        return missed

    def _count_gold(self, text: str, gold: Sequence[Mark], masks: Sequence[Mark], masked: set[int]) -> list[Mark]:
        """Count what is covered, and return what is not."""
        missed = []
        for mark in gold:
            if mark.label == MAY:
                continue
            self._gold[mark.label] += 1
            if _letters(text, [mark]) <= masked:
                self._covered[mark.label] += 1
                self._count["rightly labelled"] += _widest_label(mark, masks) == mark.label
            else:
                missed.append(mark)
        return missed

    def scores(self) -> Scores:
        """Return the scores of all documents added so far."""
        count = self._count
        return Scores(
            documents=count["documents"],
            direct_recall=self._recall(label for label in Label if label in DIRECT),
            quasi_recall=self._recall(label for label in Label if label not in DIRECT),
            recall_by_label={label.value: self._recall([label]) for label in Label},
            leaking_documents=Ratio(count["leaking"], count["documents"]),
            nothing_missed=Ratio(count["complete"], count["documents"]),
            precision=Ratio(count["rightly masked"], count["masked"]),
            over_masking=Ratio(count["over-masked"], count["ordinary"]),
            label_accuracy=Ratio(count["rightly labelled"], sum(self._covered.values())),
        )

    def _recall(self, labels: Iterable[Label]) -> Ratio:
        chosen = [label.value for label in labels]
        return Ratio(sum(self._covered[label] for label in chosen), sum(self._gold[label] for label in chosen))


def _letters(text: str, marks: Iterable[Mark]) -> set[int]:
    """Return the offsets of the letters and digits inside *marks*."""
    return {at for mark in marks for at in range(mark.start, mark.end) if text[at].isalnum()}


def _widest_label(mark: Mark, masks: Sequence[Mark]) -> str | None:
    """Return the label of the mask that overlaps *mark* most."""

    def overlap(mask: Mark) -> int:
        return min(mark.end, mask.end) - max(mark.start, mask.start)

    best = max(masks, key=overlap, default=None)
    return best.label if best is not None and overlap(best) > 0 else None
