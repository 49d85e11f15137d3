"""What would identify the author or anyone else, and what each replacement would be; made anew for every request, kept by none."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from aqts_voice.deid.explaining import how, why
from aqts_voice.deid.generalising import Offer
from aqts_voice.deid.labels import DIRECT, Label
from aqts_voice.deid.redaction import placeholder
from aqts_voice.deid.traces import TextLanguage, Trace
from aqts_voice.deid.youth import concerns_youth_protection
from aqts_voice.risk import rarity, residual
from aqts_voice.risk.generalise import Generalised, generalise
from aqts_voice.risk.residual import Detail
from aqts_voice.services.deposit import offers
from aqts_voice.services.deposit.draft import Draft
from aqts_voice.services.deposit.engine import Engine
from aqts_voice.services.deposit.marks import Mark, Piece, kept_text, numbered, people_in, pieces, typed_trace
from aqts_voice.services.deposit.offers import Terms

MASK = ""
LEAVE = "leave"
NOT_A_NAME = "not-a-name"
BROADER = "broader"
AUTHOR = "author"
MOST_SWEEPS = 5


@dataclass(frozen=True)
class Group:
    """One person, place or other thing that the text designates, and the one decision to take about it.

    ``key`` is the label and the offset of the first occurrence. ``forms`` are the words as typed; ``listed`` when only the author's own list says to mask them. ``options`` are the
    decisions that may be taken instead of masking: `BROADER` with a placeholder that tells ``offer``, `LEAVE`,
    `NOT_A_NAME`, or another label with its placeholder. ``withheld`` when that
    value was chosen and may not be kept. ``reason`` says why the words may identify, ``evidence`` how they were found.
    """

    key: str
    label: Label
    forms: tuple[str, ...] = field(repr=False)
    count: int
    placeholder: str
    sure: bool
    listed: bool
    reason: str
    evidence: str
    offer: Offer | None
    withheld: bool
    options: dict[str, str]
    decision: str


@dataclass(frozen=True)
class Preview:
    """The text as it would be kept, each decision, and the context as it would be kept.

    ``draft`` holds the text as it goes on in the form. ``details`` are what the text tells under these decisions: what is
    left in clear, and general values. ``hard_stop``: youth protection and a child or a parent occur together, so that no
    mask can be undone. ``remains``: something identifying is left all the same, and must be masked before anything else.
    """

    draft: Draft = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    groups: tuple[Group, ...] = field(repr=False)
    generalised: Generalised = field(repr=False)
    details: tuple[Detail, ...] = field(repr=False)
    language: TextLanguage
    masks: dict[str, int]
    second_reader: bool
    hard_stop: bool
    remains: bool

    @property
    def text(self) -> str:
        """The text as it would be kept."""
        return "".join(piece.text for piece in self.pieces)


def preview(
    engine: Engine,
    draft: Draft,
    decisions: Mapping[str, str],
    *,
    page_language: TextLanguage = "fr",
    sweep: bool = False,
    hard_stop: bool = False,
    thread: str = "",
    may_unname: bool = True,
) -> Preview:
    """Return what would be kept of *draft* under the author's *decisions*, by `Group.key`.

    A decision that may not be taken counts as none, and what has none is masked. With *hard_stop*, the verdict was given
    before and stays. *thread* is what the author wrote before, if anything: its people keep their letters, and its
    subject counts for the verdict. Without *may_unname*, no name can be marked as not being one. With *sweep*, what a second look at the kept text finds is masked too.
    """
    stopped = hard_stop or concerns_youth_protection(f"{thread}\n{draft.text}", field=draft.context.field)
    generalised = generalise(draft.context)
    terms = Terms(draft.context, generalised.context, closed=stopped, details=offers.told_in(thread))
    draft = replace(draft, text=offers.checked(draft.text, terms))
    reading = engine.find(draft.text, hidden=draft.hidden)
    traces = numbered(reading.traces, people=people_in(thread, draft.text))
    view = _View(draft.text, reading.language, page_language, terms.with_text(draft.text), may_unname=may_unname)
    groups, marks = _decided(view, traces, {} if stopped else decisions)
    remains = False
    if stopped:
        swept = _swept(engine, draft, marks, reading.language, thread) if sweep else marks
        if swept != marks:
            found = [mark.trace for mark in swept]
            groups, marks = _decided(view, found, {})
        remains = bool(engine.find(kept_text(draft.text, marks), hidden=draft.hidden).traces)
    undone = any(group.decision == NOT_A_NAME for group in groups)
    return Preview(
        draft=draft,
        pieces=tuple(pieces(draft.text, marks)),
        groups=groups,
        generalised=generalised,
        details=tuple(dict.fromkeys((*view.terms.details, *_details(groups)))),
        language=reading.language,
        masks=dict(Counter(mark.trace.label.value for mark in marks if mark.placeholder is not None)),
        second_reader=undone or reading.language == "other",
        hard_stop=stopped,
        remains=remains,
    )


@dataclass(frozen=True)
class _View:
    """The text, its language and the page's, and which decisions are open: none when the hard stop closes the terms."""

    text: str = field(repr=False)
    language: TextLanguage
    page_language: TextLanguage
    terms: Terms = field(repr=False)
    may_unname: bool


Decided = tuple[tuple[Group, ...], list[Mark]]


def _decided(view: _View, traces: Iterable[Trace], decisions: Mapping[str, str]) -> Decided:
    """Return the groups of *traces* and the marks of each occurrence, under the *decisions* that may be taken."""
    by_group: dict[tuple[Label, int], list[Trace]] = {}
    for trace in traces:
        by_group.setdefault((trace.label, trace.group), []).append(trace)
    people = [group for label, group in by_group if label is Label.PERSON]
    next_person = max(people, default=-1) + 1
    groups: dict[str, Group] = {}
    occurring: dict[str, list[Trace]] = {}
    for occurrences in by_group.values():
        group = _group(occurrences, view, next_person, decisions)
        next_person += group.decision == Label.PERSON.value
        groups[group.key], occurring[group.key] = group, occurrences
    if not view.terms.closed:
        groups = _with_offers(view, groups, occurring, decisions)
    return tuple(groups.values()), _marks(groups, occurring)


def _marks(groups: Mapping[str, Group], occurring: Mapping[str, Sequence[Trace]]) -> list[Mark]:
    marks = [_mark(one, groups[key]) for key, occurrences in occurring.items() for one in occurrences]
    return sorted(marks, key=lambda mark: mark.trace.start)


def _group(occurrences: Sequence[Trace], view: _View, next_person: int, decisions: Mapping[str, str]) -> Group:
    options = _options(occurrences, view, next_person)
    first = occurrences[0]
    key = f"{first.label.value}-{first.start}"
    decision = decisions.get(key, MASK)
    return Group(
        key=key,
        label=first.label,
        forms=tuple(dict.fromkeys(view.text[one.start : one.end] for one in occurrences)),
        count=len(occurrences),
        placeholder=placeholder(first.label, first.group, language=view.language),
        sure=all(one.sure for one in occurrences),
        listed=_is_listed(occurrences),
        reason=why(first.label, language=view.page_language),
        evidence=how(occurrences, language=view.page_language),
        offer=None,
        withheld=False,
        options=options,
        decision=decision if decision in options else MASK,
    )


def _with_offers(
    view: _View,
    groups: Mapping[str, Group],
    occurring: Mapping[str, Sequence[Trace]],
    decisions: Mapping[str, str],
) -> dict[str, Group]:
    """Return *groups* with the general value that each may tell, and with the choices of it that may be kept."""
    found = {
        key: offers.candidate(occurrences, view.text, language=view.language)
        for key, occurrences in occurring.items()
        if not groups[key].listed
    }
    masked = kept_text(view.text, _marks(groups, occurring))
    cues = (Detail(residual.Kind.RARITY, cue.code) for cue in rarity.find(masked))
    wanted = {key for key in groups if decisions.get(key) == BROADER and found.get(key)}
    offered, chosen = offers.settle(
        {key: one for key, one in found.items() if one is not None},
        wanted,
        view.terms,
        others=(*_details(groups.values()), *cues),
    )
    return {
        key: _offering(group, offered[key], view.language, chosen=key in chosen)
        if key in offered
        else replace(group, withheld=key in wanted)
        for key, group in groups.items()
    }


def _offering(group: Group, general: Offer, language: TextLanguage, *, chosen: bool) -> Group:
    broader = placeholder(group.label, 0, language=language, general=general)
    decision = BROADER if chosen else group.decision
    return replace(group, offer=general, options={BROADER: broader} | group.options, decision=decision)


def _details(groups: Iterable[Group]) -> Iterator[Detail]:
    """Yield what *groups* tell under their decisions: words left in clear, and general values."""
    for group in groups:
        if group.decision in {LEAVE, NOT_A_NAME}:
            yield offers.left(group.label)
        elif group.decision == BROADER and group.offer is not None:
            yield offers.detail_of(group.offer)


def _options(occurrences: Sequence[Trace], view: _View, next_person: int) -> dict[str, str]:
    """Return the decisions that may be taken instead of masking, each with its placeholder, if any."""
    if view.terms.closed:
        return {}
    label = occurrences[0].label
    listed = _is_listed(occurrences)
    if label in DIRECT and not listed:
        return {NOT_A_NAME: ""} if view.may_unname else {}
    others = [other for other in Label if other is not label and other is not Label.CODE]
    relabelled = {other.value: placeholder(other, next_person, language=view.language) for other in others}
    # Words that the author listed are unlisted in the list itself, where they can be seen.
    return relabelled if listed else {LEAVE: ""} | relabelled


def _is_listed(occurrences: Sequence[Trace]) -> bool:
    """Say whether the author's own list is the only reason to mask these words."""
    return all(one.source == AUTHOR for one in occurrences)


def _mark(trace: Trace, group: Group) -> Mark:
    if group.decision in {LEAVE, NOT_A_NAME}:
        return Mark(trace, None)
    if group.decision == BROADER:
        return Mark(trace, group.options[BROADER])
    if group.decision:
        return Mark(replace(trace, label=Label(group.decision)), group.options[group.decision])
    return Mark(trace, group.placeholder)


def _swept(engine: Engine, draft: Draft, marks: list[Mark], language: TextLanguage, thread: str) -> list[Mark]:
    """Return *marks* and those of whatever the engine still finds in the kept text, until it finds nothing."""
    for _ in range(MOST_SWEEPS):
        left = engine.find(kept_text(draft.text, marks), hidden=draft.hidden).traces
        if not left:
            break
        people = _next(
            [mark for mark in marks if mark.trace.label is Label.PERSON], default=people_in(thread, draft.text)
        )
        added = [typed_trace(trace, marks) for trace in numbered(left, people=people, others=_next(marks))]
        apart = [mark for mark in marks if not any(_overlap(mark.trace, one) for one in added)]
        named = [Mark(one, placeholder(one.label, one.group, language=language)) for one in added]
        marks = sorted([*apart, *named], key=lambda mark: mark.trace.start)
    return marks


def _next(marks: Sequence[Mark], *, default: int = 0) -> int:
    """Return the first ordinal that no mark uses."""
    return max((mark.trace.group + 1 for mark in marks), default=default)


def _overlap(one: Trace, other: Trace) -> bool:
    return one.start < other.end and other.start < one.end
