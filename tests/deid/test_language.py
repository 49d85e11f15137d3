"""The language of a text, by its function words."""

import pytest

from aqts_voice.deid.folding import fold
from aqts_voice.deid.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Je ne sais pas quoi faire avec le dossier de la petite.", "fr"),
        ("I do not know what to do with the file of the boy.", "en"),
        ("No sé qué hacer, señora: la niña llora, mañana será otro día y nadie responde nunca.", "other"),
        ("", "fr"),
        ("Merci", "fr"),
    ],
)
def test_tells_languages_apart(text: str, language: str) -> None:
    assert language_of(fold(text).words) == language
