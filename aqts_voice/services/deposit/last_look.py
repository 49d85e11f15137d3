"""What travels from the last page to the sending: the kept text under a tag, the bits of the code under a seal; nothing is stored."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aqts_voice.crypto import code, forms
from aqts_voice.crypto.errors import Expired, Unopenable
from aqts_voice.crypto.purposes import Purpose
from aqts_voice.errors import N_, Refused
from aqts_voice.risk.context import LABELS
from aqts_voice.services.deposit.preview import Preview
from aqts_voice.services.deposit.residual import remaining

FORM_LIFE = timedelta(hours=2)


class StillIdentifies(Refused):
    """Under the hard stop, something identifying is left: the preview offers to mask it, and nothing else."""

    sentence = N_(
        "Il reste dans votre texte des mots qui pourraient faire reconnaître un enfant ou sa famille. "
        "Tout ce que vous avez écrit est ci-dessous. Masquez ces mots, puis continuez."
    )


class FormExpired(Refused):
    """The last page stayed open for more than two hours."""

    status = 400
    sentence = N_(
        "Cette page est restée ouverte plus de deux heures, et par prudence elle ne s’envoie plus. Rien n’a été envoyé, "
        "et votre texte est ci-dessous. Relisez-le, puis continuez."
    )


class FormAltered(Refused):
    """What came back is not what the last page held."""

    status = 400
    sentence = N_(
        "Ce qui est revenu ne correspond pas à ce que vous aviez relu. Rien n’a été envoyé, et votre texte est ci-dessous. "
        "Relisez-le, puis continuez."
    )


@dataclass(frozen=True)
class Kept:
    """All that may be sent: the text as its author last saw it, and what describes it."""

    text: str = field(repr=False)
    context: dict[str, str] = field(repr=False)
    language: str
    masks: dict[str, int]
    second_reader: bool
    hard_stop: bool

    def to_field(self) -> str:
        """Write it as one line of ASCII, which no browser changes on its way."""
        return json.dumps(vars(self), sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_field(cls, value: str) -> "Kept":
        """Read what `to_field` wrote; only called once the tag of *value* was verified."""
        return cls(**json.loads(value))


@dataclass(frozen=True)
class LastLook:
    """What the last page shows and carries: the kept text, its value in the form, its tag, and the sealed bits of the code."""

    kept: Kept
    value: str = field(repr=False)
    tag: str = field(repr=False)
    sealed: str = field(repr=False)


@dataclass(frozen=True)
class Carried:
    """What is carried along when the author goes back to mend the text: the bits of the code, and the verdict."""

    bits: bytes = field(repr=False)
    hard_stop: bool


def last_look(preview: Preview, *, carried: Carried | None, secret: bytes, now: datetime) -> LastLook:
    """Return the last page of *preview*, its bits drawn afresh unless they were *carried*.

    The same bits give the same code, so that sending a second time from any page of one visit makes no second deposit.
    What may still fit too few people is kept as it is, and read by two members.

    Raises:
        StillIdentifies: under the hard stop, something identifying remains.
    """
    if preview.remains:
        raise StillIdentifies
    kept = Kept(
        text=preview.text,
        context=preview.generalised.context.answered(),
        language=preview.language,
        masks=preview.masks,
        second_reader=preview.second_reader or not remaining(preview).passes,
        hard_stop=preview.hard_stop,
    )
    bits = carried.bits if carried else code.draw_bits()
    value = kept.to_field()
    return LastLook(
        kept=kept,
        value=value,
        tag=forms.mac(value.encode(), secret=secret, now=now, purpose=Purpose.PREVIEW),
        sealed=forms.seal_form(bits + bytes([kept.hard_stop]), secret=secret, now=now, purpose=Purpose.FORM),
    )


def carried(sealed: str, *, secret: bytes, now: datetime) -> Carried | None:
    """Return what the sealed field of a form carries; None when it is absent, altered or over two hours old."""
    try:
        payload = forms.open_form(sealed, secret=secret, now=now, purpose=Purpose.FORM, lifetime=FORM_LIFE)
    except Unopenable:
        return None
    return Carried(bits=payload[:-1], hard_stop=bool(payload[-1]))


def carry(found: Carried | None, *, secret: bytes, now: datetime) -> str:
    """Return the sealed field of a page that comes before the last one: what it carries, or bits drawn for this visit.

    Drawn from the first page, because a browser that goes back to a last page asks for it anew: bits drawn there would
    change, and sending again would make a second deposit.
    """
    kept = found or Carried(bits=code.draw_bits(), hard_stop=False)
    return forms.seal_form(kept.bits + bytes([kept.hard_stop]), secret=secret, now=now, purpose=Purpose.FORM)


def check(value: str, tag: str, sealed: str, *, secret: bytes, now: datetime) -> tuple[Kept, bytes]:
    """Return what the last page held, and the 10 bytes of its code.

    Raises:
        FormExpired: it is genuine, and over two hours old.
        FormAltered: anything in it is not what the page held.
    """
    try:
        forms.verify_mac(tag, _bytes(value), secret=secret, now=now, purpose=Purpose.PREVIEW, lifetime=FORM_LIFE)
        payload = forms.open_form(sealed, secret=secret, now=now, purpose=Purpose.FORM, lifetime=FORM_LIFE)
    except Expired:
        raise FormExpired from None
    except Unopenable:
        raise FormAltered from None
    return Kept.from_field(value), payload[:-1]


def salvage(value: str) -> tuple[str, dict[str, str]]:
    """Return the text and the codes of a form that cannot be sent, so that its author loses nothing.

    A value that is not even readable is given back whole, as the text.
    """
    try:
        read: Any = json.loads(value)
        text, codes = read["text"], read.get("context", {})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return value, {}
    if not isinstance(text, str) or not isinstance(codes, dict):
        return value, {}
    # Only codes of ours: any other sign, a lone surrogate for instance, could not be written on the page.
    known = ((name, codes.get(name)) for name in LABELS)
    return text, {name: one for name, one in known if isinstance(one, str) and one in LABELS[name]}


def _bytes(value: str) -> bytes:
    # A field that came back with other signs than ours cannot verify; it must not fail otherwise.
    return value.encode("utf-8", "replace")
