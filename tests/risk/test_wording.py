"""The sentences of the residual risk, and its rounded numbers."""

import pytest

from aqts_voice.risk import wording
from aqts_voice.risk.context import Context
from aqts_voice.risk.details import Kind
from aqts_voice.risk.residual import residual
from aqts_voice.risk.verdicts import Level, Reason


def test_has_words_for_everything_it_may_say() -> None:
    assert set(wording.DETAILS) == set(wording.CHANGES) == set(Kind)
    assert set(wording.LEVELS) == set(Level)
    assert set(wording.REASONS) == set(Reason)
    assert set(wording.SOURCES) == set(residual(Context(region="16", field="aines"), []).sources)


@pytest.mark.parametrize(
    ("people", "shown"),
    [(0, None), (19, None), (20, 20), (47, 45), (99, 95), (100, 100), (511, 510), (2_692, 2_600), (16_000, 16_000)],
)
def test_rounds_down_and_prints_nothing_under_twenty(people: int, shown: int | None) -> None:
    assert wording.about(people) == shown
