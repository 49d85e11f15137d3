"""Placeholders tell the kind and the ordinal, nothing else."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aqts_voice.deid.generalising import LABEL_OF, Kind, Offer, offer, values
from aqts_voice.deid.labels import Label
from aqts_voice.deid.pipeline import Deidentifier
from aqts_voice.deid.redaction import (
    PLACEHOLDER,
    Replacement,
    letters,
    people,
    placeholder,
    placeholders,
    redact,
    told,
)
from aqts_voice.deid.traces import TextLanguage, Trace


def test_counts_people_past_the_alphabet() -> None:
    assert [letters(at) for at in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_writes_both_languages() -> None:
    french = [placeholder(label, 0) for label in Label]
    english = [placeholder(label, 1, language="en") for label in Label]

    assert french == [
        "[personne A]",
        "[code]",
        "[lieu]",
        "[établissement]",
        "[date]",
        "[âge]",
        "[fonction]",
        "[particularité]",
        "[événement]",
    ]
    assert english == [
        "[person B]",
        "[code]",
        "[place]",
        "[organisation]",
        "[date]",
        "[age]",
        "[role]",
        "[characteristic]",
        "[event]",
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("label", Label)
def test_recognises_its_own_placeholders(label: Label, language: str) -> None:
    assert PLACEHOLDER.fullmatch(placeholder(label, 30, language=language))  # type: ignore[arg-type]


def test_replaces_traces_and_nothing_else() -> None:
    text = "Mme Roy dort à Matane."
    traces = [
        Trace(4, 7, Label.PERSON, "list:name", 0.9, 0, True),
        Trace(15, 21, Label.LOC, "list:place", 0.9, 0, True),
    ]

    assert redact(text, placeholders(traces)) == "Mme [personne A] dort à [lieu]."


def test_refuses_overlaps_without_quoting_the_text() -> None:
    one = Replacement(0, 5, Label.PERSON, 0, "[personne A]")
    other = Replacement(3, 6, Label.LOC, 0, "[lieu]")

    with pytest.raises(ValueError, match="overlap") as caught:
        redact("canari dans le texte", [one, other])

    assert "canari" not in str(caught.value)


def test_is_stable_when_read_again(engine: Deidentifier) -> None:
    text = "Mme Gagnon, 54 ans, vit à Matane. Le 4 mars, M. Roy (418 555-0177) l’a conduite au CLSC de Matane."
    once = redact(text, placeholders(engine.find(text).traces))

    again = engine.find(once)

    assert again.traces == ()


def test_lists_the_people_named_in_either_language_however_far_their_letter() -> None:
    assert people("[personne A], [personne AA], [person C], [lieu]") == (0, 2, 26)


def test_takes_no_name_in_capitals_for_an_ordinal() -> None:
    assert [PLACEHOLDER.search(f"[personne {name}]") for name in ("ROY", "LÉA", "ZOE", "GAGNON", "Li", "roy")] == [
        None
    ] * 6


def _every_value(language: TextLanguage) -> list[Offer]:
    return [Offer(kind, code, shown) for kind in Kind for code, shown in values(kind, language).items()]


def test_tells_a_value_as_each_language_types_it() -> None:
    year, region = Offer(Kind.YEAR, "2021", "2021"), Offer(Kind.PLACE_REGION, "16", "Montérégie")
    age, kind, family = (
        offer(Label.AGE, "32 ans"),
        offer(Label.ORG, "CLSC de X"),
        offer(Label.ROLE, "la gestionnaire de X"),
    )

    french = [placeholder(LABEL_OF[one.kind], 7, general=one) for one in (year, age, region, kind, family) if one]
    english = [placeholder(LABEL_OF[one.kind], 7, language="en", general=one) for one in (year, age) if one]

    assert french == [
        "[date\u00a0: 2021]",
        "[âge\u00a0: 30 à 39 ans]",
        "[lieu\u00a0: Montérégie]",
        "[établissement\u00a0: CLSC]",
        "[fonction\u00a0: gestion]",
    ]
    assert english == ["[date: 2021]", "[age: 30 to 39]"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_recognises_every_value_that_it_may_tell(language: TextLanguage) -> None:
    for general in _every_value(language):
        written = placeholder(LABEL_OF[general.kind], 0, language=language, general=general)

        assert PLACEHOLDER.fullmatch(written)
        assert [(one.start, one.end, one.offer) for one in told(f"« {written} »")] == [(2, 2 + len(written), general)]
        assert told(written)[0].bare == placeholder(LABEL_OF[general.kind], 0, language=language)
        assert written[told(written)[0].value : -1] == general.shown


@pytest.mark.parametrize("written", ["[date : 2021]", "[date\u202f: 2021]", "[lieu : Saguenay-Lac-Saint-Jean]"])
def test_recognises_a_value_whose_signs_were_changed_on_the_way(written: str) -> None:
    assert PLACEHOLDER.fullmatch(written)
    assert len(told(written)) == 1


@pytest.mark.parametrize(
    "written",
    [
        "[lieu : Julie]",
        "[lieu : Matane]",
        "[personne : Julie]",
        "[date : 4 mars 2021]",
        "[date : 3021]",
        "[date : ٢٠٢١]",
        "[âge : 32 ans]",
        "[âge : 35 à 39 ans]",
        "[établissement : CLSC de Matane]",
        "[lieu : Montérégie, Julie]",
        "[fonction : gestion",
        "[code : 2021]",
        "[particularité : 2021]",
        "[lieu : CLSC]",
    ],
)
def test_lets_no_other_word_pass_for_a_value(written: str) -> None:
    assert PLACEHOLDER.search(written) is None
    assert told(written) == ()


def test_counts_no_person_in_a_value() -> None:
    assert people("[date : 2021] [personne B] [âge : 30 à 39 ans] [date: 2020]") == (1,)


def test_refuses_the_value_of_another_label_or_of_no_list() -> None:
    with pytest.raises(ValueError, match="another label"):
        placeholder(Label.PERSON, 0, general=Offer(Kind.YEAR, "2021", "2021"))
    with pytest.raises(KeyError):
        placeholder(Label.LOC, 0, general=Offer(Kind.PLACE_REGION, "Julie", "Julie"))


@given(
    words=st.text(min_size=1, max_size=40),
    label=st.sampled_from(Label),
    group=st.integers(0, 800),
    language=st.sampled_from(get_args(TextLanguage)),
    source=st.sampled_from(["author", "model", "list:name"]),
)
def test_computes_a_replacement_from_label_ordinal_and_language_alone(
    words: str, label: Label, group: int, language: TextLanguage, source: str
) -> None:
    trace = Trace(0, len(words), label, source, 0.5, group, True)
    other = Trace(0, 1, label, "rule:street", 0.9, group, False)

    (written,) = placeholders([trace], language=language)
    (again,) = placeholders([other], language=language)

    assert written.placeholder == again.placeholder == placeholder(label, group, language=language)
    assert redact(words, [written]) == written.placeholder


@given(words=st.text(max_size=40), label=st.sampled_from(sorted(LABEL_OF.values())), group=st.integers(0, 800))
def test_computes_what_it_tells_from_the_closed_lists_alone(words: str, label: Label, group: int) -> None:
    general = offer(label, words)

    written = placeholder(label, group, general=general)

    closed = {placeholder(label, 0)} | {
        placeholder(label, 0, general=one) for one in _every_value("fr") if LABEL_OF[one.kind] is label
    }
    assert written in closed


def test_is_stable_when_a_value_is_read_again(engine: Deidentifier) -> None:
    written = [
        placeholder(LABEL_OF[one.kind], 0, general=one) for one in _every_value("fr") if one.kind is not Kind.YEAR
    ]
    text = " puis ".join(f"Le {one} a répondu" for one in [*written, "[date\u00a0: 2021]"])

    assert engine.find(text).traces == ()
