"""What every file of texts offers: its texts, and how to write it again once they are masked; it knows no format."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from aqts_voice.deid.masking import Masked


class Unreadable(Exception):
    """The input is not what its format promises; ``place`` says where, never what is there."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class NoSuchColumn(Exception):
    """The column that should hold the texts is missing."""


class Documents(ABC):
    """The texts of one file, and how to write that file again once they are masked."""

    texts: Sequence[str]
    removed: Mapping[str, int] = MappingProxyType({})
    """What is left out of the written file, counted by kind: images, links, tracked changes…"""

    @abstractmethod
    def with_masks(self, masked: Sequence[Masked]) -> bytes:
        """Return the whole file with the masked texts in place of the texts."""

    def with_spans(self, masked: Sequence[Masked]) -> bytes:
        """Return one JSON line a text: id, masked text and spans. Only JSON Lines can do it."""
        raise NotImplementedError


def decoded(data: bytes) -> str:
    """Return the text of a file; raises Unreadable when it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("UTF-8") from None
