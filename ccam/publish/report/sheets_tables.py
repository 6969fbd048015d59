"""Each sheet of the workbook, from the report."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ccam.french import browse, invariants
from ccam.french import impact as impacts
from ccam.french import report as fr
from ccam.french import report_rooms as rooms_words
from ccam.french import report_sheets as words
from ccam.french import valuation_split as split_words
from ccam.french.marks import spelled
from ccam.publish.report.changes import DossierChange, OldSide
from ccam.publish.report.evaluation import Bounds
from ccam.publish.report.figures import AxisRow, Money
from ccam.publish.report.layout import brief, facts, provenance
from ccam.publish.report.layout_dossiers import ground
from ccam.publish.report.model import ParameterLine, Report, Unit
from ccam.publish.report.sheets_axes import envelope_sheet, spread_sheet, tension_sheet
from ccam.publish.report.sheets_imaging import imaging_sheets
from ccam.publish.report.sheets_rows import Cell, Column, Formula, Kind, Sheet, amounts, texts

CHANGE = "={after}-{before}"
SHARE = "=IF({base}=0,0,{after}/{base})"
SPEND = "={quantity}*{tariff}"
IN_FEES = frozenset(
    words.NAMES[name]
    for name in (
        "charges", "disputed", "kind", "chapter", "group", "family", "split", "scenarios", "dossiers", "thresholds",
        "envelope", "spread", "paths",
    )
)  # fmt: skip
"""Sheets whose amounts are honoraires of the scope; the others say it row by row."""
Row = tuple[Cell, ...]


def sheets(report: Report) -> Iterator[Sheet]:
    """Every sheet that has something to say, the first page first, its sources last."""
    yield _sheet(
        "brief",
        texts("what", width=38) + texts("value", width=90),
        (*brief(report), *_unmodelled(report), *facts(report.head)),
    )
    made = (
        _charges(report), _disputed(report), _axis("kind", report.by_kind), _axis("chapter", report.by_chapter),
        _axis("group", report.by_group), _families(report), _split(report), _scenarios(report), _dossiers(report),
        _old(report), _new(report), _opinions(report), _disputes(report), _alerts(report), _thresholds(report),
        tension_sheet(report), envelope_sheet(report), spread_sheet(report), _paths(report), _calendar(report),
        _parameters(report),
    )  # fmt: skip
    unit = words.HONORAIRES.format(scope=report.head.scope)
    yield from (replace(sheet, unit=unit if sheet.name in IN_FEES else "") for sheet in made if sheet.rows)
    yield from imaging_sheets(report.imaging)
    rows = (*provenance(report.head, report), *((rooms_words.METHOD, each) for each in report.sources.policy))
    yield _sheet("provenance", texts("what", width=28) + texts("value", width=110), rows)


def _unmodelled(report: Report) -> Iterator[Row]:
    """What no figure of the workbook holds; its title once."""
    for number, each in enumerate(report.not_modelled):
        yield "" if number else fr.NOT_MODELLED_TITLE, each


def _sheet(name: str, columns: tuple[Column, ...], rows: Iterable[Row], frozen: int = 1) -> Sheet:
    return Sheet(words.NAMES[name], columns, tuple(rows), frozen)


# charges --------------------------------------------------------------------------------------


def _charges(report: Report) -> Sheet:
    columns = (
        *texts("key", "label", width=24), *texts("source", width=28), *texts("how"), Column("rate_low", Kind.RATE),
        Column("rate_high", Kind.RATE), *amounts("effect_low", "effect_high"), Column("sample", Kind.COUNT),
        *texts("perimeter", "lacks", width=40),
    )  # fmt: skip
    return _sheet("charges", columns, _charge_rows(report), 2)


def _charge_rows(report: Report) -> Iterator[Row]:
    if report.evaluation is None:
        for row in report.charges.rows:
            for rate in row.rates:
                status = rate.status.value
                yield (
                    row.key, row.label, rate.origin, status, rate.rate, rate.rate, None, None, rate.sample,
                    rate.perimeter, rate.source,
                )  # fmt: skip
        return
    for key in report.evaluation.keys:
        for source in key.sources:
            how = rooms_words.FROM_ITEMS if source.computed else rooms_words.PUBLISHED
            yield (
                key.key, key.label, source.origin, how, *_ends(source.rate), *_ends(source.effect), source.sample,
                source.perimeter, ", ".join(source.lacks),
            )  # fmt: skip


def _ends(bounds: Bounds | None) -> tuple[Cell, Cell]:
    return (bounds.low, bounds.high) if bounds else (None, None)


def _disputed(report: Report) -> Sheet:
    columns = (*texts("key", width=24), *texts("what", width=80), *amounts("effect"), *texts("settles", width=60))
    found = report.evaluation.disputed if report.evaluation else ()
    return _sheet("disputed", columns, ((each.key, each.what, each.effect, each.settles) for each in found))


# money ----------------------------------------------------------------------------------------

MONEY = (
    *amounts("base", "before", "after", "change", total=True), Column("share", Kind.PART),
    *amounts("low", "high", "theoretical"), *amounts("unknown", total=True),
)  # fmt: skip


def _money(row: AxisRow) -> Row:
    share = (20_000 * row.after.observed + row.base) // (2 * row.base) if row.base else 0
    after = row.after
    return (
        row.base, row.before.observed, after.observed, Formula(CHANGE, row.change), Formula(SHARE, share), after.low,
        after.high, after.theoretical, after.unknown_base,
    )  # fmt: skip


def _axis(name: str, rows: Iterable[AxisRow]) -> Sheet:
    if name == "kind":
        return _sheet(name, (*texts("label", width=30), *MONEY), ((row.label, *_money(row)) for row in rows))
    columns = (*texts("code", width=12), *texts("label", width=48), *MONEY)
    return _sheet(name, columns, ((row.key, row.label, *_money(row)) for row in rows), 2)


def _families(report: Report) -> Sheet:
    columns = (*texts("code", width=10), *texts("label", "committee", width=30), *MONEY)
    known = report.families if any(part.row.key for part in report.families) else ()
    return _sheet(
        "family", columns, ((part.row.key, part.row.label, part.committee, *_money(part.row)) for part in known), 2
    )


def _split(report: Report) -> Sheet:
    found = report.split
    factors = tuple(
        Column(name, Kind.EUROS, 18, total=True, title=split_words.FACTORS.get(name, name)) for name in found.factors
    )
    columns = (*texts("code", width=10), *texts("label", width=48), *amounts("effect", total=True), *factors)
    sums = "=" + "+".join(f"{{{name}}}" for name in found.factors)
    rows: list[Row] = [(row.key, row.label, Formula(sums, row.delta), *row.parts) for row in found.rows]
    return _sheet("split", columns, rows if found.factors else (), 2)


def _scenarios(report: Report) -> Sheet:
    found = report.scenarios
    titles = [
        rooms_words.SCENARIO_COLUMN.format(name=each.name, charges=each.charges) for each in found.columns
    ] if found else []  # fmt: skip
    deltas = tuple(
        Column(f"scenario{number}", Kind.EUROS, 26, total=True, title=title) for number, title in enumerate(titles)
    )
    columns = (*texts("code", width=10), *texts("label", width=48), *amounts("base", total=True), *deltas)
    told = found.rows if found else ()
    rows: list[Row] = [(row.key, row.label, row.cells[0].base, *(cell.delta for cell in row.cells)) for row in told]
    return _sheet("scenarios", columns, rows, 2)


# dossiers -------------------------------------------------------------------------------------


def _dossiers(report: Report) -> Sheet:
    placed = {dossier: part.row for part in report.families for dossier in part.dossiers}
    columns = (
        *texts("dossier", width=12), *texts("label", width=60), *texts("event", "kind_before", "kind_after", "family"),
        *amounts("before", "after", "change", total=True), *amounts("low", "high"), *amounts("unknown", total=True),
        *texts("reason", width=50),
    )  # fmt: skip
    return _sheet("dossiers", columns, (_dossier(each, placed.get(each.id)) for each in report.changes), 2)


def _dossier(change: DossierChange, family: AxisRow | None) -> Row:
    before, after = change.before or NIL, change.after or NIL
    kinds = [kind.value if kind else "" for kind in (change.kind_before, change.kind_after)]
    return (
        change.id, change.label, fr.EVENTS[change.event.value], *kinds,
        (family.key or impacts.NO_FAMILY) if family else "", before.observed, after.observed,
        Formula(CHANGE, change.change), after.low, after.high, after.unknown_base,
        change.history[-1].reason if change.history else "",
    )  # fmt: skip


NIL = Money(0, 0, 0, 0, 0)


def _old(report: Report) -> Sheet:
    columns = (
        *texts("dossier", "code", width=12), *texts("label", width=60), Column("price", Kind.EUROS, 14),
        Column("quantity", Kind.COUNT, 12), *texts("fate"), *texts("why", width=36), *texts("origin"),
        Column("part", Kind.PART, 10), *texts("target", width=30),
    )  # fmt: skip
    rows = (row for change in report.changes for act in change.old for row in _old_rows(change.id, act))
    return _sheet("old", columns, rows, 2)


def _old_rows(dossier: str, act: OldSide) -> Iterator[Row]:
    origin = browse.ORIGINS[act.share_origin.value] if act.share_origin else ""
    fate = words.MAPPED if act.ways else fr.FATES[act.fate.value]
    named = (dossier, act.code, act.label, act.price, act.quantity, fate, act.reason, origin)
    if not act.ways:
        yield *named, None, ""
    for way in act.ways:
        yield *named, way.part, fr.TOGETHER.join(way.acts)


def _new(report: Report) -> Sheet:
    columns = (
        *texts("dossier", "code", width=12), *texts("label", width=60), *texts("line", width=20),
        Column("points", Kind.POINTS, 10), *texts("cp", width=20), Column("tariff", Kind.EUROS, 14),
        Column("quantity", Kind.COUNT, 12), *amounts("spend", total=True), *texts("why", width=36),
    )  # fmt: skip
    rows = (
        (
            change.id, act.shown, act.label, fr.line_name(line.activity, line.phase, line.label), line.score,
            line.cp_key, line.tariff, line.quantity,
            None if line.tariff is None else Formula(SPEND, line.quantity * line.tariff), line.why,
        )
        for change in report.changes for act in change.new for line in act.lines
    )  # fmt: skip
    return _sheet("new", columns, rows, 2)


def _opinions(report: Report) -> Sheet:
    columns = (
        *texts("dossier", width=12), *texts("function", width=30), *texts("acts", width=30),
        Column("favourable", Kind.COUNT, 10), Column("against", Kind.COUNT, 10), Column("abstained", Kind.COUNT, 12),
        *texts("why", width=70),
    )  # fmt: skip
    rows = (
        (
            change.id, vote.function, ", ".join(vote.acts) or rooms_words.WHOLE, vote.favourable, vote.against,
            vote.abstained, "\n".join(ground(each) for each in change.grounds if each.function == vote.function),
        )
        for change in report.changes for vote in change.votes
    )  # fmt: skip
    return _sheet("opinions", columns, rows)


# what to look at ------------------------------------------------------------------------------


def _disputes(report: Report) -> Sheet:
    columns = (
        *texts("id", width=10), *texts("question", width=60), *texts("acts", "sides", width=28), *amounts("effect"),
        *texts("unit"), *texts("basis", "awaits", width=36), Column("due", Kind.DAY, 12),
    )  # fmt: skip
    rows = (
        (
            each.id, each.question, ", ".join(each.acts), ", ".join(each.sides), each.effect, each.unit, each.basis,
            each.awaits, date.fromisoformat(each.due) if each.due else None,
        )
        for each in report.disputes
    )  # fmt: skip
    return _sheet("disputes", columns, rows)


def _alerts(report: Report) -> Sheet:
    columns = (*texts("level"), *texts("rule", width=10), *texts("sentence", width=90), *texts("acts", width=30))
    rows = (
        (invariants.LEVELS[each.level.value], each.id, each.sentence, ", ".join(each.acts)) for each in report.alerts
    )
    return _sheet("alerts", columns, rows)


def _thresholds(report: Report) -> Sheet:
    columns = (
        *texts("threshold", width=44), *texts("code"), *texts("label", width=60),
        *amounts("price_before", "price_after", "effect"), Column("start", Kind.DAY, 12), *texts("status"),
        *texts("source", width=50),
    )  # fmt: skip
    rows = (
        (rule.title, one.key, one.label, one.before, one.after, one.effect, rule.start, rule.status, source)
        for rule in report.thresholds for source in (spelled(rule.source),) for one in rule.passed
    )  # fmt: skip
    return _sheet("thresholds", columns, rows)


def _paths(report: Report) -> Sheet:
    columns = (
        *texts("path", width=26), Column("year", Kind.COUNT, 8), *amounts("base", "low", "observed", "high"),
        *texts("rules", width=80),
    )  # fmt: skip
    rows = (
        (path.name, year.year, year.base, year.low, year.observed, year.high, spelled(path.rules))
        for path in report.paths for year in path.years
    )  # fmt: skip
    return _sheet("paths", columns, rows)


def _calendar(report: Report) -> Sheet:
    columns = (
        *texts("etape", width=30), Column("on", Kind.DAY, 12), *texts("instance", width=24), *texts("mark"),
        Column("expected", Kind.PART, 10), Column("reached", Kind.PART, 10),
    )  # fmt: skip
    rows = (
        (each.name, each.on, each.instance, rooms_words.MARKS.get(each.mark, each.mark), each.expected, each.reached)
        for each in report.progress
    )
    return _sheet("calendar", columns, rows)


def _parameters(report: Report) -> Sheet:
    columns = (
        *texts("parameter", width=50), Column("value", Kind.RATIO), *texts("unit", width=16),
        Column("start", Kind.DAY, 12), *texts("status"), *texts("source", width=80),
    )  # fmt: skip
    rows = (
        (line.what, _ratio(line), line.unit.value, line.start, line.status.value, spelled(line.source))
        for line in report.sources.parameters
    )
    return _sheet("parameters", columns, rows)


def _ratio(line: ParameterLine) -> int:
    """Its value in 10⁻⁴, whatever its unit."""
    return line.value if line.unit is Unit.RATE else line.value * 100
