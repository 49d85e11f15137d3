"""What would be kept of a text, and which decisions its author may take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aqts_voice.deid.labels import Label
from aqts_voice.risk.context import Context
from aqts_voice.risk.residual import Detail, Kind
from aqts_voice.services.deposit import BROADER, LEAVE, NOT_A_NAME, Draft, load_engine, preview
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


EAST = Context(region="01/11")
DATE_AND_PLACE = {"DATE-32": BROADER, "LOC-18": BROADER}


def test_tells_nothing_by_default() -> None:
    seen = preview(ENGINE, Draft(TEXT, context=EAST), {})

    assert "2021" not in seen.text
    assert seen.details == ()
    assert group(seen, Label.DATE).options[BROADER] == "[date\u00a0: 2021]"
    assert group(seen, Label.LOC).options[BROADER].startswith("[lieu\u00a0: Bas-Saint-Laurent")


def test_tells_the_year_and_the_region_that_were_chosen() -> None:
    seen = preview(ENGINE, Draft(TEXT, context=EAST), DATE_AND_PLACE)

    assert "depuis [date\u00a0: 2021]." in seen.text
    assert "à [lieu\u00a0: Bas-Saint-Laurent, Gaspésie et Îles-de-la-Madeleine] depuis" in seen.text
    assert seen.details == (Detail(Kind.PLACE_REGION, "01/11"), Detail(Kind.YEAR, "2021"))
    assert seen.masks == {"PERSON": 2, "LOC": 1, "DATE": 1}
    assert [piece.kind for piece in seen.pieces if "2021" in piece.text] == ["mask"]


def test_tells_no_place_that_the_context_does_not() -> None:
    seen = preview(ENGINE, Draft(TEXT), DATE_AND_PLACE)

    assert "à [lieu] depuis [date\u00a0: 2021]" in seen.text
    assert BROADER not in group(seen, Label.LOC).options
    assert group(seen, Label.LOC).withheld
    assert group(seen, Label.LOC).decision == ""


def test_tells_nothing_beside_a_place_left_in_clear() -> None:
    seen = preview(ENGINE, Draft(TEXT, context=EAST), {"DATE-32": BROADER, "LOC-18": LEAVE})

    assert "à Matane depuis [date]" in seen.text
    assert group(seen, Label.DATE).withheld
    assert seen.details == (Detail(Kind.LEFT_PLACE),)


def test_tells_nothing_beside_words_that_say_how_rare_it_is() -> None:
    text = "Je suis la seule TS de toute la région. C’était en mars 2021."

    seen = preview(ListedEngine({"mars 2021": Label.DATE}), Draft(text), {f"DATE-{text.index('mars')}": BROADER})

    assert "2021" not in seen.text


def test_tells_nothing_where_a_child_and_youth_protection_meet() -> None:
    seen = preview(ENGINE, Draft("La DPJ a retiré un enfant en mars 2021.", context=EAST), {"DATE-29": BROADER})

    assert seen.text.endswith("en [date].")
    assert all(not one.options for one in seen.groups)


def test_offers_no_value_for_a_word_that_the_author_lists() -> None:
    seen = preview(ListedEngine({}), Draft(TEXT, hidden=("mars 2021",), context=EAST), {"PERSON-32": BROADER})

    assert "2021" not in seen.text
    assert not any(one.offer for one in seen.groups)


def test_keeps_a_value_of_a_text_that_comes_back_from_its_last_page() -> None:
    first = preview(ENGINE, Draft(TEXT, context=EAST), DATE_AND_PLACE)

    again = preview(ENGINE, Draft(first.text, context=EAST), {})

    assert again.text == first.text
    assert again.details == first.details


def test_takes_back_a_value_whose_context_was_withdrawn() -> None:
    first = preview(ENGINE, Draft(TEXT, context=EAST), DATE_AND_PLACE)

    again = preview(ENGINE, Draft(first.text), {})

    assert "[lieu] depuis [date\u00a0: 2021]" in again.text
    assert again.draft.text == again.text


def test_counts_what_the_thread_tells_already() -> None:
    years = "[date\u00a0: 2018] [date\u00a0: 2019]"

    alone = preview(ENGINE, Draft(TEXT), {"DATE-32": BROADER})
    beside = preview(ENGINE, Draft(TEXT), {"DATE-32": BROADER}, thread=years)

    assert "2021" in alone.text
    assert "2021" not in beside.text


def test_says_how_each_was_found_in_the_language_of_the_page() -> None:
    french = preview(ENGINE, Draft(TEXT, hidden=("fatiguée",)), {})
    english = preview(ENGINE, Draft(TEXT), {}, page_language="en")

    assert group(french, Label.PERSON).evidence == "Trouvé sur nos listes de noms, de lieux ou d’établissements."
    assert "pas certain" in group(french, Label.LOC).evidence
    assert group(english, Label.PERSON).evidence == "Found on our lists of names, places or establishments."
    assert "mots à cacher" in next(one.evidence for one in french.groups if one.listed)


KEYS = st.sampled_from(["PERSON-0", "LOC-18", "DATE-32", "DATE-33", "CODE-0", "EVENT-x"]) | st.text(max_size=12)
VALUES = st.sampled_from([BROADER, LEAVE, NOT_A_NAME, "PERSON", "ORG", "CODE", "2021", "[lieu : Julie]"]) | st.text(
    max_size=12
)


@given(decisions=st.dictionaries(KEYS, VALUES, max_size=6), region=st.sampled_from([None, "01/11", "09"]))
def test_keeps_only_typed_words_and_placeholders_whatever_is_decided(
    decisions: dict[str, str], region: str | None
) -> None:
    seen = preview(ENGINE, Draft(TEXT, context=Context(region=region)), decisions)

    for one in seen.groups:
        assert one.decision in {"", *one.options}
    for piece in seen.pieces:
        written = {one.placeholder for one in seen.groups} | {
            value for one in seen.groups for value in one.options.values()
        }
        assert piece.text in TEXT if piece.kind in {"plain", "kept"} else piece.text in written
    assert ("2021" in seen.text.replace("mars 2021", "")) == (group(seen, Label.DATE).decision == BROADER)
