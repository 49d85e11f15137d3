"""Official lists that an operator loads beside our own: read from CSV files, sifted, kept in one compact file; nothing is fetched."""

import csv
import gzip
import io
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

FILE = "gazetteers.json.gz"
_ROOT = Path(__file__).resolve().parents[2]
_VERSION = 1


class BrokenGazetteers(Exception):
    """The compact file cannot be read: load the official files again, or remove it."""

    def __init__(self) -> None:
        super().__init__(
            "the loaded official lists cannot be read; run « gazetteers load » again, or « gazetteers remove »"
        )


class NothingKnown(Exception):
    """No file of the folder has the columns of an official list."""


@dataclass(frozen=True)
class Form:
    """How an official file is recognised, by its columns alone, and which of them hold names of which list."""

    title: str
    columns: frozenset[str]
    names: tuple[str, ...]
    list_name: str
    only: tuple[str, str] | None = None


@dataclass(frozen=True)
class Source:
    """One file that was loaded: what it is, how many rows it had, how many entries were kept, and its own date."""

    title: str
    rows: int
    kept: int
    dated: str


@dataclass(frozen=True)
class Gazetteers:
    """Loaded lists, by the name of the list of ours that each one completes, with their sources and the day of loading."""

    loaded: str
    sources: tuple[Source, ...]
    lists: Mapping[str, tuple[str, ...]] = field(repr=False)


def _form(title: str, columns: str, names: str, list_name: str, only: tuple[str, str] | None = None) -> Form:
    return Form(title, frozenset(columns.split()), tuple(names.split()), list_name, only)


# The first form whose columns are all there is the one. Those with most columns come first.
FORMS = (
    # Statistics Canada, Open Database of Healthcare Facilities: the published file, then its rows of Quebec by themselves.
    _form("établissements de santé (ODHF)", "facility_name odhf_facility_type province", "facility_name", "organisations", ("province", "qc")),
    _form("établissements de santé (M02)", "nom missions type_odhf municipalite", "nom", "organisations"),
    _form("urgences (MSSS)", "region etablissement installation", "etablissement installation", "organisations"),
    # Ministry of education: schools, colleges and universities, then service centres and boards.
    _form("écoles, collèges et universités (MEQ)", "nom municipalite reseau code_css", "nom", "organisations"),
    # Ministry of municipal affairs: the published MUN.csv, then its columns in plain words.
    _form("municipalités (MAMH)", "munnom mdes mgentile regadm", "munnom", "municipalities"),
    _form("municipalités (MAMH)", "nom designation gentile region", "nom", "municipalities"),
    _form("arrondissements (MAMH)", "code nom ville region", "nom", "districts"),
    _form("quartiers", "quartier ville arrondissement", "quartier", "districts"),
    # Retraite Québec: given names of babies; counts of given and family names of adults.
    _form("prénoms (Retraite Québec)", "prenom sexe total", "prenom", "given_names_more"),
    _form("prénoms", "prenom n", "prenom", "given_names_more"),
    _form("noms de famille", "nom n", "nom", "surnames_more"),
    _form("organismes scolaires (MEQ)", "code nom", "nom", "organisations"),
)  # fmt: skip


def folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where the loaded lists rest: ``AQTS_GAZETTEERS``, or ``instance/gazetteers`` beside the code."""
    return Path(environment.get("AQTS_GAZETTEERS") or _ROOT / "instance" / "gazetteers")


def recognise(header: Collection[str]) -> Form | None:
    """Return the form of a file with these columns, or None when it is no list that we know."""
    columns = {name.strip().lower() for name in header}
    return next((form for form in FORMS if form.columns <= columns), None)


def gather(source: Path, *, day: str, dated: Callable[[Path], str], fits: Callable[[str, str], bool]) -> Gazetteers:
    """Return the lists of all official files in the folder *source*; files of other columns are passed over.

    *day* is the day of loading and *dated* gives the date of a file; ``fits(list_name, entry)`` says whether an
    entry may join that list. Raises NothingKnown when no file is recognised, OSError when one cannot be read.
    """
    lists: dict[str, dict[str, None]] = {}
    sources: list[Source] = []
    for path in sorted(source.iterdir()):
        if not path.name.lower().endswith((".csv", ".csv.gz")):
            continue
        form, names = _names(path)
        if form is None:
            continue
        kept = [name for name in names if fits(form.list_name, name)]
        lists.setdefault(form.list_name, {}).update(dict.fromkeys(kept))
        sources.append(Source(form.title, len(names), len(kept), dated(path)))
    if not sources:
        raise NothingKnown
    return Gazetteers(day, tuple(sources), {name: tuple(entries) for name, entries in lists.items()})


def _names(path: Path) -> tuple[Form | None, list[str]]:
    """Return the form of a file and its names; no form when it is none of ours."""
    data = path.read_bytes()
    try:
        text = (gzip.decompress(data) if path.name.lower().endswith(".gz") else data).decode("utf-8-sig")
    except (UnicodeDecodeError, EOFError, gzip.BadGzipFile):
        return None, []
    rows = csv.DictReader(io.StringIO(text, newline=""))
    form = recognise([name for name in rows.fieldnames or () if name])
    if form is None:
        return None, []
    rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
    return form, list(_entries(rows, form))


def _entries(rows: "csv.DictReader[str]", form: Form) -> Iterator[str]:
    for row in rows:
        if form.only is None or (row.get(form.only[0]) or "").strip().lower() == form.only[1]:
            yield from (name for column in form.names if (name := " ".join((row.get(column) or "").split())))


def save(gazetteers: Gazetteers, target: Path) -> Path:
    """Write the compact file in the folder *target*, whole or not at all, and return its path."""
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    data = {"version": _VERSION, **asdict(gazetteers)}
    path = target / FILE
    draft = path.with_name(f".{FILE}.new")
    # A fixed time in the archive, so that the same lists give the same file.
    draft.write_bytes(gzip.compress(json.dumps(data, ensure_ascii=False).encode(), mtime=0))
    draft.replace(path)
    return path


def read(target: Path) -> Gazetteers | None:
    """Return what rests in the folder *target*, or None when nothing was loaded. Raises BrokenGazetteers."""
    try:
        data = json.loads(gzip.decompress((target / FILE).read_bytes()))
        if data["version"] != _VERSION:
            raise BrokenGazetteers
        sources = tuple(Source(**source) for source in data["sources"])
        lists = {str(name): tuple(map(str, entries)) for name, entries in data["lists"].items()}
        return Gazetteers(str(data["loaded"]), sources, lists)
    except FileNotFoundError:
        return None
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError):
        raise BrokenGazetteers from None


def remove(target: Path) -> bool:
    """Erase the compact file of the folder *target* and say whether there was one."""
    try:
        (target / FILE).unlink()
    except FileNotFoundError:
        return False
    return True
