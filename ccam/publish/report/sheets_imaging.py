"""The sheets of heavy imaging and extra fees: devices, bills, panel, open disagreements, path, OPTAM."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ccam.french import panel as panel_words
from ccam.french import report_imaging as fr
from ccam.french import report_sheets as words
from ccam.publish.report.evaluation import Bounds
from ccam.publish.report.imaging import Imaging, PathLine
from ccam.publish.report.layout_imaging import break_even, criterion_name
from ccam.publish.report.sheets_rows import Cell, Column, Formula, Kind, Sheet

Row = tuple[Cell, ...]
BILLED = "={exams}*{fee}"


def imaging_sheets(found: Imaging | None) -> Iterator[Sheet]:
    """Every sheet that has something to say."""
    if found is None:
        return
    made = (_devices(found), _bills(found), _values(found), _criteria(found), _questions(found), _path(found))
    yield from (replace(sheet, unit=words.AMO) for sheet in made if sheet.rows)
    if (groups := _optam(found)).rows:
        yield groups


def _sheet(name: str, columns: tuple[Column, ...], rows: Iterable[Row], frozen: int = 1) -> Sheet:
    return Sheet(fr.SHEETS[name], columns, tuple(rows), frozen)


def _texts(*keys: str, width: int = 18) -> tuple[Column, ...]:
    return tuple(Column(key, width=width, title=fr.SHEET_COLUMNS[key]) for key in keys)


def _columns(kind: Kind, *keys: str, width: int = 14, total: bool = False) -> tuple[Column, ...]:
    return tuple(Column(key, kind, width, total, fr.SHEET_COLUMNS[key]) for key in keys)


def _ends(bounds: Bounds | None) -> tuple[Cell, Cell]:
    return (bounds.low, bounds.high) if bounds else (None, None)


def _devices(found: Imaging) -> Sheet:
    columns = (
        *_texts("device", width=24), *_columns(Kind.COUNT, "year", width=8), *_texts("modality", "class", "age"),
        *_columns(Kind.COUNT, "exams"), *_columns(Kind.EUROS, "bill", width=20, total=True),
        *_columns(Kind.EUROS, "full_low", "full_high", "marginal_low", "marginal_high"),
        *_texts("break_even", "missing", width=50),
    )  # fmt: skip
    rows = (
        (
            each.name, each.year, each.modality, each.device_class, each.age, each.exams, each.total, *_ends(each.full),
            *_ends(each.marginal), "\n".join(map(break_even, each.break_evens)), "\n".join(each.missing),
        )
        for each in found.devices
    )  # fmt: skip
    return _sheet("devices", columns, rows)


def _bills(found: Imaging) -> Sheet:
    columns = (
        *_texts("device", width=24), *_columns(Kind.COUNT, "year", width=8), *_columns(Kind.DAY, "start", "end"),
        *_texts("band"), *_columns(Kind.COUNT, "exams"), *_columns(Kind.EUROS, "fee"),
        *_columns(Kind.EUROS, "total", width=20, total=True), *_texts("status"),
    )  # fmt: skip
    rows = (
        (
            each.name, each.year, part.start, part.end, part.band, part.exams, part.fee, Formula(BILLED, part.total),
            part.status,
        )
        for each in found.devices for part in each.parts
    )  # fmt: skip
    return _sheet("bills", columns, rows)


def _values(found: Imaging) -> Sheet:
    seats = tuple(
        Column(f"seat{place}", Kind.EUROS, 14, title=name) for place, name in enumerate(panel_words.SEATS.values())
    )
    columns = (
        *_texts("fee_name", width=34), *_texts("device", width=40), *seats,
        *_columns(Kind.EUROS, "side_am", "side_med", "in_force"), *_columns(Kind.COUNT, "exams"),
        *_texts("rule", "outcome", "conclusion", width=40),
    )  # fmt: skip
    rows = (
        (
            fee.name, fee.device, *(each.value for each in fee.values), *fee.sides, fee.in_force, fee.exams,
            found.panel.rule or panel_words.NO_RULE, fee.outcome, fee.conclusion if fee.outcome else "",
        )
        for fee in (found.panel.fees if found.panel else ()) if found.panel
    )  # fmt: skip
    return _sheet("values", columns, rows)


def _criteria(found: Imaging) -> Sheet:
    seats = tuple(Column(f"seat{place}", width=8, title=name) for place, name in enumerate(panel_words.SEATS.values()))
    columns = (
        *_texts("fee_name", width=34), *_texts("criterion", width=50), *seats, *_texts("accord", "verdict"),
        *_texts("remarks", "gaps", "measure", width=50),
    )  # fmt: skip
    rows = (
        (
            fee.name, criterion_name(each), *each.notes, each.accord, each.verdict, "\n".join(each.remarks), each.gaps,
            each.measure,
        )
        for fee in (found.panel.fees if found.panel else ()) for each in fee.criteria
    )  # fmt: skip
    return _sheet("criteria", columns, rows, 2)


def _questions(found: Imaging) -> Sheet:
    columns = (
        *_texts("fee_name", width=34), *_texts("kind"), *_texts("question", width=44),
        *_columns(Kind.EUROS, "effect_low", "effect_high"), *_columns(Kind.EUROS, "yearly", width=20),
        *_texts("basis", "settles", width=50),
    )  # fmt: skip
    rows = (
        (fee.name, each.kind, each.name, *_ends(each.effect), each.yearly, each.basis, each.settles)
        for fee in (found.panel.fees if found.panel else ()) for each in fee.questions
    )  # fmt: skip
    return _sheet("questions", columns, rows)


def _path(found: Imaging) -> Sheet:
    years = found.path.years if found.path else ()
    named = tuple(Column(f"y{year}", Kind.EUROS, 18, title=str(year)) for year in years)
    columns = (
        *_texts("mass", width=14),
        *_texts("measure", width=50),
        *named,
        *_columns(Kind.EUROS, "sum", "level", width=20),
    )
    sums = "=" + "+".join(f"{{y{year}}}" for year in years)

    def row(mass: str, line: PathLine) -> Row:
        return mass, line.name, *line.by_year, Formula(sums, line.total), line.level

    rows = (
        row(mass.name, line)
        for mass in (found.path.masses if found.path else ()) for line in (*mass.lines, mass.pertinence)
    )  # fmt: skip
    return _sheet("path", columns, rows, 2)


def _optam(found: Imaging) -> Sheet:
    columns = (
        *_texts("source", width=30), *_columns(Kind.COUNT, "year", width=8), *_texts("group", width=34),
        *_texts("behaviour", width=28), *_columns(Kind.EUROS, "extra", width=18), *_columns(Kind.PART, "rate", "share"),
        *_columns(Kind.PART, "engaged_rate", "engaged_share"), *_texts("breached"),
    )  # fmt: skip
    rows: list[Row] = []
    for group in found.optam:
        engaged = tuple(each.engaged for each in group.indicators)
        seen = tuple(each.observed for each in group.indicators)
        first = (group.source, group.year, group.label)
        said = "\n".join(group.breaches)
        rows.append((*first, fr.TODAY, group.extra, *seen, *engaged, said))
        for each in group.behaviours:
            broken = (fr.BREACHED if each.breached else fr.KEPT) if group.committed else fr.NOT_BOUND
            rows.append((*first, each.name, each.extra, each.rate, each.share, *engaged, broken))
    return _sheet("optam", columns, rows)
