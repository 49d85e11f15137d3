"""Rows of the gated tier: fresh ids, fresh order, no small cell."""

import random
from collections import Counter

import pytest

from aqts_voice.services.releases.rows import LEAST_CELL, Source, build


def sources(number: int, *, field: str | None = "milieu", half: str = "2026-2", language: str = "fr") -> list[Source]:
    return [Source(f"{field} {half} {language} {place}", language, field, half) for place in range(number)]


def cells(*groups: list[Source], seed: int = 1) -> tuple[Counter[tuple[str, str, str]], int]:
    built = build([source for group in groups for source in group], draw=random.Random(seed))
    return Counter(row.cell for row in built.rows), built.held_back


def test_leaves_large_cells_as_they_are() -> None:
    found, held_back = cells(sources(LEAST_CELL), sources(12, field="mental-crise"))

    assert found == {("milieu", "2026-2", "fr"): 11, ("mental-crise", "2026-2", "fr"): 12}
    assert held_back == 0


def test_widens_the_field_of_small_cells_first() -> None:
    found, held_back = cells(sources(30), sources(6, field="mental-crise"), sources(7, field="aines-sante"))

    assert found == {("milieu", "2026-2", "fr"): 30, ("tous", "2026-2", "fr"): 13}
    assert held_back == 0


def test_then_widens_the_half_year() -> None:
    found, held_back = cells(sources(6, half="2026-1"), sources(5, half="2026-2"))

    assert found == {("tous", "2026", "fr"): 11}
    assert held_back == 0


def test_then_widens_the_language() -> None:
    found, held_back = cells(sources(6), sources(5, language="en"))

    assert found == {("tous", "2026", "autre"): 11}
    assert held_back == 0


def test_holds_back_what_stays_rare() -> None:
    found, held_back = cells(sources(40), sources(10, field="mental-crise"))

    assert found == {("milieu", "2026-2", "fr"): 40}
    assert held_back == 10


def test_takes_who_did_not_say_as_every_field() -> None:
    found, _ = cells(sources(12, field=None))

    assert found == {("tous", "2026-2", "fr"): 12}


def test_gives_no_context_to_a_testimony_quoted_in_public() -> None:
    quoted = [Source("Cité.", "fr", "milieu", "2026-2", quoted=True)]

    found, held_back = cells(sources(11), quoted)

    assert found == {("milieu", "2026-2", "fr"): 11, ("", "", ""): 1}
    assert held_back == 0


@pytest.mark.parametrize("seed", range(20))
def test_never_leaves_a_cell_under_eleven(seed: int) -> None:
    draw = random.Random(seed)
    mixed = [
        Source(
            f"texte {place}",
            draw.choice(["fr", "fr", "fr", "en", "other"]),
            draw.choice(["milieu", "mental-crise", "aines-sante", "jeunes-familles", None]),
            draw.choice(["2025-2", "2026-1", "2026-2"]),
        )
        for place in range(draw.randrange(5, 200))
    ]

    built = build(mixed, draw=draw)

    sizes = Counter(row.cell for row in built.rows)
    assert all(size >= LEAST_CELL for size in sizes.values())
    assert len(built.rows) + built.held_back == len(mixed)


def test_draws_ids_and_order_again_each_time() -> None:
    given = sources(40)

    first, second = build(given, draw=random.Random(1)).rows, build(given, draw=random.Random(2)).rows

    assert [row.text for row in first] != [row.text for row in second] != [source.text for source in given]
    assert not {row.id for row in first} & {row.id for row in second}
    assert len({row.id for row in first}) == 40
    assert {row.text for row in first} == {row.text for row in second} == {source.text for source in given}


def test_is_the_same_for_the_same_draw() -> None:
    given = sources(40)

    assert build(given, draw=random.Random(7)) == build(given, draw=random.Random(7))
