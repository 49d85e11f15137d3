"""Presidio on French, with its own rules alone or with our trained `ner` plugged in; run in Presidio's environment."""

import sys

import spacy
from harness import Peer, Span, serve
from presidio_analyzer import AnalyzerEngine, BatchAnalyzerEngine, RecognizerRegistry, RecognizerResult
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import SpacyRecognizer
from spacy.language import Language
from spacy.tokens import Doc

LANGUAGE = "fr"
BATCH = 8
# Presidio's own names for our labels; those it has none for keep theirs, and none is ignored.
ENTITIES = {
    "PERSON": "PERSON",
    "LOC": "LOCATION",
    "ORG": "ORGANIZATION",
    "DATE": "DATE_TIME",
    "AGE": "AGE",
    "DEMO": "NRP",
    "CODE": "ID",
    "ROLE": "ROLE",
    "EVENT": "EVENT",
}


class Loaded(SpacyNlpEngine):
    """Presidio's spaCy engine around a pipeline that is already loaded."""

    def __init__(self, nlp: Language) -> None:
        configuration = NerModelConfiguration(model_to_presidio_entity_mapping=ENTITIES, labels_to_ignore=[])
        super().__init__([{"lang_code": LANGUAGE, "model_name": "loaded"}], configuration)
        self.nlp = {LANGUAGE: nlp}

    def load(self) -> None:
        """Keep what is loaded."""


def trained() -> Language:
    """Return our `ner` and what it reads from, and nothing else of ours."""
    from aqts_voice.deid.folding import Folded, fold, plain
    from aqts_voice.deid.model import load_trained

    nlp = load_trained()
    for name in set(nlp.pipe_names) - {"tok2vec", "ner"}:
        nlp.remove_pipe(name)
    cut = nlp.tokenizer

    def tokens(text: str) -> Doc:
        folded = fold(text)
        if folded.origin is not None:
            # Presidio's rules read the text as typed, so its offsets must stay those.
            folded = Folded(text, plain(text), None)
        doc = cut(folded.text)
        doc._.folded = folded
        return doc

    nlp.tokenizer = tokens
    return nlp


def load() -> Peer:
    """Build the analyzer with default thresholds, for French."""
    with_ner = sys.argv[1:] == ["ner"]
    engine = Loaded(trained() if with_ner else spacy.blank(LANGUAGE))
    registry = RecognizerRegistry(supported_languages=[LANGUAGE])
    registry.load_predefined_recognizers(languages=[LANGUAGE])
    registry.remove_recognizer("SpacyRecognizer")
    if with_ner:
        registry.add_recognizer(SpacyRecognizer(LANGUAGE, supported_entities=sorted(set(ENTITIES.values()))))
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=[LANGUAGE])
    batch = BatchAnalyzerEngine(analyzer)
    return Peer(
        read=lambda text: _spans(analyzer.analyze(text, language=LANGUAGE)),
        read_all=lambda texts: [
            _spans(found) for found in batch.analyze_iterator(texts, language=LANGUAGE, batch_size=BATCH)
        ],
        packages=("presidio-analyzer", "spacy"),
        settings={"language": LANGUAGE, "batch_size": str(BATCH)},
    )


def _spans(found: list[RecognizerResult]) -> list[Span]:
    return [(one.start, one.end, one.entity_type) for one in found]


serve(load)
