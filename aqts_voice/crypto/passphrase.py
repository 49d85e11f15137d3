"""Members' passphrases, drawn by the machine, and the wrapping of a member's seed under one; stores nothing.

A wrapped seed is: version byte, KDF byte (1, Argon2id version 1.3), memory in KiB (4), passes (4), lanes (1), salt
(16), nonce (12), then AES-256-GCM of the seed (48). Numbers are big-endian.
"""

import secrets
import struct
from threading import BoundedSemaphore

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from aqts_voice.crypto import framing, wordlist
from aqts_voice.crypto.costs import MEMBER_COST, Cost, stretch
from aqts_voice.crypto.errors import Unopenable
from aqts_voice.crypto.keys import SEED_BYTES
from aqts_voice.crypto.purposes import ROW_BYTES, Purpose

PASSPHRASE_WORDS = 7
SALT_BYTES = 16
KDF_ARGON2ID = 1
HEADER = struct.Struct(f">BBIIB{SALT_BYTES}s")
WRAPPED_BYTES = HEADER.size + framing.NONCE_BYTES + SEED_BYTES + framing.TAG_BYTES

# A header comes from the database: a changed one must not make the process take all memory or work for hours.
MOST_MEMORY_KIB = 2 * 1024 * 1024
MOST_PASSES = 16
MOST_LANES = 16

# Each derivation takes 256 MiB: two at once are enough for sign-ins and leave room for the rest of the process.
_TURNS = BoundedSemaphore(2)


def draw_passphrase() -> str:
    """Return seven fresh random words of the French list, 77 bits, composed (NFC), a single space between them."""
    return " ".join(wordlist.WORDS[secrets.randbelow(wordlist.LIST_WORDS)] for _ in range(PASSPHRASE_WORDS))


def normalise(typed: str) -> str:
    """Return what is compared of a typed passphrase: whole words, lower case, no accents, single spaces.

    Case, accents, separators and four-letter prefixes are forgiven as they are for codes; a word outside the list
    stays as it is typed, and so opens nothing.
    """
    places = wordlist.read_places(typed, PASSPHRASE_WORDS)
    if None in places:
        return wordlist.fold(typed)
    return " ".join(wordlist.folded_word(place) for place in places if place is not None)


def _wrapping_key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the AES key of a passphrase: Argon2id of its normal form, then one labelled HKDF."""
    with _TURNS:
        root = stretch(normalise(passphrase).encode(), salt, cost)
    return framing.derive(root, "passphrase/key")


def _additional_data(header: bytes, row: bytes) -> bytes:
    """Return label, version, purpose, header (27 bytes) and row (16 bytes)."""
    return framing.binding("passphrase", Purpose.MEMBER, header + framing.exactly(row, ROW_BYTES, "row id"))


def wrap(seed: bytes, passphrase: str, *, row: bytes, cost: Cost = MEMBER_COST) -> bytes:
    """Wrap a member's 32-byte seed under a passphrase, for the 16-byte id of the member's row; 87 bytes.

    Raises ValueError for other sizes, for a cost that `unwrap` would refuse, and for a passphrase that is not seven
    words of the list, because members' passphrases are drawn, never chosen.
    """
    framing.exactly(seed, SEED_BYTES, "seed")
    places = wordlist.read_places(passphrase, PASSPHRASE_WORDS)
    if len(places) != PASSPHRASE_WORDS or None in places:
        raise ValueError("A passphrase is seven words of the list, as draw_passphrase gives them.")
    if not _is_bearable(cost):
        raise ValueError("This cost is above what an unwrapping accepts.")
    salt = secrets.token_bytes(SALT_BYTES)
    header = HEADER.pack(framing.VERSION, KDF_ARGON2ID, cost.memory_kib, cost.passes, cost.lanes, salt)
    nonce = secrets.token_bytes(framing.NONCE_BYTES)
    data = _additional_data(header, row)
    return header + nonce + AESGCM(_wrapping_key(passphrase, salt, cost)).encrypt(nonce, seed, data)


def unwrap(blob: bytes, passphrase: str, *, row: bytes) -> bytes:
    """Return the seed that `wrap` wrapped under the same passphrase and row.

    Raises Unopenable when the passphrase, the row or any stored byte differs, or when the header asks for more than
    2 GiB, 16 passes or 16 lanes; ValueError when the row is not 16 bytes.
    """
    framing.body_of(blob, WRAPPED_BYTES - 1)
    if len(blob) != WRAPPED_BYTES:
        raise Unopenable
    header, rest = blob[: HEADER.size], blob[HEADER.size :]
    data = _additional_data(header, row)
    cost, salt = _read_header(header)
    key = _wrapping_key(passphrase, salt, cost)
    try:
        return AESGCM(key).decrypt(rest[: framing.NONCE_BYTES], rest[framing.NONCE_BYTES :], data)
    except InvalidTag:
        raise Unopenable from None


def _is_bearable(cost: Cost) -> bool:
    """Tell whether a process may be asked to spend *cost*."""
    return cost.memory_kib <= MOST_MEMORY_KIB and cost.passes <= MOST_PASSES and cost.lanes <= MOST_LANES


def _read_header(header: bytes) -> tuple[Cost, bytes]:
    """Return the cost and the salt of a header, or raise Unopenable when they are unknown or absurd."""
    _, kdf, memory_kib, passes, lanes, salt = HEADER.unpack(header)
    try:
        cost = Cost(memory_kib=memory_kib, passes=passes, lanes=lanes)
    except ValueError:
        raise Unopenable from None
    if kdf != KDF_ARGON2ID or not _is_bearable(cost):
        raise Unopenable
    return cost, salt
