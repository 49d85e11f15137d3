"""Establishments, services, schools, firms and groups: by name when it is known, by type word and the name after it otherwise."""

from collections.abc import Iterator
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid import lexicon
from aqts_voice.deid.dispatch import found_by
from aqts_voice.deid.evidence import Evidence, write
from aqts_voice.deid.labels import Label
from aqts_voice.deid.rules import load_rules
from aqts_voice.deid.tails import end_of_name
from aqts_voice.deid.words import Word, words_of
from aqts_voice.deid.wordset import word_set

NAME = "voice_organisations"
RULES = load_rules(files(__package__) / "patterns.toml")

# Type words so common in other uses that only a capital, or a name right after, makes them one.
_COMMON = word_set(
    "maison centre bureau ville service services table groupe programme projet comite ligne classe local equipe unite "
    "famille police radio journal transport tour site station cercle club reseau association home house office high "
    "school church etage aile salon marche module organisme etablissement palais groupe secteur"
)
_OF = word_set("de du des d")
# « une école de Sainte-Rose » is any school there: the place alone is masked.
_INDEFINITE = word_set("un une mon ma notre meme an my our ancien ancienne")


@Language.component(NAME)
def find_organisations(doc: Doc) -> Doc:
    """Write the organisations of *doc* in the span group ``voice_organisations``."""
    words = words_of(doc)
    write(doc, NAME, [*_listed(words), *_typed(words), *found_by(RULES, doc)])
    return doc


def _listed(words: list[Word]) -> Iterator[Evidence]:
    """Yield what is known by its own name."""
    names = lexicon.phrases("organisations")
    for at in names.places(words):
        length = names.match(words, at)
        if length and _is_meant(words, at, length):
            yield Evidence(words[at].start, words[at + length - 1].end, Label.ORG, "list:establishment", 0.85)


def _is_meant(words: list[Word], at: int, length: int) -> bool:
    """Say whether a listed name is meant here, and not the word or the person of the same name."""
    word = words[at]
    if not (word.title or word.flat):
        return False
    if length > 1:
        return True
    before = words[at - 1].plain if at else ""
    if word.plain == "chum" and not word.upper:
        return before in {"au", "du"}
    if word.upper or word.plain in {"cusm", "muhc", "uqam", "pinel", "batshaw", "lakeshore"}:
        return word.plain not in lexicon.vocabulary("kept")
    return (
        before in {"a", "au", "du", "the", "at", "l", "le", "la", "de", "chez"}
        and not lexicon.is_ordinary(word.plain)
        and word.gap in {" ", "'"}
    )


def _typed(words: list[Word]) -> Iterator[Evidence]:
    """Yield the type words that a name follows, with that name."""
    heads = lexicon.phrases("organisation_heads")
    reach = 0
    for at in heads.places(words):
        length = heads.match(words, at) if at >= reach else 0
        end = end_of_name(words, at + length) if length else 0
        if end and _holds(words, at, at + length, end):
            yield Evidence(words[at].start, words[end - 1].end, Label.ORG, "rule:establishment", 0.85)
            reach = end


def _holds(words: list[Word], at: int, tail: int, end: int) -> bool:
    """Say whether what follows the type word is its name and not somebody's or a mere place beside it."""
    first = words[tail]
    if first.plain in {"a", "en", "et", "sur", "aux", "au"} and words[at].plain not in {"centre", "aide"}:
        return False
    linked = not first.title and (first.plain in _OF or first.plain in {"la", "l", "le", "les"})
    before = words[at - 1].plain if at else ""
    if before in _INDEFINITE and linked and not words[at].title:
        return False
    name = words[tail + 1 if linked and tail + 1 < end else tail]
    if first.plain in _OF and end - tail <= 3 and _is_person(words, name):
        return False
    if words[at].plain in _COMMON and not words[at].title and not words[at].flat:
        return not linked or _has_place(words, tail, end)
    return True


def _is_person(words: list[Word], name: Word) -> bool:
    known = name.plain in lexicon.single_names("given_names")
    return known and not lexicon.phrases("municipalities").match([name], 0)


def _has_place(words: list[Word], start: int, end: int) -> bool:
    names = lexicon.phrases("municipalities", "districts")
    return any(
        names.match(words, at) or words[at].plain in {"saint", "sainte", "st", "ste"} for at in range(start, end)
    )
