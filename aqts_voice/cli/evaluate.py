"""The command that measures the de-identifier on a marked set; a thin shell around the scoring."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
from tqdm import tqdm

from aqts_voice.deid.pipeline import Deidentifier, load
from aqts_voice.deid.scoring import Mark, Ratio, Scores, Tally

Document = tuple[str, list[Mark]]

_ROWS = (
    ("direct_recall", "identifiants directs trouvés"),
    ("quasi_recall", "quasi-identifiants trouvés"),
    ("leaking_documents", "documents qui laissent un identifiant direct"),
    ("nothing_missed", "documents où rien ne manque"),
    ("precision", "précision (lettres masquées à raison)"),
    ("over_masking", "surmasquage (autres lettres masquées)"),
    ("label_accuracy", "justesse des étiquettes"),
)


@click.command("evaluate")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Afficher du JSON plutôt qu’un tableau.")
def command(gold: Path, as_json: bool) -> None:
    """Mesurer la dépersonnalisation sur GOLD, un fichier JSON Lines de textes annotés."""
    try:
        documents = list(_documents(gold))
    except (OSError, ValueError, KeyError, TypeError):
        raise click.ClickException(
            "Le fichier n’est pas du JSON Lines annoté (text, spans avec start, end, label). Rien n’a été mesuré."
        ) from None
    scores = measure(load(), documents)
    click.echo(json.dumps(as_data(scores), ensure_ascii=False, indent=2) if as_json else _table(scores))


def _documents(gold: Path) -> Iterator[Document]:
    """Yield the text and the marks of each line of *gold*."""
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                entry = json.loads(line)
                marks = [Mark(int(one["start"]), int(one["end"]), str(one["label"])) for one in entry["spans"]]
                text = str(entry["text"])
                if any(not 0 <= mark.start <= mark.end <= len(text) for mark in marks):
                    raise ValueError
                yield text, marks


def measure(engine: Deidentifier, documents: list[Document]) -> Scores:
    """Return the scores of *engine* on *documents*, with progress on standard error."""
    tally = Tally()
    for text, marks in tqdm(documents, desc="evaluate", unit="text", disable=None):
        masks = [Mark(trace.start, trace.end, trace.label.value) for trace in engine.find(text).traces]
        tally.add(text, marks, masks)
    return tally.scores()


def as_data(scores: Scores) -> dict[str, object]:
    """Return the scores as plain data: each figure with what it was counted on."""
    data: dict[str, object] = {"documents": scores.documents}
    for name, _ in _ROWS:
        data[name] = _ratio(getattr(scores, name))
    data["recall_by_label"] = {label: _ratio(ratio) for label, ratio in scores.recall_by_label.items()}
    return data


def _ratio(ratio: Ratio) -> dict[str, float | int | None]:
    value = ratio.value
    return {"value": None if value is None else round(value, 4), "hits": ratio.hits, "out_of": ratio.out_of}


def _table(scores: Scores) -> str:
    """Return the scores as lines of text, one figure a line."""
    lines = [f"{'documents':<44}{scores.documents:>8}"]
    lines += [_line(title, getattr(scores, name)) for name, title in _ROWS]
    lines += [_line(f"  rappel {label}", ratio) for label, ratio in scores.recall_by_label.items()]
    return "\n".join(lines)


def _line(title: str, ratio: Ratio) -> str:
    value = "—" if ratio.value is None else f"{ratio.value:.3f}"
    return f"{title:<44}{value:>8}   {ratio.hits}/{ratio.out_of}"
