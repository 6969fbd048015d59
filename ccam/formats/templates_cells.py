"""Kinds of cells of the sheets that people fill: what each accepts, and the value that it makes.

A kind reads the text of one cell into an integer in its scale or into a canonical text; what it cannot read it
refuses with the sentence that says so. Nothing is rounded and nothing is guessed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol

from ccam.formats import cells
from ccam.french import findings as common
from ccam.french import findings_filled as fr
from ccam.french import templates as words
from ccam.french.sentence import Sentence
from ccam.model.findings import Severity
from ccam.model.text import folded

Value = int | str
"""What a cell holds once read: an integer in the scale of its column, or a canonical text (dates in ISO 8601)."""

LONGEST_NUMBER = 40
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?")
_SPACES = str.maketrans("\u00a0\u202f", "  ")
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEARS = range(1990, 2101)


class WrongCellError(ValueError):
    """A cell that its kind refuses: the sentence, and the facts that fill it."""

    def __init__(self, sentence: Sentence, **facts: object) -> None:
        super().__init__(sentence.code)
        self.sentence, self.facts = sentence, facts


class Cell(NamedTuple):
    """A value, and what reading it took: harmless oddities and doubts, by severity."""

    value: Value
    told: tuple[tuple[Severity, Sentence], ...] = ()


class Kind(Protocol):
    """What every kind can do."""

    @property
    def expected(self) -> str:
        """What is allowed, in words."""

    def read(self, text: str) -> Cell:
        """The value of a cell that is not empty; raises :class:`WrongCellError`."""


@dataclass(frozen=True)
class Text:
    """Free words. A ``name`` groups rows: two spellings of one name are told."""

    longest: int = 500
    name: bool = False

    @property
    def expected(self) -> str:
        """A name, or a text."""
        return words.A_NAME if self.name else words.ANY_TEXT.format(longest=self.longest)

    def read(self, text: str) -> Cell:
        """The text as it is."""
        if len(text) > self.longest:
            raise WrongCellError(fr.TOO_LONG, longest=self.longest)
        return Cell(text, ((Severity.WARNING, fr.LOOKS_LIKE_FORMULA),) if text.startswith("=") else ())


@dataclass(frozen=True)
class Number:
    """A decimal number of at most ``places`` decimals, held as an integer; ``low`` and ``high`` are in that scale."""

    places: int = 0
    low: int = 0
    high: int = 10**12
    unit: str = ""

    @property
    def percent(self) -> bool:
        """Whether the number is a percentage."""
        return self.unit.startswith("%")

    @property
    def expected(self) -> str:
        """Its bounds, its decimals, its unit."""
        return words.expected_number(self.low, self.high, self.places, self.unit)

    def read(self, text: str) -> Cell:
        """The number; a French comma, spaces between thousands and the unit's own sign are read through."""
        found = self._parsed(text)
        if found.residue >= cells.NOISE:
            raise WrongCellError(fr.TOO_FINE, expected=self.expected)
        if not self.low <= found.value <= self.high:
            raise WrongCellError(fr.OUT_OF_RANGE, expected=self.expected)
        told = []
        if found.comma:
            told.append((Severity.INFO, common.COMMA))
        if found.residue:
            told.append((Severity.INFO, fr.SPREADSHEET_NOISE))
        if found.value < 0:
            told.append((Severity.WARNING, common.NEGATIVE))
        if self.percent and 0 < found.value < 10**self.places:
            told.append((Severity.WARNING, fr.SMALL_PERCENT))
        return Cell(found.value, tuple(told))

    def _parsed(self, text: str) -> cells.Number:
        bare = text.translate(_SPACES)
        for sign in ("%", "€"):
            if self.unit.startswith(sign):
                bare = bare.removesuffix(sign).rstrip()
        if _GROUPED.fullmatch(bare):
            bare = bare.replace(" ", "")
        try:
            if " " in bare or len(bare) > LONGEST_NUMBER:
                raise ValueError(text)
            return cells.read_number(bare, self.places)
        except (ValueError, ArithmeticError):
            raise WrongCellError(fr.NOT_A_NUMBER, expected=self.expected) from None


@dataclass(frozen=True)
class Choice:
    """One of a closed list: ``known`` maps the words that people pick to the values that are kept."""

    known: Mapping[str, str]
    also: Mapping[str, str] = field(default_factory=dict)
    """Other ways to write the same values, accepted without being offered."""

    @property
    def expected(self) -> str:
        """The list."""
        return words.IN_LIST.format(known=common.listed(self.known))

    @cached_property
    def _values(self) -> dict[str, str]:
        kept = {loose(value): value for value in self.known.values()}
        return {loose(word): value for word, value in self.also.items()} | kept | {
            loose(word): value for word, value in self.known.items()
        }  # fmt: skip

    def read(self, text: str) -> Cell:
        """The value kept for a word of the list, however it is accented, spaced or capitalised."""
        value = self._values.get(loose(text))
        if value is None:
            raise WrongCellError(fr.NOT_LISTED, known=common.listed(self.known))
        return Cell(value)


@dataclass(frozen=True)
class Day:
    """A date."""

    @property
    def expected(self) -> str:
        """How a date is written."""
        return words.A_DAY

    def read(self, text: str) -> Cell:
        """``31/12/2025`` or ``2025-12-31``, as the latter."""
        if found := _ISO.fullmatch(text):
            year, month, day = map(int, found.groups())
        elif found := _DAY.fullmatch(text):
            day, month, year = map(int, found.groups())
        else:
            raise WrongCellError(fr.NOT_A_DAY)
        try:
            value = date(year, month, day)
        except ValueError:
            raise WrongCellError(fr.NOT_A_DAY) from None
        if year not in _YEARS:
            raise WrongCellError(fr.NOT_A_DAY)
        return Cell(value.isoformat())


@dataclass(frozen=True)
class Shape:
    """A text of a fixed shape: ``reader`` gives its canonical form or raises :class:`ValueError`."""

    reader: Callable[[str], str]
    refusal: Sentence
    expected: str
    width: int = 0
    """Characters of the text where they never change, 0 elsewhere."""

    def read(self, text: str) -> Cell:
        """The canonical form."""
        try:
            return Cell(self.reader(text))
        except ValueError:
            raise WrongCellError(self.refusal) from None


def loose(text: str) -> str:
    """A word of a list as compared: letters and digits only, folded (``AM·1`` is ``AM 1``)."""
    return "".join(character for character in folded(text) if character.isalnum())


def same(values: Iterable[str]) -> dict[str, str]:
    """A closed list whose words are kept as they are, folded (``durée de vie`` is kept ``duree_de_vie``)."""
    return {value: slug(value) for value in values}


def slug(text: str) -> str:
    """A name for machines: folded, without its unit in parentheses, words joined by ``_``."""
    return "_".join(re.findall(r"[a-z0-9]+", folded(text.partition(" (")[0])))
