"""Trying rules where they can open finds what searching for them everywhere finds, and nothing else."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aqts_voice.deid import components
from aqts_voice.deid.dispatch import Dispatch, found_by, leave_matches
from aqts_voice.deid.folding import Folded, fold
from aqts_voice.deid.marked_sets import read_set
from aqts_voice.deid.pipeline import build
from aqts_voice.deid.rules import Rule, apply, load_rules

CORPUS = Path(__file__).parents[1] / "corpus"
SETS = sorted(path for path in CORPUS.iterdir() if path.suffix in {".txt", ".jsonl"})
ANY_SIGN = st.characters(codec=None, exclude_categories=())
# Pieces that rules open with, glued at random: arbitrary signs alone would hardly ever match a rule.
PIECES = st.sampled_from(
    ["le 3 mars", "Mme", "T.", "12", "ans", " ", ", ", "-", "'", "\n", "(", "#", "418 555-0199", "2019-03", "rue", "_", "mars", "é", "²", "٣", "ª", "À", "ͺ"]
)  # fmt: skip

DISPATCH = Dispatch(components.RULES)

Spans = dict[Rule, list[tuple[tuple[int, int], ...]]]


def _searched(text: Folded, language: str) -> Spans:
    return {
        rule: [match.regs for match in rule.pattern.finditer(text.text if rule.typed_case else text.plain)]
        for rule in components.RULES
        if rule.opens is not None and language in rule.languages
    }


def _tried(text: Folded, language: str) -> Spans:
    matches = DISPATCH.matches(text, language)
    return {rule: [match.regs for match in found] for rule, found in matches.items()}


@pytest.mark.parametrize("case", [str, str.lower, str.upper], ids=["typed", "lower", "upper"])
@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_finds_the_very_matches_of_a_search(path: Path, case: Callable[[str], str]) -> None:
    text = fold(case("\n\n".join(one.text for one in read_set(path))))

    assert _tried(text, "fr") == _searched(text, "fr")


def test_finds_the_very_matches_of_a_search_in_english() -> None:
    for one in read_set(CORPUS / "dev.jsonl"):
        text = fold(one.text)

        assert _tried(text, "en") == _searched(text, "en")


@given(st.text(ANY_SIGN, max_size=60) | st.lists(PIECES | st.text(ANY_SIGN, max_size=3), max_size=30).map("".join))
def test_finds_the_very_matches_of_a_search_in_any_text(text: str) -> None:
    folded = fold(text)

    assert _tried(folded, "fr") == _searched(folded, "fr")


def test_spares_most_rules_a_search() -> None:
    told = [rule for rule in components.RULES if rule.opens is not None]

    assert len(told) > 0.8 * len(components.RULES)


def test_knows_every_rule_that_a_component_applies() -> None:
    applied = {rule for name in dir(components) for rule in getattr(getattr(components, name), "RULES", ())}

    assert set(components.RULES) == applied


def test_takes_no_match_over_the_one_before(tmp_path: Path) -> None:
    rules = _load(tmp_path, r"\bha(?:\ ha)?\b")

    matches = Dispatch(rules).matches(fold("ha ha ha"), "fr")

    assert [match.span() for match in matches[rules[0]]] == [(0, 5), (6, 8)]


def test_searches_for_a_rule_that_may_open_with_anything(tmp_path: Path) -> None:
    rules = _load(tmp_path, r"\w+@\w+")
    doc = build(trained=False).make_doc("à moi@ici")
    doc._.folded = fold(doc.text)
    leave_matches(doc, Dispatch(rules))

    found = found_by(rules, doc)

    assert [(one.start, one.end) for one in found] == [(2, 9)]


def test_keeps_what_a_rule_needs_beside_its_pattern(tmp_path: Path) -> None:
    rules = _load(tmp_path, r"\bposte\b", 'needs = ["digit"]')
    alone, numbered = fold("un poste"), fold("un poste 3")
    dispatch = Dispatch(rules)

    assert apply(rules, alone, "fr", dispatch.matches(alone, "fr")) == []
    assert len(apply(rules, numbered, "fr", dispatch.matches(numbered, "fr"))) == 1


def _load(folder: Path, pattern: str, more: str = "") -> tuple[Rule, ...]:
    assert re.compile(pattern)
    source = folder / "patterns.toml"
    source.write_text(f"[[rule]]\nname = 'one'\nlabel = 'CODE'\npattern = '''{pattern}'''\n{more}\n", encoding="utf-8")
    return load_rules(source)
