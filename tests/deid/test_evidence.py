"""What a source writes on a Doc is what the merge reads."""

import spacy

from aqts_voice.deid.evidence import Evidence, read, write
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
