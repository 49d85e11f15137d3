"""What would be kept of a text, and which decisions its author may take."""

import pytest

from aqts_voice.deid.labels import Label
from aqts_voice.risk.context import Context
from aqts_voice.services.deposit import LEAVE, NOT_A_NAME, Draft, load_engine, preview
from aqts_voice.services.deposit.preview import Group, Preview
from tests.support.listed_engine import ListedEngine

TEXT = "Josée travaille à Matane depuis mars 2021. Josée est fatiguée."
ENGINE = ListedEngine(
    {"Josée": Label.PERSON, "Matane": Label.LOC, "mars 2021": Label.DATE}, doubtful=frozenset({"Matane"})
)
CHILD = Draft("La DPJ a retiré un enfant à Matane. Josée pleurait. La voisine aussi.")


def group(seen: Preview, label: Label) -> Group:
    return next(one for one in seen.groups if one.label is label)


def test_masks_everything_it_finds_unless_told_otherwise() -> None:
    seen = preview(ENGINE, Draft(TEXT), {})

    assert seen.text == "[personne A] travaille à [lieu] depuis [date]. [personne A] est fatiguée."
    assert seen.masks == {"PERSON": 2, "LOC": 1, "DATE": 1}
    assert not seen.second_reader
    assert not seen.hard_stop


def test_asks_one_decision_for_all_that_names_one_person() -> None:
    seen = preview(ENGINE, Draft(TEXT), {})

    josee = group(seen, Label.PERSON)
    assert (josee.key, josee.forms, josee.count) == ("PERSON-0", ("Josée",), 2)
    assert len(seen.groups) == 3


def test_shows_weak_evidence_as_doubtful_and_masks_it() -> None:
    seen = preview(ENGINE, Draft(TEXT), {})

    assert not group(seen, Label.LOC).sure
    assert [piece.kind for piece in seen.pieces if piece.text == "[lieu]"] == ["doubtful"]


def test_explains_each_trace_in_the_language_of_the_page() -> None:
    french = preview(ENGINE, Draft(TEXT), {})
    english = preview(ENGINE, Draft(TEXT), {}, page_language="en")

    assert "pourrait désigner quelqu’un" in group(french, Label.PERSON).reason
    assert "could point to someone" in group(english, Label.PERSON).reason
    assert french.text == english.text


def test_leaves_a_place_that_its_author_keeps() -> None:
    seen = preview(ENGINE, Draft(TEXT), {"LOC-18": LEAVE})

    assert "à Matane depuis" in seen.text
    assert "LOC" not in seen.masks
    assert not seen.second_reader


def test_changes_the_label_of_a_mask() -> None:
    seen = preview(ENGINE, Draft(TEXT), {"LOC-18": "ORG"})

    assert "à [établissement] depuis" in seen.text
    assert seen.masks["ORG"] == 1


def test_gives_a_place_that_is_a_person_a_letter_of_its_own() -> None:
    seen = preview(ENGINE, Draft(TEXT), {"LOC-18": "PERSON"})

    assert "[personne A] travaille à [personne B]" in seen.text


@pytest.mark.parametrize("decision", [LEAVE, "LOC", "DATE", "anything"])
def test_never_undoes_the_mask_of_a_name(decision: str) -> None:
    seen = preview(ENGINE, Draft(TEXT), {"PERSON-0": decision})

    assert "Josée" not in seen.text
    assert group(seen, Label.PERSON).decision == ""


@pytest.mark.parametrize(("label", "key"), [(Label.PERSON, "PERSON-0"), (Label.CODE, "CODE-0")])
def test_keeps_a_word_that_is_not_a_name_and_calls_a_second_reader(label: Label, key: str) -> None:
    seen = preview(ListedEngine({"Rose": label}), Draft("Rose est la couleur du mur."), {key: NOT_A_NAME})

    assert seen.text == "Rose est la couleur du mur."
    assert seen.second_reader
    assert group(seen, label).options == {NOT_A_NAME: ""}


def test_does_not_call_a_place_a_name() -> None:
    seen = preview(ENGINE, Draft(TEXT), {"LOC-18": NOT_A_NAME, "DATE-32": "CODE"})

    assert "Matane" not in seen.text
    assert "mars 2021" not in seen.text


def test_forgets_a_decision_whose_group_has_moved() -> None:
    seen = preview(ENGINE, Draft("Hier. " + TEXT), {"LOC-18": LEAVE})

    assert "Matane" not in seen.text


def test_masks_the_words_that_the_author_lists() -> None:
    seen = preview(ENGINE, Draft(TEXT, hidden=("fatiguée",)), {})
    renamed = preview(ENGINE, Draft(TEXT, hidden=("fatiguée",)), {f"PERSON-{TEXT.index('fatiguée')}": "DEMO"})

    assert "fatiguée" not in seen.text
    assert renamed.text.endswith("est [particularité].")


def test_offers_no_way_to_leave_a_listed_word_but_the_list() -> None:
    seen = preview(ENGINE, Draft("La fatigue.", hidden=("fatigue",)), {"PERSON-3": LEAVE})

    assert seen.text.startswith("La [personne")
    assert LEAVE not in seen.groups[0].options


def test_gives_new_people_other_letters_than_those_already_in_the_text() -> None:
    seen = preview(ENGINE, Draft("[personne A] a répondu à Josée."), {})

    assert seen.text == "[personne A] a répondu à [personne B]."


def test_calls_a_second_reader_for_another_language() -> None:
    seen = preview(ListedEngine({}, language="other"), Draft("Der Hund schläft."), {})

    assert seen.second_reader
    assert seen.language == "other"


def test_shows_the_context_as_it_will_be_kept() -> None:
    seen = preview(ENGINE, Draft(TEXT, context=Context(region="09", field="dependances")), {})

    assert seen.generalised.context == Context(region="eloignees", field="dependances")
    assert len(seen.generalised.changes) == 1


def test_undoes_no_mask_where_a_child_and_youth_protection_meet() -> None:
    seen = preview(ENGINE, CHILD, {f"LOC-{CHILD.text.index('Matane')}": LEAVE})

    assert seen.hard_stop
    assert "Matane" not in seen.text
    assert all(not one.options for one in seen.groups)
    assert not seen.remains


def test_takes_the_field_for_a_word_of_youth_protection() -> None:
    text = "Une mère attend. Josée aussi."

    assert preview(ENGINE, Draft(text, context=Context(field="protection-jeunesse")), {}).hard_stop
    assert not preview(ENGINE, Draft(text, context=Context(field="aines")), {}).hard_stop


def test_keeps_a_verdict_given_before() -> None:
    assert preview(ENGINE, Draft(TEXT), {"LOC-18": LEAVE}, hard_stop=True).hard_stop


def test_reads_the_thread_for_the_verdict_and_the_letters() -> None:
    seen = preview(ENGINE, Draft("Josée l’a su."), {}, thread="La DPJ, l’enfant et [personne A].")

    assert seen.hard_stop
    assert seen.text == "[personne B] l’a su."


def test_stops_while_a_second_look_still_finds_something() -> None:
    engine = ListedEngine({"Matane": Label.LOC}, later={"Josée": Label.PERSON, "voisine": Label.ROLE})

    seen = preview(engine, CHILD, {})

    assert seen.remains
    assert "Josée" in seen.text


def test_sweeps_away_what_the_second_look_finds() -> None:
    engine = ListedEngine({"Matane": Label.LOC}, later={"Josée": Label.PERSON, "voisine": Label.ROLE})

    seen = preview(engine, CHILD, {}, sweep=True)

    assert not seen.remains
    assert seen.text == "La DPJ a retiré un enfant à [lieu]. [personne A] pleurait. La [fonction] aussi."
    assert {one.label for one in seen.groups} == {Label.LOC, Label.PERSON, Label.ROLE}
    assert seen.masks == {"LOC": 1, "PERSON": 1, "ROLE": 1}


def test_offers_no_way_to_unname_anyone_in_an_answer() -> None:
    seen = preview(ENGINE, Draft(TEXT), {"PERSON-0": NOT_A_NAME, "LOC-18": LEAVE}, may_unname=False)

    assert "Josée" not in seen.text
    assert "Matane" in seen.text


def test_says_the_same_as_the_engine_itself() -> None:
    seen = preview(load_engine(), Draft("Appelez au 418 555-1234. Merci."), {})

    assert seen.text == "Appelez au [code]. Merci."
    assert seen.groups[0].key == "CODE-11"


def test_shows_no_word_of_an_author_in_its_description() -> None:
    seen = preview(ENGINE, Draft(TEXT), {})

    assert "Matane" not in repr(seen)
    assert "fatigu" not in repr(seen)


def test_tells_the_words_that_only_the_author_lists() -> None:
    seen = preview(ENGINE, Draft(TEXT, hidden=("fatiguée",)), {})

    assert {one.forms: one.listed for one in seen.groups}[("fatiguée",)]
    assert not group(seen, Label.LOC).listed
