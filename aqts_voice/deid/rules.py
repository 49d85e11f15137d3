"""Reads patterns kept as data and applies them to a folded text; holds no pattern of its own."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from aqts_voice.deid.evidence import Evidence
from aqts_voice.deid.folding import Folded
from aqts_voice.deid.labels import Label

_WORD = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True)
class Rule:
    """One pattern: what it marks, how sure it is, and on which form of the text it runs."""

    name: str
    label: Label
    pattern: re.Pattern[str]
    typed_case: bool
    languages: frozenset[str]
    score: float
    sure: bool
    flat_only: bool
    even_loud: bool

    def find(self, text: Folded) -> Iterator[Evidence]:
        """Yield the runs that the pattern marks: its groups ``it``, ``it2``… or else the whole match."""
        for match in self.pattern.finditer(text.text if self.typed_case else text.plain):
            for group in self._groups():
                start, end = match.span(group)
                if start < end and self._applies(text, start):
                    yield Evidence(start, end, self.label, f"rule:{self.name}", self.score, self.sure)

    def _applies(self, text: Folded, at: int) -> bool:
        """Say whether the case of the text around *at* is one that the pattern can read."""
        if self.flat_only and not text.casing.is_flat(at):
            return False
        return self.even_loud or not self.typed_case or not text.casing.shouts(at)

    def _groups(self) -> Iterable[str | int]:
        return [name for name in self.pattern.groupindex if name.startswith("it")] or [0]


def load_rules(source: Traversable) -> tuple[Rule, ...]:
    """Read the rules of one TOML file.

    ``[words]`` names fragments that patterns quote as ``{{name}}``. Each ``[[rule]]`` has ``name``,
    ``label``, ``pattern`` (a regular expression over the plain text, or over the text with its
    capitals and accents when ``typed_case`` is true), and may have ``languages``, ``score``, ``sure``, and
    ``flat_only`` when it serves only where capitals mean nothing; ``even_loud`` lets a pattern of capitals run
    on lines that are all in capitals.
    """
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    words: dict[str, str] = {}
    for name, fragment in data.get("words", {}).items():
        words[name] = _filled(fragment, words)
    return tuple(_rule(entry, words) for entry in data["rule"])


def _filled(pattern: str, words: dict[str, str]) -> str:
    return _WORD.sub(lambda match: f"(?:{words[match[1]]})", pattern)


def _rule(entry: dict[str, object], words: dict[str, str]) -> Rule:
    languages = entry.get("languages", ["fr", "en"])
    score = entry.get("score", 0.9)
    assert isinstance(languages, list)
    assert isinstance(score, float)
    return Rule(
        name=str(entry["name"]),
        label=Label(str(entry["label"])),
        pattern=re.compile(_filled(str(entry["pattern"]), words), re.VERBOSE),
        typed_case=bool(entry.get("typed_case", False)),
        languages=frozenset(map(str, languages)),
        score=score,
        sure=bool(entry.get("sure", True)),
        flat_only=bool(entry.get("flat_only", False)),
        even_loud=bool(entry.get("even_loud", False)),
    )


def apply(rules: Iterable[Rule], text: Folded, language: str) -> list[Evidence]:
    """Return what *rules* find in *text*, keeping those that are written for *language*."""
    return [found for rule in rules if language in rule.languages for found in rule.find(text)]
