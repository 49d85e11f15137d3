"""What every format shares: labels that cannot be mistaken for one another, exact sizes, the version byte."""

import hashlib
import hmac

import pytest

from aqts_voice.crypto import framing
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.purposes import Purpose


def test_derives_as_rfc_5869_says() -> None:
    extracted = hmac.digest(bytes(32), b"secret", "sha256")
    expected = hmac.digest(extracted, b"voix-aqts/1/name\0context\x01", "sha256")

    derived = framing.derive(b"secret", "name", context=b"context")

    assert derived == expected == hmac.new(extracted, b"voix-aqts/1/name\0context\x01", hashlib.sha256).digest()


def test_gives_another_key_for_another_label_or_context() -> None:
    keys = {
        framing.derive(bytes(32), "form"),
        framing.derive(bytes(32), "form-mac"),
        framing.derive(bytes(32), "form", context=b"-mac"),
        framing.derive(bytes(31) + b"\1", "form"),
    }

    assert len(keys) == 4


def test_binds_label_version_and_purpose_before_the_tail() -> None:
    bound = framing.binding("envelope", Purpose.NOTES, b"tail")

    assert bound == b"voix-aqts/1/envelope\0\x01\x05notestail"


@pytest.mark.parametrize("blob", [b"", b"\x01", b"\x00abc", b"\x02abc", b"\x01ab"])
def test_refuses_a_blob_of_another_version_or_too_short(blob: bytes) -> None:
    with pytest.raises(Unopenable):
        framing.body_of(blob, 3)


def test_gives_what_follows_the_version_byte() -> None:
    assert framing.body_of(b"\x01abc", 3) == b"abc"


def test_names_the_size_and_never_the_value() -> None:
    with pytest.raises(ValueError, match=r"^The key is 4 bytes\.$"):
        framing.exactly(b"hidden", 4, "key")
    with pytest.raises(ValueError, match=r"^The secret is at least 32 bytes\.$"):
        framing.at_least(b"hidden", 32, "secret")
