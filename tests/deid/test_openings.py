"""What a pattern opens with is told for every way through it, or not at all."""

import re

import pytest

from aqts_voice.deid import openings


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:le|la)\smars", {"le m", "la m"}),
        (r"\bchambres?\b", {"cham"}),
        (r"(?<!\w)a\d{2}", {"a00"}),
        (r"(?<![\d.])\d{1,3}\.\d", {"0"}),
        (r"\b(?:\d{2}\ )?rue", {"00 r", "rue"}),
        (r"(?:^|\n)le", {"le", "\nle"}),
        (r"(?<=\ )ab", {"ab"}),
        (r"\#\w+", {"#"}),
        (r"\b(?:a|ab)c*", {"a"}),
        (r"\bdos(?!siers)\w", {"dos"}),
    ],
)
def test_tells_what_each_way_opens_with(pattern: str, expected: set[str]) -> None:
    compiled, opens = openings.read(pattern)

    assert opens == expected
    assert compiled.flags & re.VERBOSE


@pytest.mark.parametrize(
    "pattern",
    [r"mars", r"\w+@", r"\b(?:le)?", r"(?<!\d)a", r"\b[a-z]+\d", r"(?:\bx|y)z", r"\b(?i:le)", r"(?i)\ble", r"(?<=a)b", r"\B\w", r"\sle"],
)  # fmt: skip
def test_tells_nothing_of_what_may_open_anywhere(pattern: str) -> None:
    compiled, opens = openings.read(pattern)

    assert opens is None
    assert compiled.flags & re.VERBOSE


def test_compiles_what_the_standard_library_compiles() -> None:
    pattern = r"\b(?P<it>\d+)\ (?:ans|mois) # an age"

    compiled, _ = openings.read(pattern)

    assert [one.span("it") for one in compiled.finditer("12 ans, 8 mois")] == [(0, 2), (8, 9)]
    assert compiled.groupindex == re.compile(pattern, re.VERBOSE).groupindex


def test_refuses_a_wrong_pattern() -> None:
    with pytest.raises(re.error):
        openings.read(r"(le")


def test_searches_when_the_parser_is_not_what_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openings, "_parser", None)

    compiled, opens = openings.read(r"\ble")

    assert opens is None
    assert compiled.match("le")
