"""Traces and readings: offsets and labels, never words."""

from dataclasses import fields

from aqts_voice.deid.traces import Reading, Trace


def test_holds_no_field_for_words() -> None:
    names = {field.name for field in fields(Trace)} | {field.name for field in fields(Reading)}

    assert names == {"start", "end", "label", "source", "score", "group", "sure", "language", "traces"}
