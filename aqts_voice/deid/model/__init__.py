"""The trained components: what a token is made of, the network, its two readings, and where its weights rest; rules live elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import use_ops

from aqts_voice.deid import tokens
from aqts_voice.deid.labels import Label
from aqts_voice.deid.model import features, head

__all__ = ["WEIGHTS", "load_trained", "quick_products"]

WEIGHTS = Path(__file__).parent / "weights"
"""The folder that `python -m aqts_voice train` writes: settings and weights, and no list of words."""

# The names that the settings ask for are registered by these imports.
_REGISTERED = (tokens.NAME, features.EMBEDDING, head.NAME)


@contextmanager
def quick_products() -> Iterator[None]:
    """Have the networks that are built inside multiply matrices with NumPy's own library, three to nine times as quick here as thinc's."""
    with use_ops("numpy", use_blis=False):
        yield


def load_trained(folder: Path = WEIGHTS) -> Language:
    """Return the bare trained components: tokenizer, ``tok2vec``, ``ner`` and ``voice_dial``; each Doc needs its folded text.

    Raises OSError when *folder* holds no trained network.
    """
    with quick_products():
        nlp = spacy.load(folder)
    features.plain_vocabulary(nlp.vocab)
    # The weights are shipped without a list of words; these are all that the components name.
    for label in Label:
        nlp.vocab.strings.add(label.value)
    return nlp
