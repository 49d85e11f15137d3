"""An engine that finds listed words and nothing else, for tests of what is done with traces; it is no judge of texts."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from aqts_voice.deid.labels import Label
from aqts_voice.deid.traces import Reading, TextLanguage, Trace


@dataclass(frozen=True)
class ListedEngine:
    """Finds the keys of ``words``; those of ``later`` only in a text that already holds a placeholder."""

    words: Mapping[str, Label]
    later: Mapping[str, Label] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    language: TextLanguage = "fr"

    def find(self, text: str, *, hidden: Sequence[str] = ()) -> Reading:
        listed = dict(self.words) | (dict(self.later) if "[" in text else {})
        named = [(word, label, "list:test") for word, label in listed.items()]
        named += [(word, Label.PERSON, "author") for word in hidden]
        traces: list[Trace] = []
        seen: Counter[Label] = Counter()
        for word, label, source in named:
            found = list(self._at(text, word, label, seen[label], source))
            seen[label] += bool(found)
            traces += found
        return Reading(self.language, tuple(sorted(traces, key=lambda trace: trace.start)))

    def _at(self, text: str, word: str, label: Label, group: int, source: str) -> Iterator[Trace]:
        at = text.find(word)
        while at >= 0:
            yield Trace(at, at + len(word), label, source, 1.0, group, word not in self.doubtful)
            at = text.find(word, at + len(word))
