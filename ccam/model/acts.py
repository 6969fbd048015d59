"""An official version of the CCAM, as imported: immutable."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from ccam.model.codes import ActCode, LineKey, Slot, chapter_of

SECTOR1 = "F"
"""Grid of the workbook's first price column: sector 1 or OPTAM / OPTAM-ACO (formats.md §2a)."""
OTHERS = "G"
"""Grid of the workbook's second price column: everybody else."""


class Writing(StrEnum):
    """How the price cell was written: two writings of zero are not a change of price."""

    AMOUNT = "montant"
    EMPTY = "vide"
    NOT_COVERED = "non pris en charge"


@dataclass(frozen=True, slots=True)
class Price:
    """A unit price in one grid from one date. ``cents`` is 0 for EMPTY and NOT_COVERED."""

    grid: str
    effective: date
    cents: int
    writing: Writing = Writing.AMOUNT

    def same_value(self, other: "Price") -> bool:
        """Equal as money: an empty cell equals 0,00 €, but « non pris en charge » equals neither."""
        covered = self.writing is not Writing.NOT_COVERED
        return self.cents == other.cents and covered == (other.writing is not Writing.NOT_COVERED)


@dataclass(frozen=True, slots=True)
class Line:
    """One priced line of an act. ``duplicate`` counts earlier rows with the same key: such a row is
    kept as the file has it, but has no value until someone decides (formats.md, BELA129).
    """

    key: LineKey
    label: str
    prices: tuple[Price, ...]
    conditional_refund: bool = False
    prior_approval: bool = False
    copay_exemption: str = ""
    billing_group: str = ""
    associated: tuple[ActCode, ...] = ()
    duplicate: int = 0
    row: int = 0

    def price(self, grid: str) -> Price | None:
        """The latest price of ``grid``, or None where the line has none."""
        return max((p for p in self.prices if p.grid == grid), key=lambda p: p.effective, default=None)


@dataclass(frozen=True, slots=True)
class Note:
    """A note of an act or heading. ``kind`` is the word before the colon, folded, or ``""``."""

    text: str
    kind: str = ""
    activity: int | None = None
    phase: int | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A subdivision: ``07.03.05.02`` and its title."""

    number: str
    title: str
    notes: tuple[Note, ...] = ()
    row: int = 0

    @property
    def parent(self) -> str:
        """Number of the heading above, ``""`` for a chapter."""
        return self.number[:-3]


@dataclass(frozen=True, slots=True)
class Act:
    """An act of a release, with its lines in file order. One list of modifiers for the whole act."""

    code: ActCode
    label: str
    heading: str
    lines: tuple[Line, ...]
    modifiers: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    row: int = 0

    @property
    def chapter(self) -> str:
        """Two digits of the chapter."""
        return chapter_of(self.heading)

    @property
    def counting_line(self) -> Line | None:
        """The line whose volume counts performances: activity 1, first phase; never a sum."""
        firsts = [line for line in self.lines if line.key.activity == 1 and not line.duplicate]
        return min(firsts, key=lambda line: line.key.phase, default=None)


class ValueUnit(StrEnum):
    """What a modifier adds: euros in cents, or a percentage in ‰."""

    CENTS = "centimes"
    PER_MILLE = "pour mille"


@dataclass(frozen=True, slots=True)
class ModifierDefinition:
    """One row of chapter 19.03. A letter has several when the amount depends on the executant;
    ``variant`` numbers them. Letters change meaning with versions: always read with the release.
    """

    letter: str
    variant: int
    wording: str
    unit: ValueUnit
    sector1: int
    others: int
    heading: str = ""
    row: int = 0


class Detail(NamedTuple):
    """One more fact that a file states and that only its format knows: ICR, PMSI extension, axis of the code…

    ``code`` is an act code, a heading number or another concept of the file; ``extension`` is the PMSI extension
    (``01``); ``activity`` and ``phase`` are None where the fact is the whole act's. ``field`` is a French word
    without accents, the same in every format that states the fact (``icr``, ``libelle court``, ``type d'acte``).
    """

    code: str
    extension: str
    activity: int | None
    phase: int | None
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was read."""

    name: str
    sha256: str
    format: str


@dataclass(frozen=True)
class Release:
    """An official version: headings, acts with lines and prices, modifier definitions, details.

    ``version`` is the number alone for the workbook (``81``), with its format elsewhere (``78.10-nx``, ``84.00-dbf``,
    ``2021-atih``, ``83.00-rdf``, ``83.00-fhir``): two files of one version stand side by side and can be checked.
    """

    version: str
    title: str
    applicable: date
    source: SourceFile
    headings: tuple[Heading, ...]
    acts: tuple[Act, ...]
    modifiers: tuple[ModifierDefinition, ...] = ()
    details: tuple[Detail, ...] = ()

    @cached_property
    def places(self) -> dict[ActCode, int]:
        """Where each act is in ``acts``."""
        return {act.code: place for place, act in enumerate(self.acts)}

    @cached_property
    def by_code(self) -> dict[ActCode, Act]:
        """Acts by code."""
        return {act.code: act for act in self.acts}

    @cached_property
    def by_key(self) -> dict[LineKey, Line]:
        """Valued lines by key; duplicates are left out, they wait for a decision."""
        return {line.key: line for act in self.acts for line in act.lines if not line.duplicate}

    @cached_property
    def slots(self) -> dict[ActCode, frozenset[Slot]]:
        """Where each act has a valued line."""
        return {
            act.code: frozenset(Slot(line.key.activity, line.key.phase) for line in act.lines if not line.duplicate)
            for act in self.acts
        }

    @cached_property
    def heading_titles(self) -> dict[str, str]:
        """Titles by number."""
        return {heading.number: heading.title for heading in self.headings}

    @property
    def line_count(self) -> int:
        """Rows with a price cell, duplicates included (13 440 in v81)."""
        return sum(len(act.lines) for act in self.acts)
