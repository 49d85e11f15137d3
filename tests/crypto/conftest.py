"""What the tests of this room share: a function that turns over one bit."""

from collections.abc import Callable

import pytest


@pytest.fixture(scope="session")
def flip() -> Callable[[bytes, int], bytes]:
    """Return a function that turns over the lowest bit of one byte."""

    def turned(blob: bytes, place: int) -> bytes:
        return blob[:place] + bytes([blob[place] ^ 1]) + blob[place + 1 :]

    return turned
