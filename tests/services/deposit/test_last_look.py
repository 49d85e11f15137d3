"""What travels from the last page to the sending."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from aqts_voice.deid.labels import Label
from aqts_voice.risk.context import Context
from aqts_voice.services.deposit import (
    NOT_A_NAME,
    Draft,
    FormAltered,
    FormExpired,
    Kept,
    LastLook,
    StillIdentifies,
    carried,
    carry,
    check,
    last_look,
    preview,
    salvage,
)
from tests.conftest import NOW
from tests.support.listed_engine import ListedEngine

SECRET = bytes(range(32))
ENGINE = ListedEngine({"Josée": Label.PERSON, "Matane": Label.LOC})
LATE = NOW + timedelta(hours=2, seconds=1)


def look(text: str = "Josée est à Matane.", **decisions: str) -> LastLook:
    seen = preview(ENGINE, Draft(text, context=Context(region="05")), decisions)
    return last_look(seen, carried=None, secret=SECRET, now=NOW)


def test_holds_the_kept_text_and_what_describes_it() -> None:
    kept = look(**{"PERSON-0": NOT_A_NAME}).kept

    assert kept == Kept(
        text="Josée est à [lieu].",
        context={"region": "05"},
        language="fr",
        masks={"LOC": 1},
        second_reader=True,
        hard_stop=False,
    )


def test_calls_a_second_reader_for_what_may_fit_too_few_people() -> None:
    key = f"LOC-{len('Josée est à ')}"

    assert not look().kept.second_reader
    assert look(**{key: "leave"}).kept.second_reader
    assert look("Je suis la seule à parler cri.").kept.second_reader


def test_comes_back_as_it_left() -> None:
    left = look("Été\nà Matane \u202f« ça »\t😀")

    kept, bits = check(left.value, left.tag, left.sealed, secret=SECRET, now=NOW + timedelta(minutes=119))

    assert kept == left.kept
    assert len(bits) == 10
    assert left.value.isascii()
    assert "\n" not in left.value


def test_expires_after_two_hours() -> None:
    left = look()

    with pytest.raises(FormExpired):
        check(left.value, left.tag, left.sealed, secret=SECRET, now=LATE)
    assert carried(left.sealed, secret=SECRET, now=LATE) is None


@pytest.mark.parametrize("part", ["value", "tag", "sealed"])
@pytest.mark.parametrize("change", ["", "x", "\ud800", None])
def test_refuses_whatever_was_changed(part: str, change: str | None) -> None:
    left = look()
    changed = replace(left, **{part: getattr(left, part)[::-1] if change is None else change})

    with pytest.raises(FormAltered):
        check(changed.value, changed.tag, changed.sealed, secret=SECRET, now=NOW)


@pytest.mark.parametrize(
    ("name", "value"),
    [("second_reader", False), ("hard_stop", True), ("language", "en"), ("masks", {}), ("context", {}), ("text", "x")],
)
def test_covers_the_verdict_and_everything_else_by_its_tag(name: str, value: object) -> None:
    left = look(**{"PERSON-0": NOT_A_NAME})
    forged = json.dumps(json.loads(left.value) | {name: value}, sort_keys=True, separators=(",", ":"))

    assert forged != left.value
    with pytest.raises(FormAltered):
        check(forged, left.tag, left.sealed, secret=SECRET, now=NOW)


def test_draws_another_code_for_another_visit() -> None:
    codes = {check(one.value, one.tag, one.sealed, secret=SECRET, now=NOW)[1] for one in (look(), look())}

    assert len(codes) == 2


def test_keeps_the_code_of_a_text_that_is_mended() -> None:
    left = look()
    along = carried(left.sealed, secret=SECRET, now=NOW)

    again = last_look(preview(ENGINE, Draft("Autre."), {}), carried=along, secret=SECRET, now=NOW)

    first = check(left.value, left.tag, left.sealed, secret=SECRET, now=NOW)
    second = check(again.value, again.tag, again.sealed, secret=SECRET, now=NOW)
    assert first[0] != second[0]
    assert first[1] == second[1]


def test_carries_the_verdict_of_the_hard_stop_along() -> None:
    seen = preview(ENGINE, Draft("La DPJ et l’enfant."), {})
    left = last_look(seen, carried=None, secret=SECRET, now=NOW)

    along = carried(left.sealed, secret=SECRET, now=NOW)

    assert along is not None
    assert along.hard_stop


def test_carries_one_code_from_the_first_page_on() -> None:
    first = carry(None, secret=SECRET, now=NOW)
    along = carried(first, secret=SECRET, now=NOW)

    later = carry(along, secret=SECRET, now=NOW + timedelta(hours=1))

    assert along is not None
    assert later != first
    assert carried(later, secret=SECRET, now=LATE) == along


def test_draws_another_code_for_each_first_page() -> None:
    pages = [carried(carry(None, secret=SECRET, now=NOW), secret=SECRET, now=NOW) for _ in range(2)]

    assert pages[0] != pages[1]


@pytest.mark.parametrize("sealed", ["", "x", "é", "A" * 200])
def test_carries_nothing_out_of_a_foreign_seal(sealed: str) -> None:
    assert carried(sealed, secret=SECRET, now=NOW) is None


def test_refuses_to_go_on_while_something_remains() -> None:
    engine = ListedEngine({"Matane": Label.LOC}, later={"Josée": Label.PERSON})
    seen = preview(engine, Draft("La DPJ, l’enfant, Matane et Josée."), {})

    with pytest.raises(StillIdentifies):
        last_look(seen, carried=None, secret=SECRET, now=NOW)


def test_saves_the_text_of_a_form_that_is_not_sent() -> None:
    left = look()

    assert salvage(left.value) == (left.kept.text, {"region": "05"})
    assert salvage('{"text": "seul"}') == ("seul", {})


@pytest.mark.parametrize(
    "context", ['{"region": "\\ud800"}', '{"region": ["05"]}', '{"ailleurs": "05"}', '{"field": "05"}']
)
def test_saves_no_code_that_is_not_ours(context: str) -> None:
    assert salvage(f'{{"text": "seul", "context": {context}}}') == ("seul", {})


@pytest.mark.parametrize("value", ["", "pas du JSON", "[]", "3", '{"text": 3}', '{"context": {}}', "[" * 100_000])
def test_gives_back_whole_what_it_cannot_read(value: str) -> None:
    assert salvage(value) == (value, {})
