"""What an effect is made of, along any axis: points, FC, CP, mapping, k, and what is not known."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ccam.french import numbers
from ccam.french import valuation_split as fr
from ccam.model.money import decimal_string
from ccam.model.text import folded
from ccam.usecases.impact.report import axis_label, known_axis, row_keys
from ccam.usecases.parameters import HISTORIC, load_parameters
from ccam.usecases.study import Study, require_volumes

if TYPE_CHECKING:
    from ccam.store.store import Store
    from valuation.decompose import Before, Split
    from valuation.parameters import Parameters

WITHOUT_ORDER = "aucun"
"""What one asks for in place of an order."""


@dataclass(frozen=True, slots=True)
class SplitRow:
    """One row: its delta in cents, and the part of each factor in the order of the view; parts add up to the delta."""

    key: str
    label: str
    delta: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SplitView:
    """The split along one axis. ``factors`` are those that are not nil everywhere, in the order that was followed;
    ``notes`` say that order, what old prices were explained by, and on what part of the spend.
    """

    axis: str
    factors: tuple[str, ...]
    rows: tuple[SplitRow, ...]
    total: SplitRow
    notes: tuple[str, ...]


def split_view(store: "Store", study: Study, axis: str, order: str = "", before: "Before | None" = None) -> SplitView:
    """The split along ``axis``; ``order`` names factors (``fc,cp,points``), the others following in the usual order, or
    is :data:`WITHOUT_ORDER`; ``before`` is that of :func:`before_of`, for who knows it. Raises :class:`UsageError` for
    an axis or an order that does not exist.
    """
    from valuation.decompose import Factor, order_of, split

    chosen = known_axis(axis)
    names = [folded(name.strip()) for name in order.split(",") if name.strip()]
    followed = None if names == [WITHOUT_ORDER] else order_of(names)
    before = before or before_of(study, load_parameters(store))
    found = split(require_volumes(study).impact, before, row_keys(study, chosen), followed)
    shown = [factor for factor in (followed or tuple(Factor)) if _is_told(found, list(Factor).index(factor))]
    places = [list(Factor).index(factor) for factor in shown]

    def row(key: str, label: str, parts: tuple[int, ...]) -> SplitRow:
        return SplitRow(key, label, sum(parts), tuple(parts[place] for place in places))

    rows = (row(key, axis_label(study, chosen, key), parts) for key, parts in found.rows.items())
    return SplitView(
        chosen,
        tuple(factor.value for factor in shown),
        tuple(sorted(rows, key=lambda each: (-abs(each.delta), each.key))),
        row("", fr.TOTAL, found.total),
        _notes(found, before),
    )


def before_of(study: Study, parameters: "Parameters") -> "Before":
    """How old prices are explained: the parameters in force, on the day of the release, under the historic charges."""
    from dataclasses import replace

    from valuation.decompose import Before

    origins = parameters.cp_origins()
    origin = HISTORIC if HISTORIC in origins else next(iter(origins), HISTORIC)
    at = replace(study.settings, on=study.release.applicable, cp_origin=origin, schedule=None, year=0)
    return Before(parameters, at)


def _is_told(found: "Split", place: int) -> bool:
    return bool(found.total[place]) or any(parts[place] for parts in found.rows.values())


def _notes(found: "Split", before: "Before") -> tuple[str, ...]:
    if found.order is None:
        first = fr.WITHOUT_ORDER
    else:
        first = fr.IN_ORDER.format(order=", ".join(fr.FACTORS[factor] for factor in found.order))
    second = fr.BEFORE.format(day=numbers.day(before.settings.on), charges=before.settings.cp_origin)
    if not found.explained_base:
        return first, second, fr.NONE_EXPLAINED
    short = numbers.euros_short
    explained, counted = short(found.explained_base), short(found.counted_base)
    return first, second, fr.EXPLAINED.format(explained=explained, counted=counted)


def split_json(view: SplitView) -> dict[str, Any]:
    """The split for machines: amounts in euros, by factor."""

    def row(each: SplitRow) -> dict[str, Any]:
        parts = {name: decimal_string(part) for name, part in zip(view.factors, each.parts, strict=True)}
        return {"cle": each.key, "libelle": each.label, "ecart": decimal_string(each.delta), "parts": parts}

    return {
        "axe": view.axis,
        "facteurs": list(view.factors),
        "lignes": [row(each) for each in view.rows],
        "total": row(view.total),
        "notes": list(view.notes),
    }
