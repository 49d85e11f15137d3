"""The three criteria of the regulation, each by the detail that decides it."""

import pytest

from aqts_voice.risk.context import Context
from aqts_voice.risk.details import Detail, Kind
from aqts_voice.risk.residual import residual
from aqts_voice.risk.verdicts import Level, Reason, Verdict, Verdicts

YEAR = Detail(Kind.YEAR, "2021")
ONLY = Detail(Kind.RARITY, "the-only-one")
FIRST = Detail(Kind.RARITY, "first-time")


def verdicts(answers: Context, *details: Detail) -> Verdicts:
    return residual(answers, details).verdicts


def test_is_calm_when_nothing_remains() -> None:
    assert verdicts(Context()) == Verdicts(
        Verdict(Level.LOW, Reason.MANY_FIT),
        Verdict(Level.LOW, Reason.NOTHING_TO_LINK),
        Verdict(Level.LOW, Reason.NOTHING_TO_INFER),
    )


@pytest.mark.parametrize(
    ("answers", "details", "level", "reason"),
    [
        (Context(), [Detail(Kind.LEFT_NAME)], Level.HIGH, Reason.ONE_NAMED),
        (Context(), [ONLY], Level.HIGH, Reason.ONE_OF_A_KIND),
        (Context(region="09", field="dependances"), [], Level.HIGH, Reason.FEW_FIT),
        (Context(), [Detail(Kind.LEFT_PLACE)], Level.UNKNOWN, Reason.EXACT_UNCOUNTED),
        (Context(region="16", field="aines"), [YEAR], Level.UNKNOWN, Reason.COARSE_UNCOUNTED),
        (Context(region="16"), [YEAR], Level.WATCH, Reason.COARSE_UNCOUNTED),
        (Context(region="09"), [], Level.WATCH, Reason.SOME_FIT),
        (Context(region="16"), [], Level.LOW, Reason.MANY_FIT),
    ],
)
def test_judges_whether_one_can_be_singled_out(
    answers: Context, details: list[Detail], level: Level, reason: Reason
) -> None:
    assert verdicts(answers, *details).individualisation == Verdict(level, reason)


@pytest.mark.parametrize(
    ("details", "level", "reason"),
    [
        ([Detail(Kind.LEFT_NAME)], Level.HIGH, Reason.NAME_LEFT),
        ([Detail(Kind.LEFT_EVENT)], Level.HIGH, Reason.EVENT_LEFT),
        ([Detail(Kind.LEFT_DATE), Detail(Kind.LEFT_PLACE)], Level.HIGH, Reason.DATE_AND_PLACE_LEFT),
        ([Detail(Kind.LEFT_DATE), Detail(Kind.LEFT_ORGANISATION)], Level.HIGH, Reason.DATE_AND_PLACE_LEFT),
        ([Detail(Kind.LEFT_DATE)], Level.WATCH, Reason.WORDS_LEFT),
        ([YEAR, Detail(Kind.ORGANISATION_KIND, "clsc")], Level.WATCH, Reason.VALUES_TOGETHER),
        ([FIRST], Level.UNKNOWN, Reason.TOLD_AS_RARE),
        ([YEAR], Level.LOW, Reason.NOTHING_TO_LINK),
    ],
)
def test_judges_whether_it_can_be_linked(details: list[Detail], level: Level, reason: Reason) -> None:
    assert verdicts(Context(), *details).correlation == Verdict(level, reason)


@pytest.mark.parametrize(
    ("answers", "details", "level", "reason"),
    [
        (Context(), [Detail(Kind.LEFT_DEMOGRAPHIC)], Level.HIGH, Reason.TRAIT_LEFT),
        (Context(field="aines"), [FIRST], Level.WATCH, Reason.FIELD_AND_RARITY),
        (Context(), [Detail(Kind.AGE_BAND, "30-39")], Level.WATCH, Reason.AGE_KNOWN),
        (Context(), [Detail(Kind.LEFT_PLACE)], Level.UNKNOWN, Reason.FEW_TO_INFER),
        (Context(field="aines"), [], Level.LOW, Reason.NOTHING_TO_INFER),
    ],
)
def test_judges_what_can_be_inferred(answers: Context, details: list[Detail], level: Level, reason: Reason) -> None:
    assert verdicts(answers, *details).inference == Verdict(level, reason)
