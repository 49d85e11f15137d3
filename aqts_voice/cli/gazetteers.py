"""`python -m aqts_voice gazetteers`: loads, shows and removes the official lists of an instance; it fetches nothing."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from aqts_voice.deid import gazetteers
from aqts_voice.deid.sifting import fits

_LISTS = {
    "municipalities": "municipalités",
    "districts": "quartiers et arrondissements",
    "organisations": "établissements",
    "given_names_more": "prénoms",
    "surnames_more": "noms de famille",
}


@click.group("gazetteers")
def command() -> None:
    """Les listes officielles qui complètent les nôtres : lieux, établissements, prénoms, noms."""


@command.command("load")
@click.argument("folder", metavar="DOSSIER", type=click.Path(exists=True, file_okay=False, path_type=Path))
def load(folder: Path) -> None:
    """Charger les fichiers CSV (.csv ou .csv.gz) de DOSSIER, reconnus à leurs colonnes.

    Les listes déjà chargées sont remplacées. Ce qui se lirait comme un mot ordinaire est laissé de côté.
    """
    try:
        found = gazetteers.gather(folder, day=_today().isoformat(), dated=_dated, fits=fits)
        path = gazetteers.save(found, gazetteers.folder())
    except gazetteers.NothingKnown:
        raise click.ClickException(
            "Aucun fichier du dossier n’a les colonnes d’une liste connue. Rien n’a changé\u202f; vérifiez le dossier."
        ) from None
    except OSError:
        raise click.ClickException(
            "Un fichier n’a pas pu être lu ou écrit. Les listes d’avant sont intactes\u202f; vérifiez les droits et la place libre."
        ) from None
    click.echo(_table(found))
    click.echo(f"Écrit dans {path}. Les listes serviront au prochain démarrage.")


@command.command("show")
def show() -> None:
    """Dire ce qui est chargé, de quand, et combien."""
    try:
        found = gazetteers.read(gazetteers.folder())
    except gazetteers.BrokenGazetteers:
        raise click.ClickException(
            "Les listes chargées ne se lisent pas, et le site ne démarrera pas ainsi. "
            "Chargez-les de nouveau, ou retirez-les avec «\u00a0gazetteers remove\u00a0»."
        ) from None
    click.echo("Aucune liste officielle n’est chargée." if found is None else _table(found))


@command.command("remove")
def remove() -> None:
    """Retirer les listes chargées."""
    removed = gazetteers.remove(gazetteers.folder())
    click.echo("Les listes officielles sont retirées." if removed else "Aucune liste officielle n’était chargée.")


def _today() -> date:
    return datetime.now(UTC).date()


def _dated(path: Path) -> str:
    """Return the day on which a file was last changed, which is when it was published or fetched."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()


def _table(found: gazetteers.Gazetteers) -> str:
    lines = [f"Chargé le {found.loaded}."]
    lines += [
        f"  {one.title}, fichier du {one.dated}\u00a0: entrées gardées, {one.kept} sur {one.rows}"
        for one in found.sources
    ]
    lines += [f"  {_LISTS[name]}\u00a0: {len(entries)} entrées en tout" for name, entries in found.lists.items()]
    return "\n".join(lines)
