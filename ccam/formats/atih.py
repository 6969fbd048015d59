"""Layout of the ATIH file « complémentaire CCAM descriptive à usage PMSI » (formats.md §2d): 52 columns, every year.

Columns are found by their header; those of GHM lists and flat fees carry their year in it. Cells come in as text.
No price anywhere. A code whose first digit is 8, and any extension ``-nn``, is for PMSI only and never billable.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ccam.formats.header import Header, heading
from ccam.model.codes import is_act_code
from ccam.model.text import folded

FORMAT = "atih"

PLACEHOLDER = "x"
"""Stands in a cell for « see the rows below »."""

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
_GHM_LISTS = re.compile(r"profil fg (20[0-9]{2}) phase ([0-3])")
_FLAT_FEES = re.compile(r"ffm ; se.* (20[0-9]{2})")
_EXTENSION = re.compile(r"-([0-9]{2})")
_GROUP_LIST = re.compile(r"[A-Z]-[0-9]{3}(\|[A-Z]-[0-9]{3})*")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FRENCH_DAY = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_PARENTHESES = re.compile(r"\(([A-Z0-9]{3})\)")


class LineType(StrEnum):
    """What a row is, as its own column says."""

    TITLE = "T"
    TITLE_NOTE = "NT"
    EMPTY = "LV"
    LABEL = "L"
    NOTE = "N"


class Cells(NamedTuple):
    """One row, column by column, without outer spaces; the columns whose heading never changes."""

    code: str
    extension: str
    full_code: str
    owner: str
    own: str
    text: str
    has: str
    instruction: str
    change: str
    version: str
    kind: str
    activity: str
    phase: str
    conditional: str
    prior: str
    copay: str
    group: str
    ranking: str
    icr_public: str
    icr_private: str
    icr_4: str
    icr_pathology: str
    icr_intensive: str
    modifiers: str
    gestures: str
    gestures_123: str
    gestures_4: str
    gestures_5: str
    anaesthesia: str
    notes: str
    names: str
    opinion: str
    number_1: str
    title_1: str
    number_2: str
    title_2: str
    number_3: str
    title_3: str
    number_4: str
    title_4: str
    start: str
    end: str

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Number and title of each subdivision that the row names, from the chapter down."""
        return tuple((self[at], self[at + 1]) for at in range(FIRST_PLACE, FIRST_PLACE + 8, 2) if self[at])


FIRST_PLACE = Cells._fields.index("number_1")

HEADERS = Cells(
    code="Subdivision (titres) / Code à 7 caractères (libellés)",
    extension="Extension PMSI",
    full_code="Code à 7 caractères (et extension PMSI)",
    owner="Subdivision / Code toutes lignes",
    own="Subdivision / Code à 7 caractères (et extension PMSI) / modificateurs",
    text="Texte : titre-libellés-notes",
    has="Informations complémentaires avis HAS",
    instruction="Consigne de codage pour le PMSI",
    change="Type de Modification",
    version="Version CCAM_AM/PMSI concernée",
    kind="Typo ligne libellé",
    activity="Code Activité",
    phase="Phase",
    conditional="R C",
    prior="AP",
    copay="ETM",
    group="Rgt",
    ranking="Caractère classant",
    icr_public='ICR "public" activité 1',
    icr_private='ICR "privé" activité 1',
    icr_4="ICR activité 4",
    icr_pathology="ICR anapath",
    icr_intensive="ICR réa",
    modifiers="Modificateurs activités 1/2/3/4/5",
    gestures="Gestes complémentaires et suppléments activité 1/2/3/4/5 (texte)",
    gestures_123="Gestes complémentaires et suppléments activité 1/2/3 (base)",
    gestures_4="Gestes complémentaires et suppléments activité 4 (base)",
    gestures_5="Gestes complémentaires et suppléments activité 5 (base)",
    anaesthesia="Anesthésies complémentaires",
    notes="Note de construction et de prise en charge",
    names="Dénomination phase/activité/anesthésie/CEC",
    opinion="Date avis ANAES/HAS",
    number_1="N° 1e subdivision : chapitre",
    title_1="Titre 1e subdivision : chapitre",
    number_2="N° 2e subdivision : sous-chapitre",
    title_2="Titre 2e subdivision : sous-chapitre",
    number_3="N° 3e subdivision : paragraphe",
    title_3="Titre 3e subdivision : paragraphe",
    number_4="N° 4e subdivision : sous-paragraphe",
    title_4="Titre 4e subdivision : sous-paragraphe",
    start="Date de début de validité",
    end="Date de fin de validité",
)
"""The columns as the file and the findings name them."""

REQUIRED = Cells._fields[:6] + Cells._fields[10:17]
"""What a release is made of; the other columns only add details."""

ICR_FIELDS = {
    "icr_public": (1, "icr"),
    "icr_private": (1, "icr prive"),
    "icr_4": (4, "icr"),
    "icr_pathology": (None, "icr anapath"),
    "icr_intensive": (None, "icr reanimation"),
}
"""Column → activity and detail. ``icr`` is the value of the NX and DBF bases: the public one for activity 1 (equal on
7 678 of the 7 692 lines of the file of 2021 for which v78.10 has one), its own for activity 4 (4 849 of 4 850).
"""

KEPT = {
    "has": "information has",
    "instruction": "consigne de codage",
    "change": "nature du changement",
    "version": "version concernee",
    "ranking": "classant",
    "gestures_123": "gestes activites 1 a 3",
    "gestures_4": "gestes activite 4",
    "gestures_5": "gestes activite 5",
    "opinion": "date d'avis has",
    "start": "debut de validite",
    "end": "fin de validite",
}
"""Column → detail, kept as the cell says it."""

DAYS = frozenset({"opinion", "start", "end"})
"""Columns that hold dates, and texts where a date was not enough."""


class Kept(NamedTuple):
    """A column kept whole: its detail, and the phase it is about."""

    field: str
    phase: int | None
    ghm_list: bool = False


_FIELDS = {heading(title).replace(" ", ""): field for field, title in HEADERS._asdict().items()}


def column_of(text: str) -> str:
    """Field of :class:`Cells` that a header cell names, or ``""``; spaces come and go in these headings."""
    return _FIELDS.get(heading(text).replace(" ", ""), "")


HEADER = Header(column_of, HEADERS._asdict(), REQUIRED, enough=len(REQUIRED) - 1)


def yearly_column(text: str) -> Kept | None:
    """What a column named after a year holds: the GHM lists of a phase, or the flat fees; else None."""
    name = heading(text)
    if found := _GHM_LISTS.fullmatch(name):
        return Kept(f"liste ghm {found[1]}", int(found[2]), ghm_list=True)
    if found := _FLAT_FEES.fullmatch(name):
        return Kept(f"forfait {found[1]}", None)
    return None


def other_column(text: str) -> Kept:
    """A column that no known year has, kept under its own heading."""
    return Kept(heading(text), None)


def year_of(sheet: str, file: str) -> int | None:
    """The year of the version: said by the name of the sheet (``CCAM_Final_2021``), else by that of the file."""
    found = _YEAR.search(sheet) or _YEAR.search(file)
    return int(found[1]) if found else None


def read_extension(text: str) -> str:
    """``-01`` → ``01``, ``""`` where there is none; :class:`ValueError` on anything else."""
    found = _EXTENSION.fullmatch(text)
    if text and not found:
        raise ValueError(text)
    return found[1] if found else ""


def full_code(code: str, extension: str) -> str:
    """``AHLA002-01``."""
    return f"{code}-{extension}" if extension else code


def is_pmsi_only(code: str) -> bool:
    """Whether an act code is reserved to the PMSI: its first digit is 8."""
    return is_act_code(code) and code[4] == "8"


def is_modifier(code: str) -> bool:
    """Whether a label row is that of a modifier: one letter or digit."""
    return len(code) == 1 and code.isalnum()


def is_list_of_groups(text: str) -> bool:
    """Whether the cell is a list of GHM lists: ``A-001|A-047``."""
    return _GROUP_LIST.fullmatch(text) is not None


def forbids_parent(text: str) -> bool:
    """Whether the cell says « code père interdit »: only the extensions may be used."""
    return "code pere interdit" in folded(text)


def without_parentheses(group: str) -> str:
    """``(ADC)`` → ``ADC``: the billing group of an act that is never billed; ``""`` when it has none."""
    found = _PARENTHESES.fullmatch(group)
    return found[1] if found else ""


def read_day(text: str) -> str:
    """An ISO date from ``2019-04-01`` or ``02/04/2018``; :class:`ValueError` on any other text."""
    if _ISO_DAY.fullmatch(text):
        return date.fromisoformat(text).isoformat()
    found = _FRENCH_DAY.fullmatch(text)
    if not found:
        raise ValueError(text)
    return date(int(found[3]), int(found[2]), int(found[1])).isoformat()


def is_day(text: str) -> bool:
    """Whether :func:`read_day` made the text."""
    return _ISO_DAY.fullmatch(text) is not None


def with_line_feeds(text: str) -> str:
    """The text with its line feeds: some are written as a backslash and an n."""
    return text.replace("\\n", "\n")


def same_words(one: str, other: str) -> bool:
    """Whether two texts say the same, spaces, case and punctuation apart."""
    return one == other or _letters(one) == _letters(other)


def joined(texts: Sequence[str]) -> str:
    """Texts of several rows as the columns that repeat them write them."""
    return "\n".join(texts)


def items(text: str) -> Iterator[str]:
    """Codes or letters of ``(GELE001,  ZZHA001)`` or ``[A, F, 7]``."""
    return (item for item in re.split(r"[\s,()\[\]]+", text) if item)


def same_items(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lists hold the same, whatever the order."""
    return sorted(set(one)) == sorted(set(other))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, folded(text)))
