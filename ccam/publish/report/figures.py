"""Money in a report: impacts, breakdowns, coverage, and the state of the evaluation of charges. Cents everywhere."""

from dataclasses import dataclass

from ccam.formats.parameters import Status


@dataclass(frozen=True, slots=True)
class Money:
    """An impact in cents: on the observed base, its bounds, with k = 1, and the spend that no figure covers."""

    observed: int
    low: int
    high: int
    theoretical: int
    unknown_base: int


@dataclass(frozen=True, slots=True)
class TotalChange:
    """Impact of the whole draft at both points."""

    before: Money
    after: Money

    @property
    def change(self) -> int:
        """Observed impact after, less before, in cents."""
        return self.after.observed - self.before.observed


@dataclass(frozen=True, slots=True)
class AxisRow:
    """One row of a breakdown. ``base`` is its observed spend; the rows of an axis add up to the total."""

    key: str
    label: str
    base: int
    before: Money
    after: Money

    @property
    def change(self) -> int:
        """Observed impact after, less before, in cents."""
        return self.after.observed - self.before.observed


@dataclass(frozen=True, slots=True)
class ChargeOrigin:
    """One evaluation of charges, and the total impact of the draft (after) under it."""

    name: str
    total: Money


@dataclass(frozen=True, slots=True)
class ChargeRate:
    """CP of one key in one evaluation. ``sample`` counts practices, None where the source does not say."""

    origin: str
    rate: int
    status: Status
    sample: int | None
    perimeter: str
    source: str


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """CP of one key in the evaluations that have one; an evaluation without a rate for it is shown as missing."""

    key: str
    label: str
    rates: tuple[ChargeRate, ...]

    def rate_of(self, origin: str) -> ChargeRate | None:
        """The rate of an evaluation, if it has one."""
        return next((rate for rate in self.rates if rate.origin == origin), None)


@dataclass(frozen=True, slots=True)
class ChargesState:
    """State of the evaluation of charges. ``chosen`` is the evaluation that every other figure uses.

    Raises :class:`ValueError` where ``chosen`` or a rate names an evaluation that is not in ``origins``.
    """

    chosen: str
    origins: tuple[ChargeOrigin, ...]
    rows: tuple[ChargeRow, ...]

    def __post_init__(self) -> None:
        named = {self.chosen, *(rate.origin for row in self.rows for rate in row.rates)}
        if unknown := named - {origin.name for origin in self.origins}:
            raise ValueError(unknown)

    @property
    def chosen_total(self) -> Money:
        """Total impact under the evaluation that the report uses."""
        return next(origin.total for origin in self.origins if origin.name == self.chosen)

    @property
    def missing(self) -> int:
        """Number of rates that some evaluation lacks."""
        return sum(row.rate_of(origin.name) is None for row in self.rows for origin in self.origins)

    @property
    def at_stake(self) -> int:
        """Cents between the evaluation that costs most and the one that costs least."""
        totals = [origin.total.observed for origin in self.origins]
        return max(totals) - min(totals)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where acts and spend (cents) stand in the draft reported on. The nine parts are those of
    ``valuation.impact.Figures``; raises :class:`ValueError` unless they add up to ``base_scope``.
    ``base_outside`` is the spend outside the scope.
    """

    acts_total: int
    acts_decided: int
    base_scope: int
    base_known: int
    base_kept: int
    base_unknown: int
    base_undecided: int
    base_undecidable: int
    base_deleted: int
    base_left: int
    base_no_target: int
    base_absent: int
    base_outside: int

    def __post_init__(self) -> None:
        parts = (
            self.base_known, self.base_kept, self.base_unknown, self.base_undecided, self.base_undecidable,
            self.base_deleted, self.base_left, self.base_no_target, self.base_absent,
        )  # fmt: skip
        if sum(parts) != self.base_scope:
            raise ValueError(parts)

    @property
    def base_decided(self) -> int:
        """Spend of acts of the release that have a fate."""
        return self.base_scope - self.base_undecided - self.base_absent
