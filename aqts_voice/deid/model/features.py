"""What the network sees of each token: its plain form, its edges, its shape, and which of our lists know it; no word is kept."""

from collections.abc import Callable
from functools import cache
from typing import cast

import numpy as np
from spacy.attrs import NORM, PREFIX, SHAPE, SUFFIX
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d, Ints2d

from aqts_voice.deid import lexicon
from aqts_voice.deid.folding import plain
from aqts_voice.deid.words import Word, words_of

EMBEDDING = "voice_listed_hash_embed.v1"
"""What a spaCy configuration calls the embedding of these features."""

COLUMNS = ("norm", "prefix", "suffix", "shape", "case", "lists", "phrase")
_LEXICAL = [NORM, PREFIX, SUFFIX, SHAPE]
_EDGE = 3
# One list in five is hidden from each token while the network learns, so that it also learns to read without them.
_HIDDEN_SHARE = 0.2

# Steps of frequency in general French and English; a name is seldom above the first.
_FREQUENCIES = (1e-4, 1e-5, 1e-6, 0.0)
_ON_NO_LIST = 2 + 2 * len(_FREQUENCIES)
_NAMES = ("given_names", "surnames", "given_names_more", "surnames_more", "municipalities")


def plain_vocabulary(vocab: Vocab) -> None:
    """Make *vocab* compute, for each new word, only what the network reads, over its plain form.

    A word of a request is forgotten with its memory zone and met again at the next one: the fewer
    attributes, the quicker.
    """
    vocab.lex_attr_getters = {  # type: ignore[attr-defined]  # spaCy's stub of Vocab leaves it out
        NORM: plain,
        PREFIX: lambda word: plain(word[:_EDGE]),
        SUFFIX: lambda word: plain(word[-_EDGE:]),
        SHAPE: shape,
    }


def shape(word: str) -> str:
    """Return the case pattern of a run of letters, digits or signs: X, x or d, runs cut at four."""
    signs = ["X" if sign.isupper() else "x" if sign.isalpha() else "d" if sign.isdigit() else sign for sign in word[:8]]
    if len(set(signs)) == 1:
        return signs[0] * min(len(word), 4)
    return "".join(signs[:4]) if len(signs) > 4 else "".join(signs)


def features(doc: Doc, *, seen: Callable[[int], np.ndarray] | None = None) -> np.ndarray:
    """Return one row of hashes a token, shape (tokens, len(COLUMNS)), uint64.

    *seen*, given while learning, returns for a number of words which of them show their lists (booleans).
    """
    rows = np.zeros((len(doc), len(COLUMNS)), dtype=np.uint64)
    rows[:, : len(_LEXICAL)] = doc.to_array(_LEXICAL).reshape(len(doc), len(_LEXICAL))
    words = words_of(doc)
    if not words:
        return rows
    places = [word.token for word in words]
    rows[places, 4] = [_case(word) for word in words]
    known = _listed()
    lists = np.array([known.get(word.plain, _ON_NO_LIST) for word in words], dtype=np.uint64)
    phrase = np.array(_phrases(words), dtype=np.uint64)
    if seen is not None:
        lists[~seen(len(words))] = 1
        phrase[~seen(len(words))] = 0
    rows[places, 5] = lists
    rows[places, 6] = phrase
    return rows


def _case(word: Word) -> int:
    """Return how a word is written and whether that means anything there, from 1 up."""
    return 1 + word.title + 2 * word.upper + 4 * word.flat + 8 * word.opens


@cache
def _listed() -> dict[str, int]:
    """Return, for each word of our lists, which of them know it and how common it is, as bits above the first.

    One look-up a word then does for ten lists; the cache holds the words of the lists and no other.
    """
    bits: dict[str, int] = {}
    for step, floor in reversed(list(enumerate(_FREQUENCIES))):
        bits |= dict.fromkeys(lexicon.common_words(floor), 2 + 2 * step)
    lists = [lexicon.single_names(name, ours=True) for name in _NAMES]
    for place, words in enumerate([*lists, lexicon.vocabulary("function_words")]):
        for word in words:
            bits[word] = bits.get(word, _ON_NO_LIST) + (1 << (4 + place))
    return bits


def _phrases(words: list[Word]) -> list[int]:
    """Return, for each word, its place in a listed name of place, of organisation or of what the province shares; 0 outside."""
    found = [0] * len(words)
    for kind, names in enumerate((("municipalities", "districts", "waters"), ("organisations",), ("kept",))):
        known = lexicon.phrases(*names, ours=True)
        reach = 0
        for at in known.places(words):
            length = known.match(words, at) if at >= reach else 0
            for step in range(length):
                found[at + step] = 1 + kind * 4 + (step > 0) + 2 * (length > 1)
            reach = max(reach, at + length)
    return found


def make_embedding() -> Callable[[int, list[int]], Model[list[Doc], list[Floats2d]]]:
    """Return the maker of the embedding that a spaCy configuration asks for by ``EMBEDDING``."""

    def listed_hash_embed(width: int, rows: list[int]) -> Model[list[Doc], list[Floats2d]]:
        tables: list[Model[Ints2d, Floats2d]] = [
            HashEmbed(width, count, column=column, seed=11 + column, dropout=0.0) for column, count in enumerate(rows)
        ]
        mix: Model[Floats2d, Floats2d] = Maxout(width, width * len(rows), nP=3, dropout=0.0, normalize=True)
        return chain(_extraction(), list2ragged(), with_array(chain(concatenate(*tables), mix)), ragged2list())

    return listed_hash_embed


def _extraction() -> Model[list[Doc], list[Ints2d]]:
    return Model("voice_features", _forward)


def _forward(
    model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool
) -> tuple[list[Ints2d], Callable[[list[Ints2d]], list[Doc]]]:
    seen = _glimpse if is_train else None
    rows = [model.ops.asarray2i(cast(Ints2d, features(doc, seen=seen)), dtype=None) for doc in docs]
    return rows, lambda _gradient: []


def _glimpse(count: int) -> np.ndarray:
    """Return which of *count* words show their lists, at random: NumPy's own generator, seeded by the training."""
    return np.random.random(count) >= _HIDDEN_SHARE


registry.architectures.register(EMBEDDING, func=make_embedding())
