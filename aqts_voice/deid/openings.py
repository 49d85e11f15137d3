"""Reads from a regular expression what its matches open with, so that it is tried nowhere else; it matches nothing itself."""

import re
from collections.abc import Callable, Iterable
from typing import Any

try:
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:
    # Private parts may go with a version of Python: then no opening is known, and every rule is searched for.
    _compiler = _parser = None

DIGIT = "0"
"""What stands for any digit in an opening: rules tell numbers apart by what follows, hardly by their figures."""

SPACE = " "
"""What stands for any blank in an opening, line ends included, but for the first sign."""

LONGEST = 4
"""Openings are cut at this length: four signs leave about one rule a word."""

# A blank of any kind, until the opening is whole: a code point of the private use area, which no pattern holds.
_BLANK = "\ue000"

# A class of more signs than this is followed only as the first sign: after another it would multiply the openings for nothing.
_WIDE = 12
# Ranges wider than this are taken for any sign: « À-Ý » is the widest that tells something.
_WIDEST_RANGE = 60
# A pattern that any of so many letters may open is found quicker by one search than by a try at nearly every word.
_ANY_WORD = 20
# More openings than this tell little that their first signs do not.
_MANY = 300
_SHORT = 2

_FLAGS = int(re.VERBOSE)

_Paths = tuple[set[str], set[str]]
"""What the ways through a part of a pattern open with: those that what follows goes on with, and those that it does not."""


def read(pattern: str) -> tuple[re.Pattern[str], frozenset[str] | None]:
    """Compile *pattern* (a verbose regular expression) and return it with what its matches open with.

    Each match opens with one of these runs of one to three signs, any digit written 0, and where it opens with a
    letter no letter nor digit stands before it. None instead of the runs when that cannot be told.

    The tree of the pattern comes from the parser of the standard library, which is private: the compiled
    pattern is made from the same tree, because parsing twice would make a start slower, and whatever
    another version of Python names differently leaves the openings unknown, which costs time and no match.

    Raises re.error: the pattern is wrong.
    """
    try:
        tree = _parser.parse(pattern, _FLAGS)
        compiled: re.Pattern[str] = _compiler.compile(tree, _FLAGS)
    except (AttributeError, TypeError):
        return re.compile(pattern, _FLAGS), None
    try:
        return compiled, _openings(tree)
    except (AttributeError, TypeError, ValueError):
        return compiled, None


def is_letter(sign: str) -> bool:
    """Say whether *sign* is one of those that words are made of, digits apart."""
    return (sign.isalnum() and not sign.isdecimal()) or sign == "_"


def _openings(tree: Any) -> frozenset[str] | None:
    """Return what a parsed pattern opens with, the openings that a shorter one covers left out."""
    if tree.state.flags & re.IGNORECASE or _is_loose(tree)[0]:
        return None
    found = {_spaced(one) for one in set().union(*_sequence(tree, LONGEST))}
    if "" in found or sum(len(one) == 1 and one.islower() for one in found) > _ANY_WORD:
        return None
    if len(found) > _MANY:
        found = {one[:_SHORT] for one in found}
    return frozenset(one for one in found if not any(one[:cut] in found for cut in range(1, len(one))))


def _spaced(opening: str) -> str:
    """Return *opening* with every blank after its first sign written alike; empty when it opens with any blank."""
    if opening.startswith(_BLANK):
        return ""
    return opening[:1] + "".join(SPACE if sign == _BLANK or sign.isspace() else sign for sign in opening[1:])


def _sequence(items: Iterable[tuple[Any, Any]], room: int) -> _Paths:
    """Follow parts that stand one after the other, up to *room* signs."""
    going, cut = {""}, set[str]()
    for kind, value in getattr(items, "data", items):
        if kind.name in _WITHOUT_WIDTH:
            continue
        more, last = _READERS.get(kind.name, _unknown)(value, room - min(map(len, going)))
        fresh, begun = "" in going, going - {""}
        going = set(more) if fresh else set()
        if fresh:
            cut |= last
        if len(more) + len(last) > _WIDE:
            cut |= begun
        elif begun:
            going |= {(one + other)[:room] for one in begun for other in more}
            cut |= {(one + other)[:room] for one in begun for other in last}
        whole = {one for one in going if len(one) == room}
        cut |= whole
        going -= whole
        if not going:
            break
    return going, cut


_WITHOUT_WIDTH = frozenset({"AT", "ASSERT", "ASSERT_NOT"})


def _unknown(_value: Any, _room: int) -> _Paths:
    """Return the paths of a part that takes anything."""
    return set(), {""}


def _literal(value: int, _room: int) -> _Paths:
    return {_sign(value)}, set()


def _class(value: Any, _room: int) -> _Paths:
    signs = _members(value)
    return (set(), {""}) if signs is None else (signs, set())


def _group(value: Any, room: int) -> _Paths:
    _number, added, _removed, inside = value
    return (set(), {""}) if added & re.IGNORECASE else _sequence(inside, room)


def _branch(value: Any, room: int) -> _Paths:
    ways = [_sequence(way, room) for way in value[1]]
    return set().union(*(going for going, _ in ways)), set().union(*(cut for _, cut in ways))


def _repeat(value: Any, room: int) -> _Paths:
    """Follow a part as often as it must stand; whether it stands once more, what follows then is not looked at."""
    least, most, inside = value
    if least > 1:
        # The part must stand again: « \\d{3} » opens with three digits.
        return _sequence([*inside, (_REPEAT, (least - 1, most - 1, inside))], room)
    going, cut = _sequence(inside, room)
    if most > 1:
        going, cut = set(), going | cut
    return (going | {""} if least == 0 else going), cut


class _Repeat:
    """Stands for the name of a repetition where one is written here."""

    name = "MAX_REPEAT"


_REPEAT = _Repeat()

_READERS: dict[str, Callable[[Any, int], _Paths]] = {
    "LITERAL": _literal,
    "IN": _class,
    "SUBPATTERN": _group,
    "BRANCH": _branch,
    "MAX_REPEAT": _repeat,
    "MIN_REPEAT": _repeat,
    "POSSESSIVE_REPEAT": _repeat,
    "ATOMIC_GROUP": _sequence,
}


def _members(members: Any) -> set[str] | None:
    """Return the signs that a class takes, or None when they are too many to tell."""
    signs: set[str] = set()
    for kind, what in members:
        if kind.name == "LITERAL":
            signs.add(_sign(what))
        elif kind.name == "RANGE" and what[1] - what[0] <= _WIDEST_RANGE:
            signs.update(map(_sign, range(what[0], what[1] + 1)))
        elif kind.name == "CATEGORY" and what.name in _CATEGORIES:
            signs.add(_CATEGORIES[what.name])
        else:
            return None
    return signs


_CATEGORIES = {"CATEGORY_DIGIT": DIGIT, "CATEGORY_SPACE": _BLANK}


def _sign(code: int) -> str:
    sign = chr(code)
    return DIGIT if sign.isdecimal() else sign


def _is_loose(items: Iterable[tuple[Any, Any]]) -> tuple[bool, bool]:
    """Say whether a match may open with a letter inside a word, and whether one may go through the parts and leave that open."""
    for kind, value in items:
        loose, passes = _is_part_loose(kind.name, value)
        if loose or not passes:
            return loose, False
    return False, True


def _is_part_loose(name: str, value: Any) -> tuple[bool, bool]:
    if name in _WITHOUT_WIDTH:
        return False, not _parts_words(name, value)
    if name in {"LITERAL", "IN"}:
        signs = {_sign(value)} if name == "LITERAL" else _members(value)
        return signs is None or any(map(is_letter, signs)), False
    if name == "SUBPATTERN":
        return _is_loose(value[3])
    if name == "BRANCH":
        ways = [_is_loose(way) for way in value[1]]
        return any(loose for loose, _ in ways), any(passes for _, passes in ways)
    if name in {"MAX_REPEAT", "MIN_REPEAT"}:
        loose, passes = _is_loose(value[2])
        return loose, passes or value[0] == 0
    return True, False


def _parts_words(name: str, value: Any) -> bool:
    """Say whether, after an assertion that takes no sign, a letter can only open a word."""
    if name == "AT":
        return value.name in {"AT_BOUNDARY", "AT_BEGINNING", "AT_BEGINNING_STRING"}
    direction, inside = value
    if direction != -1 or not len(inside):
        return False
    kind, last = inside[len(inside) - 1]
    if name == "ASSERT_NOT":
        return len(inside) == 1 and kind.name == "IN" and _has_any_word_sign(last)
    signs = {_sign(last)} if kind.name == "LITERAL" else _members(last) if kind.name == "IN" else None
    return signs is not None and not any(is_letter(sign) or sign == DIGIT for sign in signs)


def _has_any_word_sign(members: Any) -> bool:
    """Say whether a class, not a denied one, holds every sign of words."""
    names = [kind.name for kind, _ in members]
    return "NEGATE" not in names and any(str(what) == "CATEGORY_WORD" for _, what in members)
