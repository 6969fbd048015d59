"""What avoided exams save, and what they do to the cost of those that are left: volume and unit cost in one model.

An avoided exam is one of the last of its machine's year: it saves its act with its modifiers, and the fee of the last
bands reached, summed down machine by machine. Avoided exams are spread over the machines in proportion to their
activity; a part of them can become exams of another modality, at the fees of the bands that those machines have next.
The fixed cost of a machine is then carried by fewer exams. Cents of AMO: a fee in full, the part that is paid of an act
(forfaits-techniques.md §6 and corrections).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple, Protocol

from ccam.french import fees as fr
from ccam.french import numbers
from ccam.model.errors import DataRefused
from ccam.model.money import SHARE_UNIT, half_up
from valuation.billing import Charge, unit_cents
from valuation.fee_table import Device, FeeTable
from valuation.technical_fee import Ladder, Part, saved

MOST_EXAMS = 10**6
"""Exams a year of one machine, at most."""


@dataclass(frozen=True, slots=True)
class Machines:
    """``count`` machines of the same year, class, age and activity."""

    device: Device
    count: int

    @property
    def exams(self) -> int:
        """Exams of them all, a year."""
        return self.device.exams * self.count


@dataclass(frozen=True, slots=True)
class Exam:
    """The act of an exam: its tariff in cents, its modifiers in ‰, the part that the AMO pays in 10 000ths."""

    cents: int
    per_mille: int = 0
    amo: int = SHARE_UNIT

    @property
    def billed(self) -> int:
        """What one act bills, modifiers included."""
        return unit_cents(Charge(self.cents, (self.per_mille,)))

    def paid(self, exams: int) -> int:
        """What the AMO pays of so many acts."""
        return half_up(self.billed * exams * self.amo, SHARE_UNIT)


class Stretch(NamedTuple):
    """So many exams in a row at the same fee."""

    exams: int
    cents: int


@dataclass(frozen=True, slots=True)
class Column:
    """The fees of a machine, from one side: from its last exam down, or from its next exam up."""

    stretches: tuple[Stretch, ...]

    def fees(self, exams: int) -> int:
        """The fees of the first ``exams`` of it; :class:`DataRefused` where there are not so many."""
        total, left = 0, exams
        for stretch in self.stretches:
            taken = min(left, stretch.exams)
            total += taken * stretch.cents
            left -= taken
            if not left:
                return total
        if left:
            raise DataRefused(fr.TOO_MANY_AVOIDED, avoided=numbers.integer(exams), exams=numbers.integer(exams - left))
        return total


class Spread(Protocol):
    """Exams taken from machines, or given to them."""

    def fees(self, exams: int) -> int:
        """Their technical fees, in cents."""


@dataclass(frozen=True)
class Fleet:
    """Machines of one modality in one year, and the fees of each from one side."""

    machines: tuple[Machines, ...]
    columns: tuple[Column, ...]

    @property
    def exams(self) -> int:
        """Exams a year."""
        return sum(each.exams for each in self.machines)

    def shares(self, exams: int) -> Iterator[int]:
        """How ``exams`` spread over the groups of machines, in proportion to their activity; they sum to ``exams``."""
        done, given, whole = 0, 0, self.exams
        for each in self.machines:
            done += each.exams
            yield exams * done // whole - given
            given = exams * done // whole

    def fees(self, exams: int) -> int:
        """Fees of ``exams`` spread over the machines, in cents."""
        pairs = zip(self.machines, self.columns, self.shares(exams), strict=True)
        return sum(_even(column, each.count, share) for each, column, share in pairs)


def down(machines: Iterable[Machines], table: FeeTable, on: date) -> Fleet:
    """The exams that can be avoided, the last of each machine first, at the fees of ``on``."""
    kept = tuple(machines)
    return Fleet(kept, tuple(_column(saved(m.device, m.device.exams, m.device.exams, table, on).parts) for m in kept))


def up(machines: Iterable[Machines], table: FeeTable, on: date) -> Fleet:
    """The exams that can be added to each machine, at the fees of ``on``."""
    kept = tuple(machines)
    return Fleet(kept, tuple(_column(Ladder(m.device, table, on).parts(m.device.exams + 1, MOST_EXAMS)) for m in kept))


@dataclass(frozen=True, slots=True)
class Avoided:
    """What ``exams`` avoided save: acts and fees, less those of the ``moved`` ones that became another exam. Cents."""

    exams: int
    acts: int
    fees: int
    moved: int = 0
    moved_acts: int = 0
    moved_fees: int = 0

    @property
    def gross(self) -> int:
        """Before transfer."""
        return self.acts + self.fees

    @property
    def net(self) -> int:
        """After it: negative where the other exams cost more than is saved."""
        return self.gross - self.moved_acts - self.moved_fees


@dataclass(frozen=True)
class Substitution:
    """Exams of one modality avoided in a year; ``transfer`` 10 000ths of them become exams of another."""

    fleet: Spread
    exam: Exam
    transfer: int = 0
    other_fleet: Spread | None = None
    other_exam: Exam = Exam(0)

    def avoid(self, exams: int) -> Avoided:
        """What ``exams`` avoided in the year save."""
        moved = half_up(exams * self.transfer, SHARE_UNIT)
        made = Avoided(exams, self.exam.paid(exams), self.fleet.fees(exams), moved)
        if not moved or self.other_fleet is None:
            return made
        return replace(made, moved_acts=self.other_exam.paid(moved), moved_fees=self.other_fleet.fees(moved))


class UnitCost(NamedTuple):
    """A machine before and after ``avoided`` exams. Costs in cents, exact: the fixed part of a year, the variable part
    of an exam; ``fees`` is what its operator no longer receives.
    """

    exams: int
    avoided: int
    fixed: Fraction
    variable: Fraction
    fees: int

    @property
    def before(self) -> Fraction:
        """Full cost of an exam."""
        return self.fixed / self.exams + self.variable

    @property
    def after(self) -> Fraction | None:
        """Full cost of each exam that is left; None where none is."""
        left = self.exams - self.avoided
        return self.fixed / left + self.variable if left else None

    @property
    def lost(self) -> Fraction:
        """What the operator loses a year: fees no longer received, less what the avoided exams no longer cost."""
        return self.fees - self.variable * self.avoided


def fixed_rise(exams: int, avoided: int) -> Fraction | None:
    """By how much the fixed cost of each exam rises, as a share of itself; None where no exam is left."""
    return Fraction(avoided, exams - avoided) if avoided < exams else None


def _column(parts: Sequence[Part]) -> Column:
    return Column(tuple(Stretch(part.exams, part.fee.cents) for part in parts))


def _even(column: Column, count: int, share: int) -> int:
    """``share`` exams over ``count`` machines alike, as evenly as whole exams allow."""
    each, more = divmod(share, count)
    return column.fees(each) * (count - more) + (column.fees(each + 1) * more if more else 0)
