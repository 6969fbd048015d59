"""Solving for an envelope: which value of a lever, on its legal grid, brings the change of spend to a target.

A lever is laid over the parameters from the day of the study, so that it has no effect before. Amounts are in cents:
*honoraires* are the observed impact; *AMO* is the same, line by line, at the part of the base that the volumes file
itself shows as reimbursed. Neutrality is the target 0.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from ccam.formats.parameters import Status
from ccam.formats.parameters_rules import Transition
from ccam.formats.toml_tables import EVERY_ACT
from ccam.french import envelope as fr
from ccam.model.codes import LineKey
from ccam.model.errors import UnknownThing
from ccam.model.money import from_micro, half_up
from ccam.model.text import folded
from ccam.model.volumes import VolumeRow
from valuation.compile import Book
from valuation.exact import Ints, add, exact_sums, ints, product
from valuation.impact import impact_of
from valuation.parameters import Parameters, Rate
from valuation.settings import Settings
from valuation.solve import Grid, Solution, solve

SHARE = 1_000_000
"""Scale of the part of the base that is reimbursed."""
FC_LIMIT = 4
"""The FC is looked for up to that many times the one in force."""
CP_UNIT = 10_000
"""Scale of the multiplier of the CP: this integer leaves them as they are."""
CP_LIMIT = 4
MOST_YEARS = 30


class Unit(StrEnum):
    """What an envelope is counted in."""

    FEES = "honoraires"
    AMO = "AMO"


@dataclass(frozen=True, slots=True)
class Lever:
    """A lever laid over parameters: ``grid`` of its values, ``start`` the value in force. ``lay`` gives the parameters
    and the settings under a value.
    """

    name: str
    grid: Grid
    start: int
    lay: Callable[[Parameters, Settings, int], tuple[Parameters, Settings]]


def fc_lever(parameters: Parameters, settings: Settings, group: str = EVERY_ACT, step: int = 1) -> Lever:
    """The FC of a billing group, or of every act without a series of its own, in 10⁻⁴ € by steps of ``step``; raises
    :class:`UnknownThing` where none is in force.
    """
    known = parameters.fc(settings.grid, settings.on, group)
    if known is None:
        raise UnknownThing(fr.NO_FC, group=fr.EVERY_ACT if group == EVERY_ACT else group, grid=settings.grid)

    def lay(under: Parameters, at: Settings, value: int) -> tuple[Parameters, Settings]:
        rate = replace(known, value=value, scope=group, start=at.on, status=Status.HYPOTHESIS, source=fr.SOLVED)
        return replace(under, fc_rates={**under.fc_rates, (at.grid, group, at.on): rate}), at

    highest = known.value * FC_LIMIT // step * step
    return Lever(fr.LEVER_FC, Grid(0, max(highest, step), step), known.value, lay)


def cp_lever(parameters: Parameters, settings: Settings, key: str | None = None) -> Lever:
    """A multiplier, in 10⁻⁴, of every CP of the evaluation of charges, or of that of ``key``; each CP is rounded
    half-up to 10⁻⁴ €. Raises :class:`UnknownThing` where none is in force.
    """
    if not _cp_in_force(parameters, settings, key):
        raise UnknownThing(fr.NO_CP, key=key or fr.EVERY_KEY, charges=settings.cp_origin)

    def lay(under: Parameters, at: Settings, value: int) -> tuple[Parameters, Settings]:
        laid = {
            (folded(rate.name), folded(rate.scope), at.on): replace(
                rate,
                value=half_up(rate.value * value, CP_UNIT),
                start=at.on,
                status=Status.HYPOTHESIS,
                source=fr.SOLVED,
            )
            for rate in _cp_in_force(under, at, key)
        }
        return replace(under, cp_rates={**under.cp_rates, **laid}), at

    return Lever(fr.LEVER_CP, Grid(0, CP_UNIT * CP_LIMIT), CP_UNIT, lay)


def _cp_in_force(parameters: Parameters, settings: Settings, key: str | None) -> list[Rate]:
    names = sorted({name for name, origin, _ in parameters.cp_rates if origin == folded(settings.cp_origin)})
    wanted = [name for name in names if key is None or name == folded(key)]
    found = (parameters.cp(name, settings.cp_origin, settings.on) for name in wanted)
    return [rate for rate in found if rate is not None]


def transition_lever(schedule: Transition | None, year: int = 1) -> Lever:
    """The number of years of a schedule (a linear one where none is given), the spend being that of ``year``."""

    def lay(under: Parameters, at: Settings, value: int) -> tuple[Parameters, Settings]:
        made = replace(schedule, years=value) if schedule else _linear(value, at)
        return under, replace(at, schedule=made, year=year)

    return Lever(fr.LEVER_TRANSITION, Grid(1, MOST_YEARS), schedule.years if schedule else 1, lay)


def _linear(years: int, settings: Settings) -> Transition:
    status, source = Status.HYPOTHESIS, fr.SOLVED
    return Transition(name=fr.LINEAR, years=years, status=status, source=source, checked=settings.on)


# amounts --------------------------------------------------------------------------------------


def reimbursed_parts(book: Book, rows: Iterable[VolumeRow]) -> tuple[Ints, int]:
    """The part of the base of each row of the book that is reimbursed, in 10⁻⁶, and the number of rows whose base is
    nil: these take the part of the whole scope.
    """
    known: dict[tuple[LineKey, str], int] = {}
    for row in rows:
        place = (row.key, row.billing_group)
        known[place] = known.get(place, 0) + row.reimbursed
    seen = [flow.observed for flow in book.rows.flows]
    paid = [known.get((line.key, line.billing_group), 0) for line in seen]
    base = sum(line.base for line in seen)
    mean = half_up(sum(paid) * SHARE, base) if base > 0 else 0
    parts = [_part(amount, line.base, mean) for amount, line in zip(paid, seen, strict=True)]
    return ints(parts), sum(line.base == 0 for line in seen)


def _part(paid: int, base: int, mean: int) -> int:
    if not base:
        return mean
    return half_up(paid * SHARE if base > 0 else -paid * SHARE, abs(base))


def weighted(micro_cents: Ints, parts: Ints) -> Ints:
    """``micro_cents`` × ``parts`` / 10⁶, half-up: whole multiples first, so that nothing overflows."""
    rest = product(micro_cents % SHARE, parts)
    return add(product(micro_cents // SHARE, parts), add(rest, SHARE // 2) // SHARE)


@dataclass(frozen=True, eq=False)
class Kernel:
    """What one evaluation computes: the change of spend of each group of rows, in cents. ``place`` gives the group of
    each row, out of ``size``; ``parts`` is None for honoraires.
    """

    book: Book
    place: Ints
    size: int
    parts: Ints | None = None

    def amounts(self, parameters: Parameters, settings: Settings) -> list[int]:
        """By group."""
        micro = impact_of(self.book.under(parameters, settings)).observed
        if self.parts is not None:
            micro = weighted(micro, self.parts)
        return [from_micro(amount) for amount in exact_sums(micro, self.place, self.size)]


def kernel(book: Book, keys: Sequence[str] | None = None, parts: Ints | None = None) -> tuple[Kernel, tuple[str, ...]]:
    """The kernel over groups of rows named by ``keys``, one a row, and the sorted names; all rows together without."""
    given = keys if keys is not None else [""] * len(book.rows.flows)
    names = tuple(sorted(set(given))) or ("",)
    number = {name: place for place, name in enumerate(names)}
    return Kernel(book, ints(number[key] for key in given), len(names), parts), names


@dataclass(frozen=True, slots=True)
class Envelope:
    """What was found for one group: ``before`` is its amount with no lever moved."""

    key: str
    before: int
    solution: Solution


def solve_each(
    found: Kernel, names: Sequence[str], lever: Lever, parameters: Parameters, settings: Settings, target: int
) -> tuple[list[Envelope], int]:
    """The value of ``lever`` for each group alone, and how many times the kernel was evaluated in all."""
    known: dict[int, list[int]] = {}

    def at(value: int) -> list[int]:
        if value not in known:
            known[value] = found.amounts(*lever.lay(parameters, settings, value))
        return known[value]

    before = found.amounts(parameters, settings)
    made = []
    for place, name in enumerate(names):
        solution = solve(lambda value, place=place: at(value)[place], lever.grid, target, lever.start)  # type: ignore[misc]
        made.append(Envelope(name, before[place], solution))
    return made, len(known)


def moved_base(book: Book, standings: Collection[int]) -> int:
    """The observed base, in cents, of the rows that have one of these standings: what a lever can reach."""
    chosen = np.isin(impact_of(book).standing, list(standings))
    return int(sum(book.rows.base[chosen].tolist()))
