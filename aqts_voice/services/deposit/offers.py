"""What an author may keep of a masked detail without telling more than the risk allows; pure functions, made anew for every request."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from aqts_voice.deid.generalising import LABEL_OF, Kind, Offer, offer
from aqts_voice.deid.labels import Label
from aqts_voice.deid.redaction import Replacement, redact, told
from aqts_voice.deid.traces import TextLanguage, Trace
from aqts_voice.risk import residual
from aqts_voice.risk.context import Context
from aqts_voice.risk.residual import Detail

# What lies on the line before a detail says what it is the date of.
_LOOK_BACK = 80

_ATTRIBUTE = {Kind.PLACE_REGION: "region", Kind.ORGANISATION_KIND: "employer", Kind.PROFESSION: "role"}
"""The attribute of the context that a general value says again; years and ages have none."""

_LEFT = {
    Label.PERSON: residual.Kind.LEFT_NAME,
    Label.CODE: residual.Kind.LEFT_NAME,
    Label.LOC: residual.Kind.LEFT_PLACE,
    Label.ORG: residual.Kind.LEFT_ORGANISATION,
    Label.DATE: residual.Kind.LEFT_DATE,
    Label.AGE: residual.Kind.LEFT_AGE,
    Label.ROLE: residual.Kind.LEFT_POSITION,
    Label.DEMO: residual.Kind.LEFT_DEMOGRAPHIC,
    Label.EVENT: residual.Kind.LEFT_EVENT,
}


@dataclass(frozen=True)
class Terms:
    """Under what a general value may be kept: the context as answered and as it will be kept, and what else remains.

    ``closed`` under the hard stop: nothing is offered at all. ``details`` are what the text and its thread tell already.
    """

    answered: Context = field(repr=False)
    kept: Context = field(repr=False)
    closed: bool = False
    details: tuple[Detail, ...] = field(default=(), repr=False)

    def allow(self, wanted: Offer, others: Iterable[Detail] = ()) -> bool:
        """Say whether *wanted* may be kept beside *others*.

        What its author « préfère ne pas dire » in the context, or said and had made broader because it was rare, is not
        told by the text either. With it, what remains must still fit enough people.
        """
        if self.closed or not self._is_said(wanted.kind):
            return False
        return residual.passes(self.kept, (*self.details, *others, detail_of(wanted)))

    def with_text(self, text: str) -> "Terms":
        """Return the same terms beside what the placeholders of *text* tell already."""
        return replace(self, details=(*self.details, *told_in(text)))

    def _is_said(self, kind: Kind) -> bool:
        attribute = _ATTRIBUTE.get(kind)
        if attribute is None:
            return True
        code = getattr(self.answered, attribute)
        return code is not None and code == getattr(self.kept, attribute)


def detail_of(general: Offer) -> Detail:
    """Return *general* as the risk counts it."""
    return Detail(residual.Kind(general.kind.value), general.code)


def left(label: Label) -> Detail:
    """Return what words of *label* are for the risk when they stay in clear."""
    return Detail(_LEFT[label])


def told_in(*texts: str) -> tuple[Detail, ...]:
    """Return the general values that the placeholders of *texts* tell."""
    return tuple(detail_of(one.offer) for text in texts for one in told(text))


def candidate(occurrences: Sequence[Trace], text: str, *, language: TextLanguage) -> Offer | None:
    """Return the one general value of all *occurrences* of a thing in *text*; None when they differ or have none."""
    found = {_of_one(trace, text, language) for trace in occurrences}
    return found.pop() if len(found) == 1 else None


def _of_one(trace: Trace, text: str, language: TextLanguage) -> Offer | None:
    before = text[max(0, trace.start - _LOOK_BACK) : trace.start].rpartition("\n")[2]
    return offer(trace.label, text[trace.start : trace.end], language=language, before=before)


def settle(
    candidates: Mapping[str, Offer], chosen: Iterable[str], terms: Terms, *, others: Sequence[Detail]
) -> tuple[dict[str, Offer], frozenset[str]]:
    """Return what may be offered, by group, and which of the *chosen* groups keep their value.

    Choices are taken in the order of the text, each beside those before it and the *others*; one that may not be kept
    counts as none. Anything else is offered as long as it could be added to what was chosen.
    """
    kept: dict[str, Offer] = {}
    for key in [key for key in candidates if key in set(chosen)]:
        if terms.allow(candidates[key], (*others, *map(detail_of, kept.values()))):
            kept[key] = candidates[key]
    beside = (*others, *map(detail_of, kept.values()))
    offered = {key: one for key, one in candidates.items() if key in kept or terms.allow(one, beside)}
    return offered, frozenset(kept)


def checked(text: str, terms: Terms) -> str:
    """Return *text* with the placeholders that tell a value made bare wherever that value may not be kept.

    A text that comes back from its last page holds the values that were chosen there; whoever writes such a placeholder
    by hand, or changes the context meanwhile, is held to the same terms.
    """
    before: list[Detail] = []
    bare: list[Replacement] = []
    for one in told(text):
        if terms.allow(one.offer, before):
            before.append(detail_of(one.offer))
        else:
            bare.append(Replacement(one.start, one.end, LABEL_OF[one.offer.kind], 0, one.bare))
    return redact(text, bare)
