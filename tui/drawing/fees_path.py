"""Screen « Forfaits techniques »: the imaging path year by year, always under both readings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.french import fees as fee_words
from ccam.french import imaging as words
from ccam.french import numbers
from ccam.french import tui_fees as fr
from ccam.model.money import half_up
from ccam.usecases.imaging import said as texts
from ccam.usecases.imaging.json import chain
from tui.drawing.fees_costs import table
from tui.drawing.lines import Line, blank, paragraph, plain, section
from tui.widgets.columns import Column

if TYPE_CHECKING:
    from ccam.usecases.imaging.path import MassPath
    from ccam.usecases.imaging.report import ImagingReport
    from valuation.imaging import Line as PathLine
    from valuation.imaging import Path

TENTH = 10**7
"""Cents of a tenth of a million."""


@dataclass(frozen=True, slots=True)
class PathRow:
    """A row of the path of one mass of fees, its cells already written; ``measure`` is the name of what it is about,
    "" for a total.
    """

    key: str
    mass: int
    cells: tuple[str, ...]
    measure: str = ""


def columns(report: "ImagingReport | None") -> tuple[Column, ...]:
    """One column a year, then both readings."""
    years = [str(year) for year in report.target.years] if report else []
    numeric = (Column(title, 8, right=True) for title in (*years, fr.COLUMN_SUM, fr.COLUMN_LEVEL))
    return (Column(fr.COLUMN_MEASURE_OF_PATH, 20, flexible=True), *numeric)


def rows(report: "ImagingReport") -> tuple[PathRow, ...]:
    """Every measure of every mass, what they reach, and how far that is from the target."""
    return tuple(row for place, made in enumerate(report.paths) for row in _mass(place, made, report))


def _mass(place: int, made: "MassPath", report: "ImagingReport") -> Iterator[PathRow]:
    blank_cells = ("",) * (len(report.target.years) + 2)
    title = fr.PATH_OF.format(mass=made.mass.name)
    yield PathRow(f"{place}/", place, (title, *blank_cells))
    for line in made.path.lines:
        name = fr.PATH_LINE.format(name=line.name, standing=words.STANDINGS[line.standing])
        yield PathRow(f"{place}/{line.name}/{line.standing}", place, (f"  {name}", *_line(line)), line.name)
    yield from _reached(place, words.TOTAL, fr.GAP_TO_TARGET, made.path, report)
    yield PathRow(f"{place}/pertinence", place, (f"  {words.PERTINENCE_LINE}", *_line(report.pertinence)), "pertinence")
    yield from _reached(place, words.WITH_PERTINENCE, fr.GAP_WITH, report.whole(made), report)


def _reached(place: int, name: str, gap: str, path: "Path", report: "ImagingReport") -> Iterator[PathRow]:
    from valuation.imaging import Reading

    none = ("",) * len(report.target.years)
    reached = (_millions(path.reached(each)) for each in (Reading.SUM, Reading.LEVEL))
    yield PathRow(f"{place}/{name}", place, (f"  {name}", *map(_millions, path.by_year), *reached))
    gaps = [path.gap(each) for each in (Reading.SUM, Reading.LEVEL)]
    yield PathRow(f"{place}/{name}/ecart", place, (f"  {gap}", *none, *(_millions(each, sign=True) for each in gaps)))
    verdicts = (fr.MET if each >= 0 else fr.MISSED for each in gaps)
    yield PathRow(f"{place}/{name}/lecture", place, (f"  {fr.READ_AS}", *none, *verdicts))


def _line(line: "PathLine") -> tuple[str, ...]:
    return (*map(_millions, line.by_year), _millions(line.total), _millions(line.level))


def summary(report: "ImagingReport | None") -> str:
    """Both readings of the first mass, in one line."""
    if report is None or not report.paths:
        return fr.SUM_PATH_LATER
    from valuation.imaging import Reading

    made = report.paths[0]
    return fr.SUM_PATH.format(
        total=numbers.euros_short(made.path.reached(Reading.SUM)),
        level=numbers.euros_short(made.path.reached(Reading.LEVEL)),
        target=numbers.euros_short(report.target.cents), mass=made.mass.name,
    )  # fmt: skip


def path_lines(report: "ImagingReport", row: PathRow, width: int) -> list[Line]:
    """How the years of a measure are reckoned; how a total is read; what the exams avoided are worth."""
    made = report.paths[row.mass]
    lines = paragraph(row.cells[0].strip(), width, "bold")
    if row.measure == "pertinence":
        return [*lines, *_avoided(report, width)]
    series = next((each for each in made.series if each.name == row.measure), None)
    if series:
        return [*lines, *section(fr.BASIS, list(chain(series, report)), width)]
    return [*lines, *_read(made, report, width), *_assumed(report, width)]


def whole(report: "ImagingReport", row: PathRow, width: int) -> list[Line]:
    """The row, then everything the path rests on."""
    known = path_lines(report, row, width)
    rest = [] if row.measure == "pertinence" else [blank(), *_avoided(report, width)]
    return [*known, *rest, *([blank(), *_assumed(report, width)] if row.measure else [])]


def _read(made: "MassPath", report: "ImagingReport", width: int) -> list[Line]:
    from valuation.imaging import Reading

    read = [
        texts.verdict_said(report, reading, path, sentence)
        for reading in Reading
        for path, sentence in ((made.path, words.VERDICT), (report.whole(made), words.VERDICT_WHOLE))
    ]
    return section(fr.SUM_AND_LEVEL, [*read, texts.received_said(report, made)], width)


def _assumed(report: "ImagingReport", width: int) -> list[Line]:
    said = [texts.heading_said(report), texts.base_said(report), *texts.transfer_said(report)]
    missing = list(texts.unpriced_said(report))
    lines = section(fr.ASSUMED, [*said, words.NOTE_MEASURES, words.NOTE_SCOPE], width)
    return [*lines, *(section(words.UNPRICED_TITLE, missing, width) if missing else [])]


def _avoided(report: "ImagingReport", width: int) -> list[Line]:
    """What one exam avoided is worth in each band, mixes that reach the target, what past promises gave."""
    modality = fee_words.MODALITIES[report.act.modality]
    title = words.EXAM_TITLE.format(modality=modality, amount=numbers.euros_short(report.amount))
    worths = [
        (each.name, numbers.euros(each.fee), numbers.euros(each.act), numbers.euros(each.total),
         numbers.integer(each.exams))
        for each in report.worths
    ]  # fmt: skip
    mixes = [
        (
            numbers.share(each.share), numbers.euros_short(each.by_rate),
            words.OUT_OF_REACH if each.rate is None else numbers.share(each.rate),
            numbers.euros_short(each.by_volume),
            words.OUT_OF_REACH if each.exams is None else numbers.integer(each.exams),
        )
        for each in report.mixes
    ]  # fmt: skip
    lines = paragraph(f"{report.pertinence.name}.", width)
    lines += [*paragraph(title, width, "bold"), *table(words.EXAM_HEAD, worths, right=(1, 2, 3, 4)), blank()]
    told = words.MIX_TITLE.format(reading=words.READINGS[report.reading], mass=report.mass.name)
    lines += [*paragraph(told, width, "bold"), *table(words.MIX_HEAD[:5], mixes, right=range(5)), blank()]
    saved = report.saved
    net = words.SAVED_NET.format(net=numbers.euros_short(saved.net)) if saved.moved else ""
    told = words.SAVED.format(
        acts=numbers.euros_short(saved.acts), fees=numbers.euros_short(saved.fees),
        gross=numbers.euros_short(saved.gross), net=net,
    )  # fmt: skip
    lines += [line for text in (texts.promise_said(report), told) for line in paragraph(text, width)]
    if past := list(texts.past_said(report)):
        lines.append(plain(words.PAST_TITLE, "bold"))
        lines += [line for text in past for line in paragraph(text, width, indent="  ")]
    return lines


def _millions(cents: int, *, sign: bool = False) -> str:
    return numbers.scaled(half_up(cents, TENTH), 1, sign=sign)
