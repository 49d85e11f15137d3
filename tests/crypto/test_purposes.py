"""Purposes and bindings: labels fit every format, and only real purposes and 16-byte rows bind."""

import pytest

from aqts_voice.crypto.purposes import Bound, Purpose


@pytest.mark.parametrize("purpose", Purpose)
def test_keeps_every_label_in_ascii_and_short_enough_for_one_length_byte(purpose: Purpose) -> None:
    label = purpose.value

    assert label.isascii()
    assert 0 < len(label) < 256


@pytest.mark.parametrize("row", [b"", bytes(15), bytes(17), "r" * 16, bytearray(16), None])
def test_refuses_a_row_that_is_not_sixteen_bytes(row: bytes) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        Bound(Purpose.NOTES, row)


def test_refuses_a_purpose_that_is_a_bare_string() -> None:
    with pytest.raises(ValueError, match="purpose"):
        Bound("notes", bytes(16))  # type: ignore[arg-type]
