"""The labels of the guide, each direct or not."""

from aqts_voice.deid.labels import DIRECT, QUASI, Label


def test_parts_labels_between_direct_and_quasi() -> None:
    assert {Label.PERSON, Label.CODE} == DIRECT
    assert QUASI.isdisjoint(DIRECT)
    assert set(Label) == QUASI | DIRECT
