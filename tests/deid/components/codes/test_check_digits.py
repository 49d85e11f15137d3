"""The check digits of the NAM and of the NAS, against published vectors."""

import pytest

from aqts_voice.deid.components.codes.check_digits import is_valid_ramq, is_valid_sin
from aqts_voice.deid.pipeline import Deidentifier

VALID = ("AAAA01010112", "BAAA01010113", "ZAAA01010112", "AZAA01010112", "LASF80021411", "AAAA01510117")


@pytest.mark.parametrize("number", VALID)
def test_accepts_the_published_numbers(number: str) -> None:
    assert is_valid_ramq(number)


@pytest.mark.parametrize("number", VALID)
def test_refuses_every_other_last_digit(number: str) -> None:
    others = [number[:-1] + digit for digit in "0123456789" if digit != number[-1]]

    # One digit for each of the two centuries that the birth date may belong to.
    assert sum(map(is_valid_ramq, others)) <= 1


def test_reads_a_number_in_any_writing() -> None:
    assert is_valid_ramq("lasf 8002 1411")
    assert is_valid_ramq("LASF-8002.1411")


@pytest.mark.parametrize(
    "number",
    ["", "AAAA", "AAAA0101011", "AAAA010101123", "AAA101010112", "ÀAAA01010112", "AAAA0101011²", "AAAA01320112"],
)
def test_refuses_what_is_no_number(number: str) -> None:
    assert not is_valid_ramq(number)


def test_knows_the_luhn_digit_of_a_social_insurance_number() -> None:
    assert is_valid_sin("130 692 544")
    assert not is_valid_sin("130 692 545")
    assert not is_valid_sin("000 000 000")
    assert not is_valid_sin("130 692 54")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Mon NAM est LASF 8002 1411.", "rule:valid-ramq"),
        ("Mon NAS est 130 692 544.", "rule:valid-nas"),
    ],
)
def test_makes_a_number_certain(text: str, source: str, engine: Deidentifier) -> None:
    traces = engine.find(text).traces

    assert [(trace.source, trace.score) for trace in traces] == [(source, 1.0)]


def test_masks_a_number_whose_last_digit_is_wrong(engine: Deidentifier) -> None:
    traces = engine.find("Mon NAM est LASF 8002 1412.").traces

    assert len(traces) == 1
    assert not traces[0].source.startswith("rule:valid-")
