"""The report as one page that asks nothing of the network and needs no script: a template and its figures."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ccam.french import browse, invariants, numbers
from ccam.french import report as fr
from ccam.model.errors import DataRefused
from ccam.model.invariants import Level
from ccam.model.text import safe
from ccam.publish.report import as_json
from ccam.publish.report.bars import Bar, bars
from ccam.publish.report.changes import Alert, DossierChange
from ccam.publish.report.figures import AxisRow, Coverage
from ccam.publish.report.files import replace_together
from ccam.publish.report.model import ParameterLine, Point, Report, Unit

TEMPLATES = Path(__file__).parent / "templates"
FIGURES = frozenset({
    "observed", "range", "theoretical", "unknown", "against", "rate", "base", "share", "before", "after", "change",
    "price", "quantity", "points", "tariff", "value",
})  # fmt: skip
"""Columns of figures: set to the right."""


def page(report: Report) -> str:
    """The whole page, for reading on a screen or on A4 paper."""
    return (
        _templates()
        .get_template("page.html.j2")
        .render(
            report=report,
            head=report.head,
            charges=report.charges,
            coverage=report.coverage,
            total=report.total,
            sources=report.sources,
            by_kind=_axis(report.by_kind),
            by_chapter=_axis(report.by_chapter),
            by_group=_axis(report.by_group, bounds=False),
            parts=_parts(report.coverage),
            top=[report.change(dossier) for dossier in report.top],
            alert_groups=_alert_groups(report),
        )
    )


def write_report(report: Report, html_path: Path, json_path: Path) -> None:
    """Write the JSON, and the page made from that JSON, in the place of any older files of those names.

    Raises :class:`DataRefused` where the system refuses; what was there before is then still there.
    """
    if html_path == json_path:
        raise DataRefused(fr.SAME_FILE, path=html_path)
    text = as_json.text(report)
    replace_together({json_path: text, html_path: page(as_json.read(text))})


@cache
def _templates() -> Environment:
    found = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, finalize=_visible,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    found.globals.update(
        t=fr, n=numbers, levels=invariants.LEVELS, origins=browse.ORIGINS, figures=FIGURES,
        point=_point, labels_of=_labels_of, parameter=_parameter,
    )  # fmt: skip
    return found


def _visible(value: object) -> object:
    """Words as they are printed, without control characters; what the template itself wrote stays as it is."""
    return safe(fr.typeset(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def _axis(rows: Sequence[AxisRow], *, bounds: bool = True) -> list[tuple[AxisRow, Bar]]:
    """Rows with the bar of their impact after; an axis that cuts acts has no bounds to draw."""
    spans = [
        (row.after.observed, row.after.low, row.after.high) if bounds else (row.after.observed,) * 3 for row in rows
    ]
    return [*zip(rows, bars(spans), strict=True)]


def _parts(coverage: Coverage) -> dict[str, Bar]:
    """A bar for each part of the spend, on the scale of the whole."""
    values = [getattr(coverage, field) for field, *_ in fr.PARTS]
    drawn = bars([(value, value, value) for value in (*values, coverage.base_scope)])
    return dict(zip((field for field, *_ in fr.PARTS), drawn, strict=False))


def _alert_groups(report: Report) -> list[tuple[str, list[Alert]]]:
    """Alerts by level, the gravest first; levels without any are left out."""
    groups = ((level, [alert for alert in report.alerts if alert.level is level]) for level in Level)
    return [(level.value, found) for level, found in groups if found]


def _point(end: Point) -> str:
    return fr.point_named(end.kind.value, end.name)


def _labels_of(change: DossierChange) -> dict[str, str]:
    return {act.shown: act.label for act in change.new}


def _parameter(line: ParameterLine) -> str:
    if line.unit is Unit.RATE:
        return fr.PER_POINT.format(value=numbers.rate(line.value))
    return fr.IN_POINTS.format(value=numbers.points(line.value))
