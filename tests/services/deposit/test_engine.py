"""The one door to the de-identification engine."""

from aqts_voice.services.deposit.engine import load_engine


def test_finds_what_leads_to_someone() -> None:
    text = "Appelez-moi au 418 555-1234, même la nuit."

    reading = load_engine().find(text)

    assert [text[trace.start : trace.end] for trace in reading.traces] == ["418 555-1234"]
