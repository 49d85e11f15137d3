"""Plain text: one file, one text."""

from collections.abc import Sequence

from aqts_voice.deid.documents.contract import Documents, decoded
from aqts_voice.deid.masking import Masked


class PlainText(Documents):
    """A file of text is one text."""

    def __init__(self, data: bytes) -> None:
        self.texts = [decoded(data)]

    def with_masks(self, masked: Sequence[Masked]) -> bytes:
        return masked[0].text.encode()
