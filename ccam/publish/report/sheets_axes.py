"""The sheets of the envelope, of the spread of acts, and of the tension of bridges."""

from ccam.french import report_rooms as rooms_words
from ccam.french import report_scale as scale_words
from ccam.french import report_sheets as words
from ccam.publish.report.charts import span_of
from ccam.publish.report.model import Report
from ccam.publish.report.sheets_rows import Column, Kind, Sheet, amounts, texts


def envelope_sheet(report: Report) -> Sheet:
    """Each lever: its value in force, the one that brings the effect to nil, what is left."""
    columns = (
        *texts("lever", width=40), Column("in_force", Kind.RATIO), Column("neutral", Kind.RATIO, 20),
        *texts("unit", width=14), *amounts("residual"),
    )  # fmt: skip
    levers = report.envelope.levers if report.envelope else ()
    rows = tuple(
        (
            rooms_words.LEVERS[lever.lever], lever.in_force, lever.value, rooms_words.LEVER_UNITS[lever.lever],
            None if lever.value is None else lever.residual,
        )
        for lever in levers
    )  # fmt: skip
    return Sheet(words.NAMES["envelope"], columns, rows)


def spread_sheet(report: Report) -> Sheet:
    """Acts and spend by class of relative change."""
    columns = (*texts("spread", width=28), Column("acts", Kind.COUNT, 12, total=True), *amounts("base", total=True))
    rows = tuple((span_of(row), row.acts, row.base) for row in report.spread)
    return Sheet(words.NAMES["spread"], columns, rows)


def tension_sheet(report: Report) -> Sheet:
    """A row for each family of each bridge or link."""
    kinds = (*(Kind.TEXT,) * 5, Kind.POINTS, Kind.RATIO)
    widths = (16, 50, 16, 50, 30, 14, 12)
    columns = tuple(
        Column(f"tension_{number}", kind, width, title=title)
        for number, (kind, width, title) in enumerate(zip(kinds, widths, scale_words.COLUMNS, strict=True))
    )
    pulls = report.tension.pulls if report.tension else ()
    rows = tuple(
        (each.line, each.label, each.other, each.other_label, place.family, place.points, each.spread)
        for each in pulls
        for place in each.places
    )
    return Sheet(scale_words.SHEET, columns, rows)
