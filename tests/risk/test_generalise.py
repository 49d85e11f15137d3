"""The coarser context that loses least."""

from hypothesis import given
from hypothesis import strategies as st

from aqts_voice.risk import context
from aqts_voice.risk.context import ATTRIBUTES, Context
from aqts_voice.risk.generalise import Change, generalise
from aqts_voice.risk.population import is_rare

contexts = st.builds(Context, **{name: st.sampled_from([None, *context.choices(name)]) for name in ATTRIBUTES})


def test_leaves_a_common_context_as_it_is() -> None:
    common = Context(region="06/13", field="aines")

    assert generalise(common).context == common
    assert generalise(common).changes == ()


def test_widens_the_region_before_dropping_anything() -> None:
    done = generalise(Context(region="09", field="dependances"))

    assert done.context == Context(region="eloignees", field="dependances")
    assert done.changes == (Change("region", "09", "eloignees"),)


def test_drops_what_nobody_can_count() -> None:
    done = generalise(Context(region="06/13", field="aines", employer="reseau-public", role="ts", seniority="16+"))

    assert done.changes == (Change("seniority", "16+", None),)


def test_changes_several_attributes_when_one_is_not_enough() -> None:
    done = generalise(Context(region="09", field="deficience", employer="autre-public"))

    assert len(done.changes) == 2
    assert not is_rare(done.context)


@given(contexts)
def test_always_ends_on_a_context_above_the_one_given(given_context: Context) -> None:
    done = generalise(given_context)

    assert not is_rare(done.context)
    for name in ATTRIBUTES:
        assert getattr(done.context, name) in context.ladder(name, getattr(given_context, name))
    assert {change.attribute for change in done.changes} == {
        name for name in ATTRIBUTES if getattr(done.context, name) != getattr(given_context, name)
    }
