"""The public benchmark of this task in French: judgments of the European Court of Human Rights, marked by hand; the file stays where it is."""

import gzip
import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from aqts_voice.deid.pipeline import load
from aqts_voice.deid.profiles import PROFILES, Reader, with_profile
from benchmarks.rounds import table

# Sierro et al., automatic-anonymization-ECHR-French-Spanish (MIT), the part marked by hand: `FR-manual-test`.
COUNTED = frozenset({"PER", "LEGAL_PROFESSIONAL", "LOC", "ORG", "DATE", "CODE"})
"""The labels whose tokens must be masked; the tokens of any other label count neither for nor against."""

_TOKEN = re.compile(r"\w+")
_OPENING = re.compile(r"\s*PROC[EÉ]DURE\s*")
_FEWEST = 10
_DRAWS = 2000


@dataclass(frozen=True)
class Count:
    """Tokens of one paragraph or one document."""

    right: int = 0
    wanted: int = 0
    masked: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Return both together."""
        return Count(self.right + other.right, self.wanted + other.wanted, self.masked + other.masked)

    @property
    def recall(self) -> float:
        """Of the tokens that must be masked, the share that is."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def precision(self) -> float:
        """Of the tokens that are masked, the share that must be."""
        return self.right / self.masked if self.masked else 0.0


def report(path: Path) -> str:
    """Return the table of the file at *path*, one line a profile."""
    paragraphs = _paragraphs(path)
    engine = load()
    rows = [("profile", "token recall (95 %)", "token precision (95 %)", "drawn over")]
    for profile in PROFILES:
        units, kind = _units(
            [text for text, _ in paragraphs], _counts(with_profile(engine, profile), paragraphs, profile)
        )
        whole = sum(units, Count())
        drawn = _drawn(units)
        recall = _interval(whole.recall, [one.recall for one in drawn])
        precision = _interval(whole.precision, [one.precision for one in drawn])
        rows.append((profile, recall, precision, f"{len(units)} {kind}"))
    return table(rows)


def _paragraphs(path: Path) -> list[tuple[str, list[tuple[int, int, str]]]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    entries = [json.loads(line) for line in text.split("\n") if line.strip()]
    return [(entry["text"], [(start, end, label) for start, end, label in entry["ents"]]) for entry in entries]


def _counts(reader: Reader, paragraphs: Sequence[tuple[str, list[tuple[int, int, str]]]], profile: str) -> list[Count]:
    readings = reader.pipe([text for text, _ in paragraphs])
    found = []
    for (text, marks), reading in tqdm(
        zip(paragraphs, readings, strict=True), desc=profile, total=len(paragraphs), disable=None
    ):
        found.append(count(text, marks, [(trace.start, trace.end) for trace in reading.traces]))
    return found


def count(text: str, marks: Sequence[tuple[int, int, str]], masks: Sequence[tuple[int, int]]) -> Count:
    """Count the tokens of *text*, its runs of letters and digits, against its *marks* (start, end, label)."""
    right = wanted = masked = 0
    for token in _TOKEN.finditer(text):
        labels = {label for start, end, label in marks if start < token.end() and token.start() < end}
        covered = any(start < token.end() and token.start() < end for start, end in masks)
        must = bool(labels & COUNTED)
        if labels and not must:
            continue
        wanted += must
        masked += covered
        right += must and covered
    return Count(right, wanted, masked)


def _units(texts: Sequence[str], counts: Sequence[Count]) -> tuple[list[Count], str]:
    """Return what the interval is drawn over: documents, or paragraphs when fewer than ten documents can be told apart."""
    documents: list[Count] = []
    for text, one in zip(texts, counts, strict=True):
        if _OPENING.fullmatch(text) or not documents:
            documents.append(Count())
        documents[-1] += one
    return (documents, "documents") if len(documents) >= _FEWEST else (list(counts), "paragraphs")


def _drawn(units: Sequence[Count]) -> list[Count]:
    """Return the counts of as many sets drawn with replacement, always the same."""
    dice = random.Random(3)  # noqa: S311 - a bootstrap, not a secret
    return [sum(dice.choices(units, k=len(units)), Count()) for _ in range(_DRAWS)]


def _interval(value: float, drawn: Sequence[float]) -> str:
    ordered = sorted(drawn)
    low, high = ordered[round(0.025 * (_DRAWS - 1))], ordered[round(0.975 * (_DRAWS - 1))]
    return f"{value:.3f} ({low:.3f}–{high:.3f})"
