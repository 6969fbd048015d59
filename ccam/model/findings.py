"""What an importer noticed: typed, placed, and never raised for a single bad row."""

from dataclasses import dataclass
from enum import StrEnum

from ccam.french.sentence import Sentence


class Severity(StrEnum):
    """``error`` refuses the file; ``warning`` is kept as read; ``info`` is a harmless oddity."""

    ERROR = "erreur"
    WARNING = "avertissement"
    INFO = "information"


@dataclass(frozen=True, slots=True)
class Finding:
    """One oddity of one file. ``row`` is 1-based as the spreadsheet shows it, 0 for the whole file."""

    code: str
    severity: Severity
    file: str
    row: int
    column: str
    value: str
    message: str
    hint: str = ""


def finding(
    sentence: Sentence,
    severity: Severity,
    *,
    file: str,
    row: int = 0,
    column: str = "",
    value: object = "",
    **facts: object,
) -> Finding:
    """Build a finding from the catalogue; ``value`` and ``facts`` fill the sentence's fields."""
    shown = str(value)
    known = {"value": shown, "row": row, "column": column, **facts}
    return Finding(
        sentence.code, severity, file, row, column, shown,
        sentence.message.format(**known), sentence.hint.format(**known),
    )  # fmt: skip
