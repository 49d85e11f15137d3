"""Leaves out what a rule or a list found where the network is certain of the contrary; it adds nothing."""

from collections.abc import Mapping

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid.evidence import Evidence, sift

NAME = "voice_doubt"

# A control digit, the author's own list and the network itself are never doubted.
_NEVER = ("rule:valid-", "author", "model", "dial")


@Language.component(NAME)
def doubt(doc: Doc) -> Doc:
    """Take from the span groups of *doc* what the network denies, source by source.

    The limit of each source was chosen with the others of the network, on texts it never saw; a source without one stays.
    """
    doubts: Mapping[str, float] | None = doc._.doubts
    if not doubts:
        return doc

    def is_left(one: Evidence, start: int, end: int) -> bool:
        limit = doubts.get(one.source)
        return limit is None or not may_be_doubted(one.source) or denial(doc, start, end) <= limit

    sift(doc, is_left)
    return doc


def may_be_doubted(source: str) -> bool:
    """Say whether what *source* found may ever be left out."""
    return not source.startswith(_NEVER)


def denial(doc: Doc, start: int, end: int) -> float:
    """Return the mean probability, from 0 to 1, that the tokens from *start* to *end* identify nobody."""
    quiet = doc._.quiet[start:end]
    # The sum by name is the one inside of `mean`, without four times its preparations.
    return float(np.add.reduce(quiet) / len(quiet))
