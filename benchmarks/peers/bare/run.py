"""Plain spaCy: our trained `ner` alone as a plain French model would be used, or a blank pipeline as the floor of speed."""

import sys
from collections.abc import Sequence

import spacy
from harness import Peer, Span, serve
from spacy.language import Language
from spacy.tokens import Doc

BATCH = 8


def load() -> Peer:
    """Load the pipeline that the command line names: ``ner`` or ``blank``."""
    if sys.argv[1:] == ["ner"]:
        return _trained()
    nlp = spacy.blank("fr")
    return Peer(
        read=lambda text: _spans(nlp(text)),
        read_all=lambda texts: [_spans(doc) for doc in nlp.pipe(texts, batch_size=BATCH)],
        packages=("spacy",),
    )


def _trained() -> Peer:
    from benchmarks.trained import bare

    nlp = bare(only_ner=True)

    def read_all(texts: Sequence[str]) -> list[list[Span]]:
        return [_typed(doc) for doc in nlp.pipe([_doc(nlp, text) for text in texts], batch_size=BATCH)]

    return Peer(
        read=lambda text: _typed(nlp(_doc(nlp, text))),
        read_all=read_all,
        packages=("spacy",),
        settings={"batch_size": str(BATCH)},
    )


def _doc(nlp: Language, text: str) -> Doc:
    from benchmarks.trained import folded_doc

    return folded_doc(nlp, text)


def _spans(doc: Doc) -> list[Span]:
    return [(one.start_char, one.end_char, one.label_) for one in doc.ents]


def _typed(doc: Doc) -> list[Span]:
    return [(*doc._.folded.typed(start, end), label) for start, end, label in _spans(doc)]


serve(load)
