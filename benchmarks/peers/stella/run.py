"""Stella's core on French with what its wheel holds; run in its own environment."""

import stella_anonymize
from harness import Peer, Span, serve

LANGUAGE = "fr"


def load() -> Peer:
    """Prepare the French scope from the data of the wheel; nothing is fetched."""
    prepared = stella_anonymize.create_pipeline(language=LANGUAGE, warmup="lazy-regex")

    def read(text: str) -> list[Span]:
        return [(one.start, one.end, one.label) for one in prepared.redact_text(text).resolved_entities]

    return Peer(
        read=read,
        # It has no verb for many texts: one after the other is its best way.
        read_all=lambda texts: [read(text) for text in texts],
        packages=("stella-anonymize-core",),
        settings={"language": LANGUAGE},
    )


serve(load)
