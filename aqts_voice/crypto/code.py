"""The author's code: 80 random bits and an 8-bit checksum written as eight French words; keeps nothing typed."""

import secrets
from hashlib import sha256

from aqts_voice.crypto import framing, wordlist
from aqts_voice.crypto.errors import BadCode

CODE_BYTES = 10
CODE_WORDS = 8
BITS_PER_WORD = 11
MOST_SUGGESTIONS = 3


def draw_bits() -> bytes:
    """Return 10 fresh random bytes from the operating system."""
    return secrets.token_bytes(CODE_BYTES)


def _checksum(bits: bytes) -> bytes:
    """Return the first byte of SHA-256(label, bits), which tells a slip of the pen 255 times in 256."""
    return sha256(framing.label("code") + bits).digest()[:1]


def words_of(bits: bytes) -> tuple[str, ...]:
    """Return the eight words of 10 bytes, composed (NFC) with their accents.

    The 80 bits then the checksum are cut in eight numbers of 11 bits, the first bits first.
    Raises ValueError when there are not 10 bytes.
    """
    framing.exactly(bits, CODE_BYTES, "code")
    number = int.from_bytes(bits + _checksum(bits), "big")
    places = range(BITS_PER_WORD * (CODE_WORDS - 1), -1, -BITS_PER_WORD)
    return tuple(wordlist.WORDS[(number >> place) % wordlist.LIST_WORDS] for place in places)


def bits_of(typed: str) -> bytes:
    """Return the 10 bytes of a typed code, whatever its case, accents, separators, numbering or four-letter prefixes.

    Raises BadCode, which holds positions and never words, for anything else.
    """
    places = wordlist.read_places(typed, CODE_WORDS)
    unknown = tuple(position for position, place in enumerate(places, start=1) if place is None)
    if len(places) != CODE_WORDS:
        in_reach = tuple(position for position in unknown if position <= CODE_WORDS)
        raise BadCode("count", found=len(places), unknown=in_reach)
    if unknown:
        raise BadCode("word", found=len(places), unknown=unknown)
    number = 0
    for place in places:
        number = number << BITS_PER_WORD | (place or 0)
    bits, checksum = number.to_bytes(CODE_BYTES + 1, "big")[:-1], number.to_bytes(CODE_BYTES + 1, "big")[-1:]
    if checksum != _checksum(bits):
        raise BadCode("checksum", found=len(places))
    return bits


def suggestions(word: str) -> tuple[str, ...]:
    """Return up to three words of the list close to *word*; the list alone is read, so nothing is told of deposits."""
    return wordlist.close_words(word, MOST_SUGGESTIONS)
