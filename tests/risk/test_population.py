"""The estimate of how many people a context fits."""

import pytest

from aqts_voice.risk import population
from aqts_voice.risk.context import LABELS, Context


def test_fits_every_social_worker_when_nothing_is_said() -> None:
    assert population.estimate(Context()) == 16_000
    assert population.floor(Context()) == 8_000


def test_shares_the_population_out_among_the_regions() -> None:
    regions = [code for code in LABELS["region"] if "/" in code or code.isdigit()]

    assert sum(population.share("region", code) or 0 for code in regions) == pytest.approx(1)


def test_adds_regions_up_and_takes_the_largest_known_field() -> None:
    parts = (population.share("region", "14/15") or 0) + (population.share("region", "16") or 0)

    assert population.share("region", "couronnes") == pytest.approx(parts)
    assert population.share("field", "jeunes-familles") == 0.24


def test_says_nothing_of_what_no_public_figure_says() -> None:
    assert population.share("field", "protection-jeunesse") is None
    assert population.estimate(Context(region="16", seniority="16+")) is None
    assert population.floor(Context(seniority="0-5")) is None


@pytest.mark.parametrize(
    ("given", "rare"),
    [
        (Context(), False),
        (Context(region="09"), False),
        (Context(region="09", field="dependances"), True),
        (Context(region="06/13", field="aines", employer="reseau-public", role="ts"), False),
        (Context(field="protection-jeunesse"), False),
        (Context(region="06/13", field="protection-jeunesse"), False),
        (Context(region="06/13", field="protection-jeunesse", role="ts"), True),
        (Context(region="09", employer="autre-public", seniority="0-5"), True),
    ],
)
def test_takes_a_small_or_unknown_combination_for_rare(given: Context, *, rare: bool) -> None:
    assert population.is_rare(given) is rare


def test_bounds_a_share_of_the_survey_from_above_and_nothing_that_is_unknown() -> None:
    # Wilson, 41 % of 830 answers: from 37.7 % to 44.4 %.
    assert population.most("field", "sante-mentale-adulte") == pytest.approx(0.444, abs=0.001)
    assert population.most("field", "protection-jeunesse") == 1.0
    assert population.most("seniority", "0-5") == 1.0
    assert population.most("region", "09") == population.share("region", "09")


def test_bounds_a_broad_field_by_the_sum_of_its_fields() -> None:
    parts = [population.most("field", code) for code in ("sante-mentale-adulte", "crise", "dependances")]

    assert population.most("field", "mental-crise") == pytest.approx(sum(parts))
    assert population.most("field", "milieu") == 1.0
