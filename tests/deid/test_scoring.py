"""The scores of the guide, counted by hand on small documents."""

from aqts_voice.deid.scoring import Mark, Ratio, Tally

TEXT = "Mme Roy, 54 ans, Matane et TVA."


def _mark(run: str, label: str) -> Mark:
    return Mark(TEXT.index(run), TEXT.index(run) + len(run), label)


GOLD = [_mark("Roy", "PERSON"), _mark("54 ans", "AGE"), _mark("Matane", "LOC"), _mark("TVA", "MAY")]


def test_counts_a_span_as_covered_when_all_its_letters_are() -> None:
    tally = Tally()

    tally.add(TEXT, GOLD, [_mark("Roy", "PERSON"), _mark("54", "AGE"), _mark("Matane", "ORG")])

    scores = tally.scores()
    assert scores.direct_recall == Ratio(1, 1)
    assert scores.quasi_recall == Ratio(1, 2)
    assert scores.recall_by_label["AGE"] == Ratio(0, 1)
    assert scores.label_accuracy == Ratio(1, 2)


def test_joins_masks_that_cover_a_span_together() -> None:
    tally = Tally()

    tally.add(TEXT, GOLD, [_mark("54", "AGE"), _mark("ans", "DATE")])

    assert tally.scores().recall_by_label["AGE"] == Ratio(1, 1)


def test_counts_letters_for_precision_and_over_masking() -> None:
    tally = Tally()

    tally.add(TEXT, GOLD, [_mark("Mme Roy", "PERSON"), _mark("TVA", "ORG")])

    scores = tally.scores()
    assert scores.precision == Ratio(6, 9)
    assert scores.over_masking == Ratio(3, 5)


def test_counts_leaks_and_documents_with_nothing_missed() -> None:
    tally = Tally()
    tally.add(TEXT, GOLD, [_mark("54 ans", "AGE"), _mark("Matane", "LOC")])
    tally.add(TEXT, GOLD, [_mark("Roy", "PERSON"), _mark("54 ans", "AGE"), _mark("Matane", "LOC")])

    scores = tally.scores()

    assert scores.leaking_documents == Ratio(1, 2)
    assert scores.nothing_missed == Ratio(1, 2)


def test_has_no_value_where_nothing_counts() -> None:
    assert Tally().scores().precision.value is None
