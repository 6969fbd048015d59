"""Heavy imaging and extra fees in blocks: devices, the panel of four, the path, OPTAM; what to load for the rest."""

from collections.abc import Iterator

from ccam.french import numbers
from ccam.french import panel as panel_words
from ccam.french import report_imaging as fr
from ccam.publish.page.blocks import Block, Bullets, Heading, Paragraph, Table, Tone
from ccam.publish.report import charts
from ccam.publish.report.evaluation import Bounds
from ccam.publish.report.imaging import (
    BreakEvenLine,
    CriterionLine,
    DeviceYear,
    ImagingPath,
    JudgedFee,
    OpenQuestion,
    Optam,
    Panel,
    PathLine,
    PathMass,
)
from ccam.publish.report.model import Report

SHOWN = 6
"""Open questions of a fee that the page shows; the JSON and the workbook hold them all."""
short = numbers.euros_short


def head(*names: str) -> tuple[str, ...]:
    """Titles of columns."""
    return tuple(fr.COLUMNS[name] for name in names)


def imaging(report: Report) -> Iterator[Block]:
    """Nothing in the report of a part: all this is national."""
    found = report.imaging
    if found is None:
        return
    if found.devices:
        yield Heading(fr.DEVICES, 2)
        yield from _devices(found.devices)
    if found.panel:
        yield Heading(fr.PANEL, 2)
        yield from _panel(found.panel)
    if found.path:
        yield Heading(fr.PATH, 2)
        yield from _path(found.path)
    if found.optam:
        yield Heading(fr.OPTAM, 2)
        yield from _groups(found.optam)
    yield from (Paragraph(each, Tone.QUIET) for each in found.absent)


def cents(value: int | None) -> str:
    """Euros per exam, without their unit."""
    return fr.UNKNOWN if value is None else numbers.scaled(value, 2)


def span(bounds: Bounds | None) -> str:
    """One amount, or from the least to the most."""
    if bounds is None:
        return fr.UNKNOWN
    low, high = cents(bounds.low), cents(bounds.high)
    return low if low == high else fr.RANGE.format(low=low, high=high)


# devices -------------------------------------------------------------------------------------------


def device_name(each: DeviceYear) -> str:
    """A device, its year, what it is."""
    age = fr.DEVICE_AGE.format(age=each.age) if each.age else ""
    return fr.DEVICE.format(
        name=each.name, year=each.year, modality=each.modality, device_class=each.device_class, age=age
    )


def break_even(each: BreakEvenLine) -> str:
    """From how many exams a year fees cover costs."""
    if each.first is None:
        return fr.NEVER.format(bound=each.bound)
    first, last = numbers.integer(each.first), "" if each.last is None else numbers.integer(each.last)
    return (fr.BREAK_EVEN_UNTIL if last else fr.BREAK_EVEN).format(bound=each.bound, first=first, last=last)


def _devices(devices: tuple[DeviceYear, ...]) -> Iterator[Block]:
    yield Paragraph(fr.DEVICES_INTRO, Tone.QUIET)
    rows = tuple(
        (
            device_name(each), numbers.integer(each.exams), fr.UNKNOWN if each.total is None else short(each.total),
            span(each.full), span(each.marginal), "\n".join(map(break_even, each.break_evens)) or fr.UNKNOWN,
            _lever(each),
        )
        for each in devices
    )  # fmt: skip
    titles = head("device", "exams", "bill", "full", "marginal", "break_even", "lever")
    yield Table(titles, rows, (5, 2, 3, 3, 3, 5, 5), (1, 2, 3, 4))
    yield from _bills(devices)
    yield from _bands(devices)
    missing = dict.fromkeys(text for each in devices for text in each.missing)
    if missing:
        yield Bullets(tuple(missing))


def _lever(each: DeviceYear) -> str:
    if not each.levers:
        return fr.NOTHING
    first = each.levers[0]
    effect = numbers.scaled(first.effect, 3, trim=True)
    return fr.LEVER.format(name=first.name, low=cents(first.low), high=cents(first.high), effect=effect)


def _bills(devices: tuple[DeviceYear, ...]) -> Iterator[Block]:
    rows = tuple(
        (
            f"{each.name}, {each.year}", part.band,
            fr.PERIOD.format(start=numbers.day(part.start), end=numbers.day(part.end)), numbers.integer(part.exams),
            cents(part.fee), numbers.euros(part.total),
        )
        for each in devices for part in each.parts
    )  # fmt: skip
    if rows:
        yield Heading(fr.BILL_TITLE, 3)
        yield Table(head("device", "band", "period", "exams", "fee", "total"), rows, (4, 3, 5, 2, 2, 3), (3, 4, 5))


def _bands(devices: tuple[DeviceYear, ...]) -> Iterator[Block]:
    rows = []
    for each in devices:
        for band in each.bands:
            left = span(band.left)
            said = left if band.coherent else fr.INCOHERENT.format(left=left)
            rows.append((f"{each.name}, {each.year}", band.band, cents(band.fee), said))
    if rows:
        yield Heading(fr.BANDS_TITLE, 3)
        yield Table(head("device", "band", "fee", "left"), tuple(rows), (4, 3, 2, 6), (2,))


# the panel -----------------------------------------------------------------------------------------


def _panel(panel: Panel) -> Iterator[Block]:
    if panel.rule and not panel.adopted:
        yield Paragraph(fr.NOT_ADOPTED, Tone.ALERT)
    yield Paragraph(panel.said, Tone.KEY if panel.rule else Tone.ALERT)
    if not panel.rule:
        yield Paragraph(fr.RULE_HINT, Tone.QUIET)
    for fee in panel.fees:
        yield Heading(fee.name, 3)
        yield Paragraph(fee.device, Tone.QUIET)
        yield from _values(fee)
        yield Paragraph(fee.perimeter)
        yield from _criteria(fee)
        if fee.outcome:
            yield Paragraph(fr.CONCLUSION.format(text=fee.conclusion), Tone.KEY)
        yield from _questions(fee.questions)


def _values(fee: JudgedFee) -> Iterator[Block]:
    sides = [(fr.SIDE.format(side=side), value) for side, value in zip(panel_words.SIDES, fee.sides, strict=True)]
    named = [*((each.seat, each.value) for each in fee.values), *sides, (fr.IN_FORCE, fee.in_force)]
    titles = (fr.COLUMNS["who"], *(name for name, _ in named))
    row = (fr.COLUMNS["value"], *(cents(value) for _, value in named))
    yield Table(titles, (row,), (3, *(3 for _ in named)), tuple(range(1, len(titles))))
    known = fr.NO_EXAMS if fee.exams is None else fr.EXAMS.format(exams=numbers.plural(fee.exams, "examen"))
    said = [fr.IN_FORCE_SOURCE.format(source=fee.source, exams=known), *(each.why for each in fee.values if each.why)]
    said += [fr.LATE.format(seats=", ".join(fee.late))] if fee.late else []
    yield from (Paragraph(each, Tone.QUIET) for each in said)


def _criteria(fee: JudgedFee) -> Iterator[Block]:
    rated = [each for each in fee.criteria if each.accord or set(each.notes) != {panel_words.NO_NOTE}]
    # Without a rule, nothing is said of accord.
    judged = any(each.accord or each.verdict for each in rated)
    said = [(each.accord, each.verdict) if judged else () for each in rated]
    rows = tuple((criterion_name(each), *each.notes, *words) for each, words in zip(rated, said, strict=True))
    if rows:
        titles = (*head("criterion"), *panel_words.SEATS.values(), *(head("accord", "verdict") if judged else ()))
        yield Table(titles, rows, (7, 2, 2, 2, 2, *((4, 4) if judged else ())), (1, 2, 3, 4))
    if any(each.gate for each in rated):
        yield Paragraph(fr.GATE_NOTE, Tone.QUIET)
    left = [each.name for each in fee.criteria if each not in rated]
    if left:
        yield Paragraph(fr.NOT_RATED.format(names=", ".join(left)), Tone.QUIET)
    told = [
        fr.MEASURED.format(name=each.name, said=" ; ".join((*each.remarks, each.gaps, each.measure)).strip(" ;"))
        for each in rated
        if each.remarks
    ]
    if told:
        yield Bullets(tuple(told))


def criterion_name(each: CriterionLine) -> str:
    """A criterion in its words, marked where it is a gate."""
    line = (fr.GATE if each.gate else fr.CRITERION).format(name=each.name, words=each.words)
    return line if each.counts else fr.NOT_COUNTED.format(line=line)


def _questions(questions: tuple[OpenQuestion, ...]) -> Iterator[Block]:
    rows = tuple(
        (
            fr.QUESTION.format(kind=each.kind, name=each.name), span(each.effect),
            fr.UNKNOWN if each.yearly is None else short(each.yearly), each.settles,
        )
        for each in questions[:SHOWN]
    )  # fmt: skip
    if rows:
        yield Table(head("question", "effect", "yearly", "settles"), rows, (6, 3, 3, 8), (1, 2))
    if (more := len(questions) - SHOWN) > 0:
        yield Paragraph(fr.MORE.format(count=numbers.integer(more)), Tone.QUIET)


# the path ------------------------------------------------------------------------------------------


def _path(path: ImagingPath) -> Iterator[Block]:
    yield Paragraph(path.said, Tone.KEY)
    yield from charts.imaging_path(path)
    for mass in path.masses:
        yield Heading(fr.PATH_MASS.format(mass=mass.name, status=mass.status), 3)
        yield from _mass(path, mass)
    if path.unpriced:
        yield Heading(fr.UNPRICED, 3)
        yield Bullets(path.unpriced)
    yield Heading(fr.ASSUMPTIONS, 3)
    yield Bullets(path.remarks)


def _mass(path: ImagingPath, mass: PathMass) -> Iterator[Block]:
    measures = _sum(fr.TOTAL, mass.lines, len(path.years))
    whole = _sum(fr.WHOLE, (*mass.lines, mass.pertinence), len(path.years))
    rows = tuple(
        (line.name, *(short(each, sign=True) for each in (*line.by_year, line.total, line.level)))
        for line in (*mass.lines, measures, mass.pertinence, whole)
    )
    titles = (*head("measure"), *map(str, path.years), *head("sum", "level"))
    yield Table(titles, rows, (7, *(3 for _ in titles[1:])), tuple(range(1, len(titles))), sum=True)
    readings = tuple(
        (
            each.reading, short(each.reached), short(each.gap, sign=True), short(each.reached_whole),
            short(each.gap_whole, sign=True),
        )
        for each in mass.readings
    )  # fmt: skip
    yield Table(head("reading", "reached", "gap", "whole", "gap"), readings, (4, 3, 3, 3, 3), (1, 2, 3, 4))
    yield Paragraph(fr.RECEIVED.format(amount=short(mass.received)))


def _sum(name: str, lines: tuple[PathLine, ...], years: int) -> PathLine:
    by_year = tuple(sum(line.by_year[place] for line in lines) for place in range(years))
    return PathLine(name, by_year, sum(line.total for line in lines), sum(line.level for line in lines))


# OPTAM ---------------------------------------------------------------------------------------------


def _groups(found: tuple[Optam, ...]) -> Iterator[Block]:
    """Each group; what is said of every one of them is said once, first."""
    first, *others = found
    shared = tuple(each for each in first.remarks if all(each in other.remarks for other in others)) if others else ()
    if shared:
        yield Bullets(shared)
    for group in found:
        yield from _optam(group, tuple(each for each in group.remarks if each not in shared))


def _optam(found: Optam, remarks: tuple[str, ...]) -> Iterator[Block]:
    yield Heading(fr.OPTAM_GROUP.format(source=found.source, year=found.year, label=found.label), 3)
    yield Paragraph(fr.OPTAM_SIZE.format(base=short(found.base), extra=short(found.extra)))
    yield from (Paragraph(fr.BREACH.format(breach=each), Tone.ALERT) for each in found.breaches)
    indicators = tuple(
        (each.name, *map(numbers.share, (each.observed, each.recalculated, each.engaged))) for each in found.indicators
    )
    yield Table(head("indicator", "observed", "recalculated", "engaged"), indicators, (6, 3, 3, 3), (1, 2, 3))
    behaviours = tuple(
        (
            each.name, numbers.euros_whole(each.extra), numbers.share(each.rate), numbers.share(each.share),
            (fr.BREACHED if each.breached else fr.KEPT) if found.committed else fr.NOT_BOUND,
        )
        for each in found.behaviours
    )  # fmt: skip
    if behaviours:
        yield Table(head("behaviour", "extra", "rate", "share", "breached"), behaviours, (6, 3, 3, 3, 3), (1, 2, 3))
    if remarks:
        yield Bullets(remarks)
