"""Ids in members' addresses."""

import pytest

from aqts_voice.errors import NotFound
from aqts_voice.web.rows import row_id


def test_reads_sixteen_bytes() -> None:
    assert row_id("0a" * 16) == b"\n" * 16


@pytest.mark.parametrize("written", ["", "0a", "0A" * 16, "zz" * 16, "0a" * 17, "0a " * 16, "é" * 32])
def test_finds_nothing_for_anything_else(written: str) -> None:
    with pytest.raises(NotFound):
        row_id(written)
