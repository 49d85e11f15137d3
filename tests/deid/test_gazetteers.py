"""Official lists: recognised by their columns, kept in one file, read again as they were."""

import gzip
from pathlib import Path

import pytest

from aqts_voice.deid import gazetteers

DAY = "2026-01-02"


def _everything(_list: str, _entry: str) -> bool:
    return True


def _gather(folder: Path, **files: str) -> gazetteers.Gazetteers:
    for name, content in files.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return gazetteers.gather(folder, day=DAY, dated=lambda _path: "2025-05-05", fits=_everything)


@pytest.mark.parametrize(
    ("header", "list_name"),
    [
        ("code,nom,designation,gentile,region,region_code,population", "municipalities"),
        ("mcode,munnom,madr1,mdes,mgentile,regadm,mrc", "municipalities"),
        ("code,nom,ville,region", "districts"),
        ("quartier,ville,arrondissement", "districts"),
        ("nom,missions,type_odhf,municipalite,source", "organisations"),
        ("index,facility_name,odhf_facility_type,city,province", "organisations"),
        ("region,etablissement,installation", "organisations"),
        ("nom,municipalite,reseau,code_css", "organisations"),
        ("code,nom", "organisations"),
        ("prenom,sexe,total,n_1980", "given_names_more"),
        ("prenom,n", "given_names_more"),
        ("nom,n", "surnames_more"),
        ("NOM, N", "surnames_more"),
    ],
)
def test_recognises_a_file_by_its_columns(header: str, list_name: str) -> None:
    form = gazetteers.recognise(header.split(","))

    assert form is not None
    assert form.list_name == list_name


@pytest.mark.parametrize("header", ["", "nom", "id,text", "prenom"])
def test_knows_no_other_columns(header: str) -> None:
    assert gazetteers.recognise(header.split(",")) is None


def test_gathers_every_column_of_names_and_counts_rows(tmp_path: Path) -> None:
    found = _gather(
        tmp_path,
        urgences="region,etablissement,installation\nX,CISSS du Vallon,Hôpital de Zorvalette\n",
        lieux="quartier,ville,arrondissement\nLes Brumes,Zorvalette,\n ,Zorvalette,\n",
        autre="id,text\n1,canari\n",
    )

    assert found.lists == {
        "districts": ("Les Brumes",),
        "organisations": ("CISSS du Vallon", "Hôpital de Zorvalette"),
    }
    assert [(one.title, one.rows, one.kept, one.dated) for one in found.sources] == [
        ("quartiers", 1, 1, "2025-05-05"),
        ("urgences (MSSS)", 2, 2, "2025-05-05"),
    ]


def test_reads_compressed_files_and_passes_over_what_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"nom,n\nZorval,3\n", mtime=0))
    (tmp_path / "b.csv.gz").write_bytes(b"not gzip")
    (tmp_path / "c.csv").write_bytes(b"\xff\xfe")
    (tmp_path / "SOURCE.md").write_text("nom,n\nX,1\n", encoding="utf-8")

    assert _gather(tmp_path).lists == {"surnames_more": ("Zorval",)}


def test_takes_the_rows_of_quebec_alone_from_a_list_of_the_country(tmp_path: Path) -> None:
    rows = "facility_name,odhf_facility_type,province\nCLSC du Vallon,x,qc\nOther Clinic,x,on\n"

    assert _gather(tmp_path, odhf=rows).lists == {"organisations": ("CLSC du Vallon",)}


def test_keeps_only_what_fits(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("nom,n\nZorval,3\nPetit,9\n", encoding="utf-8")

    found = gazetteers.gather(tmp_path, day=DAY, dated=str, fits=lambda _list, entry: entry != "Petit")

    assert found.lists == {"surnames_more": ("Zorval",)}
    assert (found.sources[0].rows, found.sources[0].kept) == (2, 1)


def test_refuses_a_folder_without_any_known_list(tmp_path: Path) -> None:
    with pytest.raises(gazetteers.NothingKnown):
        _gather(tmp_path, autre="id,text\n1,x\n")


def test_reads_again_what_it_saved_and_removes_it(tmp_path: Path) -> None:
    found = _gather(tmp_path, noms="nom,n\nZorval,3\n")
    target = tmp_path / "instance" / "lists"

    gazetteers.save(found, target)

    assert gazetteers.read(target) == found
    assert [path.name for path in target.iterdir()] == [gazetteers.FILE]
    assert [gazetteers.remove(target), gazetteers.remove(target)] == [True, False]
    assert gazetteers.read(target) is None


@pytest.mark.parametrize(
    "content", [b"", b"x", gzip.compress(b"[]", mtime=0), gzip.compress(b'{"version": 9}', mtime=0)]
)
def test_says_so_when_the_file_is_broken(tmp_path: Path, content: bytes) -> None:
    (tmp_path / gazetteers.FILE).write_bytes(content)

    with pytest.raises(gazetteers.BrokenGazetteers):
        gazetteers.read(tmp_path)


def test_looks_where_the_environment_says() -> None:
    assert gazetteers.folder({"AQTS_GAZETTEERS": "/srv/lists"}) == Path("/srv/lists")
    assert gazetteers.folder({}).parts[-2:] == ("instance", "gazetteers")
