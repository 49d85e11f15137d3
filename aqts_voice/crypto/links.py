"""Links from a public excerpt or a release row to its testimony, which nobody can compute without the content key."""

import hmac

from aqts_voice.crypto import framing

LINK_BYTES = 16
EXCERPT = "excerpt"
RELEASE = "release"


def link(content_key: bytes, label: str) -> bytes:
    """Return the 16-byte link of a testimony under *label*: HMAC-SHA256 of the label under HKDF(content key).

    Two labels give two links that cannot be joined without the key. Raises ValueError when the key is not 32 bytes or
    the label is empty.
    """
    framing.exactly(content_key, framing.KEY_BYTES, "content key")
    if not label:
        raise ValueError("A link needs a label.")
    return hmac.digest(framing.derive(content_key, "link"), label.encode(), "sha256")[:LINK_BYTES]


def published(content_key: bytes) -> dict[str, bytes]:
    """Return the link under each label that a testimony may be published with."""
    return {label: link(content_key, label) for label in (EXCERPT, RELEASE)}
