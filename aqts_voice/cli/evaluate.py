"""The command that measures the de-identifier on marked sets of our own; a thin shell around the scoring."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click
from tqdm import tqdm

from aqts_voice.deid.gazetteers import BrokenGazetteers
from aqts_voice.deid.labels import DIRECT
from aqts_voice.deid.marked_sets import MarkedText, NoMarkedSet, read_set
from aqts_voice.deid.pipeline import Deidentifier, load
from aqts_voice.deid.scoring import Mark, Ratio, Scores, Tally
from aqts_voice.deid.variants import VARIANTS

_ROWS = (
    ("direct_recall", "identifiants directs trouvés"),
    ("quasi_recall", "quasi-identifiants trouvés"),
    ("leaking_documents", "documents qui laissent un identifiant direct"),
    ("nothing_missed", "documents où rien ne manque"),
    ("precision", "précision (lettres masquées à raison)"),
    ("over_masking", "surmasquage (autres lettres masquées)"),
    ("label_accuracy", "justesse des étiquettes"),
)
_AS_TYPED = "as_typed"
_TITLES = {
    _AS_TYPED: "tel quel",
    "lower_case": "en minuscules",
    "upper_case": "en majuscules",
    "no_accents": "sans accents",
}


@dataclass(frozen=True)
class Missed:
    """A direct identifier of a set that no mask covers: where, its label, and its words, which are ours."""

    document: str
    label: str
    text: str


@dataclass(frozen=True)
class Measure:
    """The scores of one set typed in one way, and the direct identifiers that were missed."""

    scores: Scores
    missed: list[Missed] = field(default_factory=list)


@click.command("evaluate")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Afficher du JSON plutôt qu’un tableau.")
@click.option("--variants", is_flag=True, help="Mesurer aussi en minuscules, en majuscules et sans accents.")
@click.option(
    "--missed",
    "with_missed",
    is_flag=True,
    help="Une ligne par identifiant direct manqué, avec ses mots\u00a0: pour nos jeux annotés seulement, jamais pour de vrais textes.",
)
def command(*, gold: Path, as_json: bool, variants: bool, with_missed: bool) -> None:
    """Mesurer la dépersonnalisation sur GOLD, des textes annotés (JSON Lines, ou texte avec ses marques ⟦…⟧)."""
    try:
        documents = read_set(gold)
    except (OSError, NoMarkedSet):
        raise click.ClickException(
            "Le fichier n’est ni du JSON Lines annoté (text, spans avec start, end, label) ni un texte marqué en .txt. "
            "Rien n’a été mesuré\u202f; vérifiez le fichier."
        ) from None
    try:
        engine = load()
    except BrokenGazetteers:
        raise click.ClickException(
            "Les listes officielles chargées ne se lisent pas. Rien n’a été mesuré\u202f; "
            "chargez-les de nouveau, ou retirez-les (gazetteers remove)."
        ) from None
    ways: dict[str, Callable[[str], str]] = {_AS_TYPED: str, **(VARIANTS if variants else {})}
    measures = {name: measure(engine, documents, typed=typed) for name, typed in ways.items()}
    click.echo(_as_json(measures, with_missed) if as_json else _as_text(measures, with_missed))


def measure(engine: Deidentifier, documents: list[MarkedText], *, typed: Callable[[str], str] = str) -> Measure:
    """Return the scores of *engine* on *documents* as *typed* writes them, with progress on standard error."""
    tally = Tally()
    missed: list[Missed] = []
    for document in tqdm(documents, desc="evaluate", unit="texte", disable=None):
        text = typed(document.text)
        masks = [Mark(trace.start, trace.end, trace.label.value) for trace in engine.find(text).traces]
        missed += [
            Missed(document.id, mark.label, text[mark.start : mark.end])
            for mark in tally.add(text, document.marks, masks)
            if mark.label in DIRECT
        ]
    return Measure(tally.scores(), missed)


def as_data(scores: Scores) -> dict[str, object]:
    """Return the scores as plain data: each figure with what it was counted on."""
    data: dict[str, object] = {"documents": scores.documents}
    for name, _ in _ROWS:
        data[name] = _ratio(getattr(scores, name))
    data["recall_by_label"] = {label: _ratio(ratio) for label, ratio in scores.recall_by_label.items()}
    return data


def _as_json(measures: Mapping[str, Measure], with_missed: bool) -> str:
    """Return the scores as typed, and those of the variants and what was missed under their own keys."""
    data = {
        name: as_data(one.scores) | ({"missed": [vars(lost) for lost in one.missed]} if with_missed else {})
        for name, one in measures.items()
    }
    whole = data.pop(_AS_TYPED) | ({"variants": data} if data else {})
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _ratio(ratio: Ratio) -> dict[str, float | int | None]:
    value = ratio.value
    return {"value": None if value is None else round(value, 4), "hits": ratio.hits, "out_of": ratio.out_of}


def _as_text(measures: Mapping[str, Measure], with_missed: bool) -> str:
    """Return each set of scores as lines of text, one figure a line."""
    lines: list[str] = []
    for name, one in measures.items():
        lines += ["", _TITLES[name]] if len(measures) > 1 else []
        lines += _table(one.scores)
        if with_missed:
            lines += [f"  manqué {lost.document} {lost.label} «\u00a0{lost.text}\u00a0»" for lost in one.missed]
    return "\n".join(lines).strip("\n")


def _table(scores: Scores) -> list[str]:
    lines = [f"{'documents':<44}{scores.documents:>8}"]
    lines += [_line(title, getattr(scores, name)) for name, title in _ROWS]
    lines += [_line(f"  rappel {label}", ratio) for label, ratio in scores.recall_by_label.items()]
    return lines


def _line(title: str, ratio: Ratio) -> str:
    value = "—" if ratio.value is None else f"{ratio.value:.3f}"
    return f"{title:<44}{value:>8}   {ratio.hits}/{ratio.out_of}"
