"""Who is whom within one text."""

from aqts_voice.deid.evidence import Evidence
from aqts_voice.deid.grouping import ordinals
from aqts_voice.deid.labels import Label


def _groups(*runs: str, label: Label = Label.PERSON) -> list[int]:
    text = " | ".join(runs)
    spans = []
    at = 0
    for run in runs:
        spans.append(Evidence(at, at + len(run), label, "list:name", 0.9))
        at += len(run) + 3
    return ordinals(spans, text)


def test_gives_one_person_one_ordinal_in_all_forms() -> None:
    assert _groups("maryse latendresse", "hakim", "maryse", "latendresse", "m. latendresse") == [0, 1, 0, 0, 0]


def test_joins_a_full_name_to_the_given_name_before_it() -> None:
    assert _groups("maryse", "maryse latendresse", "latendresse") == [0, 0, 0]


def test_parts_two_people_of_one_family() -> None:
    assert _groups("julie roy", "paul roy", "julie", "paul") == [0, 1, 0, 1]


def test_counts_each_label_on_its_own() -> None:
    text = "roy matane"
    spans = [Evidence(0, 3, Label.PERSON, "list:name", 0.9), Evidence(4, 10, Label.LOC, "list:place", 0.9)]

    assert ordinals(spans, text) == [0, 0]


def test_tells_places_apart_by_their_words() -> None:
    assert _groups("matane", "mont-joli", "matane", label=Label.LOC) == [0, 1, 0]


def test_reads_a_family_name_before_a_given_name() -> None:
    assert _groups("tremblay, julie", "julie tremblay", "tremblay", "julie") == [0, 0, 0, 0]


def test_joins_initials_to_the_name_they_stand_for() -> None:
    assert _groups("julie tremblay", "j. t.", "j. tremblay", "julie t.") == [0, 0, 0, 0]


def test_does_not_join_other_initials() -> None:
    assert _groups("julie tremblay", "m. b.", "p. tremblay") == [0, 1, 2]


def test_lets_two_people_of_one_name_share_a_letter() -> None:
    assert _groups("julie", "marc roy", "julie") == [0, 1, 0]


def test_takes_the_latest_person_when_a_name_fits_two() -> None:
    assert _groups("julie roy", "julie gagnon", "julie") == [0, 1, 1]


def test_tells_people_apart_without_their_particles() -> None:
    assert _groups("anne de la durantaye", "durantaye", "paul de la tour") == [0, 0, 1]
