"""The report as one page that asks nothing of the network and needs no script: a template and its figures."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ccam.french import browse, invariants, numbers
from ccam.french import report as fr
from ccam.french import report_first as first_words
from ccam.french import report_imaging as imaging_words
from ccam.french import report_rooms as words
from ccam.french import report_scale as scale_words
from ccam.model.invariants import Level
from ccam.model.text import safe
from ccam.publish.page.blocks import Block
from ccam.publish.report import charts, layout_first, layout_imaging, layout_rooms, layout_scale
from ccam.publish.report.bars import Bar, bars
from ccam.publish.report.changes import Alert, DossierChange
from ccam.publish.report.figures import AxisRow, Coverage
from ccam.publish.report.flows import flow
from ccam.publish.report.layout import parameters, point
from ccam.publish.report.layout_dossiers import beside, plain
from ccam.publish.report.model import Report

TEMPLATES = Path(__file__).parent / "templates"
FIGURES = frozenset({
    "observed", "range", "theoretical", "unknown", "against", "rate", "base", "share", "before", "after", "change",
    "price", "quantity", "points", "tariff", "value",
})  # fmt: skip
"""Columns of figures: set to the right."""


SECTIONS = (
    ("en-bref", first_words.FIRST),
    ("charges", fr.CHARGES),
    ("sources-des-charges", words.EVALUATION),
    ("couverture", fr.COVERAGE),
    ("total", fr.TOTAL),
    ("decomposition", words.SPLIT),
    ("scenarios", words.SCENARIOS),
    ("repartition", fr.BREAKDOWN),
    ("desaccords", fr.DISPUTES),
    ("alertes", fr.ALERTS),
    ("seuils", words.THRESHOLDS),
    ("tension", scale_words.TITLE),
    ("familles", words.FAMILIES),
    ("dossiers", fr.DOSSIERS),
    ("enveloppe", words.ENVELOPE),
    ("transition", words.PATHS),
    ("calendrier", words.CALENDAR),
    ("imagerie", imaging_words.TITLE),
    ("sources", fr.SOURCES),
    ("glossaire", words.GLOSSARY),
    ("index", words.INDEX),
)
"""Anchor and title of each part, in their order; a room that says nothing is left out."""


def page(report: Report) -> str:
    """The whole page, for reading on a screen or on A4 paper."""
    rooms = {anchor: tuple(blocks) for anchor, blocks in _rooms(report)}
    said = rooms | {"desaccords": report.disputes, "alertes": report.alerts}
    return (
        templates()
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
            alert_groups=_alert_groups(report),
            values=parameters(report.sources.parameters),
            unknown_stakes=sum(dispute.effect is None for dispute in report.disputes),
            rooms=rooms,
            sections=[(anchor, title) for anchor, title in SECTIONS if said.get(anchor, True)],
            made={
                row.key: layout_rooms.split_of(report.dossier_split.factors, row) for row in report.dossier_split.rows
            },
        )
    )


@cache
def templates() -> Environment:
    """The templates of pages, with what they all call."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, finalize=_visible,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    found.globals.update(
        t=fr, n=numbers, levels=invariants.LEVELS, origins=browse.ORIGINS, figures=FIGURES,
        w=words, imaging=imaging_words, first=first_words, calm=first_words.calm, point=point, labels_of=_labels_of,
        scale=scale_words,
        beside=beside, flow_of=lambda change: tuple(flow(change)), kind_of=lambda block: type(block).__name__,
    )  # fmt: skip
    return found


def _visible(value: object) -> object:
    """Words as they are printed, without control characters; what the template itself wrote stays as it is."""
    return safe(fr.typeset(value)) if isinstance(value, str) and not isinstance(value, Markup) else value


def _rooms(report: Report) -> Iterator[tuple[str, Iterable[Block]]]:
    """The parts that are made of blocks, by anchor."""
    yield "en-bref", layout_first.first(report)
    yield "sources-des-charges", layout_rooms.evaluation(report)
    yield "decomposition", layout_rooms.split(report)
    yield "scenarios", layout_rooms.scenarios(report)
    yield "hausses", charts.winners(report)
    yield "avant-apres", (*charts.before_after(report), *charts.spread(report))
    yield "seuils", layout_rooms.thresholds(report)
    yield "tension", layout_scale.tension(report)
    yield "familles", layout_rooms.families(report)
    yield "enveloppe", layout_rooms.envelope(report)
    yield "transition", layout_rooms.paths(report)
    yield "calendrier", layout_rooms.progress(report)
    yield "imagerie", layout_imaging.imaging(report)
    yield "glossaire", layout_rooms.glossary()
    yield "index", layout_rooms.index(report, None)
    yield "tels-quels", plain(report)


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


def _labels_of(change: DossierChange) -> dict[str, str]:
    return {act.shown: act.label for act in change.new}
