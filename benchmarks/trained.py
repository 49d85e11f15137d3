"""The trained components alone, without any rule of ours: the floor that the whole path is compared with."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from aqts_voice.deid import pipeline
from aqts_voice.deid.folding import fold
from aqts_voice.deid.model import load_trained

BATCH = pipeline.BATCH
# As many texts as share a memory zone in the de-identifier.
_ZONE = 32


def bare(*, only_ner: bool = False) -> Language:
    """Return the trained components, with the same words read ahead as the de-identifier; with *only_ner*, the `ner` and what it reads from."""
    nlp: Language = load_trained()
    pipeline.warm(nlp)
    if only_ner:
        for name in set(nlp.pipe_names) - {"tok2vec", "ner"}:
            nlp.remove_pipe(name)
    return nlp


def folded_doc(nlp: Language, text: str) -> Doc:
    """Return the tokens of *text*, with the plain form that the network reads."""
    folded = fold(text)
    doc = nlp.make_doc(folded.text)
    doc._.folded = folded
    return doc


def read_one(nlp: Language, text: str) -> int:
    """Read one text as the de-identifier does, inside a memory zone; return its number of tokens."""
    with nlp.memory_zone():
        return len(nlp(folded_doc(nlp, text)))


def read_all(nlp: Language, texts: Sequence[str]) -> int:
    """Read many texts as the de-identifier does, `BATCH` at once; return their number of tokens."""
    return sum(_zone(nlp, batch) for batch in _batches(texts))


def _zone(nlp: Language, texts: Iterable[str]) -> int:
    with nlp.memory_zone():
        return sum(
            len(doc)
            for doc in nlp.pipe(
                [folded_doc(nlp, text) for text in texts], batch_size=BATCH, component_cfg=pipeline.PARSER_BATCH
            )
        )


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(texts), _ZONE):
        yield texts[at : at + _ZONE]
