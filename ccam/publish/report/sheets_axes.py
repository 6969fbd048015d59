"""The sheets of the envelope, of the spread of acts, and of the tension of bridges."""

from ccam.french import report_scale as scale_words
from ccam.french import report_sheets as words
from ccam.publish.report.charts import span_of
from ccam.publish.report.layout_rooms import lever_cells
from ccam.publish.report.model import Report
from ccam.publish.report.sheets_rows import Column, Kind, Sheet, amounts, texts


def envelope_sheet(report: Report) -> Sheet:
    """Each lever: its value in force, the one that brings the effect to nil, what is left."""
    columns = (*texts("lever", width=40), *texts("in_force", "neutral", width=22), *amounts("residual"))
    levers = report.envelope.levers if report.envelope else ()
    rows = tuple((*lever_cells(lever)[:3], None if lever.value is None else lever.residual) for lever in levers)
    return Sheet(words.NAMES["envelope"], columns, rows)


def spread_sheet(report: Report) -> Sheet:
    """Acts and spend by class of relative change."""
    columns = (*texts("spread", width=28), Column("acts", Kind.COUNT, 12, total=True), *amounts("base", total=True))
    rows = tuple((span_of(row), row.acts, row.base) for row in report.spread)
    return Sheet(words.NAMES["spread"], columns, rows)


def tension_sheet(report: Report) -> Sheet:
    """A row for each family of each bridge or link."""
    kinds = (Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.POINTS, Kind.COUNT)
    columns = tuple(
        Column(f"tension_{number}", kind, 22, title=title)
        for number, (kind, title) in enumerate(zip(kinds, scale_words.COLUMNS, strict=True))
    )
    pulls = report.tension.pulls if report.tension else ()
    rows = tuple(
        (each.line, each.other, place.family, place.points, each.spread) for each in pulls for place in each.places
    )
    return Sheet(scale_words.SHEET, columns, rows)
