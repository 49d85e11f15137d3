"""What a page says of what may still let someone be recognised."""

import pytest

from aqts_voice.deid.labels import Label
from aqts_voice.risk.context import Context
from aqts_voice.services.deposit import LEAVE, NOT_A_NAME, Draft, preview
from aqts_voice.services.deposit.preview import BROADER, Preview
from aqts_voice.services.deposit.residual import Remaining, remaining, remaining_in
from tests.support.listed_engine import ListedEngine

TEXT = "Josée travaille à Matane depuis mars 2021."
ENGINE = ListedEngine({"Josée": Label.PERSON, "Matane": Label.LOC, "mars 2021": Label.DATE})
PLACE, YEAR = "LOC-18", "DATE-32"


def seen(text: str = TEXT, context: Context | None = None, **decisions: str) -> Preview:
    return preview(ENGINE, Draft(text, context=context or Context()), decisions)


def titles(risk: Remaining) -> list[str]:
    return [item.title for item in risk.together]


def test_says_nothing_when_everything_is_masked() -> None:
    risk = remaining(seen())

    assert (risk.anything, risk.passes, risk.together, risk.advice, risk.said) == (False, True, (), None, ())


def test_counts_the_people_who_fit_the_kept_context() -> None:
    risk = remaining(seen(context=Context(region="16")))

    assert risk.anything
    assert (risk.people.known, risk.people.about, risk.people.least) == (True, 2_600, 1_300)
    assert len(risk.sources) == 2


def test_counts_the_context_as_it_will_be_kept_and_not_as_answered() -> None:
    risk = remaining(seen(context=Context(region="09", field="dependances")))

    assert risk.passes
    assert (risk.people.least or 0) >= 20


@pytest.mark.parametrize(
    ("decision", "key", "title"),
    [
        (LEAVE, PLACE, "un lieu resté visible"),
        (LEAVE, YEAR, "une date restée visible"),
        (NOT_A_NAME, "PERSON-0", "un mot resté visible qui pourrait être un nom ou un numéro"),
    ],
)
def test_points_at_what_the_author_leaves(decision: str, key: str, title: str) -> None:
    risk = remaining(seen(**{key: decision}))

    assert not risk.passes
    assert titles(risk) == [title]
    assert risk.advice is not None
    assert (risk.advice.in_text, risk.advice.passes) == (True, True)


def test_says_unknown_of_a_year_that_the_author_keeps() -> None:
    risk = remaining(seen(context=Context(region="16"), **{YEAR: BROADER}))

    assert risk.passes
    assert (risk.people.known, risk.people.about, risk.people.most) == (False, None, 2_600)


def test_reads_the_general_values_of_a_text_that_comes_back() -> None:
    risk = remaining_in("Depuis [date\u00a0: 2021], à [lieu\u00a0: Montérégie].", Context(region="16", field="aines"))

    assert not risk.passes
    assert {(item.title, item.value) for item in risk.together} >= {("une année", "2021")}


def test_shows_a_general_value_in_the_language_of_the_page() -> None:
    text = "J’ai vu [âge\u00a0: 30 à 39 ans], [date\u00a0: 2021], [établissement\u00a0: école]."

    french = {item.value for item in remaining_in(text, Context()).together}
    english = {item.value for item in remaining_in(text, Context(), page_language="en").together}

    assert french == {"30 à 39 ans", "2021", "école"}
    assert english == {"30 to 39", "2021", "school"}


def test_quotes_the_words_that_say_rare_and_counts_them() -> None:
    text = "Je suis la seule TS. Oui, je suis la seule TS. Une maladie rare."

    risk = remaining_in(text, Context(), page_language="en")

    assert [(cue.words, cue.count) for cue in risk.said] == [("la seule TS", 2), ("maladie rare", 1)]
    assert risk.said[0].reason.startswith("Saying that there is only one")


def test_judges_each_of_the_three_words_once() -> None:
    risk = remaining(seen(**{PLACE: LEAVE}))

    assert [one.name for one in risk.criteria] == ["Individualisation", "Corrélation", "Inférence"]
    assert [one.level for one in risk.criteria] == ["inconnue", "à surveiller", "inconnue"]


def test_says_which_answer_to_widen() -> None:
    risk = remaining_in("Rien.", Context(region="09", field="dependances"))

    assert risk.advice is not None
    assert (risk.advice.value, risk.advice.to) == ("Côte-Nord", "Régions éloignées et Outaouais")
    assert not risk.advice.in_text


def test_takes_what_is_left_of_each_label_for_a_risk() -> None:
    for label in Label:
        assert not remaining_in("Rien.", Context(), left=[label]).passes


def test_shows_no_word_of_an_author_in_its_description() -> None:
    risk = remaining_in("Je suis la seule à jongler.", Context())

    assert risk.said[0].words == "la seule à jongler"
    assert "jongler" not in repr(risk)
