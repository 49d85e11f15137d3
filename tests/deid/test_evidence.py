"""What a source writes on a Doc is what the merge reads."""

import spacy

from aqts_voice.deid.evidence import Evidence, read, sift, write
from aqts_voice.deid.labels import Label


def test_reads_back_what_was_written() -> None:
    doc = spacy.blank("fr")("Bonjour Maryse Tremblay")
    one = Evidence(8, 14, Label.PERSON, "list:name", 0.7, False)
    other = Evidence(8, 14, Label.LOC, "list:place", 0.4)

    write(doc, "voice_test", [one, other])

    assert list(read(doc)) == [one, other]


def test_widens_to_whole_tokens() -> None:
    doc = spacy.blank("fr")("Bonjour Maryse")

    write(doc, "voice_test", [Evidence(9, 11, Label.PERSON, "list:name", 0.7)])

    assert [(one.start, one.end) for one in read(doc)] == [(8, 14)]


def test_leaves_the_entities_of_spacy_alone() -> None:
    doc = spacy.blank("fr")("Bonjour Maryse")

    write(doc, "voice_test", [Evidence(8, 14, Label.PERSON, "list:name", 0.7)])

    assert doc.ents == ()


def test_keeps_the_latest_strength_of_what_is_written_twice() -> None:
    doc = spacy.blank("fr")("Bonjour Maryse")
    weak, strong = (Evidence(8, 14, Label.PERSON, "list:name", score) for score in (0.4, 0.7))

    write(doc, "voice_test", [weak, strong])

    assert list(read(doc)) == [strong]
    assert len(doc.spans["voice_test"]) == 1


def test_names_the_label_and_the_source_on_the_span_itself() -> None:
    doc = spacy.blank("fr")("Bonjour Maryse Tremblay")

    write(doc, "voice_test", [Evidence(8, 23, Label.PERSON, "list:name", 0.7), Evidence(9, 12, Label.LOC, "dial", 0.7)])

    spans = [(span.text, span.label_, span.id_) for span in doc.spans["voice_test"]]
    assert spans == [("Maryse Tremblay", "PERSON", "list:name"), ("Maryse", "LOC", "dial")]


def test_leaves_out_what_is_refused_from_the_spans_too() -> None:
    doc = spacy.blank("fr")("Bonjour Maryse Tremblay")
    one, other = Evidence(8, 14, Label.PERSON, "list:name", 0.7), Evidence(15, 23, Label.PERSON, "list:name", 0.7)
    write(doc, "voice_test", [one, other])
    asked: list[tuple[int, int]] = []

    sift(doc, lambda found, start, end: asked.append((start, end)) is None and found != one)

    assert list(read(doc)) == [other]
    assert [span.text for span in doc.spans["voice_test"]] == ["Tremblay"]
    assert asked == [(1, 2), (2, 3)]


def test_marks_nothing_where_a_run_holds_no_token() -> None:
    doc = spacy.blank("fr")("Bonjour Maryse")

    write(doc, "voice_test", [Evidence(3, 3, Label.PERSON, "list:name", 0.7)])

    assert [(one.start, one.end) for one in read(doc)] in ([], [(0, 7)])
