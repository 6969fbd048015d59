"""Tariffs, workbook, tables of the demonstration: what a committee opens is what the study says, and comes back."""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from csv_diff import compare, load_csv
from python_calamine import CalamineWorkbook

from ccam.formats.exports_committee import TARIFFS
from ccam.formats.exports_tables import TABLES, VIEWS
from ccam.model.acts import Act, Heading, Price, Release
from ccam.model.draft import Draft
from ccam.model.errors import DataRefused, UsageError
from ccam.publish.workbook import workbook_csv, workbook_rows, workbook_xlsx
from ccam.store.store import Store, open_store
from ccam.usecases.curate import apply_tables, pick_draft
from ccam.usecases.diff import compare_points
from ccam.usecases.exports.exchange import EXPORTS, Asked, Exported, export, export_all
from ccam.usecases.exports.release import project_release
from importers.registry import read
from tests.exchange_cases import base as small_base
from tests.exchange_cases import everything

FIGURES = ("tarifs", "tarifs-csv", "classeur", "classeur-csv", "jsonl", "parquet", "duckdb", "paquet")


@pytest.fixture(scope="module")
def store(demo_folder: Path) -> Iterator[Store]:
    with open_store(str(demo_folder / "demo.sqlite"), read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def made(store: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Exported]:
    """Every export of figures of the demonstration, written once."""
    folder = tmp_path_factory.mktemp("exports")
    return {one.format: one for one in export_all(store, FIGURES, Asked(), target=folder)}


def sheet(path: Path, name: str) -> list[list[object]]:
    with CalamineWorkbook.from_path(path) as book:
        return book.get_sheet_by_name(name).to_python()  # type: ignore[return-value]


def tables_of(path: Path) -> dict[str, list[dict[str, str]]]:
    """The CSV tables of a data package."""
    with zipfile.ZipFile(path) as archive:
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode(), newline=""))) for name in TABLES
        }


def test_the_same_draft_gives_the_same_bytes(store: Store, made: dict[str, Exported], tmp_path: Path) -> None:
    for again in export_all(store, [name for name in FIGURES if name != "duckdb"], Asked(), target=tmp_path):
        assert sorted(again.hashes.values()) == sorted(made[again.format].hashes.values()), again.format
    for one in made.values():
        assert {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in one.files} == one.hashes


def test_a_committee_sees_the_tariffs_of_the_study(store: Store, made: dict[str, Exported]) -> None:
    from ccam.usecases.study import open_study
    from ccam.usecases.valued import valued_lines

    rows = sheet(made["tarifs"].files[0], "Tarifs")
    assert rows[4] == list(TARIFFS.names)
    wanted = sorted((line.act, *line.slot, line.tariff) for line in valued_lines(open_study(store)))
    place = TARIFFS.names.index("tarif cible")
    seen = [
        (row[0], row[3], row[4], None if row[place] == "" else round(float(str(row[place])) * 100)) for row in rows[5:]
    ]
    assert seen == wanted
    assert [row[0] for row in sheet(made["tarifs"].files[0], "Provenance")][1:3] == ["projet", "version"]
    assert len(sheet(made["tarifs"].files[0], "Colonnes")) == len(TARIFFS.columns) + 1


@pytest.mark.parametrize("name", ["tarifs", "tarifs-csv", "jsonl", "parquet", "duckdb", "paquet"])
def test_an_export_changes_nothing_where_it_comes_from(demo_base: Path, made: dict[str, Exported], name: str) -> None:
    with open_store(str(demo_base)) as store, pytest.raises(DataRefused) as refused:
        apply_tables(store, pick_draft(store, None), made[name].files, actor="essai")
    assert refused.value.code == "rien-a-appliquer"


def test_points_edited_by_a_committee_come_back(demo_base: Path, made: dict[str, Exported], tmp_path: Path) -> None:
    text = made["tarifs-csv"].files[0].read_text("utf-8-sig")
    first = next(line for line in text.splitlines() if line.startswith("P-") and ";148,00;" in line)
    path = tmp_path / "tarifs.csv"
    path.write_text(text.replace(first, first.replace(";148,00;", ";151,5;")), "utf-8")
    with open_store(str(demo_base)) as store:
        done = apply_tables(store, pick_draft(store, None), [path], actor="essai", dry_run=True)
    assert (done.old, done.new, done.findings) == (0, 1, ())


def test_a_seal_is_exported_as_it_was(store: Store, tmp_path: Path) -> None:
    asked = Asked(milestone=store.seals("Refonte, projet fictif")[0].name)
    (early,) = export_all(store, ["paquet"], asked, target=tmp_path)
    told = {row["cle"]: row["valeur"] for row in tables_of(early.files[0])["provenance"]}
    seal = store.seals("Refonte, projet fictif")[0]
    assert (told["décision"], told["étape"]) == (str(seal.position), seal.name)
    assert told["empreinte du scellé"] == seal.hash
    assert max(int(row["numero"]) for row in tables_of(early.files[0])["decisions"]) <= seal.position


def test_another_diff_sees_what_ours_sees(store: Store, tmp_path: Path) -> None:
    names = [seal.name for seal in store.seals("Refonte, projet fictif")]
    ends = [
        tables_of(export(store, "paquet", milestone=name, target=tmp_path / f"{rank}.zip").files[0])
        for rank, name in enumerate(names)
    ]
    differing = {
        subject
        for table, columns in (("actes", ("id",)), ("lignes", ("acte", "activite", "phase")), ("anciens", ("code",)),
                               ("devenirs", ("ancien", "voie", "rang")), ("parts", ("ancien", "mesure", "voie")))
        for subject in told_by_csv_diff(ends[0][table], ends[1][table], columns)
    }  # fmt: skip
    ours = {
        event.node.partition("/")[2]
        for dossier in compare_points(store, *names).dossiers
        for event in dossier.events
        if event.node.startswith(("acte/", "ancien/"))
    }
    assert differing == ours
    assert differing


def told_by_csv_diff(before: list[dict[str, str]], after: list[dict[str, str]], key: tuple[str, ...]) -> set[str]:
    """Subjects of the rows that csv-diff finds added, removed or changed; what is derived from others is left out."""

    def table(rows: list[dict[str, str]]) -> io.StringIO:
        made = io.StringIO()
        names = [name for name in rows[0] if name not in ("dossier", "nature")]
        writer = csv.DictWriter(made, ["cle", *names], extrasaction="ignore")
        writer.writeheader()
        writer.writerows({"cle": "/".join(row[name] for name in key), **row} for row in rows)
        made.seek(0)
        return made

    found = compare(*(load_csv(table(rows), key="cle") for rows in (before, after)))
    rows = [*found["added"], *found["removed"]]
    return {row[key[0]] for row in rows} | {change["key"].partition("/")[0] for change in found["changed"]}


def test_the_workbook_is_never_an_official_release(made: dict[str, Exported]) -> None:
    for name in ("classeur", "classeur-csv"):
        reading = read(made[name].files[0])
        assert isinstance(reading.content, Release)
        assert reading.content.version.startswith("81-projet")
        assert reading.content.title.startswith("PROJET")


def test_acts_that_nobody_touched_come_back_as_they_are(store: Store, made: dict[str, Exported]) -> None:
    official = store.release("81-demo")
    draft = store.draft("Refonte, projet fictif")
    both = [read(made[name].files[0]).content for name in ("classeur", "classeur-csv")]
    assert all(isinstance(one, Release) for one in both)
    first, second = (content_of(one) for one in both if isinstance(one, Release))
    assert first == second
    untouched = [code for code in official.by_code if code not in draft.old]
    assert len(untouched) > 100
    known = content_of(official)
    assert {code: first[code] for code in untouched} == {code: known[code] for code in untouched}


def content_of(release: Release) -> dict[str, object]:
    """What a release says of each act, but for the rows of its file."""

    def said(act: Act) -> object:
        lines = [
            (line.key, line.label, [(p.grid, p.cents, p.writing) for p in line.prices], line.copay_exemption,
             line.billing_group, line.associated, line.prior_approval, line.conditional_refund)
            for line in act.lines
        ]  # fmt: skip
        return act.label, act.heading, lines, act.modifiers, [note.text for note in act.notes]

    return {act.code: said(act) for act in release.acts}


def test_an_act_without_a_code_waits_on_a_sheet_of_its_own(store: Store, made: dict[str, Exported]) -> None:
    without = sorted(act.id for act in store.draft("Refonte, projet fictif").proposed.values() if not act.code)
    shown = [row[0] for row in sheet(made["classeur"].files[0], "Sans place") if str(row[0]).startswith("P-")]
    assert shown == without
    assert not [row for row in sheet(made["classeur"].files[0], "PROJET") if str(row[0]).startswith("P-")]


def with_headings(base: Release, draft: Draft) -> Release:
    """The release with every subdivision that its acts and the draft's name."""
    named = {act.heading for act in base.acts} | {act.heading for act in draft.proposed.values()}
    return replace(base, headings=tuple(Heading(number, "Titre") for number in sorted(filter(None, named))))


@pytest.mark.parametrize(("target", "shown"), [(4_200, [4_200, 4_200]), (5_000, [5_000, 4_800])])
def test_a_line_is_at_its_target_unless_that_is_its_price(target: int, shown: list[int]) -> None:
    """Today's prices are 50 € in sector 1 and 48 € elsewhere: a target of 50 € changes neither."""
    draft, base = everything(), small_base()
    kept = next(act for act in draft.proposed.values() if act.code)
    today = tuple(Price(grid, base.applicable, cents) for grid, cents in (("F", 5_000), ("G", 4_800)))
    acts = [
        replace(act, lines=tuple(replace(line, prices=today) for line in act.lines)) if act.code == kept.code else act
        for act in base.acts
    ]
    base = with_headings(replace(base, acts=tuple(acts)), draft)
    made = project_release(draft, base, {(kept.id, kept.lines[0].slot): target})
    act = made.release.by_code[kept.code]  # type: ignore[index]
    assert [price.cents for price in act.lines[0].prices] == shown
    assert made.release.version == "81-projet0"
    gone = {act.code for act in base.acts} - set(made.release.by_code)
    assert gone == {code for code, old in draft.old.items() if old.fate.value != "indecis"} - {kept.code}


def test_a_package_holds_what_the_profile_asks(made: dict[str, Exported]) -> None:
    """Rules of tabular-data-package and table-schema 1.0 (specs.frictionlessdata.io)."""
    with zipfile.ZipFile(made["paquet"].files[0]) as archive:
        described = json.loads(archive.read("datapackage.json"))
        assert described["profile"] == "tabular-data-package"
        assert re.fullmatch(r"[-a-z0-9._/]+", described["name"])
        assert all("title" in one for one in described["sources"])
        assert all({"name", "path"} & one.keys() for one in described["licenses"])
        assert {one["path"] for one in described["resources"]} | {"datapackage.json"} == set(archive.namelist())
        names = [one["name"] for one in described["resources"]]
        assert len(set(names)) == len(names) > 0
        for one in described["resources"]:
            content = archive.read(one["path"])
            assert one["profile"] == "tabular-data-resource"
            assert not one["path"].startswith(("/", ".."))
            assert re.fullmatch(r"[-a-z0-9._/]+", one["name"])
            assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
            assert one["bytes"] == len(content)
            fields = [field["name"] for field in one["schema"]["fields"]]
            assert next(csv.reader(io.StringIO(content.decode()))) == fields
            assert {field["type"] for field in one["schema"]["fields"]} <= {
                "string", "integer", "number", "boolean", "date",
            }  # fmt: skip
            assert set(one["schema"].get("primaryKey", ())) <= set(fields)
            for key in one["schema"].get("foreignKeys", ()):
                assert set(key["fields"]) <= set(fields)
                assert key["reference"]["resource"] in names


def test_keys_hold_and_links_lead_somewhere(made: dict[str, Exported]) -> None:
    found = tables_of(made["paquet"].files[0])
    for table in TABLES.values():
        keys = [tuple(row[name] for name in table.key) for row in found[table.name]]
        assert len(set(keys)) == len(keys), table.name
        for column in table.columns:
            if column.of:
                other, _, name = column.of.partition(".")
                known = {row[name] for row in found[other]}
                assert {row[column.name] for row in found[table.name]} <= known, (table.name, column.name)


def test_duckdb_explains_itself_and_says_the_same_each_time(
    store: Store, made: dict[str, Exported], tmp_path: Path
) -> None:
    import duckdb

    again = export(store, "duckdb", target=tmp_path / "encore.duckdb")
    silent = "SELECT count(*) FROM duckdb_columns() JOIN duckdb_tables() t USING (table_name) WHERE {}"
    contents = []
    for path in (made["duckdb"].files[0], again.files[0]):
        with duckdb.connect(str(path), read_only=True) as base:
            contents.append({name: base.table(name).fetchall() for name in (*TABLES, *VIEWS)})
            columns, unsaid = (
                base.execute(silent.format(condition)).fetchone()
                for condition in ("true", "duckdb_columns.comment IS NULL OR t.comment IS NULL")
            )
    assert contents[0] == contents[1]
    assert columns == (sum(len(table.columns) for table in TABLES.values()),)
    assert unsaid == (0,)


def test_nobody_is_named_unless_asked(store: Store, made: dict[str, Exported], tmp_path: Path) -> None:
    authors = {entry.actor for entry in store.entries("Refonte, projet fictif")}
    hidden = tables_of(made["paquet"].files[0])["decisions"]
    assert not {row["auteur"] for row in hidden} & authors
    asked = Asked(names=True)
    (shown,) = export_all(store, ["paquet"], asked, target=tmp_path)
    assert {row["auteur"] for row in tables_of(shown.files[0])["decisions"]} == authors


def test_one_name_is_not_enough_for_two_formats_and_nothing_is_half_written(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        export_all(store, ["jsonl", "paquet"], Asked(), target=tmp_path / "x.zip")
    (tmp_path / f"refonte-projet-fictif{EXPORTS['paquet'].suffix}").write_bytes(b"")
    with pytest.raises(DataRefused):
        export_all(store, ["jsonl", "paquet"], Asked(), target=tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("label", ["=SOMME(A1)", "+33", "-2 mm", "@x", "'=1", "'apostrophe"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_label_that_a_spreadsheet_would_run_comes_back(tmp_path: Path, label: str, form: str) -> None:
    base = small_base()
    code = base.acts[0].code
    acts = (replace(base.acts[0], label=label), *base.acts[1:])
    base = replace(base, acts=acts, headings=(Heading(base.acts[0].heading, "Titre"),))
    release = project_release(Draft("essai", "81"), base, {}).release
    rows = list(workbook_rows(release))
    path = tmp_path / f"essai.{form}"
    path.write_bytes(
        workbook_csv(release.title, rows) if form == "csv" else workbook_xlsx(release.title, rows, waiting=())
    )
    back = read(path).content
    assert isinstance(back, Release)
    assert back.by_code[code].label == label


@pytest.mark.reel
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_official_workbook_kept_whole_is_the_official_workbook(tmp_path: Path, real_data: Path, form: str) -> None:
    official = read(real_data / "classeur" / "CCAM_V81.csv").content
    assert isinstance(official, Release)
    release = project_release(Draft("essai", "81"), official, {}).release
    path = tmp_path / f"essai.{form}"
    rows = workbook_rows(release)
    path.write_bytes(
        workbook_csv(release.title, rows) if form == "csv" else workbook_xlsx(release.title, rows, waiting=())
    )
    back = read(path).content
    assert isinstance(back, Release)
    assert content_of(back) == content_of(official)
    assert [replace(one, row=0) for one in back.modifiers] == [replace(one, row=0) for one in official.modifiers]
    told = [(one.number, one.title, [note.text for note in one.notes]) for one in back.headings]
    assert told == [(one.number, one.title, [note.text for note in one.notes]) for one in official.headings]
