"""Phase 2 of the panel: the value in euros per exam that follows from the hypotheses of each seat.

A seat's hypotheses are its own: price, life, interest, residual value, activity, yearly costs and costs per exam, and
the items that it leaves out. Amounts in cents, shares of 1, everything exact; a seat whose hypotheses make no value is
told what is missing, nothing is filled in. Annuities: :mod:`valuation.equipment`, in the form that sees what is left.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from valuation.device_cost import DeviceCosts, DeviceItem
from valuation.equipment import Equipment, Form
from valuation.practice_cost import Bound, Standing

DEVICE, FINANCING = "equipement_principal", "frais_financiers"
"""Items of the ledger that the annuity holds: capital, and interest."""
MINUTES_PER_HOUR = 60


class Counted(StrEnum):
    """What the value of a fee counts: every cost, or what one more exam costs."""

    FULL = "cout_complet"
    MARGINAL = "cout_variable"


class Quantity(StrEnum):
    """A hypothesis on the device or on its activity; costs of items are apart."""

    PRICE = "prix"
    LIFE = "duree_de_vie"
    INTEREST = "taux"
    RESIDUAL = "valeur_residuelle"
    EXAMS = "examens"
    HOURS = "heures"
    WEEKS = "semaines"
    MINUTES = "minutes"
    USE = "utilisation"


ACTIVITY = (Quantity.HOURS, Quantity.WEEKS, Quantity.USE, Quantity.MINUTES)
"""What gives the exams of a year where they are not given themselves."""


@dataclass(frozen=True)
class Hypotheses:
    """What one seat supposes of one fee. ``yearly`` and ``per_exam`` by item, in cents; ``out`` are the items that the
    seat leaves out of the fee.
    """

    quantities: Mapping[Quantity, Fraction]
    yearly: Mapping[str, Fraction]
    per_exam: Mapping[str, Fraction]
    out: frozenset[str] = frozenset()

    @property
    def exams(self) -> Fraction | None:
        """Exams a year: as given, else what opening hours, use and time per exam make."""
        given = self.quantities.get(Quantity.EXAMS)
        if given is not None or any(each not in self.quantities for each in ACTIVITY):
            return given
        hours, weeks, use, minutes = (self.quantities[each] for each in ACTIVITY)
        return hours * weeks * MINUTES_PER_HOUR * use / minutes if minutes else None

    @property
    def items(self) -> frozenset[str]:
        """Every item that has a cost, in the fee or not."""
        device = {DEVICE} if Quantity.PRICE in self.quantities else set()
        interest = {FINANCING} if device and self.quantities.get(Quantity.INTEREST) else set()
        return frozenset({*self.yearly, *self.per_exam, *device, *interest})

    def placed(self, item: str, *, out: bool) -> "Hypotheses":
        """The same with an item taken out, or taken in."""
        return replace(self, out=self.out | {item} if out else self.out - {item})


@dataclass(frozen=True, slots=True)
class CostPart:
    """What an item costs per exam, in cents; ``fixed`` where more exams make it smaller."""

    item: str
    cents: Fraction
    fixed: bool


def missing(hypotheses: Hypotheses, counted: Counted) -> tuple[str, ...]:
    """What lacks for a value: exams where a cost is yearly, a life where there is a price, any cost at all."""
    found = []
    if not hypotheses.items:
        found.append("couts")
    fixed = bool(hypotheses.yearly) or Quantity.PRICE in hypotheses.quantities
    if counted is Counted.FULL and fixed and not hypotheses.exams:
        found.append(Quantity.EXAMS.value)
    if Quantity.PRICE in hypotheses.quantities and not hypotheses.quantities.get(Quantity.LIFE):
        found.append(Quantity.LIFE.value)
    return tuple(found)


def cost_parts(hypotheses: Hypotheses) -> tuple[CostPart, ...]:
    """The parts of the full cost of an exam, items left out not among them; complete hypotheses only. Raises
    :class:`ccam.model.errors.DataRefused` where a price makes no annuity.
    """
    exams = hypotheses.exams or Fraction(1)
    found = []
    for item in device_costs(hypotheses).items:
        if item.counts(Bound.LOW):
            fixed = item.fixed(Form.DUTCH)
            found += [CostPart(item.name, fixed / exams, fixed=True)] if fixed else []
            found += [CostPart(item.name, item.per_exam, fixed=False)] if item.per_exam else []
    return tuple(found)


def device_costs(hypotheses: Hypotheses) -> DeviceCosts:
    """The ledger of a device as a seat supposes it. Interest is an item of its own: what it adds to the annuity."""
    made: dict[str, DeviceItem] = {}
    for item in sorted({*hypotheses.yearly, *hypotheses.per_exam}):
        made[item] = DeviceItem(
            item, _standing(hypotheses, item), yearly=hypotheses.yearly.get(item, Fraction(0)),
            per_exam=hypotheses.per_exam.get(item, Fraction(0)),
        )  # fmt: skip
    bare, interest = _equipment(hypotheses)
    for item, own in ((DEVICE, {"equipment": bare}), (FINANCING, {"yearly": interest})):
        if bare is not None and item in hypotheses.items:
            known = made.get(item, DeviceItem(item, _standing(hypotheses, item)))
            made[item] = replace(known, **own)
    return DeviceCosts(tuple(made.values()))


def value(hypotheses: Hypotheses, counted: Counted) -> Fraction | None:
    """Cents per exam; None where something is missing."""
    if missing(hypotheses, counted):
        return None
    return sum(
        (part.cents for part in cost_parts(hypotheses) if counted is Counted.FULL or not part.fixed), Fraction(0)
    )


def _standing(hypotheses: Hypotheses, item: str) -> Standing:
    return Standing.OUT if item in hypotheses.out else Standing.IN


def _equipment(hypotheses: Hypotheses) -> tuple[Equipment | None, Fraction]:
    """The equipment without interest, and what interest adds to its annuity each year."""
    price = hypotheses.quantities.get(Quantity.PRICE)
    if price is None:
        return None, Fraction(0)
    life = hypotheses.quantities[Quantity.LIFE]
    residual = hypotheses.quantities.get(Quantity.RESIDUAL, Fraction(0))
    interest = hypotheses.quantities.get(Quantity.INTEREST, Fraction(0))
    bare = Equipment(price, life, Fraction(0), residual=residual)
    return bare, Equipment(price, life, interest, residual=residual).capital(Form.DUTCH) - bare.capital(Form.DUTCH)


@dataclass(frozen=True, slots=True)
class Lever:
    """What one hypothesis, taken from another seat, does to the value of a seat: cents per exam, signed. ``name`` is a
    quantity, or an item whose cost or standing differs.
    """

    name: str
    cents: Fraction


def levers(low: Hypotheses, high: Hypotheses, counted: Counted) -> tuple[Lever, ...]:
    """From one seat towards another, one hypothesis at a time, the largest effect first. They do not add up to the
    whole gap where two move together: what is left is for whoever shows them to say.
    """
    start = value(low, counted)
    if start is None:
        return ()
    found = []
    for name, changed in _swaps(low, high):
        moved = value(changed, counted)
        if moved is not None and moved != start:
            found.append(Lever(name, moved - start))
    return tuple(sorted(found, key=lambda lever: (-abs(lever.cents), lever.name)))


def _swaps(low: Hypotheses, high: Hypotheses) -> Iterable[tuple[str, Hypotheses]]:
    for quantity in Quantity:
        if low.quantities.get(quantity) != high.quantities.get(quantity) and quantity in high.quantities:
            made = {**low.quantities, quantity: high.quantities[quantity]}
            yield quantity.value, replace(low, quantities=_consistent(made, quantity))
    for item in sorted(low.items | high.items):
        yield item, replace(
            low, yearly=_taken(low.yearly, high.yearly, item), per_exam=_taken(low.per_exam, high.per_exam, item),
            out=(low.out - {item}) | (high.out & {item}),
        )  # fmt: skip


def _consistent(quantities: Mapping[Quantity, Fraction], moved: Quantity) -> Mapping[Quantity, Fraction]:
    """Exams that were given stand in the way of the hours, use or minutes that would make others."""
    if moved in ACTIVITY and all(each in quantities for each in ACTIVITY):
        return {key: each for key, each in quantities.items() if key is not Quantity.EXAMS}
    return quantities


def _taken(own: Mapping[str, Fraction], other: Mapping[str, Fraction], item: str) -> Mapping[str, Fraction]:
    kept = {key: cents for key, cents in own.items() if key != item}
    return kept | ({item: other[item]} if item in other else {})


def item_effect(hypotheses: Sequence[Hypotheses], item: str, counted: Counted) -> tuple[
    Fraction, Fraction
] | None:  # fmt: skip
    """The least and the most that an item weighs, in cents per exam, among the seats that gave it a cost; None where
    no seat did.
    """
    found = []
    for each in (one for one in hypotheses if item in one.items):
        inside, outside = (value(each.placed(item, out=out), counted) for out in (False, True))
        if inside is not None and outside is not None:
            found.append(inside - outside)
    return (min(found), max(found)) if found else None
