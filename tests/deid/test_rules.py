"""Rules are data: what a file says is what runs."""

from pathlib import Path

from aqts_voice.deid.evidence import Evidence
from aqts_voice.deid.folding import fold
from aqts_voice.deid.labels import Label
from aqts_voice.deid.rules import apply, load_rules

RULES = """
[words]
digit = '''un|deux'''
[[rule]]
name = "spoken"
label = "CODE"
pattern = '''poste\\ (?P<it>{{digit}})'''
[[rule]]
name = "typed"
label = "PERSON"
typed_case = true
languages = ["fr"]
score = 0.5
sure = false
pattern = '''\\b[A-Z]{3}\\b'''
"""


def _load(folder: Path, text: str) -> tuple[object, ...]:
    source = folder / "patterns.toml"
    source.write_text(text, encoding="utf-8")
    return load_rules(source)  # type: ignore[arg-type]


def test_marks_the_named_group_alone(tmp_path: Path) -> None:
    rules = _load(tmp_path, RULES)

    found = apply(rules, fold("Mon POSTE deux"), "en")  # type: ignore[arg-type]

    assert found == [Evidence(10, 14, Label.CODE, "rule:spoken", 0.9, True)]


def test_keeps_case_and_language_when_a_rule_asks(tmp_path: Path) -> None:
    rules = _load(tmp_path, RULES)

    french = apply(rules, fold("abc ABC"), "fr")  # type: ignore[arg-type]
    english = apply(rules, fold("abc ABC"), "en")  # type: ignore[arg-type]

    assert french == [Evidence(4, 7, Label.PERSON, "rule:typed", 0.5, False)]
    assert english == []


def test_runs_flat_rules_only_where_case_means_nothing(tmp_path: Path) -> None:
    flat = RULES.replace('label = "CODE"', 'label = "CODE"\nflat_only = true')
    rules = _load(tmp_path, flat)

    assert apply(rules, fold("Mon poste deux est ici."), "en") == []  # type: ignore[arg-type]
    assert len(apply(rules, fold("mon poste deux est ici"), "en")) == 1  # type: ignore[arg-type]


def test_reads_capitals_on_a_shouting_line_only_when_a_rule_says_so(tmp_path: Path) -> None:
    calm = _load(tmp_path, RULES)
    loud = _load(tmp_path, RULES.replace("typed_case = true", "typed_case = true\neven_loud = true"))

    assert apply(calm, fold("JE VAIS VOIR ABC"), "fr") == []  # type: ignore[arg-type]
    assert len(apply(loud, fold("JE VAIS VOIR ABC"), "fr")) == 1  # type: ignore[arg-type]


def test_drops_a_mark_that_the_words_beside_it_deny(tmp_path: Path) -> None:
    beside = RULES.replace(
        'label = "CODE"', 'label = "CODE"\nunless_after = "jamais\\\\ poste\\\\ "\nunless_before = "\\\\ fois"'
    )
    rules = _load(tmp_path, beside)

    assert len(apply(rules, fold("un poste deux ici"), "en")) == 1  # type: ignore[arg-type]
    assert apply(rules, fold("un poste deux fois"), "en") == []  # type: ignore[arg-type]
    assert apply(rules, fold("jamais poste deux ici"), "en") == []  # type: ignore[arg-type]


def test_tries_a_rule_only_where_what_it_needs_is(tmp_path: Path) -> None:
    digit = _load(tmp_path, RULES.replace('label = "CODE"', 'label = "CODE"\nneeds = ["digit", "@"]'))

    assert apply(digit, fold("poste deux"), "en") == []  # type: ignore[arg-type]
    assert len(apply(digit, fold("poste deux, 4"), "en")) == 1  # type: ignore[arg-type]
    assert len(apply(digit, fold("poste deux @"), "en")) == 1  # type: ignore[arg-type]
