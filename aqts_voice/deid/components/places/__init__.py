"""Places below the province: municipalities, quarters, regions and their short names by list, streets and waters by pattern."""

from collections.abc import Iterator
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid import lexicon
from aqts_voice.deid.dispatch import found_by
from aqts_voice.deid.evidence import Evidence, write
from aqts_voice.deid.labels import Label
from aqts_voice.deid.rules import load_rules
from aqts_voice.deid.words import Word, words_of
from aqts_voice.deid.wordset import word_set

NAME = "voice_places"
RULES = load_rules(files(__package__) / "patterns.toml")

# Before a place, these leave no doubt even where the place is also a name or a word.
_TOWARDS = word_set("a de d vers pres entre jusqu du des au aux en dans in at from to near and et pis ou")
# Names that are also the province or a word: they need more than the list.
_PROVINCE = frozenset({("quebec",)})


@Language.component(NAME)
def find_places(doc: Doc) -> Doc:
    """Write the places of *doc* in the span group ``voice_places``."""
    words = words_of(doc)
    write(doc, NAME, [*_listed(words), *found_by(RULES, doc)])
    return doc


def _listed(words: list[Word]) -> Iterator[Evidence]:
    names = lexicon.phrases("municipalities", "districts")
    reach = 0
    for at in names.places(words):
        length = names.match(words, at) if at >= reach else 0
        if length and _stands(words, at, length):
            reach = at + length
            yield Evidence(words[at].start, words[reach - 1].end, Label.LOC, "list:place", 0.8)


def _stands(words: list[Word], at: int, length: int) -> bool:
    """Say whether a listed name is meant as a place here."""
    first = words[at]
    run = tuple(word.plain for word in words[at : at + length])
    before = words[at - 1].plain if at else ""
    if run in _PROVINCE:
        return _is_the_city(words, at)
    if length > 1:
        words_only = all(lexicon.is_ordinary(part) or len(part) == 1 for part in run)
        return first.title or not words_only or (first.flat and before in _TOWARDS)
    if not (first.title or first.flat) or len(first.plain) < 3:
        return False
    if lexicon.is_ordinary(first.plain) or _is_name(first.plain):
        return before in _TOWARDS - {"de", "d", "du", "des", "et", "pis", "ou", "and"} and not lexicon.is_ordinary(
            first.plain
        )
    return True


def _is_name(plain: str) -> bool:
    return plain in lexicon.single_names("given_names", "surnames")


def _is_the_city(words: list[Word], at: int) -> bool:
    """Say whether « Québec » is the city: « à Québec », « Québec (ville) », « de Québec à Lévis »."""
    before = words[at - 1].plain if at else ""
    return before in {"a", "vers", "ville"} and words[at].gap == " " and not words[at].opens
