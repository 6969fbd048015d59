"""What is agreed, disputed and missing in the evaluation of charges, and what each choice moves."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ccam.french import charges as fr
from ccam.french import numbers
from ccam.model.text import folded
from ccam.usecases.charges.ground import Ground, ends
from ccam.usecases.charges.sources import evaluations_of, item_name, reference_evaluation, settling
from ccam.usecases.charges.views import (
    Agreed,
    Disputed,
    ItemRow,
    KeyState,
    LedgerView,
    Lever,
    Missing,
    SourceRate,
)

if TYPE_CHECKING:
    from valuation.practice_cost import CostItem, Evaluation


def ledger_views(ground: Ground, keys: Iterable[KeyState]) -> tuple[LedgerView, ...]:
    """The ledger of every evaluation, in the order of the keys."""
    return tuple(_ledger(ground, state.key, each) for state in keys for each in evaluations_of(ground, state.key))


def _ledger(ground: Ground, key: str, evaluation: "Evaluation") -> LedgerView:
    from valuation.practice_cost import Standing

    ledger = evaluation.ledger
    admitted, disputed, excluded = (ledger.of(standing) for standing in Standing)
    items = tuple(_item(ground, key, evaluation, item) for item in ledger.items)
    return LedgerView(key, evaluation.origin, evaluation.year, ledger.whole, admitted, disputed, excluded, items)


def _item(ground: Ground, key: str, evaluation: "Evaluation", item: "CostItem") -> ItemRow:
    """An item, with what counting it costs: from the low rate without it to the same rate with it."""
    from valuation.equipment import rounded
    from valuation.practice_cost import Bound, Standing

    part, low = evaluation.per_point(item.amount), evaluation.rate(Bound.LOW)
    effect = None
    if part is not None and low is not None:
        without = low - part if item.standing is Standing.IN else low
        effect = ground.effect(key, rounded(without), rounded(without + part))
    return ItemRow(
        key, evaluation.origin, evaluation.year, item.name, item.detail, item.standing.value, item.amount,
        item.specific, item.rule, item.source, item.remark, None if part is None else rounded(part), effect,
    )  # fmt: skip


def agreed(ground: Ground, keys: Iterable[KeyState]) -> tuple[Agreed, ...]:
    """Rates that every source gives, and items that every ledger of a key admits: two sources at least."""
    found = []
    for state in keys:
        rates = {source.rate for source in state.sources}
        origins = {folded(source.origin) for source in state.sources}
        if len(origins) > 1 and len(rates) == 1 and None not in rates:
            low, high = state.rates or (0, 0)
            if low == high:
                found.append(Agreed(state.key, fr.SAME_RATE.format(rate=numbers.rate(low))))
        if common := _admitted_by_all(evaluations_of(ground, state.key)):
            counted = numbers.plural(len(common), "poste admis", "postes admis")
            shown = ", ".join(item_name(item.name, item.detail) for item in common)
            found.append(Agreed(state.key, fr.SAME_ITEMS_IN.format(count=counted, items=shown)))
    return tuple(found)


def _admitted_by_all(known: "list[Evaluation]") -> "list[CostItem]":
    from valuation.practice_cost import Standing

    if len({folded(each.origin) for each in known}) < 2:
        return []
    admitted = [{item.key for item in each.ledger.items if item.standing is Standing.IN} for each in known]
    common = set.intersection(*admitted)
    return sorted((item for item in known[0].ledger.items if item.key in common), key=lambda item: item.key)


def disputed(ground: Ground, keys: Iterable[KeyState]) -> tuple[Disputed, ...]:
    """Rates that differ, items that a source contests or that two sources class otherwise, rates that their own
    items do not give: the heaviest first, those without an effect last.
    """
    found = [each for state in keys for each in (*_rates(state), *_items(ground, state), *_recounts(ground, state))]
    return tuple(sorted(found, key=lambda each: (each.effect is None, -abs(each.effect or 0), folded(each.key))))


def _rates(state: KeyState) -> Iterable[Disputed]:
    if state.rates and state.rates[0] != state.rates[1]:
        low, high = state.rates
        widest = max(state.sources, key=lambda source: abs(_largest(source)), default=None)
        cheapest, dearest = numbers.rates((low, high))
        said = fr.RATES_DIFFER.format(low=cheapest, high=dearest)
        yield Disputed(fr.KIND_RATE, state.key, said, state.stake, widest.settles if widest else "")


def _largest(source: SourceRate) -> int:
    return max(source.gap or (0, 0), key=abs)


def _items(ground: Ground, state: KeyState) -> Iterable[Disputed]:
    from valuation.practice_cost import Standing

    known = evaluations_of(ground, state.key)
    keys = dict.fromkeys(item.key for each in known for item in each.ledger.items)
    for key in keys:
        found = [(each, item) for each in known if (item := each.ledger.item(key))]
        standings = {item.standing for _, item in found}
        if len(standings) > 1 or Standing.DISPUTED in standings:
            effects = [_item(ground, state.key, each, item).effect for each, item in found]
            sizes = [effect for effect in effects if effect is not None]
            said = fr.BETWEEN.join(
                fr.HOLDS.format(origin=each.origin, standing=fr.STANDINGS[item.standing]) for each, item in found
            )
            what = fr.ITEM_DIFFERS.format(item=item_name(found[0][1].name, found[0][1].detail), said=said)
            yield Disputed(fr.KIND_ITEM, state.key, what, max(sizes, key=abs, default=None), fr.SETTLE_ITEM)


def _recounts(ground: Ground, state: KeyState) -> Iterable[Disputed]:
    for each in evaluations_of(ground, state.key):
        published, pair = ground.published(state.key, each.origin), ends(each)
        if published and pair and not pair[0] <= published.value <= pair[1]:
            nearest = min(pair, key=lambda rate: abs(rate - published.value))
            what = fr.RECOUNTED.format(
                origin=each.origin, rate=numbers.rate(published.value), low=numbers.rate(pair[0]),
                high=numbers.rate(pair[1]),
            )  # fmt: skip
            effect = ground.effect(state.key, published.value, nearest)
            yield Disputed(fr.KIND_RECOUNT, state.key, what, effect, fr.SETTLE_RECOUNT)


def missing(ground: Ground, keys: Iterable[KeyState]) -> tuple[Missing, ...]:
    """What sources do not say, gathered by origin: rates of keys in use, and what rates rest on."""
    found: dict[tuple[str, str], list[str]] = {}
    for state in keys:
        origins = {folded(source.origin) for source in state.sources if source.rate}
        for origin in ground.study.parameters.cp_origins():
            if state.lines and folded(origin) not in origins:
                found.setdefault((origin, fr.NO_RATE), []).append(state.key)
        if not state.sources:
            found.setdefault((fr.NOBODY, fr.NO_RATE), []).append(state.key)
        for source in state.sources:
            lacks = (*source.lacks, *((fr.NOT_RESCALED,) if source.computed and not source.rescaled else ()))
            for lack in lacks:
                found.setdefault((source.origin, lack), []).append(state.key)
    return tuple(Missing(origin, tuple(dict.fromkeys(names)), what) for (origin, what), names in found.items())


def levers(ground: Ground, keys: Iterable[KeyState]) -> tuple[Lever, ...]:
    """Every choice and what it moves from the rate it would change, the heaviest first: the rate of another source,
    a disputed item in or out, and each cause of the gap between two ledgers.
    """
    found = [each for state in keys for each in (*_choices(state), *_contested(ground, state), *_causes(ground, state))]
    return tuple(sorted(found, key=lambda each: (each.effect is None, -abs(each.effect or 0), folded(each.key))))


def _choices(state: KeyState) -> Iterable[Lever]:
    for source in state.sources:
        if source.gap and source.effect and source.rate and source.rate[0] == source.rate[1] and source.gap[0]:
            what = (
                fr.CHOOSE.format(origin=source.origin)
                if not source.computed
                else fr.CHOOSE_ITEMS.format(origin=source.origin)
            )
            yield Lever(state.key, source.origin, what, source.gap[0], source.effect[0])


def _contested(ground: Ground, state: KeyState) -> Iterable[Lever]:
    from valuation.practice_cost import Standing

    for each in evaluations_of(ground, state.key):
        for item in each.ledger.items:
            row = _item(ground, state.key, each, item)
            if item.standing is Standing.DISPUTED and row.rate:
                what = fr.ADMIT.format(item=item_name(item.name, item.detail))
                yield Lever(state.key, each.origin, what, row.rate, row.effect)


def _causes(ground: Ground, state: KeyState) -> Iterable[Lever]:
    from valuation.equipment import rounded
    from valuation.practice_cost import Bound, differences

    first = reference_evaluation(ground, state.key)
    for other in evaluations_of(ground, state.key) if first else ():
        start = first.rate(Bound.HIGH) if first and other is not first else None
        for cause in differences(first, other, Bound.HIGH) if first and start is not None else ():
            before, after = rounded(start or cause.effect), rounded((start or 0) + cause.effect)
            if before != after and after >= 0:
                effect = ground.effect(state.key, before, after)
                yield Lever(state.key, other.origin, settling(cause), after - before, effect)
