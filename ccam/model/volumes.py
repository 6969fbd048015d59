"""Observed activity: quantity, base and reimbursed amounts per line."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ccam.model.acts import SourceFile
from ccam.model.codes import ActCode, LineKey

MEDICAL_GROUPS = ("ATM", "ADI", "ADE", "ADC", "ADA", "ACO")
"""Billing groups of the default scope « actes techniques des médecins » (design §2)."""


@dataclass(frozen=True, slots=True)
class VolumeRow:
    """One line of a volumes file. Amounts in cents; ``tariff_*`` are the file's own unit prices in cents
    (None where it shows none), which belong to the CCAM version the file was made with.
    """

    key: LineKey
    billing_group: str
    quantity: int
    base: int
    reimbursed: int
    tariff_sector1: int | None
    tariff_others: int | None
    category: str = ""
    subcategory: str = ""
    row: int = 0


@dataclass(frozen=True)
class VolumeSet:
    """A dated, sourced set. ``scope`` is printed beside every figure drawn from it; ``axes`` are the only
    axes it can be cut by: one that no loaded source carries is refused, never apportioned.
    """

    name: str
    year: int
    source: SourceFile
    scope: str
    rows: tuple[VolumeRow, ...]
    axes: tuple[str, ...] = ("code", "activite", "phase", "regroupement", "categorie", "sous-categorie")

    @cached_property
    def quantity(self) -> int:
        """Sum over lines; not a number of acts (activities are counted apart)."""
        return sum(row.quantity for row in self.rows)

    @cached_property
    def base(self) -> int:
        """Base of reimbursement, in cents."""
        return sum(row.base for row in self.rows)

    @cached_property
    def reimbursed(self) -> int:
        """Amount paid by the Assurance maladie, in cents."""
        return sum(row.reimbursed for row in self.rows)


class HospitalRow(NamedTuple):
    """One act and phase in one region. A figure is None where the source suppresses it (fewer than 11): unknown,
    never zero. ``mean_stay`` in days, as the source writes it with a decimal point, ``""`` where unknown.
    """

    code: ActCode
    phase: int
    region: str
    acts: int | None
    stays: int | None
    mean_stay: str
    zero_nights: int | None
    ambulatory: int | None
    row: int = 0


@dataclass(frozen=True)
class HospitalVolumes:
    """Acts of hospital stays. Not a :class:`VolumeSet`, on purpose: private clinics are in both families, which
    therefore are never added; without activity, price or base, these give no amount either.
    """

    name: str
    year: int
    source: SourceFile
    scope: str
    rows: tuple[HospitalRow, ...]

    @cached_property
    def known_acts(self) -> int:
        """Sum of the known cells: a lower bound of the acts."""
        return sum(row.acts for row in self.rows if row.acts is not None)
