"""Many texts, in one process or in several."""

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
