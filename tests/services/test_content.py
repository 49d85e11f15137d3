"""Contents and notes: as bytes and back, unchanged, and never shown by accident."""

from hypothesis import given
from hypothesis import strategies as st

from aqts_voice.services.content import Content, Notes

TEXT = st.text(st.characters(codec="utf-8"), max_size=200)


@given(TEXT, st.dictionaries(st.sampled_from(["region", "field"]), st.text("abc-", max_size=8)), st.booleans())
def test_content_comes_back_unchanged(text: str, context: dict[str, str], second: bool) -> None:
    content = Content(text=text, author_public=bytes(1216), context=context, masks={"PERSON": 2}, second_reader=second)

    assert Content.from_bytes(content.to_bytes()) == content


@given(TEXT, st.lists(st.text("0123456789abcdef", min_size=32, max_size=32), max_size=3))
def test_notes_come_back_unchanged(draft: str, themes: list[str]) -> None:
    notes = Notes(themes=tuple(themes), draft=draft, declined=("aa",), checklist={"event": True})

    assert Notes.from_bytes(notes.to_bytes()) == notes


def test_words_never_show_in_a_representation() -> None:
    content = Content(text="canari", author_public=b"x", context={"region": "canari"})
    notes = Notes(draft="canari", themes=("canari",))

    assert "canari" not in repr(content) + repr(notes)
