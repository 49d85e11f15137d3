"""Marked testimonies become examples whose entities and tags are the marks, letter for letter."""

from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.training import Example

from aqts_voice.deid.markup import read_marked
from aqts_voice.deid.pipeline import build
from aqts_voice.deid.training.corpus import example, read_texts
from tests.support.sources import ROOT

NLP = build(trained=False)


def _example(marked: str) -> Example:
    return example(NLP, *read_marked(marked))


def _entities(doc: Doc) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.ents]


def _tags(doc: Doc) -> dict[str, str]:
    return {token.text: token.tag_ for token in doc}


def test_reads_the_texts_between_their_headers(tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text(
        "=== a | b | c | d\nMme ⟦PERSON|Roy⟧.\n\nDeux lignes.\n\n=== a-2\n\n=== a-3 |\nRien.\n", encoding="utf-8"
    )
    other.write_text("=== z\nE\u0301lise\n", encoding="utf-8")

    texts = list(read_texts([one, other]))

    assert [text for text, _ in texts] == ["Mme Roy.\n\nDeux lignes.", "Rien.", "Élise"]
    assert [[(mark.start, mark.end, mark.label) for mark in marks] for _, marks in texts] == [
        [(4, 7, "PERSON")],
        [],
        [],
    ]


def test_refuses_a_broken_mark_without_quoting_it(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_text("=== a\nMme ⟦PERSON|Canari dort.\n", encoding="utf-8")

    with pytest.raises(ValueError, match="mark") as caught:
        list(read_texts([path]))

    assert "Canari" not in str(caught.value)


def test_gives_each_mark_to_the_parser_and_to_the_dial() -> None:
    gold = _example("Mme ⟦PERSON|Roy-Lavoie⟧ vit à ⟦LOC|Matane⟧.").reference

    assert _entities(gold) == [("Roy-Lavoie", "PERSON"), ("Matane", "LOC")]
    assert _tags(gold) == {
        "Mme": "O", "Roy": "PERSON", "-": "PERSON", "Lavoie": "PERSON", "vit": "O", "à": "O", "Matane": "LOC", ".": "O"
    }  # fmt: skip


def test_lets_what_may_be_masked_count_neither_way() -> None:
    gold = _example("Le ministre ⟦MAY|Carmant⟧ a vu ⟦PERSON|Roy⟧.").reference
    types = {token.text: token.ent_iob for token in gold}

    assert _entities(gold) == [("Roy", "PERSON")]
    assert _tags(gold)["Carmant"] == ""
    # spaCy writes 0 for a token of which nothing is known, and 2 for one outside of any entity.
    assert (types["Carmant"], types["ministre"]) == (0, 2)


def test_hides_the_answer_from_what_the_network_reads() -> None:
    one = _example("Mme ⟦PERSON|Roy⟧ dort.")

    assert one.predicted.text == one.reference.text == "Mme Roy dort."
    assert _entities(one.predicted) == []
    assert set(_tags(one.predicted).values()) == {""}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Voici \u200bMme ⟦PERSON|Gag\u00adnon⟧ de ⟦LOC|Mat\u200bane⟧.", [("Gagnon", "PERSON"), ("Matane", "LOC")]),
        ("Une fe\u0301e, ⟦PERSON|E\u0301lodie⟧, et ⟦PERSON|Re\u0301al⟧.", [("Élodie", "PERSON"), ("Réal", "PERSON")]),
    ],
)
def test_finds_the_marks_again_where_folding_moves_them(typed: str, read: list[tuple[str, str]]) -> None:
    assert _entities(_example(typed).reference) == read


def test_keeps_the_first_of_two_marks_that_share_a_token() -> None:
    gold = _example("Chez ⟦PERSON|Jean⟧⟦ORG|Net⟧, hier.").reference

    assert _entities(gold) == [("JeanNet", "PERSON")]


def test_gives_every_mark_of_our_own_texts_its_letters() -> None:
    lost = total = 0
    for text, marks in read_texts([ROOT / "tests/corpus/train-1.txt"]):
        found = {(span.label_, span.text) for span in example(NLP, text, marks).reference.ents}
        wanted = {(mark.label, text[mark.start : mark.end].replace("’", "'")) for mark in marks if mark.label != "MAY"}
        total += len(wanted)
        lost += len(wanted - found)

    assert total > 500
    assert lost <= total * 0.02
