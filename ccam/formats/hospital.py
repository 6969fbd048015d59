"""Layout of the ATIH files « Open CCAM » by region (formats.md §2f), all years since 2015.

« acte » is the code and the phase in 8 characters, without activity. Cells under 11 are suppressed: ``.`` is unknown,
never zero. Column names, decimal marks and quotes change with the year.
"""

import re
from typing import NamedTuple

from ccam.formats.header import Header, heading
from ccam.model.codes import ActCode, is_act_code

FORMAT = "hopital"

SMALLEST = 11
"""Least count that the source publishes."""
SUPPRESSED = "."

METROPOLITAN = frozenset({"11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94"})
OVERSEAS = frozenset({"01", "02", "03", "04", "06"})
REGIONS = METROPOLITAN | OVERSEAS
"""Codes of the regions since 2016."""

_YEAR = re.compile(r"open_?ccam_?(?:20)?([0-9]{2})(?![0-9])", re.IGNORECASE)


class Cells(NamedTuple):
    """One row. ``stays``, ``zero_nights`` and ``ambulatory`` are missing from the oldest files."""

    region: str
    act: str
    acts: str
    stays: str
    mean_stay: str
    zero_nights: str
    ambulatory: str


HEADERS = Cells("reg", "acte", "nb_actes", "nb_sejsea", "dms_globale", "nb_sej_0_nuit", "nb_acte_ambu")
"""The columns as findings name them."""

COUNTS = ("acts", "stays", "zero_nights", "ambulatory")

_OTHER_NAMES = {"acte ccam + phase": "act", "region": "region", "dms": "mean_stay"}
_FIELDS = {name: field for field, name in HEADERS._asdict().items()} | _OTHER_NAMES


def column_of(text: str) -> str:
    """Field of :class:`Cells` that a header cell names, or ``""``."""
    return _FIELDS.get(heading(text), "")


HEADER = Header(column_of, HEADERS._asdict(), ("region", "act", "acts"), enough=3)


def names_hospitals(text: str) -> bool:
    """Whether a header cell is that of the files by hospital."""
    return heading(text).startswith("finess")


def year_of(file_name: str) -> int | None:
    """``open_ccam_23_reg.csv`` → 2023; None where the name does not say."""
    found = _YEAR.search(file_name)
    return 2000 + int(found[1]) if found else None


def read_act(text: str) -> tuple[ActCode, int]:
    """``AAFA0020`` → code and phase; raises :class:`ValueError`."""
    code, phase = text[:-1], text[-1:]
    if not is_act_code(code) or phase not in ("0", "1", "2", "3"):
        raise ValueError(text)
    return ActCode(code), int(phase)


def read_count(text: str) -> int | None:
    """A number, None where the source suppresses it; raises :class:`ValueError`."""
    if text in ("", SUPPRESSED):
        return None
    if not (text.isascii() and text.isdecimal()) or len(text) > 12:
        raise ValueError(text)
    return int(text)


def read_region(text: str) -> str:
    """``1`` → ``01``, as before a spreadsheet made a number of it."""
    return text.zfill(2) if text.isascii() and text.isdecimal() else text


def read_days(text: str) -> str:
    """Days with a decimal point, ``""`` where unknown; raises :class:`ValueError`."""
    if text in ("", SUPPRESSED):
        return ""
    dotted = text.replace(",", ".")
    whole, dot, fraction = dotted.partition(".")
    digits = whole + fraction
    if not (digits.isascii() and digits.isdecimal() and whole) or (dot and not fraction) or len(dotted) > 40:
        raise ValueError(text)
    return dotted
