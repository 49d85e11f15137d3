"""How many people a set of details fits."""

import pytest

from aqts_voice.risk.details import Detail, Kind
from aqts_voice.risk.weighing import distinct, is_exact, share, weigh

REGION = Detail(Kind.REGION, "16")
YEAR = Detail(Kind.YEAR, "2021")


def test_fits_everybody_when_nothing_is_said() -> None:
    weight = weigh([])

    assert (weight.estimate, weight.floor, weight.ceiling, weight.risky) == (16_000, 8_000, 16_000, False)


def test_multiplies_shares_and_takes_half_as_the_floor() -> None:
    weight = weigh([REGION, Detail(Kind.FIELD, "aines")])

    assert weight.estimate == int(16_000 * 1_524_072 / 9_058_291 * 0.19) == 511
    assert weight.floor == 255


def test_takes_the_upper_end_of_the_survey_s_interval_as_the_most() -> None:
    # Wilson's interval for 19 % of 830 answers goes up to 21.8 %.
    assert weigh([Detail(Kind.FIELD, "aines")]).ceiling == pytest.approx(16_000 * 0.218, abs=16)


def test_says_unknown_of_what_no_public_figure_says_and_still_gives_the_most() -> None:
    weight = weigh([REGION, YEAR])

    assert (weight.estimate, weight.floor) == (None, None)
    assert weight.ceiling == weight.known == 2_692
    assert not weight.risky


@pytest.mark.parametrize(
    "details",
    [
        [Detail(Kind.LEFT_AGE)],
        [Detail(Kind.RARITY, "the-only-one")],
        [YEAR, Detail(Kind.AGE_BAND, "30-39"), Detail(Kind.ORGANISATION_KIND, "clsc")],
        [REGION, Detail(Kind.FIELD, "aines"), YEAR],
        [Detail(Kind.REGION, "09"), Detail(Kind.FIELD, "dependances")],
    ],
)
def test_takes_few_and_unknown_for_risky(details: list[Detail]) -> None:
    assert weigh(details).risky


@pytest.mark.parametrize("details", [[YEAR], [YEAR, REGION], [Detail(Kind.RARITY, "first-time"), YEAR]])
def test_bears_an_unknown_share_beside_one_other(details: list[Detail]) -> None:
    assert not weigh(details).risky


def test_counts_once_a_place_of_the_region_that_was_answered() -> None:
    place = Detail(Kind.PLACE_REGION, "16")

    assert distinct([REGION, place, place]) == (REGION,)
    assert weigh([REGION, place, YEAR]) == weigh([REGION, YEAR])


def test_keeps_the_narrower_of_two_regions() -> None:
    broad = Detail(Kind.REGION, "couronnes")
    place = Detail(Kind.PLACE_REGION, "16")

    assert distinct([broad, place]) == (place,)
    assert weigh([broad, place]).estimate == weigh([place]).estimate


def test_counts_a_place_elsewhere_beside_the_region() -> None:
    elsewhere = Detail(Kind.PLACE_REGION, "09")

    assert distinct([REGION, elsewhere]) == (REGION, elsewhere)
    assert (weigh([REGION, elsewhere]).estimate or 0) < (weigh([elsewhere]).estimate or 0)


def test_says_nothing_of_a_region_it_does_not_know() -> None:
    assert share(Detail(Kind.PLACE_REGION, "99")) is None


def test_takes_a_mask_that_tells_social_work_for_what_everyone_here_is() -> None:
    told = Detail(Kind.PROFESSION, "travail-social")

    assert share(told) == 1.0
    assert distinct([Detail(Kind.ROLE, "ts"), told]) == (Detail(Kind.ROLE, "ts"),)
    assert share(Detail(Kind.PROFESSION, "gestion")) is None


def test_takes_words_left_and_the_strongest_cues_for_exact() -> None:
    assert is_exact(Detail(Kind.LEFT_EVENT))
    assert is_exact(Detail(Kind.RARITY, "few-of-them"))
    assert not is_exact(Detail(Kind.RARITY, "first-time"))
    assert not is_exact(REGION)
