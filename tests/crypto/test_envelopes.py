"""Sealing: sizes that tell only the bucket, fresh randomness, and nothing of the plain text in what rests."""

import pytest

from aqts_voice.crypto import envelopes
from aqts_voice.crypto.keys import public_key
from aqts_voice.crypto.purposes import Bound, Purpose

KEY = bytes(range(32))
BOUND = Bound(Purpose.TESTIMONY, bytes(16))
PUBLIC = public_key(bytes(32))


@pytest.mark.parametrize(("size", "bucket"), [(0, 4), (4092, 4), (4093, 16), (16380, 16), (16381, 64), (65533, 128)])
def test_tells_only_the_bucket_of_a_text(size: int, bucket: int) -> None:
    blob = envelopes.seal(KEY, b"x" * size, BOUND)

    assert len(blob) == 1 + 12 + bucket * 1024 + 16
    assert blob[0] == 1


def test_seals_the_same_text_differently_each_time_and_never_in_clear() -> None:
    first = envelopes.seal(KEY, b"canari jaune", BOUND)
    second = envelopes.seal(KEY, b"canari jaune", BOUND)

    assert first[1:13] != second[1:13]
    assert b"canari" not in first + second


def test_seals_a_key_in_1169_bytes_that_never_repeat() -> None:
    first = envelopes.seal_key(KEY, PUBLIC, BOUND)
    second = envelopes.seal_key(KEY, PUBLIC, BOUND)

    assert len(first) == len(second) == 1169
    assert first[0] == 1
    assert first[1:1121] != second[1:1121]
    assert KEY not in first


@pytest.mark.parametrize("secret", [b"", bytes(31), bytes(33), "k" * 32])
def test_refuses_a_key_or_a_secret_of_another_size(secret: bytes) -> None:
    with pytest.raises(ValueError, match="key is 32 bytes"):
        envelopes.seal(secret, b"text", BOUND)
    with pytest.raises(ValueError, match="secret is 32 bytes"):
        envelopes.seal_key(secret, PUBLIC, BOUND)


def test_refuses_to_seal_text_that_is_not_bytes() -> None:
    with pytest.raises(ValueError, match="bytes"):
        envelopes.seal(KEY, "text", BOUND)  # type: ignore[arg-type]


@pytest.mark.parametrize("public", [PUBLIC[:-1], b"\xff" * 1216, PUBLIC[:1184] + bytes(32)], ids=["cut", "mlkem", "x"])
def test_refuses_to_seal_to_what_is_not_a_public_key(public: bytes) -> None:
    with pytest.raises(ValueError, match=r"bytes|shared key"):
        envelopes.seal_key(KEY, public, BOUND)
