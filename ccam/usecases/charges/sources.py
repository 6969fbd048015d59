"""Sources of each key side by side: rate, gap, effect, and what would settle the gap."""

from typing import TYPE_CHECKING

from ccam.french import charges as fr
from ccam.model.text import folded
from ccam.usecases.charges.ground import Ground, ends
from ccam.usecases.charges.views import KeyState, SourceRate
from ccam.usecases.parameters import HISTORIC

if TYPE_CHECKING:
    from valuation.parameters import Rate
    from valuation.practice_cost import Difference, Evaluation


def key_states(ground: Ground, only: str = "") -> tuple[KeyState, ...]:
    """Every key that the draft uses or a source names, the heaviest stake first; ``only`` one of them."""
    names: dict[str, str] = {}
    parameters, draft = ground.study.parameters, ground.study.draft
    published = [rate.name for rate in parameters.cp_rates.values()]
    used = [line.cp_key for act in draft.proposed.values() for line in act.lines if line.cp_key]
    for name in (*published, *used, *(each.speciality for each in ground.evaluations)):
        names.setdefault(folded(name), name)
    wanted = [name for key, name in names.items() if not only or key == folded(only)]
    made = [_key_state(ground, name) for name in wanted]
    return tuple(sorted((each for each in made if each.sources or each.lines), key=_by_stake))


def evaluations_of(ground: Ground, key: str) -> "list[Evaluation]":
    """The evaluations of a key, the latest year of each origin first."""
    found = [each for each in ground.evaluations if folded(each.speciality) == folded(key)]
    return sorted(found, key=lambda each: -each.year)


def reference_evaluation(ground: Ground, key: str) -> "Evaluation | None":
    """The evaluation that the others are compared with: that of the reference, else the first one with a rate."""
    known = evaluations_of(ground, key)
    own = [each for each in known if folded(each.origin) == folded(ground.study.settings.cp_origin)]
    return next((each for each in (*own, *known) if ends(each)), None)


def _key_state(ground: Ground, key: str) -> KeyState:
    study = ground.study
    origins = sorted(study.parameters.cp_origins(), key=lambda name: name != study.settings.cp_origin)
    rates = [(name, rate) for name in origins if (rate := ground.published(key, name))]
    published = [_published(ground, key, name, rate) for name, rate in rates]
    computed = [_computed(ground, key, each) for each in evaluations_of(ground, key)]
    label = next((rate.label for _, rate in rates if rate.label), key)
    lines = ground.weights.lines(key)
    return KeyState(key, label, ground.reference(key), lines.size, ground.weights.points(key), (*published, *computed))


def _by_stake(state: KeyState) -> tuple[bool, int, str]:
    return state.stake is None, -(state.stake or 0), folded(state.key)


def _published(ground: Ground, key: str, origin: str, rate: "Rate") -> SourceRate:
    pair = rate.value, rate.value
    reference = ground.reference(key)
    own = folded(origin) == folded(ground.study.settings.cp_origin)
    gap = None if reference is None else (rate.value - reference, rate.value - reference)
    return SourceRate(
        key=key, origin=origin, computed=False, rate=pair, sample=rate.sample, perimeter=rate.perimeter,
        status=rate.status.value, source=rate.source, document=rate.document,
        lacks=tuple(fr.LACKS[name] for name in ("effectif", "echantillon") if not _declared(rate, name)),
        gap=gap, effect=ground.effects(key, pair),
        settles="" if own or not gap or not gap[0] else _settles_published(ground, key, origin),
    )  # fmt: skip


def _declared(rate: "Rate", what: str) -> bool:
    return bool(rate.sample if what == "effectif" else rate.perimeter)


def _computed(ground: Ground, key: str, evaluation: "Evaluation") -> SourceRate:
    from valuation.practice_cost import Bound

    pair, reference = ends(evaluation), ground.reference(key)
    gap = None if pair is None or reference is None else (pair[0] - reference, pair[1] - reference)
    charges = tuple(evaluation.ledger.eligible(bound) for bound in Bound)
    return SourceRate(
        key=key, origin=evaluation.origin, computed=True, rate=pair, year=evaluation.year, sample=evaluation.sample,
        kind=evaluation.kind, sector=evaluation.sector, perimeter=evaluation.selection, status=evaluation.status,
        source=evaluation.source, document=evaluation.document, rent=evaluation.rent,
        extra_fees=evaluation.extra_fees, share=evaluation.share, points=evaluation.points,
        rescaled=evaluation.rescaled, eligible=(charges[0], charges[1]),
        lacks=tuple(fr.LACKS[lack] for lack in evaluation.lacks), gap=gap, effect=ground.effects(key, pair),
        settles=_settles_computed(ground, key, evaluation) if gap and any(gap) else "",
    )  # fmt: skip


def _settles_published(ground: Ground, key: str, origin: str) -> str:
    """What its items say where it has some; else, that they are missing."""
    if origin == HISTORIC:
        return ""
    own = next((each for each in evaluations_of(ground, key) if folded(each.origin) == folded(origin)), None)
    return fr.ASK_ITEMS.format(origin=origin) if own is None else _settles_computed(ground, key, own)


def _settles_computed(ground: Ground, key: str, evaluation: "Evaluation") -> str:
    from valuation.practice_cost import Bound, Cause, Standing, differences

    if ends(evaluation) is None:
        return fr.COMPLETE.format(origin=evaluation.origin)
    other = reference_evaluation(ground, key)
    if other is None or other is evaluation:
        contested = [item for item in evaluation.ledger.items if item.standing is Standing.DISPUTED]
        heaviest = max(contested, key=lambda item: item.amount, default=None)
        if heaviest is None:
            return ""
        return fr.SETTLE[Cause.PERIMETER].format(item=item_name(heaviest.name, heaviest.detail))
    found = differences(other, evaluation, Bound.HIGH)
    return settling(found[0]) if found else fr.SAME_ITEMS


def settling(difference: "Difference") -> str:
    """What would settle a cause of a gap."""
    item = item_name(*difference.item) if difference.item else ""
    return fr.SETTLE[difference.cause].format(item=item)


def item_name(name: str, detail: str) -> str:
    """A cost item as people call it."""
    shown = fr.ITEMS.get(name, name)
    return fr.ITEM_DETAIL.format(item=shown, detail=detail) if detail else shown
