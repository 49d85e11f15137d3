"""Tells French, English and other languages apart by their commonest words; it names no third language."""

from collections.abc import Iterable

from aqts_voice.deid.traces import TextLanguage
from aqts_voice.deid.wordset import word_set

# Function words are the safest sign of a language: frequent, short, and rarely borrowed.
_FRENCH = word_set(
    "le la les un une des du de et est sont pas pour dans que qui sur avec mais je tu il elle on nous vous ils elles "
    "ce cette mon ma mes son sa ses notre nos leur leurs au aux plus comme tout ou ni car donc quand ai ont avait etait "
    "suis moi toi y en ne se si pis ca chez sans sous entre depuis encore jamais rien tres bien fait faire aussi"
)
_ENGLISH = word_set(
    "the a an and is are was were not for in that which who on with but i you he she we they it this my his her our "
    "their to of at from by as all or so when have has had been be me do did does no there what about after before "
    "would could should will just because than then them your us never still very too"
)

# What several languages write the same says nothing.
_SHARED = word_set("a la de que en un se me y si tu son es no or on as i")
FRENCH = _FRENCH - _ENGLISH - _SHARED
ENGLISH = _ENGLISH - _FRENCH - _SHARED | {"i"}

# Under this share of known function words, a text of some length is in neither language.
FLOOR = 0.07
SHORT = 8


def language_of(words: Iterable[str]) -> TextLanguage:
    """Return the language of a text given its words in lower case and without accents.

    A text of fewer than eight words is held to be French, the language of the house, unless English
    words outnumber French ones.
    """
    spelled = [word for word in words if word[:1].isalpha()]
    count = len(spelled)
    french = sum(map(FRENCH.__contains__, spelled))
    english = sum(map(ENGLISH.__contains__, spelled))
    if count >= SHORT and max(french, english) < FLOOR * count:
        return "other"
    return "en" if english > french else "fr"
