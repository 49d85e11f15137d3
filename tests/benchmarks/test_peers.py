"""The description of the peers, and one of them run for real on two sentences."""

import os
import sys

import pytest

from aqts_voice.deid.labels import Label
from aqts_voice.deid.scoring import Mark
from benchmarks import contest, environments
from benchmarks.peer import Tool, tools
from benchmarks.texts import Document

TOOLS = {tool.name: tool for tool in tools()}


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_describes_a_script_and_labels_of_the_guide(tool: Tool) -> None:
    labels = {label.value for label in Label}

    assert (environments.PEERS / tool.script).is_file()
    assert set(tool.labels.values()) <= labels


@pytest.mark.parametrize("name", ["presidio", "stella"])
def test_pins_the_packages_of_an_environment_with_hashes(name: str) -> None:
    wanted = (environments.PEERS / name / "requirements.txt").read_text(encoding="utf-8")

    packages = [line for line in wanted.splitlines() if "==" in line]

    assert packages
    assert wanted.count("--hash=sha256:") >= len(packages)
    assert "://" not in wanted


def test_uses_its_own_interpreter_for_what_lives_here() -> None:
    assert str(environments.python_of("")) == sys.executable


def test_drops_what_the_guide_does_not_know() -> None:
    marks = TOOLS["stella"].marks([(0, 5, "person"), (6, 12, "country")])

    assert marks == [Mark(0, 5, "PERSON")]


def test_says_which_kinds_a_peer_has_no_word_for() -> None:
    assert TOOLS["presidio-rules"].unknown_kinds == ("PERSON", "LOC", "ORG", "AGE", "ROLE", "DEMO", "EVENT")
    assert TOOLS["voix"].unknown_kinds == ()


def test_measures_a_peer_in_a_process_of_its_own() -> None:
    documents: list[Document] = [
        ("Mme Gagnon est partie.", [Mark(4, 10, "PERSON")]),
        ("Rien ici ne dit qui.", []),
    ]

    (result,) = contest.run(documents, rounds=2, core=min(os.sched_getaffinity(0)), only=["voix"])

    assert result.scores is not None
    assert result.scores.direct_recall.value == 1.0
    assert len(result.single) == len(result.batch) == 2
    assert result.asked == []
    assert "Voix AQTS" in contest.as_table([result])


def test_reads_words_that_no_peer_met_before_at_each_turn() -> None:
    documents: list[Document] = [("un deux trois", []), ("un", [])]

    turns = contest.fresh_texts(documents, 3)

    texts = [text for turn in turns for together in turn for text in together]
    assert [len(text.split(" ")) for text in texts] == [3, 1] * 6
    assert len(set(texts[::2])) == 6


def test_says_why_a_peer_is_left_out() -> None:
    result = contest.Result(TOOLS["presidio-ner"], absent="it is not installed")

    table, notes = contest.as_table([result]), contest.notes([result])

    assert "it is not installed" in table
    assert notes == ["Presidio with our NER: it is not installed"]
