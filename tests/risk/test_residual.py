"""What may still let someone be recognised."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aqts_voice.risk import context as codes
from aqts_voice.risk import rarity
from aqts_voice.risk.context import ATTRIBUTES, Context
from aqts_voice.risk.details import LEFT, of_context
from aqts_voice.risk.population import is_rare
from aqts_voice.risk.residual import Detail, Kind, passes, residual
from aqts_voice.risk.weighing import weigh

contexts = st.builds(Context, **{name: st.sampled_from([None, *codes.LABELS[name]]) for name in ATTRIBUTES})
loose = st.one_of(
    st.sampled_from(sorted(LEFT)).map(Detail),
    st.sampled_from(["2019", "2021"]).map(lambda code: Detail(Kind.YEAR, code)),
    st.just(Detail(Kind.AGE_BAND, "30-39")),
    st.sampled_from(sorted(codes.LABELS["region"])).map(lambda code: Detail(Kind.PLACE_REGION, code)),
    st.just(Detail(Kind.ORGANISATION_KIND, "clsc")),
    st.sampled_from(["travail-social", "gestion"]).map(lambda code: Detail(Kind.PROFESSION, code)),
    st.sampled_from(rarity.codes()).map(lambda code: Detail(Kind.RARITY, code)),
)
several = st.lists(loose, max_size=4)
BUSY = Context(region="06/13", field="aines", employer="reseau-public", role="ts")


def people(number: int | None) -> int:
    """What is unknown counts as nobody, so that a comparison can be made."""
    return -1 if number is None else number


def test_tells_that_everybody_fits_when_nothing_remains() -> None:
    seen = residual(Context(), [])

    assert (seen.details, seen.estimate, seen.floor, seen.sources) == ((), 16_000, 8_000, ("total",))
    assert seen.passes
    assert seen.best_change is None


def test_names_the_figures_that_were_used() -> None:
    assert residual(Context(region="16", field="aines"), []).sources == ("total", "regions", "survey")
    assert residual(Context(seniority="16+"), []).sources == ("total",)


def test_finds_the_smallest_combination_that_singles_out() -> None:
    seen = residual(Context(region="09", field="dependances", employer="reseau-public"), [])

    assert seen.singling_out == (Detail(Kind.REGION, "09"), Detail(Kind.FIELD, "dependances"))


def test_points_at_words_left_before_anything_else() -> None:
    seen = residual(BUSY, [Detail(Kind.YEAR, "2021"), Detail(Kind.LEFT_PLACE)])

    assert seen.singling_out == (Detail(Kind.LEFT_PLACE),)


def test_lets_three_details_stand_for_more_when_only_more_single_out() -> None:
    answers = Context(region="14/15", field="dependances", employer="autre-public")
    few = [Detail(Kind.PLACE_REGION, "16"), Detail(Kind.PLACE_REGION, "06/13")]

    seen = residual(answers, few)

    assert not seen.passes
    assert 0 < len(seen.singling_out) <= 3


def test_would_rather_mask_a_place_than_drop_an_answer() -> None:
    change = residual(BUSY, [Detail(Kind.LEFT_PLACE)]).best_change

    assert change is not None
    assert change.detail == Detail(Kind.LEFT_PLACE)
    assert (change.estimate, change.passes) == (residual(BUSY, []).estimate, True)


def test_would_rather_widen_an_answer_than_drop_it() -> None:
    change = residual(Context(region="09", field="dependances"), []).best_change

    assert change is not None
    assert (change.detail.kind, change.to) == (Kind.REGION, "eloignees")
    assert change.passes


def test_offers_no_broader_answer_that_changes_nothing() -> None:
    change = residual(Context(region="06/13"), []).best_change

    assert change is not None
    assert change.to is None


def test_names_the_change_that_helps_most_when_none_is_enough() -> None:
    change = residual(BUSY, [Detail(Kind.LEFT_PLACE), Detail(Kind.LEFT_DATE)]).best_change

    assert change is not None
    assert change.detail.kind in LEFT
    assert not change.passes


def test_has_all_words_that_say_rare_changed_at_once() -> None:
    cues = [Detail(Kind.RARITY, code) for code in ("the-only-one", "first-time")]

    change = residual(BUSY, cues).best_change

    assert change is not None
    assert change.detail.kind is Kind.RARITY
    assert change.passes


@pytest.mark.parametrize("code", ["09", "16"])
def test_lets_a_mask_tell_the_region_that_was_answered(code: str) -> None:
    assert passes(Context(region="09"), [Detail(Kind.PLACE_REGION, code)]) is (code == "09")


@given(contexts)
def test_agrees_with_the_context_s_own_rule(answers: Context) -> None:
    assert passes(answers, []) is not is_rare(answers)


@given(contexts, several, loose)
def test_never_fits_more_people_with_one_detail_more(answers: Context, details: list[Detail], more: Detail) -> None:
    before, after = residual(answers, details), residual(answers, [*details, more])

    assert people(after.estimate) <= people(before.estimate)
    assert after.ceiling <= before.ceiling
    assert before.passes or not after.passes


@given(contexts, several)
def test_never_fits_fewer_people_with_one_detail_less(answers: Context, details: list[Detail]) -> None:
    whole = residual(answers, details)

    for less in combinations(details, max(len(details) - 1, 0)):
        assert people(residual(answers, less).estimate) >= people(whole.estimate)


@given(contexts, several)
def test_passes_when_nothing_singles_out_and_only_then(answers: Context, details: list[Detail]) -> None:
    seen = residual(answers, details)

    assert seen.passes is passes(answers, details) is (not seen.singling_out)
    assert len(seen.singling_out) <= 3
    assert set(seen.singling_out) <= set(seen.details)


@given(contexts, several)
def test_points_at_nothing_smaller_than_it_needs(answers: Context, details: list[Detail]) -> None:
    out = residual(answers, details).singling_out

    for smaller in combinations(out, max(len(out) - 1, 0)):
        assert len(out) in {0, 1} or not weigh(smaller).risky


@settings(max_examples=50)
@given(contexts, several)
def test_changes_for_the_better(answers: Context, details: list[Detail]) -> None:
    seen = residual(answers, details)

    change = seen.best_change

    assert (change is None) is (not seen.details)
    if change:
        assert people(change.estimate) >= people(seen.estimate)
        assert change.ceiling >= seen.ceiling
        assert not change.passes or _kept(seen.details, change.detail, change.to)


def _kept(details: Sequence[Detail], changed: Detail, to: str | None) -> bool:
    same = {changed} if changed.kind is not Kind.RARITY else {one for one in details if one.kind is Kind.RARITY}
    others = [one for one in details if one not in same]
    return not weigh([*others, Detail(changed.kind, to)] if to else others).risky


@given(contexts, several, st.randoms(use_true_random=False))
def test_says_the_same_whatever_the_order(answers: Context, details: list[Detail], chance: Random) -> None:
    shuffled = list(details)
    chance.shuffle(shuffled)

    assert residual(answers, shuffled) == residual(answers, details)


def test_points_at_a_name_before_any_other_words() -> None:
    seen = residual(BUSY, [Detail(Kind.LEFT_AGE), Detail(Kind.LEFT_PLACE), Detail(Kind.LEFT_NAME)])

    assert seen.singling_out == (Detail(Kind.LEFT_NAME),)
    assert seen.best_change is not None
    assert seen.best_change.detail == Detail(Kind.LEFT_NAME)


def test_reads_its_own_answers() -> None:
    assert residual(BUSY, []).details == of_context(BUSY)
