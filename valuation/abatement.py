"""Dated abatements: cuts of a tariff that touch neither points nor practice cost (refonte.md §2.6).

What a cut is taken from is a parameter: today's target, or the tariff of the day before the cut, to which no later
FC is added. Rates in 10 000ths, prices in cents; one rounding, after that of the tariff.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from ccam.formats.parameters_rules import Abatement, Order
from ccam.model.codes import ActCode
from ccam.model.money import SHARE_UNIT, half_up
from valuation.exact import Ints, add, product
from valuation.parameters import Parameters


def abatement_of(
    known: Iterable[Abatement], code: ActCode | None, chapter: str, billing_group: str, on: date
) -> Abatement | None:
    """The abatement in force ``on`` a line: the latest of those that let it in, by name where two start together."""
    found = [
        each
        for each in known
        if each.start <= on
        and (not each.acts or code in each.acts)
        and (not each.chapters or chapter in each.chapters)
        and (not each.groups or billing_group in each.groups)
    ]
    return max(found, key=lambda each: (each.start, each.name), default=None)


def day_of_fc(abatement: Abatement, on: date) -> date:
    """The day whose FC makes the tariff that is cut; its CP is that of ``on``."""
    return on if abatement.order is Order.TARGET else abatement.start - timedelta(days=1)


def abated_cents(tariff: int, rate: int) -> int:
    """``tariff`` less ``rate``: 98,21 € less 2 % make 96,25 €."""
    return half_up(tariff * (SHARE_UNIT - rate), SHARE_UNIT)


def abated_cents_all(tariffs: Ints, rates: Ints) -> Ints:
    """:func:`abated_cents` of each row, none of them negative."""
    return add(product(tariffs, SHARE_UNIT - rates), SHARE_UNIT // 2) // SHARE_UNIT


def abatements(parameters: Parameters) -> tuple[Abatement, ...]:
    """Every abatement there is."""
    return parameters.of_kind("abattement", Abatement)
