"""CP of a speciality from what its practices spend: eligible charges × technical share ÷ work points.

A ledger says of each cost item whether it is in, out or disputed, by which rule and source; the rate is a range as
long as an item is disputed: low with the disputed items out, high with them in. Amounts in cents a year and a
practitioner, shares in 10 000ths, points in 1/100 point: the quotient is in 10⁻⁴ € per point (refonte.md §2.3).
Nothing missing is guessed: without points, share or items there is no rate.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ccam.model.text import folded
from valuation.equipment import rounded

RENT = "redevance"
"""The item that stands for what a practitioner pays the clinic."""


class Standing(StrEnum):
    """Whether a cost belongs to the evaluation."""

    IN = "admis"
    DISPUTED = "conteste"
    OUT = "exclu"


class Bound(StrEnum):
    """One end of a range: disputed costs left out, or counted."""

    LOW = "bas"
    HIGH = "haut"


class Lack(StrEnum):
    """What an evaluation does not say; the first three leave it without a rate."""

    ITEMS = "postes"
    SHARE = "part technique"
    POINTS = "points"
    SAMPLE = "effectif"
    SELECTION = "echantillon"
    SECTOR = "secteur"
    RENT = "redevance"
    EXTRA_FEES = "depassements"


@dataclass(frozen=True, slots=True)
class CostItem:
    """One cost of a practice in cents a year. ``specific``: it belongs to acts of its own (direct pool), the others
    are shared by all acts. ``rule`` says why it stands where it does.
    """

    name: str
    standing: Standing
    amount: int
    detail: str = ""
    specific: bool = False
    rule: str = ""
    source: str = ""
    remark: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same item in another source."""
        return self.name, folded(self.detail)

    def counts(self, bound: Bound) -> bool:
        """Whether it is counted at that end of the range."""
        return self.standing is Standing.IN or (self.standing is Standing.DISPUTED and bound is Bound.HIGH)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every cost item of an evaluation; in + disputed + out = everything."""

    items: tuple[CostItem, ...]

    @property
    def whole(self) -> int:
        """All items, whatever their standing."""
        return sum(item.amount for item in self.items)

    def of(self, standing: Standing) -> int:
        """The items of one standing."""
        return sum(item.amount for item in self.items if item.standing is standing)

    def eligible(self, bound: Bound, *, specific: bool | None = None) -> int:
        """What is counted at one end of the range: all of it, or the specific part, or the shared part."""
        kept = (item for item in self.items if specific is None or item.specific is specific)
        return sum(item.amount for item in kept if item.counts(bound))

    def item(self, key: tuple[str, str]) -> CostItem | None:
        """The item of that key."""
        return next((item for item in self.items if item.key == key), None)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One source's evaluation of a speciality in a year. ``points`` in 1/100 point a year and a practitioner, in the
    scale in force where ``rescaled``, else as the source declares them; ``share`` the technical share in 10 000ths;
    ``practitioners`` how many there are in France; ``fees`` and ``extra_fees`` in cents a year.
    """

    speciality: str
    origin: str
    year: int
    ledger: Ledger
    points: int | None = None
    share: int | None = None
    kind: str = ""
    sample: int | None = None
    selection: str = ""
    sector: str = ""
    fees: int | None = None
    extra_fees: int | None = None
    practitioners: int | None = None
    status: str = ""
    source: str = ""
    document: str = ""
    rescaled: bool = False

    @property
    def rent(self) -> int | None:
        """What it declares as paid to clinics, whatever its standing; None where it does not say."""
        declared = [item.amount for item in self.ledger.items if item.name == RENT]
        return sum(declared) if declared else None

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What it does not say."""
        said = {
            Lack.ITEMS: bool(self.ledger.items),
            Lack.SHARE: self.share is not None,
            Lack.POINTS: bool(self.points),
            Lack.SAMPLE: self.sample is not None,
            Lack.SELECTION: bool(self.selection),
            Lack.SECTOR: bool(self.sector),
            Lack.RENT: self.rent is not None,
            Lack.EXTRA_FEES: self.extra_fees is not None,
        }
        return tuple(lack for lack, known in said.items() if not known)

    def per_point(self, cents: int) -> Fraction | None:
        """What a charge makes per point, unrounded, in 10⁻⁴ €; None where the share or the points are missing."""
        if self.share is None or not self.points:
            return None
        return Fraction(cents * self.share, self.points)

    def rate(self, bound: Bound) -> Fraction | None:
        """The CP, unrounded, in 10⁻⁴ € per point; None where something is missing."""
        return self.per_point(self.ledger.eligible(bound)) if self.ledger.items else None

    def published(self, bound: Bound) -> int | None:
        """The CP rounded once to 10⁻⁴ €."""
        rate = self.rate(bound)
        return None if rate is None else rounded(rate)


class Cause(StrEnum):
    """Why two evaluations differ."""

    PERIMETER = "perimetre"
    ABSENT = "poste absent"
    AMOUNT = "montant"
    SHARE = "part technique"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of the gap between two rates, unrounded, in 10⁻⁴ € per point; ``item`` where a cost item makes it."""

    cause: Cause
    effect: Fraction
    item: tuple[str, str] | None = None


def differences(first: Evaluation, second: Evaluation, bound: Bound) -> tuple[Difference, ...]:
    """The gap from ``first`` to ``second``, cut in causes that add up to it exactly: items at the share and points of
    the first, then the share, then the points. Largest first; nothing where one of them has no rate.
    """
    rates = first.rate(bound), second.rate(bound)
    if None in rates or not first.points or not second.points or first.share is None or second.share is None:
        return ()
    charges = second.ledger.eligible(bound)
    parts = [
        *_by_item(first, second, bound),
        Difference(Cause.SHARE, Fraction(charges * (second.share - first.share), first.points)),
        Difference(
            Cause.POINTS, charges * second.share * (Fraction(1, second.points) - Fraction(1, first.points))
        ),
    ]  # fmt: skip
    return tuple(sorted((part for part in parts if part.effect), key=lambda part: -abs(part.effect)))


def _by_item(first: Evaluation, second: Evaluation, bound: Bound) -> Iterable[Difference]:
    keys = dict.fromkeys(item.key for item in (*first.ledger.items, *second.ledger.items))
    for key in keys:
        before, after = first.ledger.item(key), second.ledger.item(key)
        gap = _counted(after, bound) - _counted(before, bound)
        effect = first.per_point(gap)
        if effect:
            named = after or before
            yield Difference(_cause(before, after, bound), effect, (key[0], named.detail if named else ""))


def _cause(before: CostItem | None, after: CostItem | None, bound: Bound) -> Cause:
    if before is None or after is None:
        return Cause.ABSENT
    return Cause.AMOUNT if before.counts(bound) == after.counts(bound) else Cause.PERIMETER


def _counted(item: CostItem | None, bound: Bound) -> int:
    return item.amount if item and item.counts(bound) else 0


def weighted_rate(parts: Mapping[str, Fraction], rates: Mapping[str, int | None]) -> Fraction | None:
    """CP of a line under the rule « weighted by the specialities that perform it »: the rates of ``rates`` (folded
    names, 10⁻⁴ €) weighted by ``parts``; None where a speciality has no rate, or nothing is performed.
    """
    known = {name: rates.get(folded(name)) for name, part in parts.items() if part}
    whole = sum(parts.values(), Fraction(0))
    if whole <= 0 or None in known.values():
        return None
    return sum((parts[name] * (rate or 0) for name, rate in known.items()), Fraction(0)) / whole
