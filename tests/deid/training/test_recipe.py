"""The recipe: the same texts are held out, the scores are theirs, and what is written can be read again."""

from pathlib import Path

from aqts_voice.deid.labels import Label
from aqts_voice.deid.markup import read_marked
from aqts_voice.deid.model import head, load_trained
from aqts_voice.deid.model.limits import Limits
from aqts_voice.deid.training.corpus import Marked
from aqts_voice.deid.training.recipe import make, size, split

NAMES = ["Adèle", "Bruno", "Cléo", "Denis", "Élise", "Farid", "Gilles", "Hakim", "Inès", "Jade", "Karl"]
TEXTS: list[Marked] = [
    read_marked(f"Mme ⟦PERSON|{name} Gagnon⟧ vit à ⟦LOC|Matane⟧ avec son fils de ⟦AGE|{age} ans⟧.")
    for age, name in enumerate(NAMES, start=4)
]


def test_holds_out_one_text_in_ten_always_the_same() -> None:
    texts: list[Marked] = [(f"texte {number}", []) for number in range(80)]

    held, rest = split(texts)

    assert len(held) == 8
    assert sorted(held + rest) == sorted(texts)
    assert (held, rest) == split(texts)
    assert held != texts[:8]


def test_holds_out_one_text_of_a_few() -> None:
    held, rest = split(TEXTS[:2])

    assert len(held) == len(rest) == 1


def test_scores_the_network_on_the_held_out_text_and_ships_its_limits(tmp_path: Path) -> None:
    told: list[int] = []

    cased, flat, scores = make(TEXTS, tmp_path / "weights", passes=2, told=told.append)

    dial = load_trained(tmp_path / "weights").get_pipe(head.NAME)
    assert isinstance(dial, head.Dial)
    assert told == [0, 1]
    assert scores.documents == 1
    assert [scores.recall_by_label[label].out_of for label in ("PERSON", "LOC", "AGE")] == [1, 1, 1]
    assert (Limits(**dial.cfg["cased"]), Limits(**dial.cfg["flat"])) == (cased, flat)
    assert set(cased.floors) == set(flat.thresholds) == {label.value for label in Label}


def test_writes_the_trained_parts_alone_in_place_of_what_was_there(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    (folder / "vocab").mkdir(parents=True)
    (folder / "vocab" / "strings.json").write_text('["canari"]', encoding="utf-8")

    make(TEXTS[:2], folder, passes=1, told=lambda _: None)

    assert sorted(path.name for path in folder.iterdir()) == ["config.cfg", "meta.json", "ner", "tok2vec", head.NAME]
    assert size(folder) == sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
