"""Reads patterns kept as data and applies them to a folded text; holds no pattern of its own."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable

from aqts_voice.deid.evidence import Evidence
from aqts_voice.deid.folding import Folded
from aqts_voice.deid.labels import Label
from aqts_voice.deid.openings import read

_WORD = re.compile(r"\{\{(\w+)\}\}")

# How much text before a mark is looked at for the words that speak against it.
_BEHIND = 60


# A rule is itself and no other: comparing and hashing all its fields would cost more than trying it.
@dataclass(frozen=True, eq=False)
class Rule:
    """One pattern: what it marks, how sure it is, and on which form of the text it runs.

    ``opens`` are the signs that its matches open with, as ``openings.read`` tells them; None when it may open with anything.
    """

    name: str
    label: Label
    pattern: re.Pattern[str]
    opens: frozenset[str] | None
    typed_case: bool
    languages: frozenset[str]
    score: float
    sure: bool
    flat_only: bool
    even_loud: bool
    needs: tuple[str, ...]
    unless_after: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None

    def find(self, text: Folded, matches: Iterable[re.Match[str]] | None = None) -> Iterator[Evidence]:
        """Yield the runs that the pattern marks: its groups ``it``, ``it2``… or else the whole match.

        *matches* are those of the pattern in *text*, when they are known already.
        """
        if not self._can_match(text):
            return
        if matches is None:
            matches = self.pattern.finditer(text.text if self.typed_case else text.plain)
        for match in matches:
            for group in self.groups:
                start, end = match.span(group)
                if start < end and self._applies(text, start) and not self._denied(text.plain, start, end):
                    yield Evidence(start, end, self.label, f"rule:{self.name}", self.score, self.sure)

    def _can_match(self, text: Folded) -> bool:
        """Say whether *text* holds one of the things without which the pattern finds nothing."""
        return not self.needs or any(text.has_digit if need == "digit" else need in text.plain for need in self.needs)

    def _denied(self, plain: str, start: int, end: int) -> bool:
        """Say whether the words right before or right after a mark speak against it."""
        if self.unless_before is not None and self.unless_before.match(plain, end):
            return True
        return self.unless_after is not None and bool(self.unless_after.search(plain[max(0, start - _BEHIND) : start]))

    def _applies(self, text: Folded, at: int) -> bool:
        """Say whether the case of the text around *at* is one that the pattern can read."""
        if self.flat_only and not text.casing.is_flat(at):
            return False
        return self.even_loud or not self.typed_case or not text.casing.shouts(at)

    @cached_property
    def groups(self) -> tuple[str | int, ...]:
        """The groups of the pattern that are marked."""
        return tuple(name for name in self.pattern.groupindex if name.startswith("it")) or (0,)


def load_rules(source: Traversable) -> tuple[Rule, ...]:
    """Read the rules of one TOML file.

    ``[words]`` names fragments that patterns quote as ``{{name}}``. Each ``[[rule]]`` has ``name``,
    ``label``, ``pattern`` (a regular expression over the plain text, or over the text with its
    capitals and accents when ``typed_case`` is true), and may have ``languages``, ``score``, ``sure``, and
    ``flat_only`` when it serves only where capitals mean nothing; ``even_loud`` lets a pattern of capitals run
    on lines that are all in capitals. ``unless_after`` and ``unless_before`` are patterns over the plain
    text that drop a mark when they stand right before it, or right after. ``needs`` lists runs of the plain
    text without any of which the pattern cannot match, so that it is not tried; the word ``digit`` there is any digit.
    """
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    words = _words(data)
    return tuple(_rule(entry, words) for entry in data["rule"])


def load_patterns(source: Traversable, table: str, *, form: str = "{}") -> dict[str, re.Pattern[str]]:
    """Read the bare patterns of one table of such a file, each put in *form*, by name."""
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    words = _words(data)
    return {name: re.compile(form.format(_filled(one, words)), re.VERBOSE) for name, one in data[table].items()}


def _words(data: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the named fragments of a file, those that they quote filled in."""
    words: dict[str, str] = {}
    for name, fragment in data.get("words", {}).items():
        words[name] = _filled(fragment, words)
    return words


def _filled(pattern: str, words: dict[str, str]) -> str:
    return _WORD.sub(lambda match: f"(?:{words[match[1]]})", pattern)


def _around(pattern: object, words: dict[str, str], form: str) -> re.Pattern[str] | None:
    """Compile a pattern of what stands beside a mark, or return None when there is none."""
    return re.compile(form.format(_filled(str(pattern), words)), re.VERBOSE) if pattern else None


def _rule(entry: dict[str, object], words: dict[str, str]) -> Rule:
    languages = entry.get("languages", ["fr", "en"])
    score = entry.get("score", 0.9)
    needs = entry.get("needs", [])
    assert isinstance(languages, list)
    assert isinstance(needs, list)
    assert isinstance(score, float)
    pattern, opens = read(_filled(str(entry["pattern"]), words))
    return Rule(
        name=str(entry["name"]),
        label=Label(str(entry["label"])),
        pattern=pattern,
        opens=opens,
        typed_case=bool(entry.get("typed_case", False)),
        languages=frozenset(map(str, languages)),
        score=score,
        sure=bool(entry.get("sure", True)),
        flat_only=bool(entry.get("flat_only", False)),
        even_loud=bool(entry.get("even_loud", False)),
        needs=tuple(map(str, needs)),
        unless_after=_around(entry.get("unless_after"), words, r"(?:{})\Z"),
        unless_before=_around(entry.get("unless_before"), words, r"(?:{})"),
    )


def apply(
    rules: Iterable[Rule], text: Folded, language: str, known: Mapping[Rule, Sequence[re.Match[str]]] | None = None
) -> list[Evidence]:
    """Return what *rules* find in *text*, keeping those that are written for *language*; *known* are matches found already."""
    known = known or {}
    return [
        found
        for rule in rules
        if language in rule.languages and (matches := known.get(rule)) != ()
        for found in rule.find(text, matches)
    ]
