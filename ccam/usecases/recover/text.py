"""What a recovery says, in French: share of spend first, then places, rises, rates, check, sources."""

from collections.abc import Iterator

from ccam.french import numbers
from ccam.french import recovery as fr
from ccam.model.codes import LineKey
from ccam.model.volumes import MEDICAL_GROUPS
from ccam.usecases.recover.view import RecoveryView
from valuation.recovery import HALF_CENT, Place, Recovered, Where
from valuation.recovery_check import Check, Outcome
from valuation.recovery_column import Rise
from valuation.recovery_history import NONE
from valuation.recovery_steps import CENT

SHOWN_PLACES = 3
SHOWN_CONFLICTS = 2


def day_of(text: str) -> str:
    """An ISO day as people write it."""
    year, month, day = text.split("-")
    return f"{day}/{month}/{year}"


def heading(view: RecoveryView) -> Iterator[str]:
    """The share of spend, and what it is a share of."""
    known, base = view.known
    every = fr.lines(len(view.recovery.places))
    count, fits, raised_base = view.raised
    figures = {"count": numbers.integer(count), "fits": numbers.integer(fits)}
    if view.volumes is None:
        yield fr.SHARE_UNKNOWN.format(
            column=view.column, count=fr.lines(known), all=every, version=view.release.version
        )  # fmt: skip
        yield fr.NO_VOLUMES
        yield fr.RAISED_ALONE.format(**figures)
        return
    yield fr.SHARE.format(
        column=view.column, share=numbers.percent(base, view.total), known=numbers.euros_short(base),
        total=numbers.euros_short(view.total),
    )  # fmt: skip
    yield fr.SHARE_LINES.format(
        count=fr.lines(known), all=every, version=view.release.version, groups=", ".join(MEDICAL_GROUPS),
        volumes=f"volumes {view.volumes.name}",
    )  # fmt: skip
    yield fr.RAISED.format(**figures, share=numbers.percent(raised_base, view.total))


def place_rows(view: RecoveryView) -> Iterator[tuple[str, ...]]:
    """Each place: lines, base, share, meaning."""
    for place in Place:
        if place in view.by_place:
            lines, base = view.by_place[place]
            money = (numbers.euros_short(base), numbers.percent(base, view.total)) if view.volumes else ("", "")
            yield fr.PLACES[place], numbers.integer(lines), *money, fr.MEANINGS[place]


def rise_lines(view: RecoveryView) -> Iterator[str]:
    """Each general rise, and the ways in which FC rises where there are several or where they had to be measured."""
    column = view.recovery.column
    for rise in view.rises:
        yield "  " + _rise(rise, measured=column.told and rise.day in column.panel.days)
    if not column.panel.days:
        yield fr.NO_RISE
        return
    yield fr.FAMILY_TITLE
    for place, family in enumerate(column.families):
        steps = ", ".join(f"+{numbers.rate(step)}" for step in family.steps)
        level = fr.NO_LEVEL if family.fc is None else fr.LEVEL.format(fc=numbers.rate(family.fc))
        count = fr.lines(int((column.family == place).sum()))
        yield "  " + fr.FAMILY.format(count=count, steps=steps, level=level)


def _rise(rise: Rise, *, measured: bool) -> str:
    day, lines = day_of(rise.day), fr.lines(rise.lines)
    if rise.step is None:
        return fr.NO_STEP.format(day=day, lines=lines, why=fr.MEASURED if measured else fr.NOT_A_STEP)
    support = numbers.integer(round(rise.step.support))
    return fr.STEP.format(day=day, lines=lines, step=numbers.rate(rise.step.rate), support=support)


def rate_rows(view: RecoveryView) -> Iterator[tuple[str, ...]]:
    """Each rate, how many lines are on it, and where they are."""
    for place, rate in enumerate(view.recovery.rates):
        yield f"{numbers.rate(rate.rate):0<5}", numbers.integer(rate.lines), _where(view, place, SHOWN_PLACES)


def places_of(view: RecoveryView, rate: int) -> list[tuple[Where, int]]:
    """Where the rate of that index is attached: chapter, billing group and activity, most lines first."""
    found = [
        (where, attached.lines[rate])
        for where, attached in view.recovery.attached.items()
        if where.chapter and where.group and rate in attached.lines
    ]
    return sorted(found, key=lambda each: (-each[1], each[0]))


def _where(view: RecoveryView, rate: int, most: int) -> str:
    found = places_of(view, rate)
    shown = [
        fr.SHORT_PLACE.format(
            chapter=where.chapter, group=where.group, activity=f"/{where.activity}" if where.activity != 1 else "",
            count=numbers.integer(count),
        )
        for where, count in found[:most]
    ]  # fmt: skip
    if len(found) > most:
        shown.append(fr.MORE_PLACES.format(count=len(found) - most))
    return ", ".join(shown)


def check_rows(view: RecoveryView) -> Iterator[tuple[str, ...]]:
    """Each price left out: how many lines come out exact, near, further, or without a score."""
    for check in view.checks:
        others = (check.others.near, check.others.off, check.others.without)
        yield _hidden(view, check), *_exact(check.at_rate), *_exact(check.others), *map(numbers.integer, others)


def check_lines(view: RecoveryView) -> Iterator[str]:
    """How the check is made, and why some lines are missed."""
    yield fr.CHECK_NOTE
    for check in view.checks:
        if check.not_whole or check.undecided:
            yield fr.CHECK_WHY.format(
                hidden=_hidden(view, check), not_whole=fr.lines(check.not_whole), undecided=fr.lines(check.undecided),
                anaesthesia=numbers.integer(check.anaesthesia),
            )  # fmt: skip


def _hidden(view: RecoveryView, check: Check) -> str:
    days = view.recovery.column.panel.days
    said, day = (fr.SINCE, days[check.place - 1]) if check.place else (fr.BEFORE, days[0])
    return said.format(day=day_of(day))


def _exact(outcome: Outcome) -> tuple[str, str]:
    return numbers.integer(outcome.lines), numbers.percent(outcome.exact, outcome.lines)


def source_line(view: RecoveryView) -> str:
    """What the prices come from, and where the sources deny each other."""
    found = view.conflicts
    examples = " ; ".join(
        fr.CONFLICT.format(
            line=each.key, day=day_of(each.day), kept=numbers.euros(each.kept), refused=numbers.euros(each.refused),
            source=each.source,
        )
        for each in found[:SHOWN_CONFLICTS]
    )  # fmt: skip
    said = fr.CONFLICTS.format(count=numbers.plural(len(found), "prix", "prix"), examples=examples)
    return fr.SOURCES.format(sources=", ".join(view.sources), conflicts=said if found else fr.NO_CONFLICT)


def prices_of(view: RecoveryView, key: LineKey) -> str:
    """The prices that a line is read from, each with its day."""
    panel, row = view.recovery.column.panel, view.recovery.row[key]
    cents = panel.cents[row].tolist()
    told = (
        [fr.PRICE_BEFORE.format(price=numbers.euros(cents[0]), day=day_of(panel.days[0]))] if cents[0] != NONE else []
    )
    told += [
        fr.PRICE_SINCE.format(price=numbers.euros(price), day=day_of(day))
        for day, price in zip(panel.days, cents[1:], strict=True)
        if price != NONE
    ]
    if cents[-1] != panel.now[row]:
        told.append(fr.PRICE_NOW.format(price=numbers.euros(int(panel.now[row]))))
    return ", ".join(told)


def reasoning(view: RecoveryView, line: Recovered) -> Iterator[str]:
    """How one line was read: prices, steps, scores, interval, rate, gap."""
    column, row = view.recovery.column, view.recovery.row[line.key]
    yield fr.LINE_TITLE.format(line=line.key, column=view.column, place=fr.PLACES[line.place])
    yield fr.PRICES.format(prices=prices_of(view, line.key))
    place = int(column.family[row])
    if place < 0:
        yield fr.NO_STEPS
        return
    family = column.families[place]
    steps = ", ".join(
        fr.STEP_ALONE.format(step=f"+{numbers.rate(step)}", day=day_of(day))
        for step, day in zip(family.steps, column.panel.days, strict=True)
    )
    yield (
        fr.STEPS_ALONE.format(steps=steps)
        if family.fc is None
        else fr.STEPS.format(steps=steps, fc=numbers.rate(family.fc))
    )
    scores = ", ".join(numbers.integer(score) for score in line.scores)
    yield fr.SCORES.format(scores=scores) if scores else fr.NO_SCORES
    yield from _measured(view, line, (family.fc or 0) + int(family.risen[-1]), column.groups[row])


def _measured(view: RecoveryView, line: Recovered, fc: int, group: str) -> Iterator[str]:
    if line.low is not None and line.high is not None:
        shown = fr.INTERVAL if line.low <= line.high else fr.NO_INTERVAL
        yield shown.format(low=numbers.rate(line.low), high=numbers.rate(line.high))
    if line.scores and line.score is None:
        yield fr.ALONE if line.place is Place.SHORT else fr.COINCIDENCE.format(place=group)
    if line.score is not None and line.cp is not None and line.gap is not None:
        product = line.score * (fc + line.cp)
        shared = next(rate.lines for rate in view.recovery.rates if rate.rate == line.cp)
        yield fr.TARGET.format(
            cp=numbers.rate(line.cp), lines=fr.lines(shared), points=numbers.integer(line.score), fc=numbers.rate(fc),
            product=numbers.scaled(product, 4, trim=True), target=numbers.euros((product + HALF_CENT) // CENT),
        )  # fmt: skip
        yield fr.TARGET_GAP.format(gap=numbers.euros(line.gap, sign=True))
    yield fr.MEANINGS[line.place].capitalize() + "."
