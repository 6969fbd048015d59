"""What deserves to be looked at: thresholds that are data, compared exactly with the figures of an impact."""

from collections.abc import Sequence
from dataclasses import dataclass

from ccam.formats.parameters_rules import Alert, Exemption, Watched
from ccam.model.money import MICRO, SHARE_UNIT, from_micro
from valuation.compile import UNKNOWN
from valuation.exact import exact_sums, ints
from valuation.impact import Impact, Standing


@dataclass(frozen=True, slots=True)
class Raised:
    """A threshold that is passed: by which rule, where, what stood before and after, in cents (of a tariff, or of a
    spend), and the effect on spend in cents, which orders them.
    """

    rule: Alert
    key: str
    before: int
    after: int
    effect: int


def in_force(impact: Impact) -> dict[Watched, Alert]:
    """The latest rule of each kind on the day of the impact."""
    known = impact.book.parameters.of_kind("alerte", Alert)
    begun = [rule for rule in known if rule.start <= impact.book.settings.on]
    return {rule.watched: rule for rule in sorted(begun, key=lambda rule: rule.start)}


def threshold(impact: Impact) -> Exemption | None:
    """The exo TM threshold in force on the day of the impact."""
    known = impact.book.parameters.of_kind("exo_tm", Exemption)
    begun = [rule for rule in known if rule.start <= impact.book.settings.on]
    return max(begun, key=lambda rule: rule.start, default=None)


def alerts(impact: Impact, families: Sequence[str]) -> tuple[Raised, ...]:
    """Every threshold passed, the largest effect first; ``families`` gives the family of each observed line, ``""``
    for none, which is not watched.
    """
    rules = in_force(impact)
    found: list[Raised] = []
    if Watched.LINE in rules:
        found += _lines(impact, rules[Watched.LINE])
    if Watched.FAMILY in rules:
        found += _families(impact, rules[Watched.FAMILY], families)
    if Watched.EXEMPTION in rules:
        found += _crossings(impact, rules[Watched.EXEMPTION])
    order = list(Watched)
    return tuple(sorted(found, key=lambda one: (order.index(one.rule.watched), -abs(one.effect), one.key)))


def _lines(impact: Impact, rule: Alert) -> list[Raised]:
    """Lines whose mean tariff moves by the rate at least: Σ quantity × new against quantity × old."""
    rows, found = impact.book.rows, []
    standing = list(Standing).index(Standing.KNOWN)
    columns = zip(
        rows.flows, impact.standing.tolist(), rows.quantity.tolist(), rows.price.tolist(), impact.theoretical.tolist(),
        impact.observed.tolist(), strict=True,
    )  # fmt: skip
    for flow, known, quantity, price, change, effect in columns:
        if known != standing or quantity <= 0 or price <= 0 or rule.rate is None:
            continue
        if abs(change) * SHARE_UNIT >= rule.rate * quantity * price * MICRO and change:
            after = price + from_micro(change) // quantity
            found.append(Raised(rule, str(flow.observed.key), price, after, from_micro(effect)))
    return found


def _families(impact: Impact, rule: Alert, families: Sequence[str]) -> list[Raised]:
    names = sorted(set(families))
    number = {name: place for place, name in enumerate(names)}
    place = ints(number[name] for name in families)
    effects = [from_micro(amount) for amount in exact_sums(impact.observed, place, len(names))]
    bases = exact_sums(impact.book.rows.base, place, len(names))
    return [
        Raised(rule, name, base, base + effect, effect)
        for name, base, effect in zip(names, bases, effects, strict=True)
        if name and rule.cents is not None and effect and abs(effect) >= rule.cents
    ]


def _crossings(impact: Impact, rule: Alert) -> list[Raised]:
    """Lines one of whose new tariffs is on the other side of the threshold, each with the first such tariff."""
    limit = threshold(impact)
    if limit is None:
        return []
    book = impact.book
    prices, tariffs, rows = book.rows.price.tolist(), impact.tariffs.tolist(), book.cells.row.tolist()
    observed = impact.observed.tolist()
    found: dict[int, Raised] = {}
    for cell, line in zip(book.members.cell.tolist(), book.members.line.tolist(), strict=True):
        row = rows[cell]
        before, after = prices[row], tariffs[line]
        if row in found or UNKNOWN in (before, after) or not before:
            continue
        if (before >= limit.threshold) != (after >= limit.threshold):
            key = str(book.rows.flows[row].observed.key)
            found[row] = Raised(rule, key, before, after, from_micro(observed[row]))
    return list(found.values())
