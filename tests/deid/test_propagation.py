"""A name found once is found in all its forms."""

import pytest

from aqts_voice.deid.pipeline import Deidentifier


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("J’ai vu Mme Kowalczyk. Plus tard, KOWALCZYK est partie.", "KOWALCZYK"),
        ("J’ai vu Hakim Benyoucef. Plus tard on a revu benyoucef dehors.", "benyoucef"),
        ("Mon mot de passe est Hiver22! et il a écrit Hiver22! partout.", "Hiver22"),
    ],
)
def test_finds_the_other_forms(text: str, again: str, engine: Deidentifier) -> None:
    at = text.rindex(again)

    traces = engine.find(text).traces

    assert any(trace.start <= at and at + len(again) <= trace.end for trace in traces)


def test_gives_all_forms_the_same_person(engine: Deidentifier) -> None:
    traces = engine.find("Mme Kowalczyk dort. On a appelé kowalczyk deux fois.").traces

    assert [trace.group for trace in traces] == [0, 0]
