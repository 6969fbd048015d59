"""What is shown of the panel of four, whoever shows it: command, report, screen. Amounts in cents, half-up, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from ccam.formats.panel_rules import Criterion, PanelRule
    from ccam.model.registers import Side
    from ccam.usecases.panel.sheets import Described, Gesture
    from valuation.panel import Judgement, Reading
    from valuation.panel_conclusion import Conclusion
    from valuation.panel_perimeter import ItemVotes


@dataclass(frozen=True, slots=True)
class Part:
    """What an item costs per exam; ``fixed`` where more exams make it smaller."""

    item: str
    cents: int
    fixed: bool


@dataclass(frozen=True, slots=True)
class SeatValue:
    """The value that follows from a seat's hypotheses, None with what ``lacks`` (``wrong``: why they make none);
    ``parts`` add up to it before rounding, ``out`` are the items with a cost that the seat leaves out.
    """

    seat: str
    filed: bool
    cents: int | None
    parts: tuple[Part, ...] = ()
    out: tuple[str, ...] = ()
    exams: int | None = None
    lacks: tuple[str, ...] = ()
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class ItemView:
    """A cost item, and what it weighs in exact cents per exam, from the least to the most, among the seats that give it
    a cost.
    """

    votes: "ItemVotes"
    effect: tuple[Fraction, Fraction] | None


@dataclass(frozen=True, slots=True)
class ListedCriterion:
    """A criterion as the experts made it. ``weight`` in 1/100, over the four seats; ``counts`` under the rule, or
    because none is chosen; ``gestures`` are all those that were made on it.
    """

    criterion: "Criterion"
    words: str
    weight: int
    counts: bool
    gestures: "tuple[Gesture, ...]"


@dataclass(frozen=True, slots=True)
class RatedCriterion:
    """The notes of a criterion on one fee. ``sealed`` until every seat answered: ``notes`` are then hidden, and
    ``filed`` says who answered. ``reading`` holds without any rule, ``judgement`` under one. ``first`` are the notes of
    the first round where a later one moved them; ``reasons`` by seat.
    """

    listed: ListedCriterion
    measure: str
    facts: Mapping[str, int]
    filed: tuple[str, ...]
    sealed: bool
    notes: tuple[int | None, ...] = (None, None, None, None)
    first: tuple[int | None, ...] = (None, None, None, None)
    round: int = 1
    reasons: tuple[str, ...] = ("", "", "", "")
    reading: "Reading | None" = None
    judgement: "Judgement | None" = None

    @property
    def second_round(self) -> bool:
        """Whether a second round is asked for: the four are crossed, and it has not been held."""
        return self.judgement is not None and self.judgement.accord == "croisé" and self.round == 1


@dataclass(frozen=True, slots=True)
class PanelDispute:
    """A disagreement that is open on one fee. ``low`` and ``high``: what it weighs per exam, None where nothing says
    it; ``yearly``: the larger of them for all the exams of a year in France, in AMO.
    """

    kind: str
    object: str
    name: str
    low: int | None
    high: int | None
    yearly: int | None
    question: str
    basis: str
    sides: "tuple[Side, ...]"
    settles: str


@dataclass(frozen=True, slots=True)
class LeverView:
    """What one hypothesis changes on the way from the lowest seat to the highest, in exact cents per exam."""

    name: str
    cents: Fraction


@dataclass(frozen=True, slots=True)
class JudgedFee:
    """One technical fee: a device class and a band. ``fee`` is that in force, with ``fee_source``; ``sides`` the mean
    value of each side; ``late`` the seats whose hypotheses moved after the first note. Without a rule there is no
    ``conclusion``. ``yearly``: its gap in a year in AMO between its two values, or of its one value to the fee.
    """

    described: "Described"
    values: tuple[SeatValue, ...]
    sides: tuple[int | None, int | None]
    fee: int | None
    fee_source: str
    items: tuple[ItemView, ...]
    criteria: tuple[RatedCriterion, ...]
    conclusion: "Conclusion | None"
    concluded: tuple[int, ...]
    gap: int | None
    yearly: int | None
    levers: tuple[LeverView, ...]
    ends: tuple[str, str] | None
    rest: Fraction
    late: tuple[str, ...]
    disputes: tuple[PanelDispute, ...]


@dataclass(frozen=True, slots=True)
class PanelState:
    """The whole panel. ``rule`` is None while none is chosen: then nothing is concluded."""

    rule: "PanelRule | None"
    source: str
    ipras_source: str
    on: "date"
    fees: tuple[JudgedFee, ...]
    undescribed: tuple[str, ...]
    documents: tuple[str, ...]
    adopted: bool
