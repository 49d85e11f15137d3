"""The errors of this room: each one is a fixed sentence and never carries content, keys or typed words."""

from typing import Literal

BadCodeReason = Literal["count", "word", "checksum"]


class CryptoError(Exception):
    """Something about sealed material failed; the text of the error is fixed by its class."""

    sentence = "Sealed material could not be handled."

    def __init__(self) -> None:
        """Take nothing, so that no caller can put content into an error."""
        super().__init__()

    def __str__(self) -> str:
        """Return the fixed sentence of the class."""
        return self.sentence


class Unopenable(CryptoError):
    """Every failed opening raises this one kind, so that no answer tells which check failed."""

    sentence = "This sealed value does not open here."


class Expired(Unopenable):
    """A genuine form value came back after its lifetime."""

    sentence = "This form value is genuine but too old."


class BadCode(CryptoError):
    """What was typed is not a code: `reason` says why without holding what was typed.

    `reason` is "count" (not eight words), "word" (some words are not in the list) or "checksum" (eight words of the
    list that were never drawn together). `unknown` holds the positions, from 1 to 8, of the words that are not in the
    list, and `found` the number of words read.
    """

    sentence = "What was typed is not a code of eight words."

    def __init__(self, reason: BadCodeReason, *, found: int, unknown: tuple[int, ...] = ()) -> None:
        """Keep positions and counts only."""
        super().__init__()
        self.reason = reason
        self.found = found
        self.unknown = unknown
