"""The state of the evaluation of charges, source by source: what is agreed, contested, missing, at stake.

Rates in 10⁻⁴ € per point, amounts in cents of honoraires a year, points in 1/100.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """A value with disputed costs left out, then counted."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What one source says of a key. ``computed`` from its cost items, or published as such; ``effect`` is counted from
    the reference; ``lacks`` is what it does not declare. None is what is not known.
    """

    origin: str
    computed: bool
    rate: Bounds | None
    effect: Bounds | None
    year: int | None
    sample: int | None
    kind: str
    sector: str
    perimeter: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One key: its rate in the reference, the lines and points of the draft under it, its sources side by side."""

    key: str
    label: str
    rate: int | None
    lines: int
    points: int
    stake: int | None
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Admitted:
    """Something that no source contests."""

    key: str
    what: str


@dataclass(frozen=True, slots=True)
class Contested:
    """Something that sources contest, the heaviest first; ``settles`` says what would settle it."""

    key: str
    what: str
    effect: int | None
    settles: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something that a source does not say of these keys."""

    origin: str
    keys: tuple[str, ...]
    what: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole state, from ``reference``; ``stake`` sums what separates the sources of each key."""

    reference: str
    stake: int | None
    keys: tuple[KeyLine, ...]
    agreed: tuple[Admitted, ...]
    disputed: tuple[Contested, ...]
    missing: tuple[Lacking, ...]
