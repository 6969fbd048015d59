"""Codes of the nomenclature: acts, lines, headings, proposed acts.

``ActCode`` is 4 letters and 3 digits; ``LineKey`` adds activity (1–5; 4 = anaesthesia,
5 = extracorporeal circulation) and phase (0–3) and is the unit that has a price.
"""

import re
from typing import NamedTuple, NewType

from ccam.french import errors as fr
from ccam.model.errors import DataRefused

ActCode = NewType("ActCode", str)
ProposedId = NewType("ProposedId", str)

ACT_CODE = re.compile(r"[A-Z]{4}[0-9]{3}")
PROPOSED_ID = re.compile(r"P-[0-9]{2}-[0-9]{4}")
FAMILY_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,15}")
HEADING_NUMBER = re.compile(r"[0-9]{2}(\.[0-9]{2}){0,3}")


class LineKey(NamedTuple):
    """Code + activity + phase."""

    code: ActCode
    activity: int
    phase: int

    def __str__(self) -> str:
        return f"{self.code}/{self.activity}/{self.phase}"


class Slot(NamedTuple):
    """The place of a line inside its act: activity and phase. Volume moves to the same slot."""

    activity: int
    phase: int

    def __str__(self) -> str:
        return f"{self.activity}/{self.phase}"


def act_code(text: str) -> ActCode:
    """Read an act code; raises :class:`DataRefused` when it is not 4 letters and 3 digits."""
    if not ACT_CODE.fullmatch(text):
        raise DataRefused(fr.BAD_ACT_CODE, value=text)
    return ActCode(text)


def is_act_code(text: str) -> bool:
    """Whether ``text`` is exactly 4 letters and 3 digits (no line feed at the end either)."""
    return ACT_CODE.fullmatch(text) is not None


def proposed_id(text: str) -> ProposedId:
    """Read a provisional id such as ``P-07-0123``."""
    if not PROPOSED_ID.fullmatch(text):
        raise DataRefused(fr.BAD_PROPOSED_ID, value=text)
    return ProposedId(text)


def line_key(text: str) -> LineKey:
    """Read ``CODE/ACTIVITÉ/PHASE``; the phase, then the activity, may be left out (0, 1)."""
    code, _, rest = text.partition("/")
    activity, _, phase = rest.partition("/")
    if activity not in ("", *"12345") or phase not in ("", *"0123"):
        raise DataRefused(fr.BAD_LINE_KEY, value=text)
    return LineKey(act_code(code), int(activity or 1), int(phase or 0))


def chapter_of(heading: str) -> str:
    """``07.03.05.02`` → ``07``."""
    return heading[:2]
