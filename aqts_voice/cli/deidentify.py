"""`python -m aqts_voice deidentify`: masks the texts of a file into another file; a thin shell that writes masked text only."""

import secrets
import sys
from pathlib import Path

import click
from tqdm import tqdm

from aqts_voice.deid.documents import KINDS, Documents, Kind, NoSuchColumn, Unreadable, read
from aqts_voice.deid.masking import Masked, mask_all

_STREAM = "-"


@click.command("deidentify")
@click.argument("source", metavar="ENTRÉE")
@click.option("--output", "target", required=True, metavar="SORTIE", help="Fichier à écrire, ou « - ».")
@click.option("--text-column", default="text", show_default=True, help="Colonne ou champ qui contient le texte.")
@click.option("--spans", is_flag=True, help="JSON Lines seulement : une ligne id, masked, spans par texte.")
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True)
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Nombre de processus.")
@click.option(
    "--format",
    "stream_format",
    type=click.Choice(KINDS),
    help="Format des flux « - » ; sinon, celui de l’autre bout.",
)
def command(
    *, source: str, target: str, text_column: str, spans: bool, engine: str, workers: int, stream_format: Kind | None
) -> None:
    """Masquer ce qui pourrait identifier quelqu’un dans ENTRÉE (txt, csv, jsonl ou parquet, selon la fin du nom)."""
    if engine == "dask":
        raise click.UsageError("Le moteur dask n’est pas encore offert. Rien n’a été écrit ; utilisez --engine local.")
    kind, target_kind = _kinds(source, target, stream_format, spans=spans)
    _check(source, target, kind, target_kind, spans=spans)
    documents = _documents(source, kind, text_column)
    masked = _masked(documents, workers)
    _write(target, documents.with_spans(masked) if spans else documents.with_masks(masked))


def _kinds(source: str, target: str, stream_format: Kind | None, *, spans: bool) -> tuple[Kind, Kind]:
    """Return the formats of both ends; a stream has the one asked for, else that of the file at the other end."""
    named = [_kind(name) for name in (source, target) if name != _STREAM]
    unnamed: Kind = stream_format or (named[0] if named else "jsonl" if spans else "txt")
    at_source, at_target = (unnamed if name == _STREAM else _kind(name) for name in (source, target))
    return at_source, at_target


def _kind(name: str) -> Kind:
    """Return the format of a file by the end of its name."""
    ending = Path(name).suffix.lower().removeprefix(".")
    for kind in KINDS:
        if kind == ending:
            return kind
    raise click.UsageError("Le nom d’un fichier doit finir par .txt, .csv, .jsonl ou .parquet. Rien n’a été écrit.")


def _check(source: str, target: str, kind: Kind, target_kind: Kind, *, spans: bool) -> None:
    """Refuse what cannot be done before anything is read."""
    if kind != target_kind:
        raise click.UsageError("L’entrée et la sortie doivent avoir le même format. Rien n’a été écrit.")
    if spans and kind != "jsonl":
        raise click.UsageError("--spans demande du JSON Lines en entrée et en sortie. Rien n’a été écrit.")
    streams = _STREAM in {source, target}
    if not streams and Path(target).exists() and Path(source).resolve() == Path(target).resolve():
        raise click.UsageError("La sortie serait l’entrée elle-même. Rien n’a été écrit ; choisissez un autre nom.")


def _documents(source: str, kind: Kind, column: str) -> Documents:
    """Read the input; whatever fails is said without a word of what it holds."""
    try:
        data = sys.stdin.buffer.read() if source == _STREAM else Path(source).read_bytes()
        return read(data, kind, column=column)
    except OSError:
        raise click.ClickException(
            "L’entrée n’a pas pu être lue. Rien n’a été écrit ; vérifiez son nom et ses droits."
        ) from None
    except Unreadable as error:
        raise click.ClickException(
            f"L’entrée n’est pas lisible comme {kind} ({error.place}). Rien n’a été écrit ; vérifiez son format."
        ) from None
    except NoSuchColumn:
        raise click.UsageError(
            "La colonne de texte manque, ou ne contient pas que du texte. Rien n’a été écrit ; indiquez-la avec --text-column."
        ) from None


def _masked(documents: Documents, workers: int) -> list[Masked]:
    """Mask every text, with progress on standard error when a person is watching."""
    progress = tqdm(
        mask_all(documents.texts, workers=workers),
        total=len(documents.texts),
        desc="deidentify",
        unit="texte",
        disable=None,
    )
    return list(progress)


def _write(target: str, data: bytes) -> None:
    """Write the output whole or not at all: a file beside it takes its name once it is complete."""
    if target == _STREAM:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise click.ClickException(
            "La sortie n’a pas pu être écrite ; l’entrée est intacte. Vérifiez le dossier."
        ) from None
