"""Words that say how rare something is, found in a text as offsets and a code; it keeps no word and compiles none.

The words are data (`data/rarity.toml`): two or three times in a hundred they will say less than they seem to, and what
is rare and not said to be is never found.
"""

import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_GAP = "…"
_BIG = "#"
_MASK = "[]"
_BREAK = ""
_MOST_SKIPPED = 3
_MOST_AFTER = 3
_LONGEST_MASK = 80
_SMALLEST_BIG = 100
_NUMBER_WORDS = frozenset({"cent", "mille", "million", "hundred", "thousand"})
# Signs inside which a run of words goes on; any other sign ends it.
_JOINING = frozenset("'’-‐‑‒ \t\n\u00a0\u202f\"“”«»*_·.")


@dataclass(frozen=True)
class Cue:
    """A run of words that tells of rarity: offsets in code points, end excluded, and the code of the cue.

    ``until`` is where the few words that follow end, so that a page can show the run in its place.
    """

    start: int
    end: int
    until: int
    code: str


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    plain: str


_Pattern = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class _Rule:
    alone: bool
    sentences: dict[str, str]
    shown: tuple[_Pattern, ...]
    missed: tuple[_Pattern, ...]


def find(text: str) -> tuple[Cue, ...]:
    """Return the cues of *text*, in order and without overlap; any string is accepted."""
    words = list(_words(text))
    found = [one for code, rule in _RULES.items() for one in _runs(words, code, rule)]
    taken: list[tuple[int, int, str]] = []
    for first, after, code in sorted(found, key=lambda one: (not stands_alone(one[2]), one[0] - one[1], one[0])):
        if all(after <= other_first or other_after <= first for other_first, other_after, _ in taken):
            taken.append((first, after, code))
    return tuple(
        Cue(words[first].start, words[after - 1].end, _until(words, after), code)
        for first, after, code in sorted(taken)
    )


def stands_alone(code: str) -> bool:
    """Say whether the cue *code* may single someone out with nothing beside it."""
    return code in _RULES and _RULES[code].alone


def explain(code: str, *, language: Literal["fr", "en"] = "fr") -> str:
    """Return one calm sentence that says why the cue *code* matters. Raises KeyError for an unknown code."""
    return _RULES[code].sentences[language]


def codes() -> tuple[str, ...]:
    """Return every code a cue may have."""
    return tuple(_RULES)


def _runs(words: Sequence[_Word], code: str, rule: _Rule) -> Iterator[tuple[int, int, str]]:
    missed = list(_matches(words, rule.missed))
    for first, after in _matches(words, rule.shown):
        if not any(other <= first and after <= other_after for other, other_after in missed):
            yield first, after, code


def _matches(words: Sequence[_Word], patterns: Sequence[_Pattern]) -> Iterator[tuple[int, int]]:
    for first, word in enumerate(words):
        for pattern in patterns:
            if _fits(word, pattern[0]):
                yield from ((first, after) for after in _ends(words, first, pattern))


def _ends(words: Sequence[_Word], at: int, pattern: _Pattern) -> Iterator[int]:
    """Yield where *pattern*, read from word *at* on, may end."""
    if not pattern:
        yield at
        return
    wanted, rest = pattern[0], pattern[1:]
    if _GAP in wanted:
        for skipped in range(_MOST_SKIPPED + 1):
            yield from _ends(words, at + skipped, rest)
            if at + skipped >= len(words) or words[at + skipped].plain == _BREAK:
                return
    elif at < len(words) and _fits(words[at], wanted):
        yield from _ends(words, at + 1, rest)


def _fits(word: _Word, wanted: frozenset[str]) -> bool:
    return word.plain in wanted or (_BIG in wanted and _is_big(word.plain))


def _is_big(plain: str) -> bool:
    if plain.isascii() and plain.isdigit():
        return len(plain) <= 12 and int(plain) >= _SMALLEST_BIG
    return plain in _NUMBER_WORDS


def _until(words: Sequence[_Word], after: int) -> int:
    last = after - 1
    for at in range(after, min(after + _MOST_AFTER, len(words))):
        if words[at].plain == _BREAK:
            break
        last = at
    return words[last].end


def _words(text: str) -> Iterator[_Word]:
    """Yield the words of *text* in plain letters, each placeholder as one word, and a break at each sign that ends a run."""
    at = 0
    while at < len(text):
        closing = text.find("]", at, at + _LONGEST_MASK) if text[at] == "[" else -1
        if closing > at:
            yield _Word(at, closing + 1, _MASK)
            at = closing + 1
        elif text[at].isalnum():
            end = at + 1
            while end < len(text) and _continues(text[end]):
                end += 1
            yield _Word(at, end, "".join(_plain(sign) for sign in text[at:end]))
            at = end
        else:
            if _breaks(text, at):
                yield _Word(at, at + 1, _BREAK)
            at += 1


def _continues(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign) in {"Mn", "Cf"}


def _breaks(text: str, at: int) -> bool:
    sign = text[at]
    if sign == "\n":
        return text[at + 1 : at + 2] == "\n"
    if sign == ".":
        # A point inside a word (« t.s. », « tou.te.s ») is no end.
        return not text[at + 1 : at + 2].isalnum()
    return sign not in _JOINING and unicodedata.category(sign) not in {"Mn", "Cf"}


def _plain(sign: str) -> str:
    """Return *sign* in lower case and without its accent; nothing for a mark or an invisible sign."""
    if unicodedata.category(sign) in {"Mn", "Cf"}:
        return ""
    return unicodedata.normalize("NFD", sign.lower())[:1]


def _rules() -> dict[str, _Rule]:
    data = tomllib.loads((Path(__file__).parent / "data" / "rarity.toml").read_text(encoding="utf-8"))
    lists: dict[str, list[str]] = data["lists"]
    return {
        cue["code"]: _Rule(
            alone=cue["alone"],
            sentences={"fr": cue["fr"], "en": cue["en"]},
            shown=tuple(_pattern(line, lists) for line in cue["shown"]),
            missed=tuple(_pattern(line, lists) for line in cue["missed"]),
        )
        for cue in data["cue"]
    }


def _pattern(line: str, lists: dict[str, list[str]]) -> _Pattern:
    return tuple(
        frozenset(word for either in part.split("|") for word in (lists[either[1:]] if either[0] == "@" else [either]))
        for part in line.split(" ")
    )


_RULES = _rules()
