"""Runs of capitalised words where case means something: most are names; the words around tell of whom or of what."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid import lexicon
from aqts_voice.deid.evidence import Evidence, write
from aqts_voice.deid.labels import Label
from aqts_voice.deid.words import Word, words_of

NAME = "voice_capitals"

# Small words inside a name: « Jeanne de la Sablonnière », « Abdul Ben Ammar ».
PARTICLES = frozenset("de du des la le les l d van der von da dos das di el al ben bin y o et".split())
_TOWARDS = frozenset("a au aux vers dans de d du des en pres from in at to near via entre chez the".split())
_CARDINAL = frozenset("nord sud est ouest north south east west".split())


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
    for at, word in enumerate(words):
        if word.title:
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
    listed = word.plain in lexicon.single_names("given_names", "surnames", "municipalities")
    if listed and not (word.opens and lexicon.is_ordinary(word.plain)):
        return True
    if word.opens and not (at + 1 < len(words) and words[at + 1].gap == "-" and words[at + 1].title):
        known = lexicon.is_ordinary(word.plain) or word.plain in lexicon.common_words()
        return not known
    return not lexicon.is_ordinary(word.plain) or not word.opens and word.plain not in lexicon.vocabulary("function_words")


def _is_initial(words: list[Word], at: int) -> bool:
    """Say whether a lone capital opens a name: « B. Topolski », « J.-P. L'Heureux »."""
    after = words[at + 1] if at + 1 < len(words) else None
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
        if not word.glued or word.gap == "\n":
            break
        if word.title and (word.gap == "-" or word.gap == "'" or end not in kept) and not _is_title_word(word):
            end += 1
            continue
        step = _over_particles(words, end)
        if step == end or not words[step].title or step in kept:
            break
        end = step + 1
    return end


def _is_title_word(word: Word) -> bool:
    return word.plain in lexicon.cues("title") or (word.upper and word.plain in lexicon.vocabulary("kept"))


def _over_particles(words: list[Word], at: int) -> int:
    """Return the index of the first word after the particles at *at*, or *at* when there is none."""
    end = at
    while end < len(words) - 1 and end - at < 2 and words[end].plain in PARTICLES and words[end].glued:
        end += 1
    return end if end > at and words[end].glued and words[end].gap != "\n" else at


def _label(words: list[Word], at: int, end: int) -> tuple[Label | None, bool]:
    """Return what the run most likely names, and whether that is sure."""
    before = words[at - 1].plain if at and words[at].gap in {" ", ". ", "'", " « ", " \"", "\n"} else ""
    if before in lexicon.cues("public"):
        return None, False
    given, family = lexicon.single_names("given_names"), lexicon.single_names("surnames")
    parts = [word.plain for word in words[at:end]]
    place = _whole_place(words, at, end)
    if before in lexicon.cues("title") or before in lexicon.cues("polite"):
        return Label.PERSON, True
    if parts[0] in {"saint", "sainte", "st", "ste", "notre"}:
        return Label.LOC, True
    if place and (before in _TOWARDS or not any(part in given for part in parts)):
        return Label.LOC, True
    if parts[0] in given or before in lexicon.cues("kin"):
        return Label.PERSON, True
    if before in _TOWARDS - {"de", "d", "chez"} and not any(part in family for part in parts):
        return (Label.ORG if before in {"au", "aux", "the"} else Label.LOC), False
    return Label.PERSON, any(part in family or part in given for part in parts)


def _whole_place(words: list[Word], at: int, end: int) -> bool:
    return lexicon.phrases("municipalities", "districts", "waters").match(words, at) >= end - at
