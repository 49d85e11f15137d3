"""Links: stable for the holder of the content key, and unrelated between labels and testimonies."""

import pytest

from aqts_voice.crypto.links import link

KEY = bytes(range(32))


def test_gives_the_same_sixteen_bytes_for_the_same_key_and_label() -> None:
    first, second = link(KEY, "excerpt"), link(KEY, "excerpt")

    assert first == second
    assert len(first) == 16


def test_differs_between_labels_and_between_keys() -> None:
    links = {link(KEY, "excerpt"), link(KEY, "release/1"), link(bytes(32), "excerpt"), link(bytes(32), "release/1")}

    assert len(links) == 4


def test_refuses_an_empty_label_or_a_short_key() -> None:
    with pytest.raises(ValueError, match="label"):
        link(KEY, "")
    with pytest.raises(ValueError, match="32 bytes"):
        link(KEY[:16], "excerpt")
