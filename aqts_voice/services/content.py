"""What is sealed of one testimony: the author's content and the members' notes, as bytes and back."""

import base64
import json
from dataclasses import asdict, dataclass, field

FORMAT = 1


@dataclass(frozen=True)
class Content:
    """An author's kept words and what describes them; sealed whole under the testimony's own key.

    ``context`` maps the attributes of `aqts_voice.risk.context` to codes, answered ones only. ``masks`` counts
    replacements by label. ``author_public`` is the author's public key, kept inside so that nobody can swap it.
    """

    text: str = field(repr=False)
    author_public: bytes = field(repr=False)
    context: dict[str, str] = field(default_factory=dict, repr=False)
    language: str = "fr"
    masks: dict[str, int] = field(default_factory=dict, repr=False)
    second_reader: bool = False

    def to_bytes(self) -> bytes:
        """Encode as UTF-8 JSON with a format number."""
        values = asdict(self) | {
            "format": FORMAT,
            "author_public": base64.b64encode(self.author_public).decode("ascii"),
        }
        return _encode(values)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Content":
        """Decode what `to_bytes` wrote."""
        values = json.loads(data)
        values.pop("format")
        return cls(**values | {"author_public": base64.b64decode(values["author_public"])})


@dataclass(frozen=True)
class Notes:
    """What members add to one testimony; sealed under the testimony's own key, so that one erasure takes all.

    ``themes``, ``first_reader`` and ``declined`` hold ids in hexadecimal. ``draft`` is the text with further masks, until
    acceptance makes it the text. ``checklist`` maps each question to its answer. ``masks`` counts the masks members added, by label.
    """

    themes: tuple[str, ...] = field(default=(), repr=False)
    first_reader: str | None = None
    declined: tuple[str, ...] = ()
    draft: str | None = field(default=None, repr=False)
    checklist: dict[str, bool] = field(default_factory=dict, repr=False)
    masks: dict[str, int] = field(default_factory=dict, repr=False)

    def to_bytes(self) -> bytes:
        """Encode as UTF-8 JSON with a format number."""
        return _encode(asdict(self) | {"format": FORMAT})

    @classmethod
    def from_bytes(cls, data: bytes) -> "Notes":
        """Decode what `to_bytes` wrote."""
        values = json.loads(data)
        values.pop("format")
        return cls(**values | {name: tuple(values[name]) for name in ("themes", "declined")})


def _encode(values: dict[str, object]) -> bytes:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
