"""Runs of capitalised words where case means something: most are names; the words around tell of whom or of what."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid import lexicon
from aqts_voice.deid.evidence import Evidence, write
from aqts_voice.deid.labels import Label
from aqts_voice.deid.words import Word, words_of
from aqts_voice.deid.wordset import word_set

NAME = "voice_capitals"

# Small words inside a name: « Jeanne de la Sablonnière », « Abdul Ben Ammar ».
PARTICLES = word_set("van der von da dos das di el al ben bin del o")
_OF = word_set("de du des la le l d")
# A word that ends so, at the head of a sentence, is hardly a name.
_ORDINARY_ENDINGS = (
    "ment",
    "tion",
    "tions",
    "ing",
    "ait",
    "ez",
    "ique",
    "isme",
    "ante",
    "antes",
    "euse",
    "ees",
    "ites",
    "aient",
    "ly",
    "er",
    "ir",
)
_SUBJECT_OF = word_set(
    "a m n est etait avait s se was is had has said told called me te nous y lui riait dit va veut and et pis who qui"
)
_TOWARDS = word_set("a au aux vers dans de d du des en pres from in at to near via entre chez the")
_CARDINAL = word_set("nord sud est ouest north south east west")


@Language.component(NAME)
def find_capitals(doc: Doc) -> Doc:
    """Write the capitalised runs of *doc* in the span group ``voice_capitals``."""
    words = words_of(doc)
    write(doc, NAME, list(_find(words)))
    return doc


def _find(words: list[Word]) -> Iterator[Evidence]:
    kept = _kept(words)
    at = 0
    while at < len(words):
        if not _is_name(words, at, kept):
            at += 1
            continue
        end = _end_of_run(words, at, kept)
        label, sure = _label(words, at, end)
        if label is not None:
            yield Evidence(words[at].start, words[end - 1].end, label, "shape:capital", 0.75 if sure else 0.5, sure)
        at = end


def _kept(words: list[Word]) -> set[int]:
    """Return the indices of the words that the whole province shares."""
    names = lexicon.phrases("kept")
    found: set[int] = set()
    for at in names.places(words):
        if words[at].title:
            found.update(range(at, at + names.match(words, at)))
    return found


def _is_name(words: list[Word], at: int, kept: set[int]) -> bool:
    """Say whether the word at *at* is written as a name and is none that everybody shares."""
    word = words[at]
    if not word.title or at in kept:
        return False
    if word.end - word.start == 1:
        return _is_initial(words, at)
    if word.upper:
        return _is_loud_name(word)
    if not word.opens:
        return word.plain not in lexicon.vocabulary("function_words")
    return _opens_with_name(words, at, kept)


def _opens_with_name(words: list[Word], at: int, kept: set[int]) -> bool:
    """Say whether the first word of a sentence, where any word has a capital, is a name."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    ordinary = lexicon.is_ordinary(word.plain)
    listed = word.plain in lexicon.single_names("given_names", "surnames", "municipalities")
    if listed and not ordinary:
        return True
    goes_on = after is not None and after.glued and after.title and not after.upper and at + 1 not in kept
    goes_on = goes_on and after is not None and after.end - after.start > 1
    if ordinary:
        given = word.plain in lexicon.single_names("given_names")
        return given and after is not None and (goes_on or (after.gap in {" ", ", "} and after.plain in _SUBJECT_OF))
    if goes_on and not lexicon.is_ordinary(words[at + 1].plain):
        return True
    return word.plain not in lexicon.common_words() and not word.plain.endswith(_ORDINARY_ENDINGS)


def _is_initial(words: list[Word], at: int) -> bool:
    """Say whether a lone capital opens a name: « B. Topolski », « J.-P. L'Heureux », « D'Astous »."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is not None and after.gap == "'" and after.title:
        return words[at].plain == "o" or (words[at].plain in {"d", "l"} and not words[at].opens)
    return after is not None and after.title and after.gap in {". ", ".-", "."} and words[at].plain not in {"m", "i"}


def _is_loud_name(word: Word) -> bool:
    """Say whether a word in capitals, in a text that is not, is a name rather than a cry or an abbreviation."""
    if len(word.plain) < 4 or lexicon.is_ordinary(word.plain):
        return False
    return word.plain in lexicon.single_names("given_names", "surnames", "municipalities")


def _end_of_run(words: list[Word], at: int, kept: set[int]) -> int:
    """Return the index after the last word of the name that opens at *at*."""
    end = at + 1
    while end < len(words):
        word = words[end]
        if not word.glued:
            break
        linked = word.gap in {"-", "'", "–"} or end not in kept or word.plain in lexicon.single_names("given_names")
        if (word.title and linked and not _is_title_word(word)) or (word.gap == "'" and word.plain == "homme"):
            end += 1
            continue
        step = _over_particles(words, at, end)
        if step == end or not words[step].title or step in kept:
            break
        end = step + 1
    return end


def _is_title_word(word: Word) -> bool:
    return word.plain in lexicon.cues("title") or (word.upper and word.plain in lexicon.vocabulary("kept"))


def _over_particles(words: list[Word], start: int, at: int) -> int:
    """Return the index of the first word after the particles at *at*, or *at* when there is none.

    « de » joins the parts of a name only after a given name, and within hyphens.
    """
    hyphened = words[at].gap == "-"
    given = at - start == 1 and words[start].plain in lexicon.single_names("given_names")
    joining = PARTICLES | _OF if hyphened or given else PARTICLES
    end = at
    while end < len(words) - 1 and end - at < 2 and words[end].plain in joining and words[end].glued:
        end += 1
    if end == at or not words[end].glued:
        return at
    place = lexicon.phrases("municipalities", "districts").match(words, end)
    return at if place and not hyphened else end


def _label(words: list[Word], at: int, end: int) -> tuple[Label | None, bool]:
    """Return what the run most likely names, and whether that is sure."""
    before = words[at - 1].plain if at and words[at].gap in {" ", ". ", "'", " « ", ' "', "\n"} else ""
    if before in lexicon.cues("public"):
        return None, False
    if before in lexicon.cues("title") or before in lexicon.cues("polite"):
        return Label.PERSON, True
    parts = [word.plain for word in words[at:end]]
    given = any(part in lexicon.single_names("given_names") for part in parts)
    family = any(part in lexicon.single_names("surnames") for part in parts)
    if _is_of_place(words, at, end, before, given=given):
        return Label.LOC, True
    if before in lexicon.cues("kin") or given or family or before not in _TOWARDS - {"de", "d", "chez"}:
        return Label.PERSON, given or family
    return (Label.ORG if before in {"au", "aux", "the"} else Label.LOC), False


def _is_of_place(words: list[Word], at: int, end: int, before: str, *, given: bool) -> bool:
    """Say whether the run is a saint's name or a listed place that is not also somebody's name."""
    if words[at].plain in {"saint", "sainte", "st", "ste", "notre"}:
        return True
    return _whole_place(words, at, end) and (before in _TOWARDS or not given)


def _whole_place(words: list[Word], at: int, end: int) -> bool:
    return lexicon.phrases("municipalities", "districts", "waters").match(words, at) >= end - at
