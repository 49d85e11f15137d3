"""Says what a mask may tell instead of nothing: a year, a band of ages, a region, a kind of establishment or of position; from closed lists alone."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise

from aqts_voice.deid.folding import fold
from aqts_voice.deid.labels import Label
from aqts_voice.deid.lexicon import key
from aqts_voice.deid.numerals import numbers
from aqts_voice.deid.traces import TextLanguage
from aqts_voice.deid.wordset import word_set

_DATA = files("aqts_voice.deid") / "data"
FIRST_YEAR, LAST_YEAR = 1900, 2099
_OLDEST_BAND = 90


class Kind(StrEnum):
    """What a generalised value is about."""

    YEAR = "year"
    AGE_BAND = "age_band"
    PLACE_REGION = "place_region"
    ORGANISATION_KIND = "organisation_kind"
    PROFESSION = "profession"


LABEL_OF: dict[Kind, Label] = {
    Kind.YEAR: Label.DATE,
    Kind.AGE_BAND: Label.AGE,
    Kind.PLACE_REGION: Label.LOC,
    Kind.ORGANISATION_KIND: Label.ORG,
    Kind.PROFESSION: Label.ROLE,
}
"""The label that each kind makes more general; the other labels have none."""


@dataclass(frozen=True)
class Offer:
    """A generalised value: its code in our closed lists, and how a placeholder shows it in the language of the text."""

    kind: Kind
    code: str
    shown: str


def offer(label: Label, words: str, *, language: TextLanguage = "fr", before: str = "") -> Offer | None:
    """Return the value that *words*, found under *label*, may be generalised to; None when there is none to tell.

    *before* is the text that comes just before them: a year of birth, of hiring or of graduation is never offered.
    A name, a number, a characteristic and an event have no general form.
    """
    found = _FINDERS.get(label)
    if found is None:
        return None
    kind, find = found
    code = find(words, before)
    if code is None or _tokens(shown(kind, code, language=language)) == _tokens(words):
        return None
    return Offer(kind, code, shown(kind, code, language=language))


def shown(kind: Kind, code: str, *, language: TextLanguage = "fr") -> str:
    """Return how a code of *kind* reads in a placeholder.

    Raises KeyError for a code that is not in the closed list of its kind.
    """
    return values(kind, "en" if language == "en" else "fr")[code]


@cache
def values(kind: Kind, language: TextLanguage) -> Mapping[str, str]:
    """Return all that a placeholder may tell for *kind*, by code, in French or in English."""
    if kind is Kind.YEAR:
        return {str(year): str(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)}
    if kind is Kind.AGE_BAND:
        return dict(_bands(language))
    return {entry["code"]: entry[language] for entry in _entries(kind)}


def _bands(language: TextLanguage) -> Iterator[tuple[str, str]]:
    for low in range(0, _OLDEST_BAND, 10):
        high = low + 9
        yield f"{low}-{high}", f"{low} to {high}" if language == "en" else f"{low} à {high} ans"
    yield f"{_OLDEST_BAND}+", f"{_OLDEST_BAND} and over" if language == "en" else f"{_OLDEST_BAND} ans et plus"


_FILES = {
    Kind.PLACE_REGION: ("regions.toml", "region"),
    Kind.ORGANISATION_KIND: ("organisation_kinds.toml", "kind"),
    Kind.PROFESSION: ("professions.toml", "family"),
}


@cache
def _entries(kind: Kind) -> Sequence[Mapping[str, str]]:
    name, section = _FILES[kind]
    read: list[Mapping[str, str]] = tomllib.loads((_DATA / name).read_text(encoding="utf-8"))[section]
    return read


def _tokens(words: str) -> list[str]:
    """Return the plain words of *words*; the parts of « travailleur·euse » stay one word."""
    plain = fold(words).plain.replace("·", "")
    return "".join(sign if sign.isalnum() else " " for sign in plain).split()


# What stands near a year of birth, of hiring, of graduation or of a file: such a year identifies by itself.
_OWN_YEARS = word_set("né née nés nées nee nees ddn dob born")
_OWN_YEAR_STEMS = ("naiss", "birth", "embauch", "engag", "hired", "diplôm", "diplom", "gradu", "cohort")
_BESIDE_A_YEAR = word_set(
    "en in l la le les an annee annees year years depuis since of de du d the vers around about fin debut mid late early"
)
_LOOK_BACK = 6


def _year(words: str, before: str) -> str | None:
    """Return the one year that the words of a date tell beside a finer moment."""
    tokens = _tokens(words)
    if _is_own_year(f"{before} {words}", last=len(tokens) + _LOOK_BACK):
        return None
    read = [(value, at, end) for value, at, end in numbers(tokens) if tokens[at].isalpha() or tokens[at].isdecimal()]
    years = [one for one in _joined_years(read) if FIRST_YEAR <= one[0] <= LAST_YEAR]
    within = {place for _, at, end in years for place in range(at, end)}
    finer = any(token not in _BESIDE_A_YEAR for place, token in enumerate(tokens) if place not in within)
    return str(years[0][0]) if finer and len({year for year, _, _ in years}) == 1 else None


def _is_own_year(text: str, *, last: int) -> bool:
    """Say whether one of the *last* words of *text* announces a year of one's own.

    Accents tell « né » from the negation « ne », which counts only right before the article of a date.
    """
    typed = fold(text).text.lower()
    tokens = "".join(sign if sign.isalnum() else " " for sign in typed.replace("·", "")).split()[-last:]
    bare = any(one == "ne" and other in {"le", "en"} for one, other in pairwise(tokens))
    return bare or any(token in _OWN_YEARS or token.startswith(_OWN_YEAR_STEMS) for token in tokens)


def _joined_years(read: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield the numbers, with « twenty twenty-one » and « nineteen ninety-eight » as one."""
    for place, (value, at, end) in enumerate(read):
        follows = read[place + 1] if place + 1 < len(read) and read[place + 1][1] == end else None
        if value in {19, 20} and end == at + 1 and follows and 10 <= follows[0] < 100:
            yield value * 100 + follows[0], at, follows[2]
        else:
            yield value, at, end


_YEARS = word_set("an ans annee annees year years yr yrs yo")
_PART_OF_YEAR = {
    **dict.fromkeys(("mois", "month", "months"), 12),
    **dict.fromkeys(("semaine", "semaines", "sem", "week", "weeks"), 52),
    **dict.fromkeys(("jour", "jours", "day", "days", "heure", "heures", "hours"), 365),
}
_LIST_OF_AGES = frozenset({"a", "et", "ou", "to", "and", "or"})
_OLDEST = 119


def _age_band(words: str, _before: str) -> str | None:
    """Return the one band of ten years in which all ages of the words lie; months and days are the first one."""
    tokens = _tokens(words)
    bands = {_band(age) for age in _ages(tokens)}
    return bands.pop() if len(bands) == 1 else None


def _ages(tokens: Sequence[str]) -> Iterator[int]:
    """Yield each age in whole years; « sa 40e année » may be 39 or 40, and yields both."""
    read = list(numbers(tokens))
    starts = {at for _, at, _ in read}
    in_years = False
    for value, at, end in read:
        unit = _unit(tokens, end, starts, word=tokens[at])
        if unit in _PART_OF_YEAR:
            # The months after « 2 ans et » add nothing to the years.
            if not in_years:
                yield value // _PART_OF_YEAR[unit]
        elif unit in _YEARS or unit == "":
            in_years = True
            yield value
            if _is_nth(tokens[at]):
                yield value - 1


def _is_nth(word: str) -> bool:
    """Say whether digits carry the ending of a rank: 53e, 40ième, 41st."""
    return word[:1].isdecimal() and word.lstrip("0123456789") in {"e", "eme", "ieme", "st", "nd", "rd", "th"}


def _unit(tokens: Sequence[str], at: int, starts: set[int], *, word: str) -> str | None:
    """Return the unit of a number that ends before *at*: "" when nothing follows it, None when another word does."""
    glued = word.lstrip("0123456789") if word[:1].isdecimal() else ""
    if glued in _YEARS or glued in _PART_OF_YEAR:
        return glued
    while at < len(tokens) and (at in starts or (tokens[at] in _LIST_OF_AGES and at + 1 in starts)):
        at += 1
    if at == len(tokens):
        return ""
    return tokens[at] if tokens[at] in _YEARS or tokens[at] in _PART_OF_YEAR else None


def _band(age: int) -> str | None:
    """Return the code of the band of an age, None for one that nobody reaches."""
    if not 0 <= age <= _OLDEST:
        return None
    return f"{_OLDEST_BAND}+" if age >= _OLDEST_BAND else f"{age // 10 * 10}-{age // 10 * 10 + 9}"


# What may come before the name of a place without changing it.
_BEFORE_A_PLACE = word_set(
    "ville village municipalite paroisse mrc region quartier secteur arrondissement de du des d la le les l"
)


@cache
def _places() -> Mapping[tuple[str, ...], str]:
    """Return the code of the region of each place, by its plain words."""
    return {
        key(name): entry["code"]
        for entry in _entries(Kind.PLACE_REGION)
        for name in entry["places"].replace("\n", " ").split(",")
    }


def _region(words: str, _before: str) -> str | None:
    """Return the region of a place that is known under this very name; of an address or of two places, none."""
    name = key(fold(words).text)
    while name and name not in _places() and name[0] in _BEFORE_A_PLACE:
        name = name[1:]
    return _places().get(name)


Run = tuple[str, ...]


@cache
def _runs(kind: Kind) -> Sequence[tuple[Run, str]]:
    """Return the runs of words by which each code of *kind* is known, the longest first."""
    runs = [
        (tuple(run.split()), entry["code"])
        for entry in _entries(kind)
        for run in entry["words"].replace("\n", " ").split(",")
    ]
    return sorted(runs, key=lambda one: -len(one[0]))


def _known_at(kind: Kind, tokens: Sequence[str], at: int) -> str | None:
    for run, code in _runs(kind):
        if len(run) <= len(tokens) - at and all(map(_is, run, tokens[at:])):
            return code
    return None


def _is(pattern: str, token: str) -> bool:
    return token.startswith(pattern[:-1]) if pattern.endswith("*") else token == pattern


def _organisation_kind(words: str, _before: str) -> str | None:
    """Return the kind that the first words tell, as in French, or the only one that any words tell."""
    tokens = _tokens(words)
    found = [code for at in range(len(tokens)) if (code := _known_at(Kind.ORGANISATION_KIND, tokens, at))]
    opening = _known_at(Kind.ORGANISATION_KIND, tokens, 0)
    return opening or (found[0] if len(set(found)) == 1 else None)


def _profession(words: str, _before: str) -> str | None:
    """Return the family of the first known words of a position."""
    tokens = _tokens(words)
    found = (_known_at(Kind.PROFESSION, tokens, at) for at in range(len(tokens)))
    return next((code for code in found if code), None)


_FINDERS: dict[Label, tuple[Kind, Callable[[str, str], str | None]]] = {
    Label.DATE: (Kind.YEAR, _year),
    Label.AGE: (Kind.AGE_BAND, _age_band),
    Label.LOC: (Kind.PLACE_REGION, _region),
    Label.ORG: (Kind.ORGANISATION_KIND, _organisation_kind),
    Label.ROLE: (Kind.PROFESSION, _profession),
}
