"""Counts without words."""

from aqts_voice.deid.documents import read
from aqts_voice.deid.labels import Label
from aqts_voice.deid.masking import Masked
from aqts_voice.deid.report import Report, counts_of
from aqts_voice.deid.runs import Done
from aqts_voice.deid.traces import Trace
from aqts_voice.deid.worklist import Job, NotRead, Reason

TRACES = (Trace(0, 3, Label.PERSON, "list:name", 1.0, 0, True), Trace(4, 9, Label.LOC, "model", 1.0, 0, True))


def _done() -> Done:
    documents = read(b"Roy, Alma, 12", "txt", column="text")
    return Done(Job(None, None, "txt", "-"), documents, (Masked("", TRACES),))


def test_counts_labels_kinds_of_source_and_letters() -> None:
    counts = counts_of(_done())

    assert counts.labels == {"PERSON": 1, "LOC": 1}
    assert counts.sources == {"list": 1, "model": 1}
    assert (counts.masks, counts.letters, counts.masked_letters) == (2, 9, 7)


def test_adds_files_up_and_holds_no_word() -> None:
    report = Report({"a": counts_of(_done()), "b": counts_of(_done())}, [NotRead(None, "c", Reason.FORMAT)])

    data = report.as_data()

    assert report.total.texts == 2
    assert report.total.share == 14 / 18
    assert data["not_read"] == [{"file": "c", "reason": "format"}]
    assert "Roy" not in str(data)
    assert "Alma" not in str(data)


def test_has_no_share_of_nothing() -> None:
    assert Report().total.share == 0.0
