"""What the screen « Impact » asks and shows: flat, frozen; amounts in cents, rates in 10⁻⁴ €."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ccam.french import impact as words
from ccam.french import scenarios as fr
from ccam.french.numbers import NBSP
from ccam.usecases.views import ImpactRow, Interval

if TYPE_CHECKING:
    from ccam.formats.uncertainty import Deviation
    from valuation.movement import Bin
    from valuation.uncertainty import Simulation

Step = tuple[str, str]
"""An axis, and a key of it."""


class Shown(StrEnum):
    """What the table is about."""

    EFFECT = "effet"
    COMPARED = "comparaison"
    SPLIT = "composition"
    UP = "en hausse"
    DOWN = "en baisse"
    SPREAD = "repartition"
    ALERTS = "alertes"


@dataclass(frozen=True, slots=True)
class Levers:
    """Where the dials stand. ``scenario`` is a name of the base or a file; ``fc`` is None, ``charges`` and
    ``transition`` are "" where the scenario's own hold; ``year`` is None for the last year of the transition.
    """

    scenario: str = fr.IN_FORCE
    fc: int | None = None
    charges: str = ""
    transition: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A table, along an axis, inside the rows that were opened to come there, under the dials."""

    axis: str
    shown: Shown = Shown.EFFECT
    within: tuple[Step, ...] = ()
    levers: Levers = Levers()


@dataclass(frozen=True, slots=True)
class Dials:
    """What the dials may say: the scenarios, the evaluations of charges that this one knows, the transitions with their
    last year; ``fc`` is the one in use, None where there is none.
    """

    scenarios: tuple[str, ...]
    charges: tuple[str, ...]
    transitions: tuple[tuple[str, int], ...]
    fc: int | None
    origin: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The spend in scope, what of it has a figure, what has none by reason, and what is out of scope."""

    base: int
    figured: int
    silent: Mapping[str, int]
    outside: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row along an axis. ``parts`` are those of the factors of the split; ``effects`` the effect in force, of the
    proposition and of the variant, None for a proposition that does not exist.
    """

    key: str
    label: str
    impact: ImpactRow
    parts: tuple[int, ...] = ()
    effects: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class AlertRow:
    """What passes a threshold: prices, or spends of a family, before and after."""

    key: str
    rule: str
    subject: str
    label: str
    before: int
    after: int
    effect: int


@dataclass(frozen=True)
class Simulated:
    """The answer to ``asked``. ``parts`` is the split of the whole by the ``factors`` that are not nil; ``notes`` say
    what the three scenarios are and what an axis rests on; ``alerts`` are (rule in words, how many pass it).
    """

    asked: Asked
    dials: Dials
    heading: tuple[str, ...]
    notes: tuple[str, ...]
    coverage: Coverage
    rows: tuple[TableRow, ...]
    total: TableRow
    nation: Interval
    factors: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()
    bins: "tuple[Bin, ...]" = ()
    alerts: tuple[AlertRow, ...] = ()
    rules: tuple[tuple[str, int], ...] = ()
    names: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """The effect under the dials of ``asked``, drawn; ``labels`` of its rows by key; ``known`` are the uncertainties
    that were declared.
    """

    asked: Asked
    simulation: "Simulation"
    labels: Mapping[str, str]
    known: "tuple[Deviation, ...]"


def bin_name(one: "Bin") -> str:
    """« 5 à 20 % de hausse »."""
    if not one.figured:
        return words.SILENT
    if one.low == one.high:
        return words.STILL
    low, high = ("" if edge is None else str(abs(edge)) for edge in (one.low, one.high))
    if one.low is None:
        return words.BELOW.format(high=f"{high}{NBSP}%")
    if one.high is None:
        return words.ABOVE.format(low=f"{low}{NBSP}%")
    rises = one.low >= 0
    ends = (low, high) if rises else (high, low)
    return (words.RISE if rises else words.FALL).format(low=ends[0], high=f"{ends[1]}{NBSP}%")
