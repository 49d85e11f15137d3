"""The page that shows each text before and after, for the person who checks; it holds the original words, and says so."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from aqts_voice.deid.explaining import how, why
from aqts_voice.deid.labels import Label
from aqts_voice.deid.masking import Masked
from aqts_voice.deid.redaction import placeholders

_FOLDER = files("aqts_voice.deid") / "data"
# The words of the guide for each label, as its reader says them.
_TITLES = {
    Label.PERSON: "Personne",
    Label.CODE: "Numéro ou adresse",
    Label.LOC: "Lieu",
    Label.ORG: "Établissement ou organisme",
    Label.DATE: "Date ou heure",
    Label.AGE: "Âge",
    Label.ROLE: "Fonction",
    Label.DEMO: "Particularité",
    Label.EVENT: "Événement",
}


@dataclass(frozen=True)
class Mask:
    """One mask: its number in the text, its label, the words that were there, what stands there now, and why."""

    number: int
    label: str
    title: str
    words: str
    placeholder: str
    why: str
    how: str


@dataclass(frozen=True)
class Piece:
    """A stretch of a text, with the mask that covers it, if any."""

    text: str
    mask: Mask | None = None


@dataclass(frozen=True)
class Pair:
    """One text as it was and as it is: its title and its pieces."""

    title: str
    pieces: tuple[Piece, ...]

    @property
    def masks(self) -> list[Mask]:
        """The masks of the text, in order."""
        return [piece.mask for piece in self.pieces if piece.mask is not None]


def pair(title: str, text: str, masked: Masked) -> Pair:
    """Return *text* cut into what was masked and what was not, under *title*."""
    return Pair(title, tuple(_pieces(text, masked)))


def _pieces(text: str, masked: Masked) -> Iterator[Piece]:
    at = 0
    replacements = placeholders(masked.traces, language=masked.language)
    for number, (trace, one) in enumerate(zip(masked.traces, replacements, strict=True), 1):
        if trace.start > at:
            yield Piece(text[at : trace.start])
        words = text[trace.start : trace.end]
        reason = why(trace.label)
        title = _TITLES[trace.label]
        yield Piece(words, Mask(number, trace.label.value, title, words, one.placeholder, reason, how([trace])))
        at = trace.end
    if at < len(text):
        yield Piece(text[at:])


def render(pairs: Sequence[Pair]) -> str:
    """Return the whole page: no script, nothing from elsewhere, and a policy that forbids both.

    The only style allowed is the page's own, by its SHA-256 (Content Security Policy, level 2).
    """
    style = (_FOLDER / "review_page.css").read_text(encoding="utf-8")
    page = (_FOLDER / "review_page.html").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(page).render(style=style, digest=digest, pairs=pairs, legend=list(_legend(pairs)))


def _legend(pairs: Iterable[Pair]) -> Iterator[tuple[str, str, int]]:
    """Yield each label with its title and the number of its masks."""
    counted = Counter(mask.label for one in pairs for mask in one.masks)
    return ((label.value, title, counted[label.value]) for label, title in _TITLES.items())
