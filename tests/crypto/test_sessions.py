"""Sessions: only the cookie's key opens, for the same row."""

from collections.abc import Callable

import pytest

from aqts_voice.crypto.envelopes import seal
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.purposes import Bound, Purpose
from aqts_voice.crypto.sessions import draw_session, open_session, seal_session

ROW = bytes(range(16))
KEY = bytes(range(32))


def test_draws_a_row_and_a_key_that_never_repeat() -> None:
    (row, key), (other_row, other_key) = draw_session(), draw_session()

    assert (len(row), len(key)) == (16, 32)
    assert row != other_row
    assert key != other_key


def test_opens_with_the_key_of_the_cookie() -> None:
    row, key = draw_session()

    opened = open_session(key, seal_session(key, b"keys", row=row), row=row)

    assert opened == b"keys"


def test_refuses_another_key_row_or_version() -> None:
    blob = seal_session(KEY, b"keys", row=ROW)

    with pytest.raises(Unopenable):
        open_session(bytes(32), blob, row=ROW)
    with pytest.raises(Unopenable):
        open_session(KEY, blob, row=bytes(16))
    with pytest.raises(Unopenable):
        open_session(KEY, b"\x02" + blob[1:], row=ROW)


@pytest.mark.parametrize("place", [0, 1, 12, 13, 2000, -1])
def test_refuses_a_flipped_bit(flip: Callable[[bytes, int], bytes], place: int) -> None:
    blob = seal_session(KEY, b"keys", row=ROW)

    with pytest.raises(Unopenable):
        open_session(KEY, flip(blob, place % len(blob)), row=ROW)


@pytest.mark.parametrize("kept", [0, 1, 28, -1])
def test_refuses_a_truncated_session(kept: int) -> None:
    blob = seal_session(KEY, b"keys", row=ROW)

    with pytest.raises(Unopenable):
        open_session(KEY, blob[:kept], row=ROW)


def test_never_uses_the_bytes_of_the_cookie_as_the_key_itself() -> None:
    envelope = seal(KEY, b"keys", Bound(Purpose.SESSION, ROW))

    with pytest.raises(Unopenable):
        open_session(KEY, envelope, row=ROW)


def test_treats_a_key_or_a_row_of_another_size_as_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal_session(KEY[:31], b"keys", row=ROW)
    with pytest.raises(ValueError, match="16 bytes"):
        seal_session(KEY, b"keys", row=ROW[:15])
