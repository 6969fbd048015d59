"""The base in DBF: what is told of its tables, what is refused, what spoilt ones do."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.formats.dbf_tables import TABLES
from ccam.model.codes import ActCode
from ccam.model.errors import FileRefused
from ccam.model.findings import Severity
from ccam.model.history import ActNote, FullRelease
from importers import dbf as importer
from importers.opened import opened
from importers.registry import read_all
from tests.importers.dbf_files import (
    facts,
    save_base,
    save_tables,
    table_bytes,
    with_rows,
)
from tests.importers.dbf_reading import codes, full, reading_of, refused, rows_of

DEQP003 = ActCode("DEQP003")


# What is told


def test_deleted_records_are_left_out_and_counted(tmp_path: Path) -> None:
    rows = facts()
    rows["R_PU_BASE"] += [{**rows["R_PU_BASE"][0], "GRILLE_COD": 5, "deleted": True}] * 2
    reading = reading_of(save_base(tmp_path, rows))
    found = codes(reading)["enregistrement-efface"]
    assert (found.value, found.row) == ("2", 12)
    assert found.file.endswith("R_PU_BASE.dbf")
    assert isinstance(reading.content, FullRelease)
    assert len(reading.content.history.prices) == 11


def test_a_price_that_hangs_on_nothing_is_kept_aside(tmp_path: Path) -> None:
    rows = facts()
    rows["R_PU_BASE"].append({"AAP_COD": "HHFA00110", "APDT_MODIF": "20230101", "GRILLE_COD": 16, "PU_BASE": "1.00"})
    reading = reading_of(save_base(tmp_path, rows))
    assert codes(reading)["version-sans-acte"].row == 12
    assert isinstance(reading.content, FullRelease)
    assert len(reading.content.history.prices) == 11
    assert '"APDT_MODIF":"2023-01-01"' in reading.content.history.tables[-1].facts


def test_an_unreadable_price_refuses_the_base_and_names_it(tmp_path: Path) -> None:
    rows = facts()
    rows["R_PU_BASE"][3]["PU_BASE"] = "*******"
    reading = reading_of(save_base(tmp_path, rows))
    assert reading.content is None
    found = codes(reading)["champ-dbf-illisible"]
    assert (found.row, found.column, found.value, found.severity) == (4, "PU_BASE", "*******", Severity.ERROR)


def test_an_unknown_table_and_an_unknown_field_are_told(tmp_path: Path) -> None:
    said = facts()
    contents = {name: table_bytes(name, said.get(name, ())) for name in TABLES}
    contents["R_TB24"] = table_bytes("R_TB23", [])
    data = contents["R_PHASE"]
    contents["R_PHASE"] = data.replace(b"LIBELLE\0", b"INTITULE", 1)
    error = refused(save_tables(tmp_path, contents))
    assert (error.code, "LIBELLE" in error.message) == ("champ-dbf-absent", True)
    contents["R_PHASE"], contents["R_RMO"] = data, contents["R_RMO"].replace(b"TITRE\0", b"SUJET\0", 1)
    reading = reading_of(save_tables(tmp_path, contents))
    found = codes(reading)
    assert found["table-dbf-inconnue"].value == "R_TB24"
    assert found["champ-dbf-inconnu"].value == "SUJET"
    assert found["champ-dbf-manquant"].value == "TITRE"


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    reading = reading_of(save_base(tmp_path, left_out=["R_DENT"]))
    assert codes(reading)["table-dbf-absente"].value == "R_DENT"
    assert isinstance(reading.content, FullRelease)


def test_accents_are_those_of_cp850_whatever_the_header_says(tmp_path: Path) -> None:
    said = facts()
    contents = {name: table_bytes(name, said.get(name, ()), code_page=0) for name in TABLES}
    contents["R_ACTE"] = table_bytes("R_ACTE", said["R_ACTE"], code_page=3)
    reading = reading_of(save_tables(tmp_path, contents))
    assert isinstance(reading.content, FullRelease)
    assert reading.content.release.by_code[DEQP003].label == "Électrocardiographie sur au moins 12 dérivations"
    assert codes(reading)["page-de-code-inattendue"].value == "0x03"


def test_blank_dates_are_no_dates(tmp_path: Path) -> None:
    acts = [{**row, "DT_ARRETE": "", "DT_JO": "00000000"} for row in facts()["R_ACTE"]]
    history = full(save_base(tmp_path, with_rows(R_ACTE=acts))).history
    assert {(state.decree, state.published) for state in history.act_states} == {("", "")}


def test_without_a_date_of_effect_the_day_of_entry_stands(tmp_path: Path) -> None:
    acts = [{**row, "DT_EFFET": ""} for row in facts()["R_ACTE"]]
    history = full(save_base(tmp_path, with_rows(R_ACTE=acts))).history
    assert {price.effective for price in history.prices} == {"2005-03-01", "2017-12-28", "2022-03-20", "2026-11-15"}


def test_notes_come_in_their_order(tmp_path: Path) -> None:
    assert list(full(save_base(tmp_path)).history.act_notes) == [
        ActNote("HHFA001", "03", "Avec ou sans : drainage"),
        ActNote("HHFA001", "17", "Facturation : à l'exclusion de la nuit"),
    ]


# What is refused


def test_a_missing_archive_is_named(tmp_path: Path) -> None:
    paths = save_base(tmp_path)
    for missing, part in ((0, "PART1"), (1, "PART2"), (2, "PART3")):
        error = refused([path for place, path in enumerate(paths) if place != missing])
        assert error.code == "tables-dbf-absentes"
        assert part in error.hint.rpartition("sans doute")[2]


def test_archives_of_two_versions_are_refused(tmp_path: Path) -> None:
    first, second, third = save_base(tmp_path)
    error = refused([first, second.rename(tmp_path / "CCAM08300_DBF_PART2.zip"), third])
    assert (error.code, "83.00, 84.00" in error.message) == ("versions-dbf-melangees", True)


def test_an_unknown_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    paths = [path.rename(tmp_path / f"lot{place}.zip") for place, path in enumerate(save_base(tmp_path))]
    error = refused(paths)
    assert (error.code, "CCAM08400_DBF_PART1.zip" in error.hint) == ("version-dbf-inconnue", True)


def test_plain_tables_join_the_archives(tmp_path: Path) -> None:
    first, *others = save_base(tmp_path)
    with zipfile.ZipFile(first) as archive:
        archive.extractall(tmp_path / "PART1")
    tables = sorted((tmp_path / "PART1").iterdir())
    assert full([*others, *tables]).release.acts == full([first, *others]).release.acts
    assert refused(tables[:1]).code == "version-dbf-inconnue"
    assert refused([first, *others, tables[0]]).code == "table-dbf-en-double"


def test_a_cut_table_and_a_longer_one_are_refused(tmp_path: Path) -> None:
    said = facts()
    contents = {name: table_bytes(name, said.get(name, ())) for name in TABLES}
    genuine = contents["R_PU_BASE"]
    contents["R_PU_BASE"] = genuine[:-40]
    error = refused(save_tables(tmp_path, contents))
    assert (error.code, "11 enregistrements" in error.message) == ("table-dbf-coupee", True)
    contents["R_PU_BASE"] = genuine[:-1] + b" " * 34
    assert refused(save_tables(tmp_path, contents)).code == "table-dbf-plus-longue"


def test_a_bomb_and_a_path_trick_cost_nothing(tmp_path: Path) -> None:
    paths = save_base(tmp_path)
    bomb = tmp_path / "CCAM08400_DBF_PART4.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("R_TB24.dbf", bytes(64 * 2**20))
    assert refused([*paths, bomb]).code == "archive-demesuree"
    with zipfile.ZipFile(bomb, "w") as archive:
        archive.writestr("../../R_TB24.dbf", table_bytes("R_TB23", []))
    assert refused([*paths, bomb]).code == "archive-suspecte"


@pytest.mark.parametrize(
    ("name", "start", "known"),
    [
        ("R_ACTE.DBF", b"\x03", True),
        ("r_tb24.dbf", b"\x03", True),
        ("R_GLOSSAIRE.DBF", b"\x83", True),
        ("R_GLOSSAIRE.DBT", b"\x01", True),
        ("ACTES.DBF", b"\x03", False),
        ("R_ACTE.csv", b"\x03", False),
        ("R_ACTE.DBF", b"0", False),
    ],
)
def test_a_table_is_known_by_its_first_byte_and_its_name(name: str, start: bytes, known: bool) -> None:
    data = start + bytes([126, 7, 1]) + bytes(60)
    assert importer.recognises(opened(name, name, lambda: io.BytesIO(data))) is known


def test_a_file_forced_to_be_a_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "actes.csv").write_text("COD_ACTE;NOM_LONG\n")
    with pytest.raises(FileRefused) as caught:
        list(read_all([tmp_path / "actes.csv"], format="dbf"))
    assert caught.value.code == "mauvais-format"


def test_long_texts_of_a_memo_file_are_told_and_left(tmp_path: Path) -> None:
    said = facts()
    contents = {name: table_bytes(name, said.get(name, ())) for name in TABLES}
    contents["R_GLOSSAIRE"] = _with_memo(b"         1")
    paths = save_tables(tmp_path, contents)
    with zipfile.ZipFile(paths[1], "a") as archive:
        archive.writestr("R_GLOSSAIRE.dbt", b"\x02" + bytes(1023))
    reading = reading_of(paths)
    assert codes(reading)["texte-dans-un-fichier-dbt"].severity is Severity.WARNING
    contents["R_GLOSSAIRE"] = _with_memo(b" " * 10)
    assert "texte-dans-un-fichier-dbt" not in codes(reading_of(save_tables(tmp_path, contents)))


def _with_memo(pointer: bytes) -> bytes:
    columns = b"LIBELLE".ljust(11, b"\0") + b"C" + bytes(4) + b"\x32" + bytes(15)
    columns += b"DEFINITION\0" + b"M" + bytes(4) + b"\x0a" + bytes(15)
    head = b"\x83\x7e\x07\x01" + (1).to_bytes(4, "little") + (97).to_bytes(2, "little") + (61).to_bytes(2, "little")
    return head + bytes(20) + columns + b"\r " + b"appendice".ljust(50) + pointer + b"\x1a"


# Spoilt files


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_spoilt_header_never_breaks_the_reader(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(["R_PU_BASE", "R_ACTE", "R_NOTE_ACTE"]))
    genuine = table_bytes(table, facts()[table])
    spoilt = bytearray(genuine)
    for _ in range(data.draw(st.integers(1, 6))):
        spoilt[data.draw(st.integers(0, min(len(genuine), 900) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(33, len(genuine)))
    with suppress(FileRefused):
        assert len(rows_of(table, bytes(spoilt[:cut]))) <= len(facts()[table])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_spoilt_records_never_break_the_importer(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    said = facts()
    contents = {name: table_bytes(name, said.get(name, ())) for name in TABLES}
    name = data.draw(st.sampled_from(sorted(said)))
    spoilt = bytearray(contents[name])
    start = int.from_bytes(spoilt[8:10], "little")
    for _ in range(data.draw(st.integers(1, 8))):
        spoilt[data.draw(st.integers(start, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    contents[name] = bytes(spoilt)
    with suppress(FileRefused):
        reading = reading_of(save_tables(tmp_path_factory.mktemp("dbf"), contents))
        errors = [found for found in reading.findings if found.severity is Severity.ERROR]
        assert (reading.content is None) == bool(errors)
