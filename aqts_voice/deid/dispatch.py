"""Tries each rule only where a word, a number or a sign opens as the rule can open; holds no rule of its own."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from spacy.tokens import Doc

from aqts_voice.deid.evidence import Evidence, folded, language
from aqts_voice.deid.folding import Folded
from aqts_voice.deid.openings import DIGIT, LONGEST, SPACE, is_letter
from aqts_voice.deid.rules import Rule, apply

Matches = Mapping[Rule, Sequence[re.Match[str]]]
"""The matches of each rule that is tried here, none included; a rule that is not in it has to be searched."""

_NAME_ON_DOC = "matches"
_LANGUAGES = ("fr", "en")
_DIGITS = re.compile(r"\d")
# What stands for a blank other than a space where it is the first sign: line ends are few, spaces are not.
_BREAK = "\n"
_BLANKS = re.compile(r"[^\S ]")

_Try = tuple[int, Callable[[str, int], re.Match[str] | None]]
"""The place of a rule in its table, and what tries it at an offset."""

Doc.set_extension(_NAME_ON_DOC, default=None, force=True)


class Dispatch:
    """All rules by what they open with, so that a text is walked once for the rules of every component.

    A search looks at each sign of the text for each rule; here a rule is met only at the words that open with its
    letters, one or two rules a word. The matches are those of ``finditer``, which is kept for what cannot be told.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        known = [rule for rule in rules if rule.opens is not None]
        self._tables = {one: _tables([rule for rule in known if one in rule.languages]) for one in _LANGUAGES}

    def matches(self, text: Folded, language: str) -> Matches:
        """Return the matches in *text* of the rules written for *language*, each rule's from left to right."""
        plain, typed = self._tables[language]
        return {**plain.matches(text.plain, text.has_digit), **typed.matches(text.text, text.has_digit)}


class _Table:
    """The rules that read one form of the text, by the signs that they open with."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        signs: set[str] = set()
        own: dict[str, list[_Try]] = defaultdict(list)
        for index, rule in enumerate(rules):
            for opening in rule.opens or ():
                signs.add(opening[0])
                own[_as_key(opening)].append((index, rule.pattern.match))
        # Each opening also leads to the rules of its own beginnings, so that one answer is enough.
        self._tries = {
            key: [one for size in range(1, len(key) + 1) for one in own.get(key[:size], ())] for key in tuple(own)
        }
        self._places = _places(signs)
        self._ones = frozenset(key for key in own if len(key) == 1)
        self._pairs = frozenset(key[:2] for key in own)

    def matches(self, text: str, has_digit: bool) -> dict[Rule, Sequence[re.Match[str]]]:
        """Return the matches of each rule, as ``finditer`` would: from left to right, none over the one before."""
        keys = _BLANKS.sub(SPACE, _DIGITS.sub(DIGIT, text) if has_digit else text)
        tries, ones, pairs = self._tries.get, self._ones, self._pairs
        reach = [0] * len(self._rules)
        found: dict[Rule, Sequence[re.Match[str]]] = dict.fromkeys(self._rules, ())
        for place in self._places.finditer(text):
            at = place.start()
            key = keys[at : at + LONGEST]
            if key[0] == SPACE != text[at]:
                key = _BREAK + key[1:]
            # Two signs tell that most words open no rule, in one look-up instead of four.
            if key[:2] not in pairs and key[0] not in ones:
                continue
            for index, match in tries(key) or tries(key[:3]) or tries(key[:2]) or tries(key[:1]) or ():
                if at >= reach[index] and (one := match(text, at)) is not None:
                    reach[index] = one.end()
                    rule = self._rules[index]
                    found[rule] = [*found[rule], one]
        return found


def _as_key(opening: str) -> str:
    """Return *opening* with its first sign written as in the keys of a text: a space, or one sign for all other blanks."""
    return _BREAK + opening[1:] if opening[0].isspace() and opening[0] != SPACE else opening


def _tables(rules: Sequence[Rule]) -> tuple[_Table, _Table]:
    """Return the tables of the rules that read the plain text, and of those that read its capitals and accents."""
    return _Table([rule for rule in rules if not rule.typed_case]), _Table([rule for rule in rules if rule.typed_case])


def _places(signs: set[str]) -> re.Pattern[str]:
    """Return a pattern of the places where something opens with one of *signs*: of a run of letters, the first only."""
    letters = "".join(re.escape(sign) for sign in sorted(signs) if is_letter(sign))
    others = "".join(r"\d" if sign == DIGIT else re.escape(sign) for sign in sorted(signs) if not is_letter(sign))
    ways = [rf"[{letters}][^\W\d]*"] * bool(letters) + [f"[{others}]"] * bool(others)
    return re.compile("|".join(ways) or r"(?!)")


def leave_matches(doc: Doc, dispatch: Dispatch) -> None:
    """Leave on *doc* the matches of the rules of *dispatch*, for the components that come after."""
    doc._.set(_NAME_ON_DOC, dispatch.matches(folded(doc), language(doc)))


def found_by(rules: Iterable[Rule], doc: Doc) -> list[Evidence]:
    """Return what *rules* find in *doc*: from the matches left on it, or by a search for those that have none there."""
    return apply(rules, folded(doc), language(doc), doc._.get(_NAME_ON_DOC))
