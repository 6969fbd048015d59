"""Layout of the CNAM workbook « CCAM_Vxx » (formats.md §2a): headings of columns, kinds of row, cells.

Columns are found by their header text: from one version to the next they move. Cells come in as text.
"""

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from ccam.formats.cells import NOISE, Number, day_and_month, read_number
from ccam.formats.header import Header, heading
from ccam.model.acts import ValueUnit, Writing
from ccam.model.codes import HEADING_NUMBER, ActCode, is_act_code
from ccam.model.text import folded

FORMAT = "classeur"

MODIFIERS_HEADING = "19.03"
"""The sub-chapter whose rows define the modifiers."""

COPAY_EXEMPTIONS = frozenset({"1", "2", "5", "7", "1-7", "2-7", "5-7"})
"""Values of « Exo. TM » (v67–v81)."""

NOTE_KINDS = (
    "a l'exclusion de", "avec ou sans", "coder eventuellement", "comprend", "contre-indication", "environnement",
    "facturation", "formation", "inclut", "indication", "recueil prospectif",
)  # fmt: skip
"""First words of the notes that say what kind they are, folded."""

_NOT_COVERED = "non pris en charge"
_TITLE = re.compile(
    r"ccam\s+version\s+([0-9]{1,3}(?:\.[0-9]{2})?(?:-[0-9a-z]+)?)\s+applicable\s+(?:au\s+)?([0-9]{2})/([0-9]{2})/([0-9]{4})",
    re.IGNORECASE,
)
_STOLEN_CHAPTER = re.compile(r"[0-9]{1,2}")
_STOLEN_NUMBER = re.compile(r"[0-9]{1,2}\.[0-9]+")
_GROUP = re.compile(r"[A-Z0-9]{3}")


class Columns(NamedTuple):
    """Positions of the ten columns that say something (the header's other columns are blank)."""

    code: int
    text: int
    activity: int
    phase: int
    sector1: int
    others: int
    conditional: int
    prior: int
    copay: int
    group: int


class Cells(NamedTuple):
    """One row, column by column, without outer spaces."""

    code: str
    text: str
    activity: str
    phase: str
    sector1: str
    others: str
    conditional: str
    prior: str
    copay: str
    group: str

    @property
    def beyond(self) -> tuple[str, ...]:
        """What only a priced row should fill: phase to regroupement."""
        return self[3:]


HEADERS = Cells(
    "Code", "Texte", "Activité", "Phase", "Tarif secteur 1", "Tarif hors secteur 1",
    "Rembt. ss cdtions", "Accord préalable", "Exo. TM", "Regroupement",
)  # fmt: skip
"""The columns as findings name them."""


PRINTED = (
    "Code",
    "",
    "Texte",
    "Activité",
    "Phase",
    "Tarif\nSecteur 1 / adhérent OPTAM/OPTAM-ACO\n(en euro)",
    "Tarif\nHors secteur 1 / hors adhérent OPTAM/OPTAM-ACO\n(en euro)",
    "Rembt. ss Cdtions",
    "Accord Préalable",
    "Exo. TM",
    "Regroupement",
)
"""The header row as v81 prints it, eleven columns of which the second is blank."""

CONDITIONAL_MARK, PRIOR_MARK, NOT_COVERED_MARK = "RC", "AP", "Non pris en charge"
"""What the cells of a mention, and of a price that is none, hold."""


class RowKind(StrEnum):
    """What a row is, by its cells; a list of modifiers in column A may stand on any of the last four."""

    BLANK = "vide"
    HEADING = "subdivision"
    ACT = "acte"
    ACT_HEAD = "acte à plusieurs lignes"
    DEFINITION = "définition de modificateur"
    LINE = "ligne d'activité ou de phase"
    MODIFIERS = "liste de modificateurs"
    ASSOCIATED = "codes associés"
    NOTE = "note"


class Title(NamedTuple):
    """What the title says: ``81``, 1 January 2026."""

    version: str
    applicable: date


class ModifierValue(NamedTuple):
    """A modifier's amount in cents or ‰; ``as_fraction``: a percentage kept by the spreadsheet as ``0.49``."""

    value: int
    unit: ValueUnit
    as_fraction: bool = False
    signed: bool = True


def column_of(text: str) -> str:
    """Field of :class:`Columns` that a header cell names, or ``""``."""
    name = heading(text)
    if name.startswith("tarif"):
        return "others" if "hors secteur" in name else "sector1"
    if name in ("code", "texte", "activite", "phase", "regroupement"):
        return {"texte": "text", "activite": "activity", "regroupement": "group"}.get(name, name)
    starts = {"rembt": "conditional", "accord preal": "prior", "exo": "copay"}
    return next((field for start, field in starts.items() if name.startswith(start)), "")


HEADER = Header(column_of, HEADERS._asdict(), HEADERS._fields, enough=4)
"""Every column is required: all have been there since v67."""


def read_title(text: str) -> Title | None:
    """Version and date of a title row, None when it is not one.

    Raises :class:`ValueError` on a date that does not exist.
    """
    found = _TITLE.search(text)
    if found is None:
        return None
    return Title(found[1].lower(), date(int(found[4]), int(found[3]), int(found[2])))


def kind_of(cells: Cells, *, inside_modifiers: bool = False) -> RowKind:
    """The kind of a row; inside 19.03 an amount on a row without activity makes a modifier definition."""
    code, text, activity = cells[:3]
    if activity:
        return RowKind.ACT if is_act_code(code) else RowKind.LINE
    if inside_modifiers and len(code) <= 1 and (_amount(cells.sector1) or _amount(cells.others)):
        return RowKind.DEFINITION
    if code and code[0] != "[":
        if is_act_code(code):
            return RowKind.ACT_HEAD
        if heading_number(code):
            return RowKind.HEADING
    if text:
        return RowKind.ASSOCIATED if text[0] == "(" and associated_codes(text) else RowKind.NOTE
    return RowKind.MODIFIERS if code[:1] == "[" else RowKind.BLANK


def heading_number(text: str) -> str:
    """``07.03.05`` as it is; ``1``, ``1.01`` and ``2.0099999999999998`` as the numbers that a spreadsheet made
    of ``01``, ``01.01`` and ``02.01``; ``""`` for anything else.
    """
    if HEADING_NUMBER.fullmatch(text):
        return text
    if _STOLEN_CHAPTER.fullmatch(text):
        return text.zfill(2)
    if not _STOLEN_NUMBER.fullmatch(text):
        return ""
    number = read_number(text, 2)
    whole, rank = divmod(number.value, 100)
    return f"{whole:02d}.{rank:02d}" if rank and number.residue < NOISE else ""


def is_list_of_modifiers(code: str) -> bool:
    """Whether column A holds ``[A, F, J]``."""
    return code[:1] == "["


@lru_cache(maxsize=4096)
def modifier_letters(code: str) -> tuple[str, ...]:
    """Letters of ``[A, F, J,K , 7]``; raises :class:`ValueError` where one is not a single letter or digit."""
    letters = tuple(item.strip() for item in code.strip("[] ").split(","))
    if not (code[:1] == "[" and code[-1:] == "]") or any(len(item) != 1 or not item.isalnum() for item in letters):
        raise ValueError(code)
    return letters


class Associated(NamedTuple):
    """Codes of an associated-codes row, and what stood between them that is no code."""

    codes: tuple[ActCode, ...]
    unread: tuple[str, ...]


@lru_cache(maxsize=4096)
def associated_codes(text: str) -> Associated | None:
    """Codes of ``(GELE001, ZZHA001)``; None when the parentheses hold words (« Forfait Sécurité… »)."""
    if text[-1:] != ")":
        return None
    items = [item.strip() for item in text[1:-1].split(",")]
    codes = tuple(ActCode(item) for item in items if is_act_code(item))
    return Associated(codes, tuple(item for item in items if not is_act_code(item))) if codes else None


def note_kind(text: str) -> str:
    """The kind a note declares before its colon, one of :data:`NOTE_KINDS`, or ``""``."""
    head, colon, _ = text[:80].partition(":")
    return _kind_of_head(head) if colon else ""


@lru_cache(maxsize=1024)
def _kind_of_head(head: str) -> str:
    words = folded(head.strip())
    return next((kind for kind in NOTE_KINDS if words.startswith(kind)), "")


@lru_cache(maxsize=16384)
def read_price(text: str) -> tuple[Number, Writing]:
    """A price in cents and how it was written; :class:`ValueError` when it is neither a price nor a mention."""
    if not text:
        return Number(0), Writing.EMPTY
    if text[0] in "Nn" and folded(text) == _NOT_COVERED:
        return Number(0), Writing.NOT_COVERED
    number = read_number(text, 2)
    if number.value < 0 or number.residue >= NOISE:
        raise ValueError(text)
    return number, Writing.AMOUNT


def read_modifier_value(text: str) -> ModifierValue:
    """``80.00`` → 8 000 cents; ``+6,50%`` → 65 ‰; ``0.49`` → 490 ‰ seen as a fraction (no modifier is worth
    less than one euro). Raises :class:`ValueError` on anything that these units cannot hold exactly.
    """
    if text.endswith("%"):
        number = read_number(text[:-1].lstrip("+"), 1)
        if number.residue or number.value < 0:
            raise ValueError(text)
        return ModifierValue(number.value, ValueUnit.PER_MILLE, signed=text[0] == "+")
    fraction = read_number(text, 3)
    if 0 < fraction.value < 1000:
        return ModifierValue(_exact(fraction, text), ValueUnit.PER_MILLE, as_fraction=True)
    return ModifierValue(_exact(read_number(text, 2), text), ValueUnit.CENTS)


def read_copay(text: str) -> tuple[str, bool]:
    """« Exo. TM » and whether it was as it should be: dates, quotes and spaces are looked through."""
    if text in COPAY_EXEMPTIONS or not text:
        return text, True
    seen = day_and_month(text) or text.replace(" ", "").strip("\"'")
    return (seen if seen in COPAY_EXEMPTIONS else text), False


@lru_cache(maxsize=256)
def is_group(text: str) -> bool:
    """Whether ``text`` has the shape of a billing group: three capitals or digits."""
    return _GROUP.fullmatch(text) is not None


def _exact(number: Number, text: str) -> int:
    if number.value < 0 or number.residue >= NOISE:
        raise ValueError(text)
    return number.value


def _amount(text: str) -> bool:
    """Whether a cell holds something else than zero."""
    return bool(text.strip("0.,"))
