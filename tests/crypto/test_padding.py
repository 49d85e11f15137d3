"""Padding: the smallest bucket that fits, and one padding only for each value."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.padding import LARGEST, bucket_of, pad, unpad

KIB = 1024


@pytest.mark.parametrize(
    ("size", "bucket"),
    [
        (0, 4),
        (4 * KIB - 4, 4),
        (4 * KIB - 3, 16),
        (16 * KIB - 4, 16),
        (16 * KIB - 3, 64),
        (64 * KIB - 4, 64),
        (64 * KIB - 3, 128),
        (128 * KIB - 4, 128),
        (128 * KIB - 3, 192),
    ],
)
def test_chooses_the_smallest_bucket_that_holds_the_length_and_the_data(size: int, bucket: int) -> None:
    padded = pad(bytes(size))

    assert bucket_of(size) == bucket
    assert len(padded) == bucket * KIB


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=5000))
def test_gives_back_what_was_padded(data: bytes) -> None:
    padded = pad(data)

    assert unpad(padded) == data


@pytest.mark.parametrize("size", [-1, LARGEST + 1])
def test_refuses_a_size_out_of_reach(size: int) -> None:
    with pytest.raises(ValueError, match="between 0 and"):
        bucket_of(size)


def test_refuses_to_pad_text() -> None:
    with pytest.raises(ValueError, match="bytes"):
        pad("text")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        b"\0\0",
        bytes(4 * KIB - 1),
        bytes(16 * KIB),
        b"\0\0\x10\x00" + bytes(4 * KIB - 4),
        b"\xff\xff\xff\xff" + bytes(4 * KIB - 4),
        pad(b"text")[:-1] + b"\x01",
        pad(b"text")[:8] + b"\x01" + pad(b"text")[9:],
    ],
    ids=["empty", "short", "cut", "too large", "length past the end", "absurd length", "last byte", "first zero"],
)
def test_refuses_what_pad_never_returns(padded: bytes) -> None:
    with pytest.raises(Unopenable):
        unpad(padded)
