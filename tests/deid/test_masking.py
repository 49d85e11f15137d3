"""Many texts, in one process or in several."""

from collections.abc import Iterator

import pytest

from aqts_voice.deid.masking import mask_all

TEXTS = ["Mme Gagnon dort.", "Elle vit à Matane.", "Nothing to say, he told me."]
KEPT = ["Mme [personne A] dort.", "Elle vit à [lieu].", "Nothing to say, he told me."]


def test_masks_in_order() -> None:
    assert [one.text for one in mask_all(TEXTS)] == KEPT


def test_masks_the_same_in_several_processes() -> None:
    assert [one.text for one in mask_all(TEXTS, workers=2)] == KEPT


def test_gives_spans_as_plain_data() -> None:
    (masked,) = mask_all(TEXTS[:1])

    (span,) = masked.spans()

    assert span["start"] == 4
    assert span["end"] == 10
    assert span["label"] == "PERSON"
    assert set(span) == {"start", "end", "label", "source", "score"}


@pytest.mark.parametrize("workers", [1, 2])
def test_masks_more_through_the_wide_profile(workers: int) -> None:
    texts = ["La famille vient de la Roumanie.", "C'était avant la réforme de 2015."]

    kept = [one.text for one in mask_all(texts, workers=workers)]
    masked = [one.text for one in mask_all(texts, workers=workers, profile="everything")]

    assert "2015" in kept[1]
    assert not any(word in text for text in masked for word in ("Roumanie", "2015"))


def test_reads_the_texts_only_as_fast_as_they_are_asked_for() -> None:
    taken: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(200):
            taken.append(number)
            yield "Mme Gagnon dort."

    next(mask_all(texts()))

    assert len(taken) <= 40
