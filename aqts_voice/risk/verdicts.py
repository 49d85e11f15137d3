"""The three criteria of Quebec's regulation on anonymisation, judged on what remains of one testimony; levels, never proofs.

The words are those of the *Règlement sur l'anonymisation des renseignements personnels* (RLRQ, c. A-2.1, r. 0.1):
individualisation, corrélation, inférence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from aqts_voice.risk.details import GENERALISED, LEFT, Detail, Kind
from aqts_voice.risk.population import LEAST_PEOPLE
from aqts_voice.risk.weighing import Weight, is_exact

COMFORT = 5 * LEAST_PEOPLE
_WHERE = frozenset({Kind.LEFT_PLACE, Kind.LEFT_ORGANISATION})
_LINKED = frozenset({Kind.LEFT_PLACE, Kind.LEFT_ORGANISATION, Kind.LEFT_DATE, Kind.LEFT_POSITION, Kind.LEFT_AGE})


class Level(StrEnum):
    """How much of a criterion remains."""

    LOW = "low"
    WATCH = "watch"
    HIGH = "high"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a criterion has its level; `aqts_voice.risk.wording` says each in words."""

    MANY_FIT = "many-fit"
    SOME_FIT = "some-fit"
    FEW_FIT = "few-fit"
    ONE_NAMED = "one-named"
    ONE_OF_A_KIND = "one-of-a-kind"
    COARSE_UNCOUNTED = "coarse-uncounted"
    EXACT_UNCOUNTED = "exact-uncounted"
    NOTHING_TO_LINK = "nothing-to-link"
    EVENT_LEFT = "event-left"
    NAME_LEFT = "name-left"
    DATE_AND_PLACE_LEFT = "date-and-place-left"
    WORDS_LEFT = "words-left"
    VALUES_TOGETHER = "values-together"
    TOLD_AS_RARE = "told-as-rare"
    NOTHING_TO_INFER = "nothing-to-infer"
    TRAIT_LEFT = "trait-left"
    FIELD_AND_RARITY = "field-and-rarity"
    AGE_KNOWN = "age-known"
    FEW_TO_INFER = "few-to-infer"


@dataclass(frozen=True)
class Verdict:
    """One criterion: its level and why."""

    level: Level
    reason: Reason


@dataclass(frozen=True)
class Verdicts:
    """The three criteria, in the order of the regulation."""

    individualisation: Verdict
    correlation: Verdict
    inference: Verdict


def judge(details: Iterable[Detail], weight: Weight) -> Verdicts:
    """Return the three verdicts on *details*, which *weight* weighs."""
    remains = tuple(details)
    kinds = frozenset(detail.kind for detail in remains)
    return Verdicts(_individualisation(remains, kinds, weight), _correlation(kinds), _inference(kinds, weight))


def _individualisation(details: tuple[Detail, ...], kinds: frozenset[Kind], weight: Weight) -> Verdict:
    """Say whether one person can be singled out in what remains."""
    unique = any(detail.kind is Kind.RARITY and is_exact(detail) for detail in details)
    return _first(
        (Kind.LEFT_NAME in kinds, Level.HIGH, Reason.ONE_NAMED),
        (unique, Level.HIGH, Reason.ONE_OF_A_KIND),
        (weight.known // 2 < LEAST_PEOPLE, Level.HIGH, Reason.FEW_FIT),
        (weight.risky and bool(kinds & LEFT), Level.UNKNOWN, Reason.EXACT_UNCOUNTED),
        (weight.risky, Level.UNKNOWN, Reason.COARSE_UNCOUNTED),
        (weight.estimate is None, Level.WATCH, Reason.COARSE_UNCOUNTED),
        (weight.known // 2 < COMFORT, Level.WATCH, Reason.SOME_FIT),
        otherwise=Reason.MANY_FIT,
    )


def _correlation(kinds: frozenset[Kind]) -> Verdict:
    """Say whether what remains can be linked to other data: the press, a court, an employer's files and schedules."""
    return _first(
        (Kind.LEFT_NAME in kinds, Level.HIGH, Reason.NAME_LEFT),
        (Kind.LEFT_EVENT in kinds, Level.HIGH, Reason.EVENT_LEFT),
        (Kind.LEFT_DATE in kinds and bool(kinds & _WHERE), Level.HIGH, Reason.DATE_AND_PLACE_LEFT),
        (bool(kinds & _LINKED), Level.WATCH, Reason.WORDS_LEFT),
        (len(kinds & GENERALISED) > 1, Level.WATCH, Reason.VALUES_TOGETHER),
        (Kind.RARITY in kinds, Level.UNKNOWN, Reason.TOLD_AS_RARE),
        otherwise=Reason.NOTHING_TO_LINK,
    )


def _inference(kinds: frozenset[Kind], weight: Weight) -> Verdict:
    """Say whether something more can be inferred about a person."""
    return _first(
        (Kind.LEFT_DEMOGRAPHIC in kinds, Level.HIGH, Reason.TRAIT_LEFT),
        ({Kind.FIELD, Kind.RARITY} <= kinds, Level.WATCH, Reason.FIELD_AND_RARITY),
        (bool(kinds & {Kind.AGE_BAND, Kind.LEFT_AGE}), Level.WATCH, Reason.AGE_KNOWN),
        (weight.risky, Level.UNKNOWN, Reason.FEW_TO_INFER),
        otherwise=Reason.NOTHING_TO_INFER,
    )


def _first(*rules: tuple[bool, Level, Reason], otherwise: Reason) -> Verdict:
    """Return the verdict of the first rule that holds, a low level when none does."""
    return next((Verdict(level, reason) for holds, level, reason in rules if holds), Verdict(Level.LOW, otherwise))
