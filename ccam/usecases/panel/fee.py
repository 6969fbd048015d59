"""One technical fee before the panel: four values, the ledger, the criteria, the conclusion, what stays open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from ccam.french import panel as fr
from ccam.model.errors import DataRefused
from ccam.usecases.panel.criteria import rated
from ccam.usecases.panel.disputes import disputes_of, rounded
from ccam.usecases.panel.sheets import Described, PanelSheets
from ccam.usecases.panel.views import ItemView, JudgedFee, LeverView, ListedCriterion, Part, RatedCriterion, SeatValue

if TYPE_CHECKING:
    from ccam.formats.panel_rules import Ipras, PanelRule
    from valuation.fee_table import Device
    from valuation.panel_conclusion import Conclusion, Judged, Values
    from valuation.panel_metrics import Ground
    from valuation.panel_perimeter import ItemVotes
    from valuation.panel_values import Counted, Hypotheses

__all__ = ("Dossier", "judged_fee")


@dataclass(frozen=True)
class Dossier:
    """What is known of one fee: the hypotheses of the seats that filed some, the fee in force in cents with its source
    (or why it is not known), the devices observed.
    """

    described: Described
    filed: "Mapping[str, Hypotheses]"
    fee: int | None
    fee_source: str
    devices: "Sequence[Device]"

    @property
    def counted(self) -> "Counted":
        """What its value counts."""
        from valuation.panel_values import Counted

        return Counted(self.described.counted)


def judged_fee(
    sheets: PanelSheets, dossiers: Mapping[str, Dossier], key: str, listed: Sequence[ListedCriterion],
    rule: "PanelRule | None", ipras: "Ipras",
) -> JudgedFee:  # fmt: skip
    """Everything of one fee."""
    from valuation.panel import SEATS
    from valuation.panel_conclusion import conclude, side_values

    dossier = dossiers[key]
    exact = {seat: _exact(dossier, seat) for seat in SEATS}
    values = _four([exact[seat] for seat in SEATS])
    votes = _votes(sheets, key)
    criteria = _rated(sheets, dossiers, key, listed, rule, ipras, votes)
    conclusion = conclude(_judged(criteria, rule), values, rule) if rule else None
    ends = _ends(exact)
    levers = _levers(dossier, ends) if ends else ()
    gap, yearly = _gap(conclusion, dossier)
    first, second = side_values(values)
    made = JudgedFee(
        dossier.described, tuple(_seat_value(dossier, seat, exact[seat]) for seat in SEATS),
        (cents_of(first), cents_of(second)), dossier.fee, dossier.fee_source,
        tuple(ItemView(vote, _item_effect(dossier, vote.item)) for vote in votes), criteria, conclusion,
        tuple(rounded(value) for value in conclusion.values) if conclusion else (), gap, yearly,
        levers, ends, _rest(exact, ends, levers), _late(sheets, key), (),
    )  # fmt: skip
    return replace(made, disputes=disputes_of(made, sheets, key, values))


def cents_of(value: Fraction | None) -> int | None:
    """Half-up, None kept."""
    return None if value is None else rounded(value)


def _four(values: "Sequence[Fraction | None]") -> "Values":
    first, second, third, fourth = values
    return first, second, third, fourth


def _exact(dossier: Dossier, seat: str) -> Fraction | None:
    from valuation.panel_values import value

    hypotheses = dossier.filed.get(seat)
    try:
        return None if hypotheses is None else value(hypotheses, dossier.counted)
    except DataRefused:
        return None


def _seat_value(dossier: Dossier, seat: str, exact: Fraction | None) -> SeatValue:
    from valuation.panel_values import Counted, cost_parts, missing

    hypotheses = dossier.filed.get(seat)
    if hypotheses is None:
        return SeatValue(seat, filed=False, cents=None)
    lacks, exams = missing(hypotheses, dossier.counted), cents_of(hypotheses.exams)
    out = tuple(sorted(hypotheses.items & hypotheses.out))
    if exact is None:
        return SeatValue(seat, True, None, (), out, exams, lacks, "" if lacks else _wrong(hypotheses))
    parts = tuple(
        Part(part.item, rounded(part.cents), part.fixed)
        for part in cost_parts(hypotheses)
        if dossier.counted is Counted.FULL or not part.fixed
    )
    return SeatValue(seat, True, rounded(exact), parts, out, exams)


def _wrong(hypotheses: "Hypotheses") -> str:
    from valuation.panel_values import cost_parts

    try:
        cost_parts(hypotheses)
    except DataRefused as refused:
        return refused.message
    return ""


def _votes(sheets: PanelSheets, key: str) -> "tuple[ItemVotes, ...]":
    from ccam.formats.templates_imaging import COSTS
    from valuation.panel import SEATS
    from valuation.panel_perimeter import item_votes

    said = {
        (seat, item): found.standing
        for seat in SEATS
        for item in COSTS.values()
        if (found := sheets.standing(key, seat, item))
    }
    return item_votes(tuple(COSTS.values()), said)


def _item_effect(dossier: Dossier, item: str) -> tuple[Fraction, Fraction] | None:
    from valuation.panel_values import item_effect

    try:
        return item_effect(list(dossier.filed.values()), item, dossier.counted)
    except DataRefused:
        return None


def _rated(
    sheets: PanelSheets, dossiers: Mapping[str, Dossier], key: str, listed: Sequence[ListedCriterion],
    rule: "PanelRule | None", ipras: "Ipras", votes: "Sequence[ItemVotes]",
) -> tuple[RatedCriterion, ...]:  # fmt: skip
    """Every criterion, measured before its notes are looked at."""
    ground, others = _ground(sheets, dossiers, key, votes)
    return tuple(rated(sheets, key, each, rule, ipras, _measure(each, ground, others)) for each in listed)


def _measure(
    listed: ListedCriterion, ground: "Ground", others: Sequence[Dossier]
) -> tuple[str, Mapping[str, int]]:  # fmt: skip
    from valuation.panel_metrics import measure

    metric = listed.criterion.metric
    if metric is None:
        return fr.NO_METRIC, {}
    try:
        facts = measure(metric, ground)
    except DataRefused as refused:
        return fr.NOT_MEASURED.format(why=refused.message), {}
    other = others[facts["other"]].described.name if "other" in facts else ""
    return fr.metric_text(metric, facts, other), facts


def _ground(
    sheets: PanelSheets, dossiers: Mapping[str, Dossier], key: str, votes: "Sequence[ItemVotes]"
) -> "tuple[Ground, Sequence[Dossier]]":
    from valuation.panel_metrics import Ground

    mine = dossiers[key].described
    others = [
        each
        for place, each in dossiers.items()
        if place != key and (each.described.modality, each.described.band) == (mine.modality, mine.band)
    ]

    def ground(dossier: Dossier, around: "Mapping[str, Ground]") -> Ground:
        rows = [said for place, said in sheets.supposed.items() if place[0] == key]
        return Ground(
            dossier.filed, dossier.counted, dossier.fee, dossier.described.exams, sum(bool(row.source) for row in rows),
            len(rows), dossier.devices, votes, around,
        )  # fmt: skip

    return ground(dossiers[key], {each.described.name: ground(each, {}) for each in others}), others


def _judged(criteria: Sequence[RatedCriterion], rule: "PanelRule") -> "list[Judged]":
    """Those that count. A sealed one is not scored, nor a gate that nobody rated; another one that nobody rated is a
    suggestion that was not taken up.
    """
    from valuation.panel import judge
    from valuation.panel_conclusion import Judged

    unscored = judge((None, None, None, None), rule)
    return [
        Judged(each.listed.criterion.name, each.listed.weight, each.listed.criterion.gate, each.judgement or unscored)
        for each in criteria
        if each.listed.counts and (each.filed or each.listed.criterion.gate)
    ]


def _ends(exact: Mapping[str, Fraction | None]) -> tuple[str, str] | None:
    """The seats of the lowest and the highest value."""
    known = [(value, seat) for seat, value in exact.items() if value is not None]
    low, high = (min(known), max(known)) if known else ((0, ""), (0, ""))
    return (low[1], high[1]) if low[0] != high[0] else None


def _levers(dossier: Dossier, ends: tuple[str, str]) -> tuple[LeverView, ...]:
    from valuation.panel_values import levers

    low, high = (dossier.filed[seat] for seat in ends)
    try:
        found = levers(low, high, dossier.counted)
    except DataRefused:
        return ()
    return tuple(LeverView(lever.name, lever.cents) for lever in found)


def _rest(
    exact: Mapping[str, Fraction | None], ends: tuple[str, str] | None, levers: Sequence[LeverView]
) -> Fraction:  # fmt: skip
    """What the levers together leave of the gap between the two ends."""
    if ends is None:
        return Fraction(0)
    low, high = (exact[seat] or Fraction(0) for seat in ends)
    return high - low - sum((lever.cents for lever in levers), Fraction(0))


def _gap(conclusion: "Conclusion | None", dossier: Dossier) -> tuple[int | None, int | None]:
    """Cents per exam and a year: between two values, or of one value to the fee in force."""
    from valuation.panel_conclusion import Outcome

    if conclusion is None or not conclusion.values:
        return None, None
    if conclusion.outcome is Outcome.POINT:
        gap = None if dossier.fee is None else conclusion.values[0] - dossier.fee
    else:
        gap = conclusion.values[1] - conclusion.values[0]
    exams = dossier.described.exams
    return cents_of(gap), None if gap is None or exams is None else rounded(gap * exams)


def _late(sheets: PanelSheets, key: str) -> tuple[str, ...]:
    """Seats whose hypotheses came, or changed, after the first note of the fee."""
    from valuation.panel import SEATS

    first = min((filed[0].position for place, filed in sheets.notes.items() if place[0] == key), default=None)
    if first is None:
        return ()
    late = {place[1] for place, said in sheets.supposed.items() if place[0] == key and said.position > first}
    return tuple(seat for seat in SEATS if seat in late)
