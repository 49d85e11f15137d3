"""Makes the frozen vectors of `aqts_voice.crypto`; a file that exists is never rewritten, and no test runs this.

Run it from the root of the repository, as `python -m tests.vectors.make`, after adding a format: it writes only the
files that are missing. A frozen file is never edited and never deleted: a vector that no longer passes means that
something already sealed no longer opens. A new version of a format gets a new file beside the old one.
"""

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from aqts_voice.crypto import author, code, envelopes, forms, framing, keys, links, padding, passphrase, sessions
from aqts_voice.crypto.costs import AUTHOR_COST, MEMBER_COST, Cost
from aqts_voice.crypto.purposes import Bound, Purpose

Vector = dict[str, Any]
HERE = Path(__file__).parent
TINY = Cost(memory_kib=64, passes=1)
KEY = bytes(range(32))
SEED = bytes(range(32, 64))
OTHER = bytes(range(64, 96))
ROW = bytes(range(16))
OTHER_ROW = bytes(range(16, 32))
SECRET = bytes(range(96, 128))
BITS = bytes.fromhex("00112233445566778899")
SALT = bytes(range(128, 144))
PASSPHRASE = "vénérer lessive évidence agrafer grimper sénateur forcer"
NOW = datetime(2026, 3, 1, 12, 59, 30, tzinfo=UTC)
LIFETIME = timedelta(hours=2)
PLAIN = "Je garde la trace d’un texte inventé.".encode()


def text(blob: bytes) -> str:
    """Return the base64 that a vector file holds for a blob."""
    return base64.b64encode(blob).decode()


def flipped(blob: bytes, place: int) -> bytes:
    """Return *blob* with the lowest bit of one byte turned over."""
    return blob[:place] + bytes([blob[place] ^ 1]) + blob[place + 1 :]


def changes(blob: bytes, field: str) -> list[Vector]:
    """Return the refusals that every binary format shares: another version, a flipped bit, a cut, nothing at all."""
    return [
        {"why": "version", field: text(b"\x02" + blob[1:])},
        {"why": "flipped first byte of the body", field: text(flipped(blob, 1))},
        {"why": "flipped last byte", field: text(flipped(blob, len(blob) - 1))},
        {"why": "truncated", field: text(blob[:-1])},
        {"why": "empty", field: ""},
    ]


def refusals(genuine: Vector, changed: list[Vector]) -> list[Vector]:
    """Return one refused vector for each change to a genuine one, without what the genuine one opens to."""
    base = {name: value for name, value in genuine.items() if name != "opens_to"}
    return [{**base, "error": "Unopenable", **change} for change in changed]


def envelope() -> Vector:
    """Freeze envelopes in two buckets, and one refusal of each kind."""
    bound = Bound(Purpose.TESTIMONY, ROW)
    blob = envelopes.seal(KEY, PLAIN, bound)
    genuine = {"key": KEY.hex(), "purpose": "testimony", "row": ROW.hex(), "blob": text(blob), "opens_to": PLAIN.hex()}
    long = b"\xc3\xa9" * 2500
    data = envelopes.envelope_data(bound)
    dirty = padding.pad(PLAIN)[:-1] + b"\x01"
    unpadded = [
        framing.VERSION_BYTE + bytes(12) + AESGCM(KEY).encrypt(bytes(12), body, data) for body in (PLAIN, dirty)
    ]
    return {
        "opens": [genuine, {**genuine, "blob": text(envelopes.seal(KEY, long, bound)), "opens_to": long.hex()}],
        "refuses": refusals(
            genuine,
            [
                *changes(blob, "blob"),
                {"why": "key", "key": OTHER.hex()},
                {"why": "row", "row": OTHER_ROW.hex()},
                {"why": "purpose", "purpose": "message"},
                {"why": "no padding", "blob": text(unpadded[0])},
                {"why": "padding not zero", "blob": text(unpadded[1])},
            ],
        ),
    }


def sealed_key() -> Vector:
    """Freeze a content key and a granted seed sealed to a public key, and one refusal of each kind."""
    public = keys.public_key(SEED)
    blob = envelopes.seal_key(KEY, public, Bound(Purpose.CONTENT_KEY, ROW))
    grant = envelopes.seal_key(OTHER, public, Bound(Purpose.GRANT, ROW))
    genuine = {
        "seed": SEED.hex(),
        "purpose": "content-key",
        "row": ROW.hex(),
        "blob": text(blob),
        "opens_to": KEY.hex(),
    }
    return {
        "opens": [genuine, {**genuine, "purpose": "grant", "blob": text(grant), "opens_to": OTHER.hex()}],
        "refuses": refusals(
            genuine,
            [
                *changes(blob, "blob"),
                {"why": "recipient", "seed": OTHER.hex()},
                {"why": "row", "row": OTHER_ROW.hex()},
                {"why": "purpose", "purpose": "grant"},
                {"why": "longer", "blob": text(blob + b"\0")},
                {"why": "x25519 of low order", "blob": text(blob[:1089] + bytes(32) + blob[1121:])},
            ],
        ),
    }


def author_envelope() -> Vector:
    """Freeze what an author opens with the seed derived from a code."""
    seed = author.derive(BITS, salt=SALT, cost=TINY).seed
    key_blob = envelopes.seal_key(KEY, keys.public_key(seed), Bound(Purpose.CONTENT_KEY, ROW))
    other_blob = envelopes.seal_key(KEY, keys.public_key(OTHER), Bound(Purpose.CONTENT_KEY, ROW))
    blob = envelopes.seal(KEY, PLAIN, Bound(Purpose.MESSAGE, OTHER_ROW))
    genuine = {
        "seed": seed.hex(),
        "key_purpose": "content-key",
        "key_row": ROW.hex(),
        "key_blob": text(key_blob),
        "purpose": "message",
        "row": OTHER_ROW.hex(),
        "blob": text(blob),
        "opens_to": PLAIN.hex(),
    }
    changed = [
        *changes(key_blob, "key_blob"),
        *changes(blob, "blob"),
        {"why": "sealed to another", "key_blob": text(other_blob)},
        {"why": "seed", "seed": OTHER.hex()},
        {"why": "row of the key", "key_row": OTHER_ROW.hex()},
        {"why": "row", "row": ROW.hex()},
        {"why": "purpose", "purpose": "testimony"},
    ]
    return {"opens": [genuine], "refuses": refusals(genuine, changed)}


def wrapped_seed() -> Vector:
    """Freeze a wrapped seed at a tiny cost and at the members' cost, and one refusal of each kind."""
    blob = passphrase.wrap(SEED, PASSPHRASE, row=ROW, cost=TINY)
    genuine = {"passphrase": PASSPHRASE, "row": ROW.hex(), "blob": text(blob), "opens_to": SEED.hex()}
    real = passphrase.wrap(SEED, PASSPHRASE, row=ROW, cost=MEMBER_COST)
    changed = [
        *changes(blob, "blob"),
        {"why": "passphrase", "passphrase": PASSPHRASE.replace("forcer", "berger")},
        {"why": "row", "row": OTHER_ROW.hex()},
        {"why": "longer", "blob": text(blob + b"\0")},
        {"why": "unknown kdf", "blob": text(blob[:1] + b"\x02" + blob[2:])},
        {"why": "absurd memory", "blob": text(blob[:2] + b"\xff\xff\xff\xff" + blob[6:])},
        {"why": "absurd passes", "blob": text(blob[:6] + b"\xff\xff\xff\xff" + blob[10:])},
        {"why": "no lane", "blob": text(blob[:10] + b"\0" + blob[11:])},
        {"why": "flipped salt", "blob": text(flipped(blob, 11))},
    ]
    typed = PASSPHRASE.upper().replace(" ", "-")
    return {
        "opens": [genuine, {**genuine, "passphrase": typed}, {**genuine, "blob": text(real)}],
        "refuses": refusals(genuine, changed),
    }


def session() -> Vector:
    """Freeze a session row, and one refusal of each kind."""
    blob = sessions.seal_session(KEY, PLAIN, row=ROW)
    genuine = {"key": KEY.hex(), "row": ROW.hex(), "blob": text(blob), "opens_to": PLAIN.hex()}
    raw = envelopes.seal(KEY, PLAIN, Bound(Purpose.SESSION, ROW))
    changed = [
        *changes(blob, "blob"),
        {"why": "key", "key": OTHER.hex()},
        {"why": "row", "row": OTHER_ROW.hex()},
        {"why": "sealed under the cookie's bytes", "blob": text(raw)},
    ]
    return {"opens": [genuine], "refuses": refusals(genuine, changed)}


def form_refusals(genuine: Vector, field: str) -> list[Vector]:
    """Return the refusals of a sealed form value or of a tag, with those that expire."""
    token = genuine[field]
    changed = [
        {"why": "version", field: "Ag" + token[2:]},
        {"why": "flipped", field: token[:40] + ("A" if token[40] != "A" else "B") + token[41:]},
        {"why": "truncated", field: token[:-4]},
        {"why": "empty", field: ""},
        {"why": "another spelling", field: token + "="},
        {"why": "purpose", "purpose": "followup"},
        {"why": "secret", "secret": OTHER.hex()},
        {"why": "from the future", "now": (NOW - timedelta(minutes=2)).isoformat()},
        {"why": "too old", "now": (NOW + LIFETIME + timedelta(seconds=1)).isoformat(), "error": "Expired"},
    ]
    return refusals(genuine, changed)


def form_base(purpose: Purpose) -> Vector:
    """Return the fields that a sealed form value and a tag share."""
    return {
        "secret": SECRET.hex(),
        "purpose": purpose.value,
        "now": NOW.isoformat(),
        "lifetime_seconds": int(LIFETIME.total_seconds()),
    }


def sealed_form() -> Vector:
    """Freeze a sealed form value read at once and at the end of its lifetime, and its refusals."""
    token = forms.seal_form(BITS, secret=SECRET, now=NOW, purpose=Purpose.FORM)
    genuine = {**form_base(Purpose.FORM), "token": token, "opens_to": BITS.hex()}
    late = {**genuine, "now": (NOW + LIFETIME).isoformat()}
    return {"opens": [genuine, late], "refuses": form_refusals(genuine, "token")}


def form_mac() -> Vector:
    """Freeze a tag, which has no randomness, and its refusals."""
    tag = forms.mac(PLAIN, secret=SECRET, now=NOW, purpose=Purpose.PREVIEW)
    genuine = {**form_base(Purpose.PREVIEW), "message": PLAIN.hex(), "tag": tag, "opens_to": ""}
    late = {**genuine, "now": (NOW + LIFETIME).isoformat()}
    another = {**genuine, "why": "message", "error": "Unopenable", "message": PLAIN[1:].hex()}
    del another["opens_to"]
    return {"opens": [genuine, late], "refuses": [*form_refusals(genuine, "tag"), another]}


def derivation() -> Vector:
    """Freeze every derivation: fixed inputs and what they give."""
    public = keys.public_key(SEED)
    authors = []
    for cost in (TINY, AUTHOR_COST):
        derived = author.derive(BITS, salt=SALT, cost=cost)
        authors.append(
            {
                "bits": BITS.hex(),
                "salt": SALT.hex(),
                "cost": [cost.memory_kib, cost.passes, cost.lanes],
                "lookup": derived.lookup.hex(),
                "seed": derived.seed.hex(),
            }
        )
    bindings = [
        {
            "purpose": purpose.value,
            "row": ROW.hex(),
            "envelope": envelopes.envelope_data(Bound(purpose, ROW)).hex(),
            "sealed_key": envelopes.sealed_key_info(Bound(purpose, ROW), public).hex(),
        }
        for purpose in Purpose
    ]
    return {
        "hkdf": [
            {"secret": KEY.hex(), "name": name, "context": context, "size": size, "derived": derived.hex()}
            for name, context, size in (("link", "", 32), ("form", "0000000000078587", 32), ("author/salt", "", 16))
            for derived in [framing.derive(KEY, name, context=bytes.fromhex(context), size=size)]
        ],
        "bindings": bindings,
        "public": [{"seed": SEED.hex(), "sha256": hashlib.sha256(public).hexdigest(), "public": text(public)}],
        "fingerprint": [{"public": text(public), "words": list(keys.fingerprint_words(public))}],
        "code": [{"bits": bits.hex(), "words": list(code.words_of(bits))} for bits in (BITS, bytes(10), b"\xff" * 10)],
        "author_salt": [{"secret": SECRET.hex(), "salt": author.author_salt(SECRET).hex()}],
        "author": authors,
        "link": [
            {"key": KEY.hex(), "label": label, "link": links.link(KEY, label).hex()} for label in ("excerpt", "étude")
        ],
        "padding": [
            {"size": size, "sha256": hashlib.sha256(padding.pad(b"\xa5" * size)).hexdigest()}
            for size in (0, 4092, 4093, 16380, 16381, 65532, 65533)
        ],
        "passphrase": [{"typed": PASSPHRASE, "normal": passphrase.normalise(PASSPHRASE)}],
    }


def bad_code() -> Vector:
    """Freeze what the parser forgives and one refusal of each kind."""
    words = code.words_of(BITS)
    numbered = "\n".join(f"{place}. {word[:4].upper()}" for place, word in enumerate(words, start=1))
    refused = [
        ("count", [], " ".join(words[:7])),
        ("word", [2, 8], " ".join([words[0], "zzzz", *words[2:7], "wwww"])),
        ("checksum", [], " ".join([words[1], words[0], *words[2:]])),
        ("count", [], ""),
    ]
    return {
        "opens": [{"typed": typed, "opens_to": BITS.hex()} for typed in (" ".join(words), "-".join(words), numbered)],
        "refuses": [
            {"typed": typed, "error": "BadCode", "reason": reason, "unknown": unknown, "why": reason}
            for reason, unknown, typed in refused
        ],
    }


FILES: dict[str, Callable[[], Vector]] = {
    "envelope-1": envelope,
    "sealed-key-1": sealed_key,
    "author-envelope-1": author_envelope,
    "wrapped-seed-1": wrapped_seed,
    "session-1": session,
    "sealed-form-1": sealed_form,
    "form-mac-1": form_mac,
    "code-1": bad_code,
    "derivations-1": derivation,
}


def main() -> None:
    """Write the vector files that are missing, and say which."""
    for name, build in FILES.items():
        path = HERE / f"{name}.json"
        if path.exists():
            print(f"{path.name}: frozen, kept")
            continue
        path.write_text(json.dumps(build(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{path.name}: written")


if __name__ == "__main__":
    main()
