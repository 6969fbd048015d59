"""The sheets of the workbook as data: columns with their kinds, rows of integers, words and formulas."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccam.french import report as fr
from ccam.french import report_sheets as words


class Kind(StrEnum):
    """What a column holds. Figures are integers: cents, 10⁻⁴ € per point or of a ratio, 1/100 point, 10 000ths."""

    TEXT = "texte"
    COUNT = "nombre"
    EUROS = "euros"
    RATE = "taux"
    RATIO = "rapport"
    POINTS = "points"
    PART = "part"
    DAY = "jour"


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula whose ``{names}`` are columns of its row, and the value it is known to have."""

    text: str
    value: int


Cell = str | int | date | Formula | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``total`` where its sum stands under the table."""

    key: str
    kind: Kind = Kind.TEXT
    width: int = 16
    total: bool = False
    title: str = ""

    @property
    def shown(self) -> str:
        """Its title."""
        return self.title or words.COLUMNS[self.key]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; ``frozen`` columns stay in sight, ``unit`` says what its amounts are."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: int = 1
    unit: str = ""

    @property
    def title(self) -> str:
        """What stands on top of it."""
        return f"{fr.TITLE} : {self.name.lower()}"


def texts(*keys: str, width: int = 16) -> tuple[Column, ...]:
    """Columns of words."""
    return tuple(Column(key, width=width) for key in keys)


def amounts(*keys: str, total: bool = False) -> tuple[Column, ...]:
    """Columns of euros."""
    return tuple(Column(key, Kind.EUROS, 20, total) for key in keys)
