"""What a run masked, counted by label and by kind of source, with never a word of the texts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from aqts_voice.deid.runs import Done
from aqts_voice.deid.worklist import NotRead


@dataclass
class Counts:
    """How much was masked in one file, or in all: texts, masks by label and source, letters and digits, and what was left out."""

    texts: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    letters: int = 0
    masked_letters: int = 0
    removed: Counter[str] = field(default_factory=Counter)

    @property
    def masks(self) -> int:
        """The number of masks."""
        return self.labels.total()

    @property
    def share(self) -> float:
        """The share of letters and digits that are masked, from 0 to 1."""
        return self.masked_letters / self.letters if self.letters else 0.0

    def add(self, other: "Counts") -> None:
        """Add the counts of another file."""
        self.texts += other.texts
        self.labels += other.labels
        self.sources += other.sources
        self.letters += other.letters
        self.masked_letters += other.masked_letters
        self.removed += other.removed

    def as_data(self) -> dict[str, object]:
        """Return the counts as plain data."""
        return {
            "texts": self.texts,
            "masks": self.masks,
            "labels": dict(sorted(self.labels.items())),
            "sources": dict(sorted(self.sources.items())),
            "letters": self.letters,
            "masked_letters": self.masked_letters,
            "masked_share": round(self.share, 4),
            "removed": dict(sorted(self.removed.items())),
        }


def counts_of(done: Done) -> Counts:
    """Return the counts of one file; the kind of a source is what stands before its colon."""
    traces = [
        (text, trace) for text, one in zip(done.documents.texts, done.masked, strict=True) for trace in one.traces
    ]
    return Counts(
        texts=len(done.masked),
        labels=Counter(trace.label.value for _, trace in traces),
        sources=Counter(trace.source.partition(":")[0] for _, trace in traces),
        letters=sum(_letters(text) for text in done.documents.texts),
        masked_letters=sum(_letters(text[trace.start : trace.end]) for text, trace in traces),
        removed=Counter(done.documents.removed),
    )


def _letters(text: str) -> int:
    return sum(sign.isalnum() for sign in text)


@dataclass
class Report:
    """The counts of each file under the name it was given, in order, and the files that were not masked."""

    files: dict[str, Counts] = field(default_factory=dict)
    not_read: list[NotRead] = field(default_factory=list)

    @property
    def total(self) -> Counts:
        """The counts of all files together."""
        whole = Counts()
        for counts in self.files.values():
            whole.add(counts)
        return whole

    def as_data(self) -> Mapping[str, object]:
        """Return the report as plain data; files bear the names of the written ones, never those that were read."""
        return {
            "total": self.total.as_data(),
            "files": [{"file": name, **counts.as_data()} for name, counts in self.files.items()],
            "not_read": [{"file": one.name, "reason": one.reason.value} for one in self.not_read],
        }
