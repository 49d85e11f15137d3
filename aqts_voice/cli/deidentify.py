"""`python -m aqts_voice deidentify`: masks the texts of a file, a folder or a stream; a thin shell that writes masked text only."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
from tqdm import tqdm

from aqts_voice.deid.documents import KINDS, Kind, NoSuchColumn, Unreadable, kind_of
from aqts_voice.deid.drafts import write_whole
from aqts_voice.deid.filenames import masked_name
from aqts_voice.deid.gazetteers import BrokenGazetteers
from aqts_voice.deid.pipeline import load
from aqts_voice.deid.profiles import PROFILES, Profile
from aqts_voice.deid.report import Counts, Report, counts_of
from aqts_voice.deid.review_page import Pair, pair, render
from aqts_voice.deid.runs import Done, Failed, count, mask_files
from aqts_voice.deid.worklist import Job, Names, NotRead, Reason, Worklist, plan

_STREAM = "-"
_PARTLY = 3
_INTERRUPTED = 130
_PRIVATE = 0o600
_REASONS = {
    Reason.FORMAT: "format non lu",
    Reason.LINK: "lien symbolique, non suivi",
    Reason.UNREADABLE: "illisible dans son format",
    Reason.NO_COLUMN: "sans la colonne de texte (--text-column)",
}
_REMOVED = {
    "images": "images et objets",
    "links": "liens",
    "fields": "champs",
    "tracked_changes": "suivis de modifications",
    "properties": "fiches de propriétés",
    "parts": "autres parties",
}


@dataclass(frozen=True)
class Options:
    """What the person asked for, once checked."""

    column: str
    spans: bool
    workers: int
    profile: Profile
    review: Path | None
    report: Path | None


@click.command("deidentify")
@click.argument("source", metavar="ENTRÉE")
@click.option(
    "--output", "target", required=True, metavar="SORTIE", help="Fichier ou dossier à écrire, ou «\u00a0-\u00a0»."
)
@click.option(
    "--text-column", "column", default="text", show_default=True, help="Colonne ou champ qui contient le texte."
)
@click.option("--spans", is_flag=True, help="JSON Lines seulement\u00a0: une ligne id, masked, spans par texte.")
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Moteur de calcul\u202f; seul local est offert.",
)
@click.option("--workers", type=click.IntRange(min=1), default=1, show_default=True, help="Nombre de processus.")
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default="guide",
    show_default=True,
    help="Ce qui est masqué\u00a0: ce que demande le guide, ou tout, même ce que la province entière partage.",
)
@click.option(
    "--format",
    "stream_format",
    type=click.Choice(KINDS),
    help="Format des flux «\u00a0-\u00a0»\u202f; sinon, celui de l’autre bout.",
)
@click.option(
    "--names",
    type=click.Choice([name.value for name in Names]),
    default=Names.MASKED.value,
    show_default=True,
    help="Noms des fichiers d’un dossier\u00a0: masqués comme un texte, numérotés, ou gardés.",
)
@click.option("--overwrite", is_flag=True, help="Remplacer ce qui existe déjà.")
@click.option(
    "--report", type=click.Path(path_type=Path), metavar="FICHIER.json", help="Écrire le bilan, sans un mot des textes."
)
@click.option(
    "--review",
    type=click.Path(path_type=Path),
    metavar="FICHIER.html",
    help="Écrire une page avant et après. Elle contient les mots d’origine.",
)
def command(
    *,
    source: str,
    target: str,
    column: str,
    spans: bool,
    engine: str,
    workers: int,
    profile: Profile,
    stream_format: Kind | None,
    names: str,
    overwrite: bool,
    report: Path | None,
    review: Path | None,
) -> None:
    """Masquer ce qui pourrait identifier quelqu’un dans ENTRÉE.

    ENTRÉE est un fichier (txt, csv, jsonl, parquet ou docx, selon la fin de son nom), un dossier, ou « - ».

    \b
    Codes de sortie :
      0    tout est masqué
      1    rien n’a pu être lu ou écrit
      2    la commande est à corriger, rien n’a été écrit
      3    des fichiers du dossier n’ont pas été lus ; les autres sont masqués
      130  interrompu ; les fichiers déjà écrits sont entiers
    """
    if engine == "dask":
        raise click.UsageError(
            "Le moteur dask n’est pas encore offert. Rien n’a été écrit\u202f; utilisez --engine local."
        )
    options = Options(column, spans, workers, profile, review, report)
    try:
        work = _worklist(source, target, stream_format, Names(names), spans=options.spans)
        _check_targets(target, work, options, overwrite=overwrite)
        done = _run(work, options, alone=source == _STREAM or not Path(source).is_dir())
    except KeyboardInterrupt:
        click.echo(
            "Interrompu. Les fichiers déjà écrits sont entiers\u202f; pour tout refaire, relancez avec --overwrite.",
            err=True,
        )
        click.get_current_context().exit(_INTERRUPTED)
    except BrokenGazetteers:
        raise click.ClickException(
            "Les listes officielles chargées ne se lisent pas. Rien de plus n’a été écrit\u202f; "
            "chargez-les de nouveau, ou retirez-les (gazetteers remove)."
        ) from None
    click.get_current_context().exit(0 if not done.not_read else _PARTLY if done.files else 1)


def _worklist(source: str, target: str, stream_format: Kind | None, names: Names, *, spans: bool) -> Worklist:
    """Return what to mask; a folder is one list, a file or a stream is a list of one."""
    if source != _STREAM and Path(source).is_dir():
        return _folder(Path(source), target, names, spans=spans)
    kind, target_kind = _kinds(source, target, stream_format, spans=spans)
    if kind != target_kind:
        raise click.UsageError(
            "L’entrée et la sortie doivent avoir le même format. Rien n’a été écrit\u202f; "
            "donnez aux deux noms la même fin, ou --format à un flux."
        )
    if spans and kind != "jsonl":
        raise click.UsageError(
            "--spans demande du JSON Lines en entrée et en sortie. Rien n’a été écrit\u202f; retirez --spans, ou donnez du .jsonl."
        )
    ends = [None if name == _STREAM else Path(name) for name in (source, target)]
    return Worklist((Job(ends[0], ends[1], kind, Path(target).name),), ())


def _folder(source: Path, target: str, names: Names, *, spans: bool) -> Worklist:
    """Return what to mask of a folder, with the names of its files as they are asked for."""
    if spans:
        raise click.UsageError(
            "--spans demande un fichier JSON Lines, pas un dossier. Rien n’a été écrit\u202f; retirez --spans."
        )
    if target == _STREAM or Path(target).is_file():
        raise click.UsageError(
            "La sortie d’un dossier doit être un dossier. Rien n’a été écrit\u202f; choisissez un autre nom."
        )
    if Path(target).resolve().is_relative_to(source.resolve()):
        raise click.UsageError(
            "La sortie serait dans l’entrée. Rien n’a été écrit\u202f; choisissez un dossier à part."
        )
    mask_name: Callable[[str], str] = str
    if names is Names.MASKED:
        engine = load()

        def mask_name(name: str) -> str:
            return masked_name(engine, name)

    return plan(source, Path(target), names=names, mask_name=mask_name)


def _kinds(source: str, target: str, stream_format: Kind | None, *, spans: bool) -> tuple[Kind, Kind]:
    """Return the formats of both ends; a stream has the one asked for, else that of the file at the other end."""
    named = [_kind(name) for name in (source, target) if name != _STREAM]
    unnamed: Kind = stream_format or (named[0] if named else "jsonl" if spans else "txt")
    at_source, at_target = (unnamed if name == _STREAM else _kind(name) for name in (source, target))
    return at_source, at_target


def _kind(name: str) -> Kind:
    """Return the format of a file by the end of its name."""
    kind = kind_of(Path(name).name)
    if kind is None:
        raise click.UsageError(
            "Ce n’est ni un dossier qui existe, ni un nom qui finit par .txt, .csv, .jsonl, .parquet ou .docx. "
            "Rien n’a été écrit\u202f; vérifiez les deux noms."
        )
    return kind


def _check_targets(target: str, work: Worklist, options: Options, *, overwrite: bool) -> None:
    """Refuse, before anything is read, to write over what exists or to put the original words beside the masked ones."""
    sources = {job.source.resolve() for job in work.jobs if job.source is not None}
    targets = [job.target for job in work.jobs if job.target is not None]
    written = [path.resolve() for path in [*targets, *filter(None, (options.report, options.review))]]
    if sources & set(written):
        raise click.UsageError(
            "La sortie serait l’entrée elle-même. Rien n’a été écrit\u202f; choisissez un autre nom."
        )
    if len(set(written)) < len(written):
        raise click.UsageError(
            "Deux sorties auraient le même nom. Rien n’a été écrit\u202f; choisissez des noms différents."
        )
    if not overwrite and any(path.exists() for path in written):
        raise click.UsageError(
            "La sortie existe déjà. Rien n’a été écrit\u202f; choisissez un autre nom, ou ajoutez --overwrite."
        )
    if options.review and target != _STREAM and options.review.resolve().is_relative_to(Path(target).resolve()):
        raise click.UsageError(
            "La page de relecture contient les mots d’origine et serait dans la sortie. "
            "Rien n’a été écrit\u202f; choisissez un autre dossier."
        )


def _run(work: Worklist, options: Options, *, alone: bool) -> Report:
    """Mask and write every file, then the page and the report; a lone file that cannot be read stops everything."""
    report = Report(not_read=list(work.not_read))
    pairs: list[Pair] = []
    streamed = any(job.source is None for job in work.jobs)
    total = None if streamed else count(work.jobs, column=options.column)[0]
    with tqdm(total=total, desc="deidentify", unit="texte", disable=None) as bar:
        masked = mask_files(
            work.jobs, column=options.column, workers=options.workers, profile=options.profile, each_text=bar.update
        )
        for one in masked:
            if isinstance(one, Failed):
                report.not_read.append(_not_read(one, alone=alone))
                continue
            _write(one, spans=options.spans)
            report.files[one.job.name] = counts_of(one)
            pairs += _pairs(one) if options.review else []
    if options.review:
        _put(options.review, render(pairs).encode("utf-8", "replace"), mode=_PRIVATE)
    _tell(report, options.report)
    return report


def _pairs(done: Done) -> list[Pair]:
    texts = list(zip(done.documents.texts, done.masked, strict=True))
    several = len(texts) > 1
    return [
        pair(f"{done.job.name}, texte {number}" if several else done.job.name, text, masked)
        for number, (text, masked) in enumerate(texts, 1)
    ]


def _not_read(failed: Failed, *, alone: bool) -> NotRead:
    """Return why a file of a folder was not masked; for a lone file, stop and say it without a word of what it holds."""
    error, job = failed.error, failed.job
    if not alone:
        reason = Reason.NO_COLUMN if isinstance(error, NoSuchColumn) else Reason.UNREADABLE
        return NotRead(job.source, job.name, reason)
    if isinstance(error, NoSuchColumn):
        raise click.UsageError(
            "La colonne de texte manque, ou ne contient pas que du texte. Rien n’a été écrit\u202f; indiquez-la avec --text-column."
        )
    if isinstance(error, Unreadable):
        raise click.ClickException(
            f"L’entrée n’est pas lisible comme {job.kind} ({error.place}). Rien n’a été écrit\u202f; vérifiez son format."
        )
    raise click.ClickException(
        "L’entrée n’a pas pu être lue. Rien n’a été écrit\u202f; vérifiez son nom et ses droits."
    )


def _write(done: Done, *, spans: bool) -> None:
    data = done.documents.with_spans(done.masked) if spans else done.documents.with_masks(done.masked)
    if done.job.target is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        _put(done.job.target, data, folders=True)


def _put(path: Path, data: bytes, *, mode: int = 0o666, folders: bool = False) -> None:
    """Write a file whole or not at all."""
    try:
        if folders:
            path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data, mode=mode)
    except OSError:
        raise click.ClickException(
            "Une sortie n’a pas pu être écrite. L’entrée est intacte, et ce qui est déjà écrit est entier\u202f; "
            "vérifiez le dossier et la place libre."
        ) from None


def _tell(report: Report, target: Path | None) -> None:
    """Write the report where it was asked for, or tell it on standard error; what was not read is always told there."""
    if target is not None:
        _put(target, json.dumps(report.as_data(), ensure_ascii=False, indent=2).encode("utf-8", "replace"))
    else:
        for name, counts in report.files.items() if len(report.files) > 1 else ():
            click.echo(f"{name}\u00a0: {_sentence(counts)}", err=True)
        for line in _summary(report.total):
            click.echo(line, err=True)
    for one in report.not_read:
        click.echo(f"Non lu\u00a0: {one.path or one.name} ({_REASONS[one.reason]})", err=True)


def _sentence(counts: Counts) -> str:
    share = f"{100 * counts.share:.1f}".replace(".", ",")
    texts, masks = _several(counts.texts, "texte"), _several(counts.masks, "masque")
    return f"{texts}, {masks}, {share}\u202f% des lettres et chiffres masqués"


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number > 1 else ''}"


def _summary(total: Counts) -> list[str]:
    lines = [f"Total\u00a0: {_sentence(total)}."]
    for title, counted in (("Par étiquette", total.labels), ("Par source", total.sources)):
        if counted:
            lines.append(
                f"{title}\u00a0: " + ", ".join(f"{name} {number}" for name, number in counted.most_common()) + "."
            )
    if total.removed:
        told = ", ".join(f"{_REMOVED[name]} {number}" for name, number in total.removed.items())
        lines.append(f"Retiré des documents Word\u00a0: {told}.")
    return lines
