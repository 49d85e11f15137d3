"""Finds the words that an author asked to hide, in all their forms, by plain comparison: nothing compiled, cached or kept."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid import lexicon
from aqts_voice.deid.evidence import Evidence, folded, write
from aqts_voice.deid.folding import fold
from aqts_voice.deid.labels import Label

NAME = "voice_hidden_names"

Piece = tuple[str, int, int]
"""A run of letters or digits: its plain form, where it starts and where it ends."""

# A part of a longer entry is searched alone from this length on, if it is no function word.
_SHORTEST_PART = 3


@Language.component(NAME)
def find_hidden_names(doc: Doc) -> Doc:
    """Write the words that came with *doc* as its hidden list, in the span group ``voice_hidden_names``."""
    hidden: Sequence[str] = doc._.hidden or ()
    if hidden:
        write(doc, NAME, list(_find(folded(doc).plain, hidden)))
    return doc


def _find(text: str, hidden: Sequence[str]) -> Iterator[Evidence]:
    pieces = _pieces(text)
    # Each once: a word listed a thousand times would otherwise be marked a thousand times wherever it stands.
    listed = {tuple(piece for piece, _, _ in _pieces(fold(entry).plain)) for entry in hidden} - {()}
    parts = {part for wanted in listed for part in wanted if len(wanted) == 1 or _is_telling(part)}
    alone = ((start, end) for plain, start, end in pieces if _is_among(plain, parts))
    together = _glued(pieces, {"".join(wanted) for wanted in listed})
    for start, end in _joined(sorted([*alone, *together])):
        yield Evidence(start, end, Label.PERSON, "author", 1.0)


def _is_among(plain: str, parts: set[str]) -> bool:
    """Say whether a piece is one of *parts*, or several of that name."""
    return plain in parts or (plain.endswith("s") and plain[:-1] in parts)


def _is_telling(part: str) -> bool:
    return len(part) >= _SHORTEST_PART and part not in lexicon.vocabulary("function_words")


def _joined(runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield sorted *runs* with those that overlap made one, so that entries inside one another mark a text once."""
    reach = -1
    first = -1
    for start, end in runs:
        if start >= reach:
            if reach > first:
                yield first, reach
            first = start
        reach = max(reach, end)
    if reach > first:
        yield first, reach


def _glued(pieces: list[Piece], wholes: set[str]) -> Iterator[tuple[int, int]]:
    """Yield the widest runs of neighbouring pieces that spell an entry: « marie tremblay », « m a r i e », « marietremblay ».

    All entries are followed at once through the letters of the text (Aho and Corasick, 1975), in a time that grows
    with the text and with the list, not with their product.
    """
    trie = _Trie([form for whole in wholes if len(whole) > 1 for form in (whole, whole + "s")])
    opens: dict[int, int] = {}
    state = length = 0
    for plain, start, end in pieces:
        opens[length] = start
        for letter in plain:
            state = trie.step(state, letter)
        length += len(plain)
        begin = next((opens[length - size] for size in trie.sizes(state) if length - size in opens), None)
        if begin is not None:
            yield begin, end


class _Trie:
    """The entries as one tree of letters; each state knows the longest of its endings that is a state too."""

    def __init__(self, words: list[str]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._size = [0]
        for word in words:
            state = 0
            for letter in word:
                if letter not in self._next[state]:
                    self._next[state][letter] = len(self._next)
                    self._next.append({})
                    self._size.append(0)
                state = self._next[state][letter]
            self._size[state] = len(word)
        self._link_endings()

    def _link_endings(self) -> None:
        """Find for each state its longest ending that is a state, and the nearest such ending that closes an entry."""
        self._ending = [0] * len(self._next)
        self._closing = [0] * len(self._next)
        waiting = list(self._next[0].values())
        for state in waiting:
            ending = self._ending[state]
            self._closing[state] = ending if self._size[ending] else self._closing[ending]
            for letter, child in self._next[state].items():
                self._ending[child] = self.step(ending, letter)
                waiting.append(child)

    def step(self, state: int, letter: str) -> int:
        """Return the state after one more letter."""
        while state and letter not in self._next[state]:
            state = self._ending[state]
        return self._next[state].get(letter, 0)

    def sizes(self, state: int) -> Iterator[int]:
        """Yield the lengths of the entries that end at *state*, the longest first."""
        while state:
            if self._size[state]:
                yield self._size[state]
            state = self._closing[state]


def _pieces(text: str) -> list[Piece]:
    """Return the runs of letters or digits of a plain text."""
    edges = [at for at in range(len(text) + 1) if _alnum(text, at - 1) != _alnum(text, at)]
    return [(text[start:end], start, end) for start, end in pairwise(edges) if text[start].isalnum()]


def _alnum(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()
