"""Many reasons, one span: nothing covered is lost, and the label is the best one's."""

from aqts_voice.deid.evidence import Evidence
from aqts_voice.deid.labels import Label
from aqts_voice.deid.merge import merge

TEXT = "au CLSC de Matane avec [personne A] et Roy"


def _one(run: str, label: Label, source: str = "rule:x", score: float = 0.9, sure: bool = True) -> Evidence:
    start = TEXT.index(run)
    return Evidence(start, start + len(run), label, source, score, sure)


def test_lets_the_wider_span_name_the_narrower() -> None:
    merged = merge([_one("Matane", Label.LOC), _one("CLSC de Matane", Label.ORG, score=0.1)], TEXT)

    assert merged == [Evidence(3, 17, Label.ORG, "rule:x", 0.9, True)]


def test_covers_everything_that_overlapping_spans_cover() -> None:
    merged = merge([_one("CLSC de", Label.ORG), _one("de Matane", Label.LOC)], TEXT)

    assert [(one.start, one.end) for one in merged] == [(3, 17)]


def test_trusts_the_author_above_all() -> None:
    merged = merge([_one("CLSC de Matane", Label.ORG), _one("Matane", Label.PERSON, "author")], TEXT)

    assert merged[0].label is Label.PERSON


def test_names_a_phone_number_by_its_form_rather_than_by_the_network() -> None:
    merged = merge([_one("Roy", Label.AGE, "model", 1.0), _one("Roy", Label.CODE, "rule:phone", 0.5)], TEXT)

    assert merged[0].label is Label.CODE


def test_never_touches_our_own_placeholders() -> None:
    merged = merge([_one("[personne A] et Roy", Label.PERSON)], TEXT)

    assert [TEXT[one.start : one.end] for one in merged] == ["et Roy"]


def test_is_sure_when_one_reason_is() -> None:
    merged = merge([_one("Roy", Label.PERSON, sure=False), _one("Roy", Label.LOC, "list:x", 0.2)], TEXT)

    assert merged[0].sure


def test_keeps_neighbours_apart_and_drops_what_holds_no_letter() -> None:
    merged = merge([_one("CLSC", Label.ORG), _one(" de", Label.LOC), Evidence(2, 3, Label.CODE, "rule:x", 0.9)], TEXT)

    assert [TEXT[one.start : one.end] for one in merged] == ["CLSC", "de"]
