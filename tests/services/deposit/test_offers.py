"""What may be told of a masked detail: what the context says already, as long as enough people still fit."""

from hypothesis import given
from hypothesis import strategies as st

from aqts_voice.deid.generalising import Kind, Offer, values
from aqts_voice.deid.labels import Label
from aqts_voice.deid.traces import Trace
from aqts_voice.risk import context, residual
from aqts_voice.risk.context import Context
from aqts_voice.risk.residual import Detail
from aqts_voice.services.deposit.offers import Terms, candidate, checked, detail_of, left, settle, told_in

YEAR = Offer(Kind.YEAR, "2021", "2021")
NEXT = Offer(Kind.YEAR, "2022", "2022")
REGION = Offer(Kind.PLACE_REGION, "16", "Montérégie")
CLSC = Offer(Kind.ORGANISATION_KIND, "clsc", "CLSC")
FAMILY = Offer(Kind.PROFESSION, "gestion", "gestion")
SAID = Context(region="16", employer="reseau-public", role="ts")


def _terms(answered: Context, kept: Context | None = None, *, closed: bool = False) -> Terms:
    return Terms(answered, kept or answered, closed=closed)


def test_names_the_regions_as_the_context_does() -> None:
    regions = values(Kind.PLACE_REGION, "fr")

    assert regions.keys() == set(context.choices("region"))
    assert {code: context.LABELS["region"][code] for code in regions} == regions


def test_counts_every_value_as_a_detail() -> None:
    for kind in Kind:
        for code, shown in values(kind, "fr").items():
            assert detail_of(Offer(kind, code, shown)) == Detail(residual.Kind(kind.value), code)


def test_counts_whatever_may_stay_in_clear() -> None:
    assert {left(label).code for label in Label} == {None}


def test_allows_only_what_its_author_says_in_the_context() -> None:
    for general, attribute in ((REGION, "region"), (CLSC, "employer"), (FAMILY, "role")):
        assert _terms(Context(**{attribute: getattr(SAID, attribute)})).allow(general)
        assert not _terms(Context()).allow(general)
    assert _terms(Context()).allow(YEAR)


def test_does_not_tell_what_was_made_broader_for_being_rare() -> None:
    north = Offer(Kind.PLACE_REGION, "09", "Côte-Nord")

    assert not _terms(Context(region="09"), Context(region="eloignees")).allow(north)
    assert not _terms(Context(region="09"), Context()).allow(north)


def test_allows_nothing_under_the_hard_stop() -> None:
    assert not _terms(SAID, closed=True).allow(YEAR)


def test_allows_nothing_beside_words_left_in_clear() -> None:
    assert _terms(Context()).allow(YEAR)
    assert not _terms(Context()).allow(YEAR, [left(Label.LOC)])


def test_takes_choices_in_order_as_long_as_they_pass() -> None:
    candidates = {"a": YEAR, "b": NEXT, "c": Offer(Kind.AGE_BAND, "30-39", "30 à 39 ans")}

    offered, kept = settle(candidates, ["c", "b", "a"], _terms(Context()), others=())

    assert kept == {"a", "b"}
    assert offered.keys() == {"a", "b"}


def test_offers_each_value_beside_what_was_chosen() -> None:
    candidates = {"a": YEAR, "b": NEXT, "c": Offer(Kind.AGE_BAND, "30-39", "30 à 39 ans")}

    offered, kept = settle(candidates, ["c"], _terms(Context()), others=())

    assert kept == {"c"}
    assert offered.keys() == {"a", "b", "c"}


def test_keeps_no_choice_that_has_no_value() -> None:
    assert settle({}, ["LOC-3", "x"], _terms(Context()), others=()) == ({}, frozenset())


def test_takes_one_value_for_all_occurrences_or_none() -> None:
    text = "Le 4 mars 2021, puis mars 2021, puis mars 2022."
    traces = [
        Trace(at, at + len(run), Label.DATE, "rule:x", 1.0, 0, True)
        for run in ("4 mars 2021", "mars 2022")
        if (at := text.index(run)) >= 0
    ]

    one, both = candidate(traces[:1], text, language="fr"), candidate(traces, text, language="fr")

    assert one == YEAR
    assert both is None


def test_reads_the_line_before_a_date() -> None:
    text = "Elle est née le 4 mars 1987.\nNée ailleurs.\nLe 4 mars 2021."

    born = Trace(16, 27, Label.DATE, "rule:x", 1.0, 0, True)
    moment = Trace(text.index("4 mars 2021"), len(text) - 1, Label.DATE, "rule:x", 1.0, 0, True)

    assert candidate([born], text, language="fr") is None
    assert candidate([moment], text, language="fr") == YEAR


def test_keeps_the_values_of_a_text_that_comes_back() -> None:
    text = "À [lieu\u00a0: Montérégie] en [date\u00a0: 2021]."

    assert checked(text, _terms(Context(region="16"))) == text
    assert told_in(text) == (detail_of(REGION), detail_of(YEAR))


def test_makes_bare_what_may_not_be_told() -> None:
    text = "À [lieu\u00a0: Montérégie] en [date: 2021], [établissement : CLSC] et [lieu\u00a0: Julie]."

    assert checked(text, _terms(Context())) == "À [lieu] en [date: 2021], [établissement] et [lieu\u00a0: Julie]."
    assert checked(text, _terms(SAID, closed=True)) == "À [lieu] en [date], [établissement] et [lieu\u00a0: Julie]."


@given(text=st.text(), closed=st.booleans())
def test_changes_nothing_in_a_text_without_values(text: str, closed: bool) -> None:
    assert checked(text, _terms(Context(), closed=closed)) == text


def test_is_stable_when_checked_again() -> None:
    text = "[date\u00a0: 2019] [date\u00a0: 2020] [date\u00a0: 2021] [date\u00a0: 2022] [âge\u00a0: 30 à 39 ans]"

    once = checked(text, _terms(Context()))

    assert once != text
    assert checked(once, _terms(Context())) == once
