"""Exported tables read one by one: what is recognised, and what each wrong cell costs."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from ccam.formats.transcodage import TransitionTables
from ccam.model.errors import FileRefused
from importers.registry import read
from tests.corpus.make_tables import broken, package, wrong


def test_the_sound_package_is_read(tmp_path: Path) -> None:
    (path,) = package(tmp_path)
    reading = read(path)
    assert not reading.findings
    assert isinstance(reading.content, TransitionTables)
    assert [row.target for row in reading.content.transitions] == ["P-07-0001"]
    assert [(row.target, row.score) for row in reading.content.lines] == [("P-07-0001", 20_000)]
    assert [row.committee for row in reading.content.left] == ["anesthésie"]


def test_a_package_is_held_to_its_own_descriptor(tmp_path: Path) -> None:
    (path,) = package(tmp_path)
    with zipfile.ZipFile(path) as archive:
        hashes = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}

    def found(**changed: str) -> list[object]:
        told = [{"path": name, "hash": f"sha256:{value}"} for name, value in (hashes | changed).items()]
        (described,) = package(tmp_path, described=json.dumps(told))
        return [one.value for one in read(described).findings]

    assert found() == []
    assert found(**{"actes.csv": hashes["lignes.csv"], "ailleurs.csv": "0"}) == ["actes.csv"]


@pytest.mark.parametrize("described", ["0", "[", "{}"])
def test_a_descriptor_that_is_not_one_is_refused(tmp_path: Path, described: str) -> None:
    (path,) = package(tmp_path, described=described)
    with pytest.raises(FileRefused):
        read(path)


@pytest.mark.parametrize(
    ("table", "column", "text"),
    [
        ("anciens", "code", "HHFA1"), ("anciens", "devenir", "perdu"), ("anciens", "devenir", "supprime"),
        ("anciens", "verbe", "garder"), ("anciens", "verbe", ""), ("anciens", "prononce", "oui"),
        ("actes", "id", "P-7-1"), ("actes", "code", "HHFA"), ("actes", "libelle", ""),
        ("lignes", "acte", "P-07-0009"), ("lignes", "activite", "6"), ("lignes", "activite", ""),
        ("lignes", "points", "0.00"), ("lignes", "points", "1.234"), ("lignes", "gestes", "GELE"),
        ("lignes", "accord_prealable", ""), ("devenirs", "voie", "un"), ("devenirs", "ancien", "HHFA002"),
        ("parts", "part", "1e4"), ("parts", "origine", "devinée"), ("laissees", "comite", ""),
    ],
)  # fmt: skip
def test_a_wrong_cell_refuses_the_file_and_is_named(tmp_path: Path, table: str, column: str, text: str) -> None:
    (path,) = wrong(table, column, text)(tmp_path)
    reading = read(path)
    assert reading.content is None
    told = {(one.column, one.value) for one in reading.findings}
    assert any(place.startswith(f"{table}.") for place, _ in told), told


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lignes.parquet", b"PAR1" + bytes(400) + b"PAR1"),
        ("tout.duckdb", bytes(8) + b"DUCK" + b"\xff" * 5_000),
        ("actes.jsonl", b'{"id": "P-07-0001", \n'),
        ("actes.jsonl", b'{"id": 1}\n[3]\n'),
        ("actes.csv", b'id,code,"libelle\n'),
        ("actes.csv", b"id,code,libelle,subdivision,justification,notes,dossier\nP-07-0001\n"),
    ],
)
def test_a_damaged_file_is_refused_in_words(tmp_path: Path, name: str, content: bytes) -> None:
    (path,) = broken(name, content, tmp_path)
    with pytest.raises(FileRefused):
        read(path)


@pytest.mark.parametrize(
    ("name", "content"), [("actes.csv", b"code;libelle\nHHFA001;x\n"), ("autres.parquet", b"PAR1" + bytes(99))]
)
def test_what_is_not_ours_is_not_taken(tmp_path: Path, name: str, content: bytes) -> None:
    (path,) = broken(name, content, tmp_path)
    with pytest.raises(FileRefused) as refused:
        read(path)
    assert refused.value.code == "fichier-inconnu"
