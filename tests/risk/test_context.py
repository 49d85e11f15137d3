"""The codes of the coarse context and the broader codes above them."""

from datetime import date

import pytest

from aqts_voice.risk import context
from aqts_voice.risk.context import ATTRIBUTES, Context


@pytest.mark.parametrize(
    ("attribute", "levels"),
    [("region", [11, 5, 1]), ("field", [14, 4, 1]), ("employer", [4, 1]), ("role", [4, 1]), ("seniority", [3, 1])],
)
def test_offers_the_levels_of_the_design(attribute: str, levels: list[int]) -> None:
    ladders = [context.ladder(attribute, code) for code in context.choices(attribute)]

    counts = [len({steps[level] for steps in ladders}) for level in range(len(levels))]

    assert {len(steps) for steps in ladders} == {len(levels)}
    assert counts == levels


def test_labels_every_code_and_no_other() -> None:
    codes = {name: set(context.choices(name)) | set(context.ABOVE.get(name, {}).values()) for name in ATTRIBUTES}

    assert {name: set(labels) for name, labels in context.LABELS.items()} == codes
    assert all(context.label_of(name, code) for name, named in codes.items() for code in named)


def test_goes_through_its_answered_codes_and_back() -> None:
    given = Context(region="05", field="milieu", seniority="0-5")

    assert given.answered() == {"region": "05", "field": "milieu", "seniority": "0-5"}
    assert Context.of(given.answered()) == given


def test_takes_an_unknown_code_for_no_answer_when_it_comes_from_outside() -> None:
    assert Context.of({"region": "99", "field": "", "nothing": "x"}) == Context()


def test_refuses_an_unknown_code_from_the_code() -> None:
    with pytest.raises(ValueError, match="region"):
        Context(region="99")


def test_gives_the_broadest_code_short_of_all() -> None:
    assert context.coarse("region", "09") == "eloignees"
    assert context.coarse("field", "milieu") == "milieu"
    assert context.coarse("role", "ts") == "ts"
    assert context.coarse("region", None) is None


@pytest.mark.parametrize(("month", "half"), [(1, "2026-1"), (6, "2026-1"), (7, "2026-2"), (12, "2026-2")])
def test_names_the_half_year_of_a_month(month: int, half: str) -> None:
    assert context.half_year(date(2026, month, 1)) == half
