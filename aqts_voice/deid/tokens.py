"""Cuts a folded text into tokens so fine that no rule ever ends inside one."""

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

# Letters and digits part, because people type « 14h30 » and « poste4417 »; every other sign stands alone.
_TOKEN = re.compile(r"[^\W\d_]+|\d+|.", re.DOTALL)


class FineTokenizer:
    """A spaCy tokenizer whose tokens are runs of letters, runs of digits, or single signs."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return a Doc whose text is exactly *text*."""
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _TOKEN.findall(text):
            if piece == " " and spaces and not spaces[-1]:
                spaces[-1] = True
            else:
                words.append(piece)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Return nothing: the tokenizer has no state of its own."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> "FineTokenizer":
        """Return itself: there is no state to restore."""
        return self

    def to_disk(self, _path: object, **_: object) -> None:
        """Write nothing, for the same reason."""

    def from_disk(self, _path: object, **_: object) -> "FineTokenizer":
        """Return itself, for the same reason."""
        return self


NAME = "voice_fine_tokens"
"""What a spaCy configuration calls this tokenizer."""


def make_fine_tokens() -> Callable[[Language], FineTokenizer]:
    """Return the factory that a spaCy configuration asks for by ``NAME``."""

    def make(nlp: Language) -> FineTokenizer:
        return FineTokenizer(nlp.vocab)

    return make


registry.tokenizers.register(NAME, func=make_fine_tokens)
