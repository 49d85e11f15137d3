"""What may still let someone be recognised in a text as it would be kept, in words for a page; made anew for each one, kept by none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from aqts_voice.deid import generalising
from aqts_voice.deid.labels import Label
from aqts_voice.deid.traces import TextLanguage
from aqts_voice.risk import rarity, wording
from aqts_voice.risk.context import LABELS, N_, Context
from aqts_voice.risk.details import CONTEXT, GENERALISED, Detail, Kind
from aqts_voice.risk.residual import Change, Residual, Verdict, residual
from aqts_voice.services.deposit import offers
from aqts_voice.services.deposit.preview import Preview

_CRITERIA = (
    (N_("Individualisation"), N_("Peut-on isoler une personne dans ce qui reste\u202f?")),
    (N_("Corrélation"), N_("Peut-on rapprocher ce qui reste d’autres renseignements\u202f?")),
    (N_("Inférence"), N_("Peut-on en déduire autre chose sur une personne\u202f?")),
)


@dataclass(frozen=True)
class People:
    """How many people fit, rounded down: ``about`` and ``least`` are None under twenty, and all but ``most`` when ``known`` is false."""

    known: bool
    about: int | None
    least: int | None
    most: int | None


@dataclass(frozen=True)
class Item:
    """One detail in words, and its value when it has one to show; both in French, to be translated."""

    title: str
    value: str | None


@dataclass(frozen=True)
class Advice:
    """The one change that helps most: what to do, or which value to say instead (``to``) of which (``value``).

    ``in_text`` when it is a mask to add, and not an answer to change.
    """

    words: str
    value: str | None
    to: str | None
    people: People
    passes: bool
    in_text: bool


@dataclass(frozen=True)
class Said:
    """Words of the text that say how rare something is, how many times they do, and why that matters."""

    words: str = field(repr=False)
    count: int
    reason: str


@dataclass(frozen=True)
class Criterion:
    """One of the three words of the regulation: its question, its level and the reason; in French, to be translated."""

    name: str
    question: str
    level: str
    reason: str


@dataclass(frozen=True)
class Remaining:
    """All that a page says of the residual risk; ``passes`` when at least twenty people fit, as far as can be known."""

    anything: bool
    passes: bool
    people: People
    together: tuple[Item, ...]
    advice: Advice | None
    said: tuple[Said, ...]
    criteria: tuple[Criterion, ...]
    sources: tuple[str, ...]


def remaining(preview: Preview, *, page_language: TextLanguage = "fr") -> Remaining:
    """Return what remains of *preview*: its context as it would be kept, what its masks tell, and what was left in clear."""
    return _remaining(preview.text, preview.generalised.context, preview.details, page_language)


def remaining_in(
    text: str, context: Context, *, left: Iterable[Label] = (), page_language: TextLanguage = "fr"
) -> Remaining:
    """Return what remains of a kept *text* and its *context*, with the labels of what is *left* in clear in it."""
    details = (*offers.told_in(text), *map(offers.left, left))
    return _remaining(text, context, details, page_language)


def _remaining(text: str, context: Context, details: Iterable[Detail], page_language: TextLanguage) -> Remaining:
    spoken: Literal["fr", "en"] = "en" if page_language == "en" else "fr"
    seen = residual(context, (*details, *_rare(text)))
    return Remaining(
        anything=bool(seen.details),
        passes=seen.passes,
        people=_people(seen),
        together=tuple(Item(wording.DETAILS[one.kind], _value(one, spoken)) for one in seen.singling_out),
        advice=_advice(seen.best_change, spoken),
        said=tuple(_said(text, spoken)),
        criteria=tuple(_criteria(seen)),
        sources=tuple(wording.SOURCES[name] for name in seen.sources),
    )


def _rare(text: str) -> Iterator[Detail]:
    return (Detail(Kind.RARITY, cue.code) for cue in rarity.find(text))


def _people(fitting: Residual | Change) -> People:
    known = fitting.estimate is not None
    return People(
        known=known,
        about=wording.about(fitting.estimate or 0),
        least=wording.about(fitting.floor or 0),
        most=wording.about(fitting.ceiling),
    )


def _value(detail: Detail, language: TextLanguage) -> str | None:
    if detail.kind in CONTEXT and detail.code:
        return LABELS[detail.kind.value][detail.code]
    if detail.kind in GENERALISED and detail.code:
        return generalising.shown(generalising.Kind(detail.kind.value), detail.code, language=language)
    return None


def _advice(change: Change | None, language: TextLanguage) -> Advice | None:
    if change is None:
        return None
    return Advice(
        words=wording.CHANGES[change.detail.kind],
        value=_value(change.detail, language),
        to=LABELS[change.detail.kind.value][change.to] if change.to else None,
        people=_people(change),
        passes=change.passes,
        in_text=change.detail.kind not in CONTEXT,
    )


def _said(text: str, language: Literal["fr", "en"]) -> Iterator[Said]:
    counts: dict[tuple[str, str], int] = {}
    for cue in rarity.find(text):
        run = (" ".join(text[cue.start : cue.until].split()), cue.code)
        counts[run] = counts.get(run, 0) + 1
    for (words, code), count in counts.items():
        yield Said(words, count, rarity.explain(code, language=language))


def _criteria(seen: Residual) -> Iterator[Criterion]:
    verdicts = seen.verdicts
    judged: tuple[Verdict, ...] = (verdicts.individualisation, verdicts.correlation, verdicts.inference)
    for (name, question), verdict in zip(_CRITERIA, judged, strict=True):
        yield Criterion(name, question, wording.LEVELS[verdict.level], wording.REASONS[verdict.reason])
