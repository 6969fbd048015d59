"""The base in DBF: what its tables become."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import dbfread
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.formats.dbf_tables import TABLES
from ccam.model.acts import Writing
from ccam.model.codes import ActCode, LineKey
from ccam.model.findings import Severity
from ccam.model.history import FullRelease, GridPrice
from importers.dbf_records import BLOCK, Row, TableReader
from tests.importers.dbf_files import (
    ARCHIVES,
    LONG_LABEL,
    Rows,
    facts,
    save_base,
    save_tables,
    table_bytes,
    write_with_library,
)
from tests.importers.dbf_reading import codes, full, reading_of, rows_of

HHFA001, DEQP003 = ActCode("HHFA001"), ActCode("DEQP003")


# What is read


def test_the_three_archives_make_one_release(tmp_path: Path) -> None:
    reading = reading_of(save_base(tmp_path))
    content = reading.content
    assert isinstance(content, FullRelease)
    assert reading.format == "dbf"
    assert reading.source == content.release.source
    assert reading.source.name == " + ".join(sorted(ARCHIVES.values()))
    assert (content.release.version, content.release.applicable) == ("84.00-dbf", date(2026, 7, 1))
    assert (content.history.version, content.history.created) == ("84.00", "2026-07-01")
    assert {found.severity for found in reading.findings} == {Severity.INFO}


def test_the_release_is_that_of_the_day_of_the_file(tmp_path: Path) -> None:
    release = full(save_base(tmp_path)).release
    act = release.by_code[HHFA001]
    assert (act.label, act.heading, act.modifiers) == (LONG_LABEL, "07.03.05", ("F", "U", "7", "A"))
    assert [note.text for note in act.notes] == ["Avec ou sans : drainage", "Facturation : à l'exclusion de la nuit"]
    lines = {line.key: line for line in act.lines}
    surgery, anaesthesia = lines[LineKey(HHFA001, 1, 0)], lines[LineKey(HHFA001, 4, 0)]
    assert (surgery.billing_group, surgery.copay_exemption, surgery.associated) == ("ADC", "1-7", (ActCode("GELE001"),))
    assert anaesthesia.label == "anesthésie"
    assert {(price.grid, price.cents) for price in surgery.prices} == {
        ("F", 17679),
        ("G", 17680),
        ("16", 17679),
        ("14", 17680),
    }
    heart = release.by_code[DEQP003].lines[0]
    assert heart.conditional_refund
    assert heart.prior_approval
    assert all(price.writing is Writing.AMOUNT for line in act.lines for price in line.prices)
    assert sorted(release.by_code) == ["DEQP003", "GELE001", "HHFA001"]
    assert release.heading_titles == {
        "04": "APPAREIL CIRCULATOIRE", "04.01": "ACTES DIAGNOSTIQUES", "07": "APPAREIL DIGESTIF",
        "07.03": "ACTES THÉRAPEUTIQUES", "07.03.05": "Appendice",
    }  # fmt: skip


def test_another_day_shows_another_release(tmp_path: Path) -> None:
    paths = save_base(tmp_path)
    before, after = full(paths, date(2019, 1, 1)).release, full(paths, date(2027, 1, 1)).release
    assert before.by_code[HHFA001].label == "Appendicectomie"
    assert [price.cents for price in before.by_code[HHFA001].lines[0].prices if price.grid == "F"] == [17000]
    assert before.by_code[HHFA001].notes[0].text == "Avec ou sans : toilette"
    assert DEQP003 not in before.by_code
    assert after.by_code[DEQP003].label == "Électrocardiographie sur 12 dérivations ou plus"
    assert not after.by_code[DEQP003].lines[0].conditional_refund


def test_the_history_keeps_every_date_and_the_lineage(tmp_path: Path) -> None:
    history = full(save_base(tmp_path)).history
    acts = {act.code: act for act in history.acts}
    assert acts["HHFA001"].previous == "HHFA020"
    assert (acts["HHFA020"].next, acts["HHFA020"].ended) == ("HHFA001", "2017-12-31")
    assert (acts["HHFA001"].insurances, acts["HHFA001"].dmt, acts["HHFA001"].conditions) == ("AS AT", "FT", "0001")
    assert (acts["HHFA001"].menus, acts["HHFA001"].place) == ("7 3 5", 1_000_000)
    states = {(state.code, state.effective): state for state in history.act_states}
    state = states["HHFA001", "2022-04-01"]
    assert (state.decree, state.published, state.copay, state.prescribers) == ("2021-09-22", "2021-09-25", "1 7", "TS")
    assert (state.flat_fees, state.procedures, state.incompatible, state.cmuc) == ("3", "HHFA011", "DEQP003", "0012")
    assert states["HHFA001", "2018-01-01"].copay == ""
    activity = next(row for row in history.activities if (row.code, row.activity) == ("HHFA001", 1))
    assert (activity.extensions, activity.rmo, activity.radio) == ("X", "12.3", "01")
    phase = next(row for row in history.phases if (row.code, row.activity) == ("HHFA001", 1))
    assert (phase.icr, phase.ranking, phase.teeth) == (133, "Y", "08")
    assert next(row for row in history.phases if row.activity == 4).icr is None
    doms = {row.effective: row.dom for row in history.phase_states if (row.code, row.activity) == ("HHFA001", 1)}
    assert doms == {"2022-04-01": "1030 1030 1030 1000", "2018-01-01": "1000 1000 1000 1000"}
    assert GridPrice("HHFA020", 1, 0, "2005-03-25", 0, 15000) in history.prices
    assert len(history.prices) == 11


def test_prices_take_their_date_of_effect_from_the_act_link_by_link(tmp_path: Path) -> None:
    """Entered on 20 March 2022, in force from 1 April: no day between has the new price."""
    release = full(save_base(tmp_path), date(2022, 3, 31)).release
    assert [price.cents for price in release.by_code[HHFA001].lines[0].prices if price.grid == "F"] == [17000]


def test_lists_and_tables_read_as_those_of_nx(tmp_path: Path) -> None:
    history = full(save_base(tmp_path)).history
    labels = {(entry.table, entry.code): entry.label for entry in history.lists}
    assert labels["050", "03"] == "avec ou sans"
    assert labels["083", "7"] == "Présence permanente de l'anesthésiste"
    tables = {(row.table, row.facts) for row in history.tables}
    assert ("TB22", '{"contexte_bn":"0004","contexte_ps":"0010","debut":"2018-01-01","fin":"","grille":3}') in tables
    assert ("093", '{"effet":"2005-03-25","unite":"5.3","valeur":100}') in tables
    assert {row.table for row in history.tables} >= {"TB02", "TB11", "TB22", "TB23", "090", "093"}


def test_what_the_history_has_no_place_for_is_kept_under_its_table(tmp_path: Path) -> None:
    reading = reading_of(save_base(tmp_path))
    assert isinstance(reading.content, FullRelease)
    kept = [(row.table, json.loads(row.facts)) for row in reading.content.history.tables if row.table.startswith("R_")]
    older = next(said for table, said in kept if table == "R_ACTE" and said["COD_ACTE"] == "HHFA001")
    assert (older["NOM_LONG"], older["DT_EFFET"], older["PRECEDENT"]) == ("Appendicectomie", "2018-01-01", "HHFA020")
    assert (
        "R_NOTE_ACTE",
        {"ACTE_COD": "HHFA001", "ACDT_MODIF": "2022-03-20", "ORDRE_NOTE": 2, "RENVOI_COD": "GELE001"},
    ) in kept
    assert {table for table, _ in kept} == {"R_ACTE", "R_NOTE_ACTE", "R_RMO", "R_COND_GEN", "R_TB23"}
    assert codes(reading)["faits-gardes-a-part"].message.startswith("7 enregistrements")


def test_every_declared_field_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, set[str]] = {}
    genuine = TableReader.rows

    def noted(reader: TableReader, *names: str) -> Iterator[tuple[int, Row]]:
        asked.setdefault(reader.table.name, set()).update(names)
        return genuine(reader, *names)

    monkeypatch.setattr(TableReader, "rows", noted)
    full(save_base(tmp_path))
    missed = {name: set(table.by_name) - asked.get(name, set()) for name, table in TABLES.items()}
    assert {name: fields for name, fields in missed.items() if fields} == {
        "R_ASSOCIATIONS": {"DT_MODIF2"}, "R_INCOMPATIBILITES": {"DT_MODIF2"}, "R_PROCEDURE": {"PRDT_MODIF"},
    }  # fmt: skip


def test_a_correction_of_the_same_day_replaces_and_keeps(tmp_path: Path) -> None:
    rows = facts()
    rows["R_ACTE"].append({**rows["R_ACTE"][1], "DT_MODIF": "20220325", "NOM_LONG": "Appendicectomie corrigée"})
    later = {"DT_MODIF": "20220325"}
    rows["R_ACTE_IVITE"] += [{**row, **later, "ACDT_MODIF": "20220325"} for row in rows["R_ACTE_IVITE"][2:4]]
    rows["R_ACTE_IVITE_PHASE"] += [
        {**row, **later, "AADT_MODIF": "20220325"} for row in rows["R_ACTE_IVITE_PHASE"][2:4]
    ]
    rows["R_PU_BASE"].append({"AAP_COD": "HHFA00110", "APDT_MODIF": "20220325", "GRILLE_COD": 16, "PU_BASE": "180.00"})
    reading = reading_of(save_base(tmp_path, rows))
    assert isinstance(reading.content, FullRelease)
    act = reading.content.release.by_code[HHFA001]
    assert act.label == "Appendicectomie corrigée"
    assert [price.cents for price in act.lines[0].prices if price.grid == "F"] == [18000]
    assert len(act.lines) == 2
    kept = {(row.table, json.loads(row.facts).get("PU_BASE")) for row in reading.content.history.tables}
    assert ("R_PU_BASE", 17679) in kept
    assert codes(reading)["version-remplacee"].severity is Severity.INFO


def test_scores_are_kept_where_they_are_not_zero(tmp_path: Path) -> None:
    rows = facts()
    rows["R_ACTE_IVITE_PHASE"][2] |= {"SCORE": "42.50", "PRATIQUE": "0.39", "SUPPLEMENT": "1.20", "COEFFICIEN": "2.50"}
    (state,) = [row for row in full(save_base(tmp_path, rows)).history.phase_states if row.score]
    assert (state.code, state.activity, state.effective) == ("HHFA001", 1, "2022-04-01")
    assert (state.score, state.practice, state.supplement, state.coefficient) == (4250, 39, 120, 250)


def test_the_base_price_of_a_phase_is_one_of_its_prices_or_is_kept_aside(tmp_path: Path) -> None:
    rows = facts()
    rows["R_ACTE_IVITE_PHASE"][2] |= {"PU_BASE": "176.79"}
    rows["R_ACTE_IVITE_PHASE"][3] |= {"PU_BASE": "99.99"}
    kept = [
        json.loads(row.facts)
        for row in full(save_base(tmp_path, rows)).history.tables
        if row.table == "R_ACTE_IVITE_PHASE"
    ]
    assert kept == [{"COD_AAP": "HHFA00140", "DT_MODIF": "2022-03-20", "PU_BASE": 9999}]


# Against the libraries


def test_the_tables_that_the_library_writes_read_alike(tmp_path: Path) -> None:
    said = facts()
    folder = tmp_path / "tables"
    folder.mkdir()
    for name in TABLES:
        write_with_library(folder / f"{name}.dbf", name, said.get(name, ()))
    contents = {name: next(folder.glob(f"{name.lower()}.dbf"), folder / f"{name}.dbf").read_bytes() for name in TABLES}
    written = full(save_tables(tmp_path, contents), date(2026, 7, 1))
    (tmp_path / "ours").mkdir()
    ours = full(save_base(tmp_path / "ours"), date(2026, 7, 1))
    assert written.release.acts == ours.release.acts
    assert written.history.tables == ours.history.tables
    assert written.history.prices == ours.history.prices


class ExactParser(dbfread.FieldParser):  # type: ignore[misc]
    """Numbers of dbfread as exact decimals, not floats."""

    def parseN(self, field: object, data: bytes) -> Decimal | None:  # noqa: N802
        text = data.strip()
        return Decimal(text.decode()) if text else None


PRICE_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "AAP_COD": st.text("ABCÉéè01 ", max_size=16),
            "GRILLE_COD": st.one_of(st.just(""), st.integers(0, 999)),
            "PU_BASE": st.one_of(st.just(""), st.integers(0, 999_999).map(lambda cents: f"{cents / 100:.2f}")),
            "APDT_MODIF": st.one_of(st.just(""), st.dates(date(1900, 1, 1)).map(lambda day: f"{day:%Y%m%d}")),
            "deleted": st.booleans(),
        }
    ),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(PRICE_ROWS)
def test_records_read_as_dbfread_reads_them(tmp_path_factory: pytest.TempPathFactory, rows: Rows) -> None:
    data = table_bytes("R_PU_BASE", rows)
    path = tmp_path_factory.mktemp("dbf") / "R_PU_BASE.dbf"
    path.write_bytes(data)
    table = dbfread.DBF(str(path), encoding="cp850", char_decode_errors="strict", parserclass=ExactParser)
    expected = [
        (
            row["AAP_COD"].strip(),
            None if row["GRILLE_COD"] is None else int(row["GRILLE_COD"]),
            None if row["PU_BASE"] is None else int(row["PU_BASE"] * 100),
            row["APDT_MODIF"].isoformat() if row["APDT_MODIF"] else "",
        )
        for row in table
    ]
    assert [row for _, row in rows_of("R_PU_BASE", data)] == expected


def test_a_table_of_several_blocks_reads_whole_and_in_order() -> None:
    count = 2 * BLOCK // 35 + 5
    rows = [{"AAP_COD": "HHFA00110", "GRILLE_COD": number % 20, "PU_BASE": "1.00"} for number in range(count)]
    rows[40_000]["deleted"] = "x"
    read = rows_of("R_PU_BASE", table_bytes("R_PU_BASE", rows), "GRILLE_COD")
    assert [number for number, _ in read] == [number for number in range(1, count + 1) if number != 40_001]
    assert all(row == ((number - 1) % 20,) for number, row in read)
