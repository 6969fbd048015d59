"""The state of the evaluation of charges as a page of text, at 80 columns."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from ccam.cli import output
from ccam.french import charges as fr
from ccam.french import numbers
from ccam.usecases.charges.register import Registered
from ccam.usecases.charges.views import (
    ActCostRow,
    ActEffect,
    ChargesState,
    Disputed,
    KeyState,
    LedgerView,
    Lever,
    Missing,
    SourceRate,
)

Thing = TypeVar("Thing")


def state_lines(state: ChargesState, *, limit: int, ledger: bool) -> Iterator[str]:
    """What is at stake first, then sources, disputes, what is missing, what is agreed, what each choice moves; lists
    longer than ``limit`` are cut (0: none), ``ledger`` shows every item.
    """
    for text in state.heading:
        yield from output.wrapped(text, 0)
    yield ""
    yield from _summary(state)
    shown = [key for key in state.keys if key.lines or len(key.sources) > 1]
    yield from _part(fr.TITLE_KEYS, [line for key in _first(shown, limit) for line in _key(key)], len(shown), limit)
    yield from _listed(fr.TITLE_DISPUTED, [_disputed(each) for each in state.disputed], limit)
    yield from _listed(fr.TITLE_MISSING, [_missing(each, len(state.keys)) for each in state.missing], limit)
    yield from _listed(fr.TITLE_AGREED, [fr.AGREED_LINE.format(key=e.key, what=e.what) for e in state.agreed], limit)
    yield from _listed(fr.TITLE_LEVERS, [_lever(each) for each in state.levers], limit)
    yield from _ledgers(state.ledgers, detail=ledger)
    yield from _costs(state.costs, limit, detail=ledger)
    yield from _acts(fr.TITLE_ACTS, state.acts, limit)
    if state.rule:
        rule = state.rule
        yield from ("", fr.TITLE_RULE.format(rule=fr.RULES[rule.name]))
        yield fr.RULE_LINE.format(
            lines=numbers.plural(rule.lines, "ligne"), without=numbers.integer(rule.without),
            effect=_effect(rule.effect),
        )  # fmt: skip
        yield from _acts("", rule.changes, limit)


def registered_lines(rows: Sequence[Registered]) -> Iterator[str]:
    """What became of each gap."""
    for row in rows:
        said = fr.REGISTERED.format(id=row.id or "–", state=row.state, question=row.question)
        yield from output.wrapped(said, 2)
    if not rows:
        yield fr.REGISTERED_NONE


def _summary(state: ChargesState) -> Iterator[str]:
    if state.stake is None:
        yield fr.NOTHING_KNOWN
    elif not state.stake and all(len(key.sources) < 2 for key in state.keys):
        yield from output.wrapped(fr.ONE_SOURCE, 0)
    else:
        yield from output.wrapped(fr.AT_STAKE.format(stake=numbers.euros_short(state.stake)), 0)
    yield fr.PARTS.format(
        keys=numbers.plural(len(state.keys), "clé"),
        agreed=numbers.plural(len(state.agreed), "point accordé", "points accordés"),
        disputed=numbers.plural(len(state.disputed), "contesté"),
        missing=numbers.plural(len(state.missing), "manque"),
    )


def _key(key: KeyState) -> Iterator[str]:
    lines = numbers.plural(key.lines, "ligne") if key.lines else fr.NO_LINE
    stake = fr.UNKNOWN if key.stake is None else numbers.euros_short(key.stake)
    points = numbers.integer(key.points // 100)
    yield from output.wrapped(fr.KEY_LINE.format(label=key.label, lines=lines, points=points, stake=stake), 2)
    rows = [row for source in key.sources for row in _source(source)]
    yield from output.columns(rows, head=fr.SOURCES_HEAD, right=(1, 2, 3, 4))
    for source in key.sources:
        if source.computed and (said := _declared(source)):
            yield from output.wrapped(fr.DECLARES.format(origin=source.origin, year=source.year, what=said), 6)
    for what in dict.fromkeys(source.settles for source in key.sources if source.settles):
        yield from output.wrapped(fr.SETTLED_BY.format(what=what), 6)


def _source(source: SourceRate) -> Iterator[tuple[str, ...]]:
    """One row; a second one for the other end of a range."""
    name = (fr.COMPUTED if source.computed else fr.PUBLISHED).format(origin=source.origin)
    for end in (0, 1):
        if not end or (source.rate and source.rate[0] != source.rate[1]):
            yield (
                f"  {fr.COMPUTED_HIGH if end else output.cut(name, 38)}",
                numbers.rate(source.rate[end]) if source.rate else fr.UNKNOWN,
                _gap(source.gap[end]) if source.gap and source.gap[end] else "",
                _effect(source.effect[end]) if source.effect and source.effect[end] else "",
                "" if end else numbers.integer(source.sample) if source.sample else "?",
            )


def _declared(source: SourceRate) -> str:
    said = [
        source.sector and fr.SECTORS.get(source.sector, source.sector),
        source.share is not None and fr.DECLARED_SHARE.format(share=numbers.share(source.share)),
        source.points and fr.DECLARED_POINTS.format(points=numbers.points(source.points)),
        source.rent is not None and fr.DECLARED_RENT.format(amount=numbers.euros_whole(source.rent)),
        source.extra_fees is not None and fr.DECLARED_EXTRA.format(amount=numbers.euros_whole(source.extra_fees)),
    ]
    return ", ".join(part for part in said if part)


def _disputed(each: Disputed) -> str:
    line = fr.DISPUTED_LINE.format(effect=_effect(each.effect), key=each.key, what=each.what)
    return f"{line} → {each.settles}" if each.settles else line


def _missing(each: Missing, every: int) -> str:
    keys = fr.EVERY_KEY.format(count=len(each.keys)) if len(each.keys) > every // 2 > 2 else ", ".join(each.keys)
    return fr.MISSING_LINE.format(origin=each.origin, what=each.what, keys=keys)


def _lever(each: Lever) -> str:
    rate = _gap(each.rate)
    return fr.LEVER_LINE.format(effect=_effect(each.effect), key=each.key, what=each.what, rate=rate)


def _ledgers(ledgers: Sequence[LedgerView], *, detail: bool) -> Iterator[str]:
    if ledgers:
        yield from ("", fr.TITLE_LEDGERS)
    whole = numbers.euros_whole
    for ledger in ledgers:
        yield from output.wrapped(
            fr.LEDGER_LINE.format(
                label=ledger.key, origin=ledger.origin, year=ledger.year, whole=whole(ledger.whole),
                admitted=whole(ledger.admitted), disputed=whole(ledger.disputed), excluded=whole(ledger.excluded),
            ), 2,
        )  # fmt: skip
        if detail:
            yield from _items(ledger)


def _items(ledger: LedgerView) -> Iterator[str]:
    from ccam.usecases.charges.sources import item_name

    rows = []
    for item in ledger.items:
        name = item_name(item.name, item.detail)
        rows.append(
            (
                f"  {output.cut(fr.ITEM_OWN.format(item=name) if item.specific else name, 34)}",
                fr.STANDINGS[item.standing],
                numbers.euros_whole(item.amount),
                "" if item.rate is None else numbers.rate(item.rate),
                _effect(item.effect) if item.effect is not None else "",
                output.cut(item.rule or item.source or item.remark, 40),
            )
        )
    yield from output.columns(rows, head=fr.LEDGER_HEAD, right=(2, 3, 4))


def _costs(rows: Sequence[ActCostRow], limit: int, *, detail: bool) -> Iterator[str]:
    shown = _first(rows, limit)
    if detail:
        lines = [line for row in shown for line in _cost(row)]
    else:
        columns = output.columns(map(_cost_cells, shown), head=fr.COSTS_HEAD, right=range(3, 8))
        lines = [*columns, *output.wrapped(fr.COSTS_NOTE, 0)]
    yield from _part(fr.TITLE_COSTS, lines if rows else [], len(rows), limit)


def _cost_cells(row: ActCostRow) -> tuple[str, ...]:
    return (
        row.line,
        fr.SHORT_FORMS[row.form],
        fr.SHORT_BOUNDS[row.bound],
        numbers.euros(row.raw_total),
        fr.UNKNOWN if row.factor is None else numbers.scaled(row.factor, 4),
        "" if row.total is None else numbers.euros(row.total),
        "" if row.apparent is None else numbers.rate(row.apparent),
        "" if row.gap is None else numbers.euros(row.gap, sign=True),
    )


def _cost(row: ActCostRow) -> Iterator[str]:
    euros = numbers.euros
    yield fr.COST_LINE.format(
        line=row.line, origin=row.origin, form=fr.FORMS[row.form], bound=fr.BOUNDS[row.bound]
    )  # fmt: skip
    yield "  " + fr.COST_RAW.format(parts=_natures(row.raw), total=euros(row.raw_total))
    if row.factor is None or row.scaled_total is None:
        yield "  " + fr.COST_MISSING.format(why=row.missing)
        return
    yield "  " + fr.COST_FACTOR.format(
        factor=numbers.scaled(row.factor, 4), total=euros(row.scaled_total), parts=_natures(row.scaled)
    )
    if row.total is None or row.apparent is None or row.rate is None or row.gap is None or row.indirect is None:
        yield "  " + row.missing
        return
    yield "  " + fr.COST_TOTAL.format(
        indirect=euros(row.indirect), total=euros(row.total), apparent=numbers.rate(row.apparent),
        rate=numbers.rate(row.rate), gap=numbers.euros(row.gap, sign=True),
    )  # fmt: skip


def _natures(parts: Iterable[tuple[str, int]]) -> str:
    return " + ".join(f"{fr.NATURES[nature]} {numbers.euros(amount)}" for nature, amount in parts)


def _acts(title: str, acts: Sequence[ActEffect], limit: int) -> Iterator[str]:
    if not acts:
        return
    if title:
        yield from ("", title)
    rows = [cells for act in _first(acts, limit) for cells in _act(act)]
    yield from output.columns(rows, head=fr.ACTS_HEAD, right=(3, 5, 6))
    yield from _more(len(acts), limit)


def _act(act: ActEffect) -> Iterator[tuple[str, ...]]:
    first = (act.code, act.slot, output.cut(act.label, 24), numbers.euros(act.tariff))
    for place, (origin, gap, effect) in enumerate(act.effects):
        own = ("", "", "", "") if place else first
        yield (*own, output.cut(origin, 30), numbers.euros(gap, sign=True), _effect(effect))


def _part(title: str, lines: Sequence[str], count: int, limit: int) -> Iterator[str]:
    if lines:
        yield from ("", title)
        yield from lines
        yield from _more(count, limit)


def _listed(title: str, texts: Sequence[str], limit: int) -> Iterator[str]:
    lines = [line for text in _first(texts, limit) for line in output.wrapped(text, 4)]
    yield from _part(title, lines, len(texts), limit)


def _first(things: Sequence[Thing], limit: int) -> Sequence[Thing]:
    return things[: limit or None]


def _more(count: int, limit: int) -> Iterator[str]:
    if limit and count > limit:
        yield fr.MORE.format(count=numbers.integer(count - limit))


def _gap(value: int) -> str:
    return numbers.scaled(value, 4, sign=True, trim=True)


def _effect(cents: int | None) -> str:
    return fr.UNKNOWN if cents is None else numbers.euros_short(cents, sign=True)
