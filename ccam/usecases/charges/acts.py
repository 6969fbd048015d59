"""Act by act: what each source changes, what each act costs of its own, what another rule would give."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ccam.french import charges as fr
from ccam.model.codes import ActCode, LineKey
from ccam.model.money import from_micro
from ccam.model.text import folded
from ccam.usecases.charges.ground import Ground, ends
from ccam.usecases.charges.sheets import place_of
from ccam.usecases.charges.sources import evaluations_of
from ccam.usecases.charges.views import ActCostRow, ActEffect, KeyState, RuleView

if TYPE_CHECKING:
    from fractions import Fraction

    from valuation.exact import Ints
    from valuation.practice_cost import Bound, Evaluation
    from valuation.practice_cost_acts import ActCost, ActInputs, Amounts, Input, Pools

Rates = Mapping[str, int | None]


def act_effects(ground: Ground, keys: Iterable[KeyState]) -> tuple[ActEffect, ...]:
    """Every proposed line of these keys that a source would price otherwise, the heaviest first."""
    keys = tuple(keys)
    reference = ground.line_rates({folded(state.key): state.reference for state in keys})
    others = {name: ground.line_rates(rates) for name, rates in _by_source(ground, keys).items()}
    found = _between(ground, reference, others)
    return tuple(sorted(found, key=lambda row: (-row.size, row.act, row.slot)))


def _by_source(ground: Ground, keys: Iterable[KeyState]) -> dict[str, Rates]:
    """The rates of every source but the reference, by folded key; a source with a range anywhere makes two."""
    found: dict[str, dict[str, int | None]] = {}
    ranged = origins_with_range(keys)
    for state in keys:
        for source in state.sources:
            if source.rate is None or (not source.computed and source.origin == ground.study.settings.cp_origin):
                continue
            names = derived_origins(source.origin, ranged) if source.computed else (source.origin,)
            for name, rate in zip(names, source.rate, strict=False):
                found.setdefault(name, {}).setdefault(folded(state.key), rate)
    return {name: dict(rates) for name, rates in found.items()}


def origins_with_range(keys: Iterable[KeyState]) -> frozenset[str]:
    """Origins whose items give a range for some key: an item is disputed."""
    sources = (source for state in keys for source in state.sources if source.computed and source.rate)
    return frozenset(source.origin for source in sources if source.rate and source.rate[0] != source.rate[1])


def derived_origins(origin: str, ranged: Iterable[str]) -> tuple[str, ...]:
    """What an evaluation by items is called beside the published ones: one name, or one for each end of its range."""
    names = (fr.DERIVED_LOW, fr.DERIVED_HIGH) if origin in ranged else (fr.DERIVED,)
    return tuple(name.format(origin=origin) for name in names)


def _between(ground: Ground, reference: "Ints", others: "Mapping[str, Ints]") -> Iterable[ActEffect]:
    weights, study = ground.weights, ground.study
    columns = {
        name: [part.tolist() for part in weights.effects(reference, rates)] for name, rates in others.items()
    }  # fmt: skip
    tariffs = weights.known_tariffs(reference).tolist()
    quantities, keys = weights.quantity.tolist(), weights.key.tolist()
    for number, ref in enumerate(weights.refs):
        moved = tuple(
            (name, gaps[number], from_micro(effects[number]))
            for name, (gaps, effects) in columns.items()
            if gaps[number] or effects[number]
        )
        if moved:
            act = study.draft.proposed[ref.act]
            yield ActEffect(
                act.id, act.shown_code, act.label, str(ref.slot), weights.cp_keys[keys[number]],
                tariffs[number], quantities[number], moved,
            )  # fmt: skip


def rule_view(ground: Ground, keys: Iterable[KeyState]) -> RuleView:
    """The CP of each line weighted by the specialities that perform it, against the rate of its key."""
    from valuation.practice_cost import weighted_rate
    from valuation.practice_cost_lines import NO_RATE, rates_of_lines

    weights, rates = ground.weights, {folded(state.key): state.reference for state in keys}
    found = {ref: weighted_rate(parts, rates) for ref, parts in ground.executed.by_line.items()}
    reference, weighted = ground.line_rates(rates), rates_of_lines(weights.refs, found)
    name = "ponderee"
    changes = tuple(sorted(_between(ground, reference, {name: weighted}), key=lambda row: (-row.size, row.act)))
    _, effects = weights.effects(reference, weighted)
    without = int(((weighted == NO_RATE) & weights.priced).sum())
    changed = int(((weighted != NO_RATE) & (reference != NO_RATE) & (weighted != reference) & weights.priced).sum())
    effect = from_micro(sum(effects.tolist())) if ground.study.volumes.rows else None
    return RuleView(name, changed, without, effect, changes)


def cost_rows(ground: Ground, keys: Iterable[KeyState]) -> tuple[ActCostRow, ...]:
    """The acts that a sheet gives costs of their own, in both forms of annuity and at both ends of the perimeter; one
    row where they are equal.
    """
    return tuple(
        row for state in keys for each in evaluations_of(ground, state.key) for row in _costs(ground, state.key, each)
    )  # fmt: skip


def _costs(ground: Ground, key: str, evaluation: "Evaluation") -> Iterable[ActCostRow]:
    from valuation.equipment import Form
    from valuation.practice_cost import Bound
    from valuation.practice_cost_acts import act_cost, pools

    inputs = ground.sheets.inputs.get(place_of(evaluation), {})
    acts = [_inputs(ground, line, given) for line, given in inputs.items()]
    seen = set()
    for form in Form:
        for bound in Bound:
            known = pools(evaluation, acts, bound, form)
            for act in acts:
                row = _row(key, evaluation, act_cost(act, evaluation, known, bound, form), form, bound, known)
                if (same := (row.line, row.raw, row.total, row.gap)) not in seen:
                    seen.add(same)
                    yield row


def _inputs(ground: Ground, line: str, given: "tuple[Input, ...]") -> "ActInputs":
    from valuation.practice_cost_acts import ActInputs

    quantity, score = _volume_and_score(ground, line)
    return ActInputs(line, given, quantity, score)


def _volume_and_score(ground: Ground, line: str) -> tuple[int, int | None]:
    """Acts a year and points of a line: of a proposed one what reaches it, of a current one what is observed and the
    points that are known of it, else those of the proposed line that continues it.
    """
    from ccam.model.codes import ProposedId, Slot
    from valuation.flow import LineRef

    act, activity, phase = line.split("/")
    slot = Slot(int(activity), int(phase))
    if act.startswith("P-"):
        ref = LineRef(ProposedId(act), slot)
        number = ground.weights.refs.index(ref) if ref in ground.scores else None
        return (0 if number is None else int(ground.weights.quantity[number])), ground.scores.get(ref)
    key = LineKey(ActCode(act), *slot)
    quantity, _ = ground.study.by_line.lines.get(key, (0, 0))
    points = ground.study.parameters.points(key)
    if points:
        return quantity, points.score
    continued = {code: new for new, code in ground.study.impact.book.continued.items()}
    new = continued.get(key.code)
    return quantity, ground.scores.get(LineRef(new, slot)) if new else None


def _row(
    key: str, evaluation: "Evaluation", cost: "ActCost", form: str, bound: "Bound", known: "Pools | None"
) -> ActCostRow:  # fmt: skip
    from valuation.equipment import rounded
    from valuation.practice_cost_acts import added

    def shown(value: "Fraction | None", places: int = 0) -> int | None:
        return None if value is None else rounded(value, places)

    def parts(amounts: "Amounts | None") -> tuple[tuple[str, int], ...]:
        return tuple((nature.value, rounded(amount)) for nature, amount in (amounts or {}).items() if amount)

    why = ""
    if known is None:
        why = fr.COST_NO_POOL
    elif known.factor is None:
        why = fr.COST_NO_VOLUME
    elif cost.by_rate is None:
        why = fr.COST_NO_SCORE
    pair = ends(evaluation)
    return ActCostRow(
        key=key, origin=evaluation.origin, line=cost.line, form=form, bound=bound.value, quantity=cost.quantity,
        raw=parts(cost.raw), raw_total=rounded(added(cost.raw)), factor=shown(cost.factor, 4),
        scaled=parts(cost.scaled), scaled_total=None if cost.scaled is None else rounded(added(cost.scaled)),
        indirect=shown(cost.indirect), total=shown(cost.total), apparent=shown(cost.apparent),
        rate=evaluation.published(bound) if pair else None, gap=shown(cost.gap), missing=why,
    )  # fmt: skip
