"""A report laid out in blocks, for paper and for Markdown: the first page, then the rooms, in the order of the page."""

from collections.abc import Iterable, Iterator, Sequence

from ccam.french import invariants, numbers
from ccam.french import report as fr
from ccam.french import report_first as first_words
from ccam.french import report_imaging as imaging_words
from ccam.french import report_rooms as words
from ccam.french import report_scale as scale_words
from ccam.model.invariants import Level
from ccam.publish.page.blocks import Block, Bullets, Contents, Heading, Page, Paragraph, Table, Tone
from ccam.publish.report import charts, layout_first, layout_imaging, layout_rooms, layout_scale
from ccam.publish.report.changes import Alert, Dispute
from ccam.publish.report.figures import AxisRow, Money
from ccam.publish.report.layout_dossiers import dossiers
from ccam.publish.report.layout_money import axis_table, money_table, span
from ccam.publish.report.model import Head, ParameterLine, Point, Report, Unit

euros, short = numbers.euros_whole, numbers.euros_short


def page(report: Report) -> Page:
    """The whole report, dated by its end point."""
    head = report.head
    between = fr.FROM_TO.format(before=point(head.before), after=point(head.after))
    return Page(
        title=fr.TITLE,
        subtitle=between,
        running=f"{fr.KICKER} · {between}",
        mark="" if head.sealed else fr.UNSEALED,
        blocks=tuple(_blocks(report)),
        on=head.after.at[:10],
    )


def point(end: Point) -> str:
    """One end of the comparison, named."""
    return fr.point_named(end.kind.value, end.name)


def parameters(lines: Sequence[ParameterLine]) -> tuple[str, ...]:
    """The values of parameters in their units, rates with the same decimals."""
    rates = iter(numbers.rates(line.value for line in lines if line.unit is Unit.RATE))
    return tuple(
        fr.PER_POINT.format(value=next(rates))
        if line.unit is Unit.RATE
        else fr.IN_POINTS.format(value=numbers.points(line.value))
        for line in lines
    )


def _blocks(report: Report) -> Iterator[Block]:
    yield from _opening(report)
    yield from layout_first.first(report)
    yield Contents(first_words.CONTENTS)
    yield from _room(fr.CHARGES, _charges(report))
    yield from _room(fr.COVERAGE, _coverage(report))
    yield from _room(fr.TOTAL, _total(report))
    yield from _room(words.SPLIT, layout_rooms.split(report))
    yield from _room(words.SCENARIOS, layout_rooms.scenarios(report))
    yield from _room(fr.BREAKDOWN, _breakdown(report))
    yield from _room(fr.DISPUTES, _disputes(report))
    yield from _room(fr.ALERTS, _alerts(report))
    yield from _room(words.THRESHOLDS, layout_rooms.thresholds(report))
    yield from _room(scale_words.TITLE, layout_scale.tension(report))
    yield from _room(words.FAMILIES, layout_rooms.families(report))
    yield from _room(fr.DOSSIERS, dossiers(report))
    yield from _room(words.ENVELOPE, layout_rooms.envelope(report))
    yield from _room(words.PATHS, layout_rooms.paths(report))
    yield from _room(words.CALENDAR, layout_rooms.progress(report))
    yield from _room(imaging_words.TITLE, layout_imaging.imaging(report))
    yield from _room(fr.SOURCES, _sources(report))
    yield from _room(words.GLOSSARY, layout_rooms.glossary())
    yield from _room(words.INDEX, layout_rooms.index(report))
    yield Paragraph(fr.END, Tone.QUIET)


def _room(title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """A part under its title; nothing where it says nothing."""
    found = tuple(blocks)
    if found:
        yield Heading(title, 1)
        yield from found


# first page -----------------------------------------------------------------------------------


def _opening(report: Report) -> Iterator[Block]:
    head = report.head
    if not head.sealed:
        yield Paragraph(f"{fr.UNSEALED}. {fr.UNSEALED_MEANING}", Tone.ALERT)
    if head.fictional:
        yield Paragraph(f"{fr.FICTIONAL}. {fr.FICTIONAL_MEANING}", Tone.ALERT)
    yield Table((), standing(head), (2, 12))


def standing(head: Head) -> tuple[tuple[str, str], ...]:
    """Whose report it is, what against what, and over what."""
    return (
        (fr.INSTANCE, head.instance or fr.NOTHING),
        (fr.FROM, _standing(head.before)),
        (fr.TO, _standing(head.after)),
        (fr.SCOPE, head.scope),
        (fr.SCENARIO, head.scenario),
    )


def facts(head: Head) -> tuple[tuple[str, str], ...]:
    """What is compared with what, under what, in full."""
    return (
        *standing(head)[:3],
        (fr.DRAFT, head.draft),
        (fr.BASE, head.base),
        (fr.SCENARIO, head.scenario),
        (fr.SCOPE, fr.SCOPE_GROUPS.format(scope=head.scope, groups=", ".join(head.groups))),
        (fr.RATES, fr.RATES_ON.format(day=numbers.long_day(head.rates_on), grid=head.grid)),
        (fr.WRITTEN, numbers.long_day(head.written)),
    )


def _standing(end: Point) -> str:
    told = [f"{point(end)}, {fr.AT[end.kind.value].format(when=fr.when(end.at))}"]
    if end.position is not None:
        told.append(fr.DECISION.format(position=numbers.integer(end.position)))
    seal = f"\n{fr.SEAL_HASH} {end.hash}" if end.hash else ""
    return ", ".join(told) + seal


def brief(report: Report) -> Iterator[tuple[str, str]]:
    """The figures of the first page, in words."""
    total, scope = report.total, report.head.scope
    yield fr.BRIEF_IMPACT, "\n".join([_impact(total.after), fr.BRIEF_UNIT.format(scope=scope)])
    if not report.head.from_release:
        yield fr.BRIEF_CHANGE, short(total.change, sign=True)
    undecided, base = report.coverage.base_undecided, report.coverage.base_scope
    yield fr.BRIEF_UNDECIDED, f"{short(undecided)}, {fr.OF_SCOPE.format(share=fr.part_of(undecided, base))}"
    if report.disputes:
        count = numbers.plural(len(report.disputes), *fr.DISPUTE_COUNT)
        yield fr.BRIEF_DISPUTES, ", ".join([count, *(f"{short(amount)} {unit}" for unit, amount in report.stakes)])
    yield fr.BRIEF_ALERTS, numbers.plural(len(report.alerts), *fr.ALERT_COUNT)


def _impact(money: Money) -> str:
    parts = [short(money.observed, sign=True)]
    if money.low != money.high:
        parts.append(span(money, short))
    if money.unknown_base:
        parts.append(fr.UNCOVERED.format(amount=short(money.unknown_base)))
    return ", ".join(parts)


# in full --------------------------------------------------------------------------------------


def _charges(report: Report) -> Iterator[Block]:
    charges = report.charges
    yield Paragraph(fr.CHARGES_INTRO.format(chosen=charges.chosen))
    alone = len(charges.origins) < 2
    stake = fr.CHARGES_STAKE.format(amount=euros(charges.at_stake)) if charges.at_stake else fr.CHARGES_NIL
    yield Paragraph(fr.CHARGES_ALONE if alone else stake, Tone.KEY)
    missing = fr.CHARGES_MISSING.format(count=numbers.integer(charges.missing))
    yield Paragraph(missing if charges.missing else fr.CHARGES_COMPLETE)
    rows = tuple(
        (
            f"{origin.name} ({fr.CHOSEN})" if origin.name == charges.chosen else origin.name,
            euros(origin.total.observed, sign=True), span(origin.total, short),
            euros(origin.total.observed - charges.chosen_total.observed, sign=True), short(origin.total.unknown_base),
        )
        for origin in charges.origins
    )  # fmt: skip
    titles = tuple(fr.COLUMNS[name] for name in ("origin", "observed", "range", "against", "unknown"))
    yield Table(titles, rows, (5, 4, 5, 4, 3), (1, 2, 3, 4))
    told = tuple(layout_rooms.evaluation(report))
    if told:
        yield Heading(words.EVALUATION, 2)
        yield from told


def _coverage(report: Report) -> Iterator[Block]:
    found = report.coverage
    scope = found.base_scope
    parts = [(name, meaning, getattr(found, field)) for field, name, meaning in fr.PARTS]
    rows = [(f"{name}\n{meaning}", euros(part), fr.part_of(part, scope)) for name, meaning, part in parts if part]
    rows.append((fr.SUM, euros(scope), fr.part_of(scope, scope)))
    titles = tuple(fr.COLUMNS[name] for name in ("standing", "base", "share"))
    yield Table(titles, tuple(rows), (9, 4, 3), (1, 2), sum=True)
    if found.base_outside:
        yield Paragraph(fr.OUTSIDE.format(amount=short(found.base_outside)), Tone.QUIET)


def _total(report: Report) -> Iterator[Block]:
    head, total = report.head, report.total
    yield money_table(None if head.from_release else total.before, total.after, total.change, head.from_release)
    yield Table((), fr.READINGS, (3, 10))


def _breakdown(report: Report) -> Iterator[Block]:
    yield from charts.winners(report)
    axes: tuple[tuple[str, tuple[AxisRow, ...]], ...] = (
        (fr.BY_KIND, report.by_kind), (fr.BY_CHAPTER, report.by_chapter), (fr.BY_GROUP, report.by_group),
    )  # fmt: skip
    for title, rows in axes:
        yield Heading(title, 2)
        yield axis_table(report, rows, codes=title != fr.BY_KIND) if rows else Paragraph(fr.NOTHING_HERE)
    yield from charts.before_after(report)
    yield from charts.spread(report)


def _disputes(report: Report) -> Iterator[Block]:
    if not report.disputes:
        return
    unknown = sum(dispute.effect is None for dispute in report.disputes)
    yield Paragraph(fr.disputes_at_stake(report.stakes, unknown))
    yield Bullets(tuple(map(_dispute, report.disputes)))


def _dispute(dispute: Dispute) -> str:
    effect = dispute.effect
    amount = fr.DISPUTE_UNKNOWN if effect is None else f"{euros(effect, sign=True)} {dispute.unit}"
    terms = fr.dispute_terms(dispute.sides, dispute.basis, dispute.awaits, dispute.due, dispute.late)
    acts = f" ({', '.join(dispute.acts)})" if dispute.acts else ""
    return f"{dispute.id} {dispute.question}{acts} : {amount}" + (f". {terms}" if terms else "")


def _alerts(report: Report) -> Iterator[Block]:
    for level in Level:
        found = [alert for alert in report.alerts if alert.level is level]
        if found:
            yield Heading(numbers.plural(len(found), *fr.LEVELS_COUNTED[level.value]), 2)
            yield Bullets(tuple(map(alert_line, found[: layout_rooms.SHOWN])))
            if (more := len(found) - layout_rooms.SHOWN) > 0:
                yield Paragraph(words.MORE.format(count=numbers.integer(more)), Tone.QUIET)


def alert_line(alert: Alert) -> str:
    """An alert in one sentence, with the acts that it does not name already."""
    apart = [act for act in alert.acts if act not in alert.sentence]
    named = f" ({', '.join(apart)})" if apart else ""
    return f"{alert.id}, {invariants.LEVELS[alert.level.value]} : {alert.sentence}{named}"


# sources --------------------------------------------------------------------------------------


def _sources(report: Report) -> Iterator[Block]:
    yield Table((), (*facts(report.head)[3:], *provenance(report.head, report)), (3, 10))
    if report.sources.parameters:
        titles = tuple(fr.COLUMNS[name] for name in ("parameter", "value", "start", "status", "source"))
        rows = tuple(
            (line.what, value, numbers.day(line.start), line.status.value, line.source)
            for line, value in zip(report.sources.parameters, parameters(report.sources.parameters), strict=True)
        )
        yield Table(titles, rows, (9, 7, 6, 6, 18), (1,))
    yield Heading(words.METHOD, 2)
    yield Bullets(report.sources.policy)


def provenance(head: Head, report: Report) -> tuple[tuple[str, str], ...]:
    """What the report rests on, with what proves it."""
    found = report.sources
    position = numbers.integer(found.journal_position)
    return (
        (fr.VOLUMES, f"{found.volumes}\n{fr.SHA} {found.volumes_sha}"),
        (fr.RELEASE_FILE, f"{head.base}\n{fr.SHA} {found.release_sha}"),
        (fr.JOURNAL, f"{fr.JOURNAL_AT.format(position=position)}\n{fr.SEAL_HASH} {found.journal_hash}"),
    )
