"""Names of people found by what announces them and by lists, where capitals say nothing or are missing."""

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

NAME = "voice_persons"
RULES = load_rules(files(__package__) / "patterns.toml")

# A listed name that is more frequent than this, in general French or English, is taken for a word.
_WORDLIKE = 1e-5
_VERB_ENDINGS = tuple(
    word_set(
        "ait ais aient ons ez ent ees ee es ment tion ing er ir ette able ible eux ll lll ant ante age eur eurs euse ien "
        "iens aux oir ure rice if ive ique iste logue logie isme esque"
    )
)
# Arabic articles that open a family name of two words.
_ARTICLES_OF_NAMES = word_set("el al ben bin abd")
_AGE_UNITS = word_set("ans mois semaines jours yo yrs years year an")
_NUMBERS = word_set(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante "
    "soixante cent"
)
_PARTICLES = word_set("de du van der von da dos di el ben la le")


@Language.component(NAME)
def find_persons(doc: Doc) -> Doc:
    """Write the names of *doc* in the span group ``voice_persons``."""
    write(doc, NAME, [*_find(words_of(doc)), *found_by(RULES, doc)])
    return doc


def _find(words: list[Word]) -> Iterator[Evidence]:
    at = 0
    while at < len(words):
        source, score = _source(words, at)
        if not source:
            at += 1
            continue
        end = _end_of_name(words, at)
        yield Evidence(words[at].start, words[end - 1].end, Label.PERSON, source, score, score >= 0.7)
        at = end


def _source(words: list[Word], at: int) -> tuple[str, float]:
    """Return why a name opens at *at*, and how strongly; an empty reason when none does."""
    word = words[at]
    if word.plain in lexicon.vocabulary("function_words") or word.plain in lexicon.cues("title"):
        return "", 0.0
    before = words[at - 1] if at else None
    if before is not None and word.gap in {" ", ". ", "."} and _announces(words, at - 1, word):
        return "rule:announced-name", 0.9
    return _flat_source(words, at, before) if word.flat else ("", 0.0)


def _flat_source(words: list[Word], at: int, before: Word | None) -> tuple[str, float]:
    """Return why a name opens at *at* where capitals say nothing."""
    word = words[at]
    place = _is_place(words, at)
    if (
        word.plain in _ARTICLES_OF_NAMES
        and at + 1 < len(words)
        and words[at + 1].gap == " "
        and _continues(words, at + 1)
    ):
        return "list:name", 0.7
    if _known_name(word.plain) and not place:
        return "list:name", 0.75
    kin = before is not None and word.gap in {" ", ", ", " ("} and before.plain in lexicon.cues("kin")
    if kin and _unknown(word.plain):
        return "rule:kin-name", 0.7
    if not lexicon.is_ordinary(word.plain) and _age_follows(words, at) and not place:
        return "rule:name-and-age", 0.75
    if _given(word.plain) and _followed_by_surname(words, at):
        return "list:name", 0.7
    return ("shape:unknown", 0.45) if _is_foreign(word.plain) and not place else ("", 0.0)


def _announces(words: list[Word], at: int, name: Word) -> bool:
    """Say whether the word at *at* is a title or « s'appelle », and *name* may be a name."""
    cue = words[at].plain
    named = name.title or _listed(name.plain) or _unknown(name.plain)
    if cue in {"m", "me"}:
        # « m'a dit » and « me dit » are no titles: the dot, the capital or a list must speak for them.
        dotted = name.gap.startswith(".")
        return (
            (dotted or name.title or (cue == "m" and name.flat and _listed(name.plain)))
            and (named or (dotted and name.flat))
            and words[at].gap != "'"
            and name.gap != "'"
        )
    if cue in lexicon.cues("title"):
        return named or (name.flat and not lexicon.is_ordinary(name.plain))
    if cue in lexicon.cues("polite"):
        if name.gap != " ":
            return False
        listed = _listed(name.plain) and not lexicon.is_ordinary(name.plain)
        return name.title or (name.flat and (listed or _unknown(name.plain)))
    if cue in lexicon.cues("called"):
        return (name.title and not name.opens) or (name.flat and (_listed(name.plain) or _unknown(name.plain)))
    return False


def _end_of_name(words: list[Word], at: int) -> int:
    """Return the index after the last word of the name that opens at *at*."""
    end = at + 1
    while end < len(words) and end - at < 6:
        word = words[end]
        if (
            word.gap == "-"
            or (word.gap == "'" and (words[end - 1].plain in {"o", "l", "d"} or word.plain == "homme"))
            or (word.gap == " " and _continues(words, end))
        ):
            end += 1
        elif (
            word.gap == " " and word.plain in _PARTICLES and _continues(words, end + 1) and words[end + 1].gap == " "
        ) or (word.gap == " " and word.plain in {"d", "l", "o"} and _is_elided_surname(words, end + 1)):
            end += 2
        elif word.gap == " " and len(word.plain) == 1 and _is_last_initial(words, end):
            end += 1
        else:
            break
    return end


def _continues(words: list[Word], at: int) -> bool:
    """Say whether the word at *at* goes on with a name."""
    if at >= len(words):
        return False
    word = words[at]
    if word.plain in lexicon.vocabulary("function_words"):
        return False
    if word.title:
        return not word.upper or _listed(word.plain)
    return word.flat and (
        (word.plain in lexicon.single_names("surnames") and not lexicon.is_ordinary(word.plain))
        or _known_name(word.plain)
        or _unknown(word.plain)
    )


def _is_elided_surname(words: list[Word], at: int) -> bool:
    """Say whether the end of a name such as « d'amours » or « l'heureux » stands at *at*."""
    return at < len(words) and words[at].gap == "'" and words[at].plain in lexicon.single_names("surnames")


def _is_last_initial(words: list[Word], at: int) -> bool:
    """Say whether a lone letter closes a name: « karine t. », « constant b »."""
    after = words[at + 1].gap if at + 1 < len(words) else "."
    return after.startswith((".", ",", ")", ";", "\n")) and words[at].plain not in "aymjc"


def _known_name(plain: str) -> bool:
    """Say whether a word is on a list of names and names nothing else."""
    if len(plain) < 3 or lexicon.is_ordinary(plain) or plain in lexicon.vocabulary("wordlike_names"):
        return False
    if plain in lexicon.single_names("given_names", "surnames"):
        return True
    more = lexicon.single_names("given_names_more", "surnames_more")
    return plain in more and len(plain) > 3 and plain not in lexicon.common_words(_WORDLIKE)


def _given(plain: str) -> bool:
    return plain in lexicon.single_names("given_names")


def _listed(plain: str) -> bool:
    return plain in lexicon.single_names("given_names", "surnames", "given_names_more", "surnames_more")


def _unknown(plain: str) -> bool:
    """Say whether a word is in no list of ordinary words."""
    return len(plain) > 2 and not lexicon.is_ordinary(plain) and plain not in lexicon.common_words()


def _is_place(words: list[Word], at: int) -> bool:
    """Say whether a name of a place opens at *at* and a preposition of place stands before it."""
    length = lexicon.phrases("municipalities", "districts").match(words, at)
    before = words[at - 1].plain if at else ""
    return length > 1 or (length == 1 and before in {"a", "de", "d", "vers", "pres", "au", "in", "at", "from", "to"})


def _followed_by_surname(words: list[Word], at: int) -> bool:
    if at + 1 >= len(words) or words[at + 1].gap not in {" ", "-"}:
        return False
    after = words[at + 1].plain
    return after in lexicon.single_names("surnames") and not lexicon.is_ordinary(after)


def _is_foreign(plain: str) -> bool:
    """Say whether a word looks like none of ours, even once an elision typed without its apostrophe is taken off."""
    if len(plain) < 4 or not _unknown(plain) or plain.endswith(_VERB_ENDINGS):
        return False
    return not any(_is_word(plain[cut:]) for cut in (1, 2) if plain[0] in "jdlmtcnsq") and not _is_word(
        plain.rstrip("s")
    )


def _is_word(plain: str) -> bool:
    return lexicon.is_ordinary(plain) or plain in lexicon.common_words()


def _age_follows(words: list[Word], at: int) -> bool:
    """Say whether an age stands after the word or two at *at*: « égide, 67 ans », « reza, douze ans »."""
    for after in range(at + 1, min(at + 4, len(words))):
        gap = words[after].gap.strip()
        number = gap.lstrip(",( ").strip()
        if number.isdigit():
            return (words[after].plain in _AGE_UNITS and gap != number) or words[after].plain in _AGE_UNITS
        if gap == "," and words[after].plain in _NUMBERS:
            return True
        if gap not in {"", "-"}:
            return False
    return False
