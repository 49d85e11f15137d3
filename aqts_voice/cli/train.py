"""`python -m aqts_voice train`: makes the network that the engine ships, from marked testimonies; a thin shell around the recipe."""

import json
from dataclasses import asdict
from pathlib import Path

import click
from tqdm import tqdm

from aqts_voice.deid.model import WEIGHTS
from aqts_voice.deid.model.limits import Limits
from aqts_voice.deid.scoring import Scores
from aqts_voice.deid.training import recipe
from aqts_voice.deid.training.corpus import read_texts

_MOST_BYTES = 15_000_000


@click.command("train")
@click.argument("corpus", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), default=WEIGHTS, help="Dossier des poids.")
@click.option(
    "--passes", type=click.IntRange(min=1), default=recipe.PASSES, show_default=True, help="Passages sur les textes."
)
def command(corpus: tuple[Path, ...], output: Path, passes: int) -> None:
    """Entraîner le réseau sur CORPUS, des témoignages annotés ; les mêmes fichiers donnent les mêmes poids."""
    try:
        texts = list(read_texts(sorted(corpus)))
    except (OSError, ValueError):
        raise click.ClickException(
            "Un fichier n’est pas annoté comme il faut. Rien n’a été écrit\u202f; vérifiez ses marques ⟦GENRE|mots⟧."
        ) from None
    if len(texts) < 2:
        raise click.UsageError(
            "Il faut au moins deux témoignages annotés. Rien n’a été écrit\u202f; ajoutez un fichier."
        )
    if output.exists() and any(output.iterdir()) and not (output / "config.cfg").exists():
        raise click.UsageError(
            "Le dossier contient autre chose que des poids. Rien n’a été écrit\u202f; choisissez-en un autre."
        )
    with tqdm(total=passes, desc="train", unit="passage", disable=None) as bar:
        cased, flat, scores = recipe.make(texts, output, passes=passes, told=lambda _: bar.update())
    click.echo(json.dumps(_told(cased, flat, scores), ensure_ascii=False, indent=1))
    taken = recipe.size(output)
    click.echo(f"{len(texts)} témoignages, {taken / 1e6:.1f} Mo dans {output}.")
    if taken > _MOST_BYTES:
        raise click.ClickException("Les poids dépassent 15 Mo\u00a0: ils sont écrits, mais ne peuvent pas être livrés.")


def _told(cased: Limits, flat: Limits, scores: Scores) -> dict[str, object]:
    return {"cased": asdict(cased), "flat": asdict(flat), "held_out": asdict(scores)}
