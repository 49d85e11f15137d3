"""Replays the frozen vectors: what was sealed once opens forever, and what was refused once is refused forever."""

import base64
import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from aqts_voice.crypto import (
    author,
    code,
    envelopes,
    forms,
    framing,
    keys,
    links,
    opening,
    padding,
    passphrase,
    sessions,
)
from aqts_voice.crypto.costs import Cost
from aqts_voice.crypto.errors import BadCode, CryptoError
from aqts_voice.crypto.purposes import Bound, Purpose

Vector = dict[str, Any]
HERE = Path(__file__).parent
RAW = bytes.fromhex


def blob(text: str) -> bytes:
    """Return the bytes of a base64 field."""
    return base64.b64decode(text, validate=True)


def bound(vector: Vector, before: str = "") -> Bound:
    """Return the purpose and the row of a vector."""
    return Bound(Purpose(vector[f"{before}purpose"]), RAW(vector[f"{before}row"]))


def clock(vector: Vector) -> dict[str, Any]:
    """Return the secret, time, purpose and lifetime of a form vector."""
    return {
        "secret": RAW(vector["secret"]),
        "now": datetime.fromisoformat(vector["now"]),
        "purpose": Purpose(vector["purpose"]),
        "lifetime": timedelta(seconds=vector["lifetime_seconds"]),
    }


def open_as_author(vector: Vector) -> bytes:
    """Open a vector with an author's seed."""
    return author.open_as_author(
        RAW(vector["seed"]),
        blob(vector["key_blob"]),
        blob(vector["blob"]),
        key_bound=bound(vector, "key_"),
        bound=bound(vector),
    )


def verify(vector: Vector) -> bytes:
    """Verify the tag of a vector, which opens to nothing."""
    forms.verify_mac(vector["tag"], RAW(vector["message"]), **clock(vector))
    return b""


OPENERS: dict[str, Callable[[Vector], bytes]] = {
    "envelope": lambda v: opening.open_sealed(RAW(v["key"]), blob(v["blob"]), bound(v)),
    "sealed-key": lambda v: opening.open_key(RAW(v["seed"]), blob(v["blob"]), bound(v)),
    "author-envelope": open_as_author,
    "wrapped-seed": lambda v: passphrase.unwrap(blob(v["blob"]), v["passphrase"], row=RAW(v["row"])),
    "session": lambda v: sessions.open_session(RAW(v["key"]), blob(v["blob"]), row=RAW(v["row"])),
    "sealed-form": lambda v: forms.open_form(v["token"], **clock(v)),
    "form-mac": verify,
    "code": lambda v: code.bits_of(v["typed"]),
}


def vectors(side: str) -> list[Any]:
    """Return the vectors of every format on one side, "opens" or "refuses", each with a name."""
    return [
        pytest.param(name, vector, id=f"{name}-{vector.get('why', place)}-{place}")
        for name in OPENERS
        for path in sorted(HERE.glob(f"{name}-[0-9].json"))
        for place, vector in enumerate(json.loads(path.read_text(encoding="utf-8"))[side])
    ]


DERIVATIONS: dict[str, list[Vector]] = json.loads((HERE / "derivations-1.json").read_text(encoding="utf-8"))


def derived(name: str) -> pytest.MarkDecorator:
    """Return the parameters of one derivation."""
    return pytest.mark.parametrize("vector", DERIVATIONS[name])


@pytest.mark.parametrize(("name", "vector"), vectors("opens"))
def test_opens_what_was_frozen(name: str, vector: Vector) -> None:
    assert OPENERS[name](vector) == RAW(vector["opens_to"])


@pytest.mark.parametrize(("name", "vector"), vectors("refuses"))
def test_refuses_what_was_frozen_as_refused(name: str, vector: Vector) -> None:
    with pytest.raises(CryptoError) as caught:
        OPENERS[name](vector)

    assert type(caught.value).__name__ == vector["error"]
    if isinstance(caught.value, BadCode):
        assert (caught.value.reason, list(caught.value.unknown)) == (vector["reason"], vector["unknown"])


@pytest.mark.parametrize("name", OPENERS)
def test_has_vectors_of_both_sides_for_each_format(name: str) -> None:
    frozen = json.loads((HERE / f"{name}-1.json").read_text(encoding="utf-8"))

    assert frozen["opens"]
    assert len({vector["why"] for vector in frozen["refuses"]}) >= 3


@derived("hkdf")
def test_derives_labelled_keys(vector: Vector) -> None:
    key = framing.derive(RAW(vector["secret"]), vector["name"], context=RAW(vector["context"]), size=vector["size"])

    assert key.hex() == vector["derived"]


@derived("bindings")
def test_binds_each_purpose(vector: Vector) -> None:
    public = blob(DERIVATIONS["public"][0]["public"])

    assert envelopes.envelope_data(bound(vector)).hex() == vector["envelope"]
    assert envelopes.sealed_key_info(bound(vector), public).hex() == vector["sealed_key"]


def test_keeps_every_purpose_that_was_frozen() -> None:
    frozen = {vector["purpose"] for vector in DERIVATIONS["bindings"]}

    assert len(frozen) == 15
    assert frozen <= {purpose.value for purpose in Purpose}


@derived("public")
def test_derives_a_public_key_from_a_seed(vector: Vector) -> None:
    public = keys.public_key(RAW(vector["seed"]))

    assert public == blob(vector["public"])
    assert hashlib.sha256(public).hexdigest() == vector["sha256"]


@derived("fingerprint")
def test_derives_fingerprint_words(vector: Vector) -> None:
    assert list(keys.fingerprint_words(blob(vector["public"]))) == vector["words"]


@derived("code")
def test_writes_the_words_of_a_code(vector: Vector) -> None:
    assert list(code.words_of(RAW(vector["bits"]))) == vector["words"]
    assert code.bits_of(" ".join(vector["words"])).hex() == vector["bits"]


@derived("author_salt")
def test_derives_the_salt_of_an_instance(vector: Vector) -> None:
    assert author.author_salt(RAW(vector["secret"])).hex() == vector["salt"]


@derived("author")
def test_derives_the_keys_of_an_author(vector: Vector) -> None:
    author_keys = author.derive(RAW(vector["bits"]), salt=RAW(vector["salt"]), cost=Cost(*vector["cost"]))

    assert author_keys.lookup.hex() == vector["lookup"]
    assert author_keys.seed.hex() == vector["seed"]


@derived("link")
def test_derives_links(vector: Vector) -> None:
    assert links.link(RAW(vector["key"]), vector["label"]).hex() == vector["link"]


@derived("padding")
def test_pads_to_the_same_bytes(vector: Vector) -> None:
    assert hashlib.sha256(padding.pad(b"\xa5" * vector["size"])).hexdigest() == vector["sha256"]


@derived("passphrase")
def test_normalises_a_passphrase(vector: Vector) -> None:
    assert passphrase.normalise(vector["typed"]) == vector["normal"]
