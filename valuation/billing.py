"""What is billed for a line: its tariff, modifiers and association, in the legal order (valuation.md §3.1).

``unit = half_up(price × overseas × (1 + Σ % modifiers) × association) + Σ euro modifiers + office supplement``: the
association does not cut modifiers in euros (UNCAM, 11/03/2005 and 18/07/2005, article III-3 B). Prices and amounts in
cents, overseas coefficients and percentages of modifiers in ‰, associations in %.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ccam.french import billing as fr
from ccam.model.errors import DataRefused
from ccam.model.money import half_up
from valuation.exact import Ints, add, product

PER_MILLE = 1_000
FULL = 100
MOST_MODIFIERS = 4
"""Modifiers of a line at most (lecardiologue.com, 2014; NX table 19)."""


@dataclass(frozen=True, slots=True)
class BillingPolicy:
    """How a line is rounded, and what its association cuts: named, so that a figure can say which. ``by_component``
    rounds the tariff and each modifier apart; ``cuts_euros`` lets the association cut modifiers in euros too.
    """

    name: str
    by_component: bool = False
    cuts_euros: bool = False


LEGAL = BillingPolicy(fr.LEGAL)
BY_COMPONENT = BillingPolicy(fr.BY_COMPONENT, by_component=True)
OLD_SOFTWARE = BillingPolicy(fr.OLD_SOFTWARE, cuts_euros=True)
POLICIES = (LEGAL, BY_COMPONENT, OLD_SOFTWARE)


@dataclass(frozen=True, slots=True)
class Charge:
    """One line to bill: its price, its modifiers in ‰ and in cents, its association, and where it is billed."""

    price: int
    per_mille: tuple[int, ...] = ()
    euros: tuple[int, ...] = ()
    association: int = FULL
    overseas: int = PER_MILLE
    supplement: int = 0


def unit_cents(charge: Charge, policy: BillingPolicy = LEGAL) -> int:
    """What one such line is billed; :class:`DataRefused` beyond :data:`MOST_MODIFIERS` or below zero."""
    check(charge)
    base = charge.price * charge.overseas * charge.association
    scale = PER_MILLE * FULL
    if policy.by_component:
        cut = half_up(base, scale) + sum(half_up(base * each, scale * PER_MILLE) for each in charge.per_mille)
    else:
        cut = half_up(base * (PER_MILLE + sum(charge.per_mille)), scale * PER_MILLE)
    kept = charge.association if policy.cuts_euros else FULL
    return cut + half_up(sum(charge.euros) * kept, FULL) + charge.supplement


def check(charge: Charge) -> None:
    """Refuse more modifiers than a line may bear, and any amount or percentage below zero."""
    count = len(charge.per_mille) + len(charge.euros)
    if count > MOST_MODIFIERS:
        raise DataRefused(fr.TOO_MANY_MODIFIERS, count=count, most=MOST_MODIFIERS)
    lowest = min(charge.price, charge.association, charge.overseas, charge.supplement, *charge.per_mille, *charge.euros)
    if lowest < 0:
        raise DataRefused(fr.NEGATIVE_CHARGE, value=lowest)


@dataclass(frozen=True, eq=False)
class Charges:
    """Many lines at once. ``per_mille`` has a column for each modifier, 0 for none; ``euros`` is their sum."""

    price: Ints
    per_mille: Ints
    euros: Ints
    association: Ints
    overseas: Ints
    supplement: Ints

    @classmethod
    def of(cls, charges: Sequence[Charge]) -> "Charges":
        """The same lines as arrays, each checked."""
        for charge in charges:
            check(charge)
        padded = [(*each.per_mille, *([0] * MOST_MODIFIERS))[:MOST_MODIFIERS] for each in charges]
        return cls(
            price=np.array([each.price for each in charges], dtype=np.int64),
            per_mille=np.array(padded, dtype=np.int64).reshape(-1, MOST_MODIFIERS),
            euros=np.array([sum(each.euros) for each in charges], dtype=np.int64),
            association=np.array([each.association for each in charges], dtype=np.int64),
            overseas=np.array([each.overseas for each in charges], dtype=np.int64),
            supplement=np.array([each.supplement for each in charges], dtype=np.int64),
        )


def unit_cents_all(charges: Charges, policy: BillingPolicy = LEGAL) -> Ints:
    """:func:`unit_cents` of each line: whoever fills the arrays answers for their signs."""
    base = product(charges.price, charges.overseas, charges.association)
    scale = PER_MILLE * FULL
    if policy.by_component:
        parts = product(base[:, None], charges.per_mille)
        cut = _half_up(base, scale) + _half_up(parts, scale * PER_MILLE).sum(axis=1)
    else:
        cut = _half_up(product(base, PER_MILLE + charges.per_mille.sum(axis=1)), scale * PER_MILLE)
    kept = charges.association if policy.cuts_euros else np.full_like(base, FULL)
    return add(add(cut, _half_up(product(charges.euros, kept), FULL)), charges.supplement)


def billed_cents_all(charges: Charges, quantities: Ints, policy: BillingPolicy = LEGAL) -> Ints:
    """Signed quantity × unit: a reversal is the same line with a negative quantity, and cancels it to the cent."""
    return product(unit_cents_all(charges, policy), quantities)


def _half_up(numerator: Ints, denominator: int) -> Ints:
    return add(numerator, denominator // 2) // denominator
