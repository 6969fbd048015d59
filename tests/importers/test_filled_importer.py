"""Sheets that come back: what was typed is what is kept, and nothing else is."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.formats.templates import MARK, Table, Template
from ccam.formats.templates_catalogue import FILLED, WORKBOOKS
from ccam.formats.templates_cells import Choice, Day, Kind, Number, Shape, Value
from ccam.formats.templates_rules import Row
from ccam.formats.templates_text import Filled, decode
from ccam.model.filled import FilledSheet
from ccam.model.findings import Severity
from ccam.publish.templates import template_bytes
from importers.registry import read
from tests.corpus.make_filled import HEAD, ROWS, csv, grid, save_book, save_csv, template_of
from tests.importers.files import codes_of, findings_of, one, refusal

TABLES = sorted(ROWS)
MOVED = {
    "expert": "expert 3",
    "auteur": "expert 3",
    "annee": "2001",
    "exercice": "2001",
    "date_d_effet": "01/01/2001",
    "objet": "IRM 1,5 T, appareil {number}",
    "critere": "C3",
}
"""What makes another row of an example."""


def content_of(path: Path) -> FilledSheet:
    """A sheet that nothing refuses."""
    reading = read(path)
    assert [found for found in reading.findings if found.severity is Severity.ERROR] == []
    assert reading.format == "feuille"
    assert isinstance(reading.content, FilledSheet)
    return reading.content


def cells(kind: Kind) -> st.SearchStrategy[tuple[str, Value]]:
    """Texts that a kind reads, with the value it makes of them."""
    match kind:
        case Number(places=places, low=low, high=high):
            return st.integers(low, min(high, 10**9)).map(lambda value: (_decimal(value, places), value))
        case Choice(known=known):
            return st.sampled_from(sorted(known.items()))
        case Day():
            return st.dates(date(1990, 1, 1), date(2100, 12, 31)).map(
                lambda day: (day.strftime("%d/%m/%Y"), day.isoformat())
            )
        case Shape(expected=expected):
            example = "F, J" if "modificateurs" in expected else "expert 3" if "pseudo" in expected else "HHFA016"
            example = "expert 3" if "mot et un numéro" in expected else example
            return st.just((example, example))
    texts = st.text("abcdé 'œ\"\n;,=+-@0", min_size=1, max_size=12).map(str.strip).filter(bool)
    return texts.filter(lambda text: not text.startswith("'")).map(lambda text: (text, text))


def _decimal(value: int, places: int) -> str:
    digits = f"{abs(value):0{places + 1}d}"
    text = f"{digits[:-places]},{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text


@st.composite
def filled(draw: st.DrawFn, table: Table) -> tuple[dict[str, str], dict[str, Value]]:
    """A row of a table as texts, and as values."""
    texts: dict[str, str] = {}
    values: dict[str, Value] = {}
    for column in table.columns:
        if column.required or draw(st.booleans()):
            texts[column.field], values[column.field] = draw(cells(column.kind))
    return texts, values


def sound(table: Table, values: Mapping[str, Value]) -> bool:
    """Whether a row keeps the rules of its table."""
    return not any(
        broken.severity is Severity.ERROR for rule in table.rules for broken in rule.broken([Row(1, values)])
    )


@pytest.mark.parametrize("name", TABLES)
@settings(deadline=None, max_examples=40)
@given(data=st.data(), as_book=st.booleans())
def test_what_is_typed_is_what_is_kept(name: str, data: st.DataObject, as_book: bool) -> None:
    template = template_of(name)
    table = template.table(name)
    rows = [row for row in data.draw(st.lists(filled(table), min_size=1, max_size=4)) if sound(table, row[1])]
    rows = [row for row in rows[:1] if row[0]] or [_known(table)]
    lines = grid(template, table, [texts for texts, _ in rows])
    with TemporaryDirectory() as folder:
        path = save_book(Path(folder), {table.title: lines}) if as_book else save_csv(Path(folder), lines)
        content = content_of(path)
    assert decode(content.text).tables[name] == tuple(values for _, values in rows)
    assert (content.nature, content.rows, content.personal) == (template.name, len(rows), template.personal)


def _known(table: Table) -> tuple[dict[str, str], dict[str, Value]]:
    texts = dict(ROWS[table.name])
    return texts, {name: table.by_field[name].kind.read(text).value for name, text in texts.items()}


@pytest.mark.parametrize("name", FILLED)
def test_a_template_sent_back_as_it_is_holds_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.xlsx"
    path.write_bytes(template_bytes(name, path.name))
    refused = refusal(path)
    assert refused.code == "fichier-sans-contenu"
    assert {found.code for found in refused.findings} == {"exemple-laisse-de-cote"}


@pytest.mark.parametrize("name", FILLED)
def test_the_examples_of_a_template_are_right(name: str, tmp_path: Path) -> None:
    """Were they not examples, they would be taken: they show rows as they should be."""
    template = FILLED[name]
    head = {column.field: column.examples[0] for column in template.head}
    sheets = {
        table.title: grid(
            template,
            table,
            [
                row | {key: text.format(number=number) for key, text in MOVED.items() if key in row}
                for number, row in enumerate(table.examples)
            ],
            head,
        )
        for table in template.tables
    }
    assert {*codes_of(save_book(tmp_path, sheets))} <= {"virgule-decimale"}


def test_the_document_is_named_after_the_cell_above_the_table(tmp_path: Path) -> None:
    content = content_of(csv("scores", {})(tmp_path)[0])
    assert content.name == "scores : Essai"
    assert decode(content.text) == Filled(
        "scores",
        {"intitule": "Essai", "source": "essai", "date": "2026-03-12"},
        {
            "scores": (
                {"famille": "Digestif", "expert": "expert 3", "tour": 1, "acte": "HHFA001", "activite": 1, "phase": 0,
                 "acte_de_reference": "oui", "duree": 10000},
            )
        },
    )  # fmt: skip
    assert '"echelles":{"scores":{"competence_technique":2,' in content.text


def test_a_wrong_cell_is_named_to_the_sheet_the_row_and_the_title(tmp_path: Path) -> None:
    template = template_of("seuils")
    table = template.table("seuils")
    lines = grid(template, table, [ROWS["seuils"], ROWS["seuils"] | {"seuil": "seuil 9"}])
    found = one(save_book(tmp_path, {"Mes seuils": lines, "Notes": [["rien"]]}), "choix-hors-liste")
    assert found.file == "feuille.xlsx, feuille « Mes seuils »"
    assert (found.row, found.column, found.value) == (6, "seuil", "seuil 9")
    assert "activité de référence, seuil 1, seuil 2" in found.hint


def test_one_wrong_cell_keeps_nothing(tmp_path: Path) -> None:
    assert read(csv("notes", {}, {"critere": "C2", "note": "0"})(tmp_path)[0]).content is None


def test_the_sheets_of_one_workbook_are_one_document(tmp_path: Path) -> None:
    template = template_of("couts")
    sheets = {
        table.title: grid(template, table, [ROWS[table.name]], HEAD if rank == 0 else {})
        for rank, table in enumerate(template.tables)
    }
    content = content_of(save_book(tmp_path, sheets))
    assert content.rows == 2
    assert {name: len(rows) for name, rows in decode(content.text).tables.items()} == {"equipements": 1, "couts": 1}


def test_two_sheets_of_one_table_follow_one_another(tmp_path: Path) -> None:
    template = template_of("scores")
    table = template.table("scores")
    sheets = {f"expert {n}": grid(template, table, [ROWS["scores"] | {"expert": f"expert {n}"}]) for n in (1, 2)}
    assert [row["expert"] for row in decode(content_of(save_book(tmp_path, sheets)).text).tables["scores"]] == [
        "expert 1",
        "expert 2",
    ]


def test_the_same_row_on_two_sheets_is_told(tmp_path: Path) -> None:
    template = template_of("scores")
    lines = grid(template, template.table("scores"), [ROWS["scores"]])
    assert "ligne-repetee" in codes_of(save_book(tmp_path, {"un": lines, "deux": lines}))


def test_a_sheet_of_the_template_that_lost_its_titles_refuses_the_file(tmp_path: Path) -> None:
    template = template_of("couts")
    devices, costs = template.tables
    lines = grid(template, costs, [ROWS["couts"]])[-1:]
    path = save_book(tmp_path, {devices.title: grid(template, devices, [ROWS["equipements"]]), costs.title: lines})
    assert read(path).content is None
    assert one(path, "feuille-non-lue").severity is Severity.ERROR


def test_dates_and_numbers_of_a_real_spreadsheet_are_read(tmp_path: Path) -> None:
    """A template opened, filled with true numbers and dates, and saved."""
    path = tmp_path / "montants.xlsx"
    template = FILLED["forfaits"]
    table = template.table("montants")
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet("Montants"), book.add_format({"num_format": "dd/mm/yyyy"})
        for row, (title, cell) in enumerate((("Intitulé", "Essai"), ("Source", "essai"))):
            sheet.write_row(row, 0, (title, cell))
        sheet.write_string(2, 0, "Date")
        sheet.write_datetime(2, 1, date(2026, 3, 12), day)
        for place, column in enumerate(table.columns):
            sheet.write_string(4, place, column.heading)
            text = ROWS["montants"].get(column.field, "")
            if column.field == "date_d_effet":
                sheet.write_datetime(5, place, date(2018, 7, 1), day)
            elif column.field == "montant_par_examen":
                sheet.write_number(5, place, 69.38)
            elif text:
                sheet.write_string(5, place, text)
    content = content_of(path)
    (kept,) = decode(content.text).tables["montants"]
    assert (kept["montant_par_examen"], kept["date_d_effet"]) == (6938, "2018-07-01")
    assert findings_of(path) == ()


def test_an_escaped_text_loses_its_escape(tmp_path: Path) -> None:
    content = content_of(csv("scores", {"commentaire": "'+ difficile"})(tmp_path)[0])
    assert decode(content.text).tables["scores"][0]["commentaire"] == "+ difficile"


def test_a_wrong_cell_above_the_table_is_told_once(tmp_path: Path) -> None:
    path = csv("scores", {}, head=HEAD | {"date": "mars 2026"})(tmp_path)[0]
    assert codes_of(path) == ["jour-illisible"]
    assert one(path, "jour-illisible").row == 3


def test_the_examples_kept_beside_true_rows_enter_nothing(tmp_path: Path) -> None:
    template = template_of("scores")
    table = template.table("scores")
    rows = [example | {MARK: MARK} for example in table.examples] + [ROWS["scores"]]
    path = save_csv(tmp_path, grid(template, table, rows))
    assert content_of(path).rows == 1
    assert one(path, "exemple-laisse-de-cote").value == "2"


def test_a_transcodage_template_filled_is_a_transcodage_table(tmp_path: Path) -> None:
    template = WORKBOOKS["transcodage"]
    empty = tmp_path / "transcodage.xlsx"
    empty.write_bytes(template_bytes("transcodage", empty.name))
    assert refusal(empty).code == "fichier-sans-contenu"
    sheets = {table.title: _plain(template, table) for table in template.tables}
    reading = read(save_book(tmp_path, sheets))
    assert reading.format == "transcodage"
    assert reading.content is not None
    assert [found for found in reading.findings if found.severity is not Severity.INFO] == []


def _plain(template: Template, table: Table) -> list[list[str]]:
    titles = [column.heading for column in table.columns]
    return [titles, *([row[name] for name in table.by_field] for row in table.examples)]


def test_a_scenario_as_sent_is_refused_and_its_blocks_are_right_once_used(tmp_path: Path) -> None:
    path = tmp_path / "scenario.toml"
    text = template_bytes("scenario", path.name).decode()
    path.write_text(text, encoding="utf-8")
    assert {found.code for found in refusal(path).findings} >= {"texte-vide"}
    lines = [line.removeprefix("# ") if _is_toml(line) else line for line in text.splitlines()]
    used = "\n".join(lines).replace('nom = ""', 'nom = "Essai"').replace('auteur = ""', 'auteur = "essai"')
    path.write_text(used, encoding="utf-8")
    content = read(path).content
    assert content is not None
    assert (len(content.fc), len(content.cp), len(content.points)) == (1, 1, 1)  # type: ignore[union-attr]


def _is_toml(line: str) -> bool:
    return line.startswith("# [[") or (line.startswith("# ") and " = " in line)
