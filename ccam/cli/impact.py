"""``ccam impact``: what the figures cover, then the effect of a draft along one axis."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ccam.cli import decomposed, diagnostics, options, output
from ccam.cli.app import command
from ccam.cli.impact_json import report_json
from ccam.french import impact as words
from ccam.french import numbers
from ccam.french import study as fr
from ccam.usecases.impact.views import bin_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ccam.formats.uncertainty import Deviation, Subject
    from ccam.usecases.impact.report import Effect, ImpactReport
    from ccam.usecases.views import ImpactRow
    from valuation.movement import Bin
    from valuation.uncertainty import Simulation, Spread

FIRST_ROWS = 5
"""Rows named among those that rise, and among those that fall."""
WIDE = 100
"""Columns of a page that has room for the theoretical figure of each row."""
INDENT = "    "


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "impact")(impact)


def impact(
    axis: Annotated[str, typer.Option("--par", metavar="AXE", help=words.OPTION_AXIS)] = "chapitre",
    base: options.Base = None,
    draft: options.Draft = None,
    charges: options.Charges = None,
    on: options.On = None,
    volumes: options.Volumes = None,
    limit: options.Limit = 40,
    draws: Annotated[int, typer.Option("--tirages", metavar="N", min=0, help=words.OPTION_DRAWS)] = 0,
    seed: Annotated[int, typer.Option("--graine", metavar="N", min=0, help=words.OPTION_SEED)] = 1,
    uncertainty: Annotated[
        Path | None, typer.Option("--incertitude", metavar="F", help=words.OPTION_UNCERTAINTY)
    ] = None,
    scenario: options.Scenario = None,
    decompose: decomposed.Decompose = False,
    order: decomposed.Order = "",
    alert: decomposed.Alerts = False,
    json: options.Json = False,
) -> None:
    """The impact along one axis."""
    from ccam.usecases.alerts import alert_groups, alerts_json
    from ccam.usecases.decompose import split_json, split_view
    from ccam.usecases.impact.report import impact_report, known_axis, source_of
    from ccam.usecases.study import open_study
    from ccam.usecases.uncertainty import deviations, simulated

    chosen = known_axis(axis)
    with options.open_base(base, read_only=True) as store:
        study = open_study(
            store, draft=draft, charges=charges, on=options.read_day(on), volumes=volumes, scenario=scenario
        )
        found = source_of(store, study, chosen)
        parts = split_view(store, study, chosen, order) if decompose else None
    report = impact_report(study, chosen, found)
    known = deviations(uncertainty)
    drawn = simulated(study, known, draws=draws, seed=seed, keys=report.keys or None) if draws else None
    alerts = alert_groups(study) if alert else None
    if json:
        made = report_json(report, drawn, known)
        made |= {"decomposition": split_json(parts)} if parts else {}
        made |= {"alertes": alerts_json(alerts)} if alerts is not None else {}
        output.emit(study.context_json() | made)
        return
    _print(report, drawn, known, limit)
    if parts:
        output.line()
        output.lines(decomposed.split_lines(parts, limit))
    if alerts is not None:
        output.line()
        output.lines(decomposed.alert_lines(alerts))


def _print(
    report: "ImpactReport", drawn: "Simulation | None", known: "Mapping[Subject, Deviation]", limit: int
) -> None:
    for text in (*report.heading, *report.notes):
        output.lines(output.wrapped(text, 2))
    output.line()
    _coverage(report)
    output.line()
    _effect(report)
    if drawn:
        output.line()
        output.lines(_simulation(drawn, known))
    output.line()
    _rows(report, drawn, limit)
    _movers(report)
    output.line()
    _bins(report.bins)


def _coverage(report: "ImpactReport") -> None:
    base = report.view.total.base
    rows = [(words.IN_SCOPE, base), (words.FIGURED, report.observed.before)]
    rows += [(INDENT + words.KEPT_WITHIN, report.kept), (INDENT + words.DELETED_WITHIN, report.deleted)]
    rows += [(words.COVERAGE[name], amount) for name, amount in report.silent.items()]
    shown = [(name, amount) for name, amount in rows if amount or name == words.FIGURED]
    output.line(words.COVERAGE_TITLE)
    cells = [(f"  {name}", numbers.euros_short(amount), numbers.percent(amount, base)) for name, amount in shown]
    output.table([*cells, (f"  {words.OUT_OF_SCOPE}", numbers.euros_short(report.view.outside), "")], right=(1, 2))


def _effect(report: "ImpactReport") -> None:
    from tui.drawing.amounts import bounds

    named = ((words.OBSERVED, report.observed), (words.THEORETICAL, report.theoretical))
    output.line(words.EFFECT_TITLE)
    output.table(
        ((f"  {name}", *_effect_cells(effect)) for name, effect in named),
        head=words.EFFECT_HEAD, right=(1, 2, 3, 4),
    )  # fmt: skip
    total = report.view.total.impact
    shown = words.NO_BOUNDS if total.is_point else words.BOUNDS.format(bounds=bounds(total.low, total.high))
    output.line(f"  {shown}")
    note = words.K_NOTE.format(forced=numbers.plural(report.forced, "ligne"))
    output.lines(output.wrapped(f"  {note}", 2))


def _effect_cells(effect: "Effect") -> tuple[str, ...]:
    return (
        numbers.euros_short(effect.before), numbers.euros_short(effect.after),
        numbers.euros_short(effect.change, sign=True), numbers.percent(effect.change, effect.before, sign=True),
    )  # fmt: skip


def _rows(report: "ImpactReport", drawn: "Simulation | None", limit: int) -> None:
    """The table, each row followed by its bounds where shares leave a doubt, and by its interval."""
    from ccam.usecases.impact.report import AXES, largest_first

    view = report.view
    rows = list(view.rows) if view.axis not in AXES[1:] else largest_first(view)
    shown = [*rows[: limit or None], view.total]
    cells = [_cells(row) for row in shown]
    lines = _fitted([(row.key, row.label) for row in shown], cells)
    for line in output.wrapped(words.TABLE_NOTE, 0):
        output.line(line)
    output.line(next(lines))
    for row, text in zip(shown, lines, strict=True):
        output.line(text)
        spread = _spread(drawn, None if row is view.total else row.key)
        if under := _under(row, spread):
            output.line(INDENT + under)
    if len(shown) <= len(rows):
        diagnostics.say(fr.MORE_ROWS.format(shown=len(shown) - 1, count=numbers.integer(len(rows))))


def _spread(drawn: "Simulation | None", key: str | None) -> "Spread | None":
    """What the draws give of a row, of the total where it has no key."""
    if drawn is None:
        return None
    return drawn.total if key is None else drawn.rows.get(key)


def _fitted(names: "Sequence[tuple[str, str]]", cells: "Sequence[tuple[str, ...]]") -> "Iterator[str]":
    """The lines of a table whose labels take what the figures leave of the page; a narrow one leaves k = 1 out."""
    head: Sequence[str] = words.HEAD
    if output.page_width() < WIDE:
        head = (*head[:6], head[7])
        cells = [(*row[:4], row[5]) for row in cells]
    figures = [max(map(output.width, column)) for column in zip(head[2:], *cells, strict=True)]
    keys = max(output.width(key) for key, _ in names)
    room = max(8, output.page_width() - sum(figures) - 2 * len(figures) - keys - 2)
    rows = [(key, output.cut(label, room), *rest) for (key, label), rest in zip(names, cells, strict=True)]
    return output.columns(rows, head=head, right=range(2, len(head)))


def _cells(row: "ImpactRow") -> tuple[str, ...]:
    effect, silent = row.impact, row.silent
    if not row.before and silent and not effect.observed:
        return ("", "", "", "", "", numbers.euros_short(silent))
    return (
        numbers.euros_short(row.before), numbers.euros_short(row.after),
        numbers.euros_short(effect.observed, sign=True), numbers.percent(effect.observed, row.before, sign=True),
        numbers.euros_short(effect.theoretical, sign=True), numbers.euros_short(silent) if silent else "",
    )  # fmt: skip


def _under(row: "ImpactRow", spread: "Spread | None") -> str:
    from tui.drawing.amounts import bounds

    parts = []
    if not row.impact.is_point:
        parts.append(words.ROW_BOUNDS.format(bounds=bounds(row.impact.low, row.impact.high)))
    if spread and spread.low != spread.high:
        parts.append(words.ROW_SPREAD.format(bounds=bounds(spread.low, spread.high)))
    return " · ".join(parts)


def _movers(report: "ImpactReport") -> None:
    """What rises and what falls, the largest named."""
    silent = sum(1 for row in report.view.rows if not row.before and not row.impact.observed)
    same = len(report.view.rows) - len(report.up) - len(report.down) - silent
    for rows, sentence in ((report.up, words.UP), (report.down, words.DOWN)):
        output.line()
        amount = numbers.euros_short(sum(row.impact.observed for row in rows), sign=True)
        output.line(sentence.format(count=numbers.integer(len(rows)), amount=amount))
        named = [(row, numbers.euros_short(row.impact.observed, sign=True)) for row in rows[:FIRST_ROWS]]
        output.table(
            ((f"  {row.key}", output.cut(row.label, 44), amount) for row, amount in named), right=(2,)
        )  # fmt: skip
    output.line()
    output.line(words.SAME.format(count=numbers.integer(same), silent=numbers.integer(silent)))


def _bins(bins: "Iterable[Bin]") -> None:
    every = list(bins)
    base, acts = sum(one.base for one in every), sum(one.acts for one in every)
    output.line(words.BINS_TITLE)
    cells = [
        (
            f"  {bin_name(one)}", numbers.integer(one.lines), numbers.euros_short(one.base),
            numbers.percent(one.base, base), numbers.integer(one.acts), numbers.percent(one.acts, acts),
        )
        for one in every
    ]  # fmt: skip
    output.table(cells, head=words.BINS_HEAD, right=range(1, 6))
    output.line(f"  {words.ACTS_NOTE}")


def _simulation(drawn: "Simulation", known: "Mapping[Subject, Deviation]") -> "Iterator[str]":
    """The interval, then everything it assumes."""
    count = numbers.plural(drawn.draws, "tirage")
    yield words.DRAWS_TITLE.format(draws=count, seed=drawn.seed)
    mean, low, high = (numbers.euros_short(amount, sign=True) for amount in drawn.total)
    yield f"  {words.DRAWS.format(low=low, high=high, mean=mean)}"
    acts = numbers.plural(drawn.uncertain, "acte")
    notes = [words.DRAWS_OF.format(acts=acts)]
    if drawn.measured:
        notes.append(words.DRAWS_MEASURED.format(lines=numbers.plural(drawn.measured, "ligne")))
    for one in known.values():
        common = words.COMMON.format(common=numbers.share(one.common)) if one.common else ""
        notes.append(
            words.DEVIATION.format(
                subject=words.SUBJECTS[one.subject], deviation=numbers.share(one.deviation), common=common,
                status=one.status.value, source=one.source,
            )
        )  # fmt: skip
    for note in (*notes, words.DRAWS_SILENT):
        yield from output.wrapped(f"  {note}", 4)
