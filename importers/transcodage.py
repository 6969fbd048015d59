"""Transcodage and line tables filled by the committees (.csv in UTF-8, or the sheets of one .xlsx)."""

from ccam.formats import transcodage as layout
from ccam.formats.transcodage import LeftRow, LineRow, TransitionTables
from ccam.french import errors as refusals
from ccam.french import findings as fr
from ccam.french import findings_exchange as words
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from importers import transcodage_lines, transcodage_parts
from importers.findings import Findings
from importers.opened import Opened
from importers.rows import FilledRow, filled_rows
from importers.sheets import Sheet
from importers.transcodage_ways import Way, check_creations, check_way, row_of

KNOWN_VERBS = fr.listed(layout.VERBS)
KNOWN_ORIGINS = fr.listed(layout.ORIGINS)


def recognises(opened: Opened) -> bool:
    """Whether a sheet has the header of one of the two tables."""
    return any(layout.TRANSITIONS.row(sheet.rows) or layout.LINES.row(sheet.rows) for sheet in opened.sheets)


def read(opened: Opened) -> tuple[TransitionTables | None, tuple[Finding, ...]]:
    """The tables, None when a cell is wrong; raises :class:`FileRefused` where no sheet is one of them, a
    column is missing or there is no row.
    """
    name = opened.name
    if not recognises(opened):
        raise FileRefused(refusals.NOT_THIS_FORMAT, where=name, name=name, format=layout.FORMAT)
    ways: list[Way] = []
    lines: list[LineRow | LeftRow] = []
    places = [Findings(_place(opened, sheet)) for sheet in opened.sheets]
    seen: transcodage_lines.Seen = {}
    for sheet, findings in zip(opened.sheets, places, strict=True):
        if layout.TRANSITIONS.row(sheet.rows):
            ways += map(_way, filled_rows(sheet, layout.TRANSITIONS, findings))
        elif layout.LINES.row(sheet.rows):
            lines += transcodage_lines.read(sheet, findings, seen)
    check_creations(ways)
    transcodage_parts.check(ways)
    told = tuple(one for findings in places for one in findings.all())
    if any(one.severity is Severity.ERROR for one in told):
        return None, told
    if not ways and not lines:
        raise FileRefused(refusals.NOTHING_INSIDE, where=name, name=name, format=layout.FORMAT)
    return TransitionTables(
        tuple(map(row_of, ways)),
        tuple(row for row in lines if isinstance(row, LineRow)),
        tuple(row for row in lines if isinstance(row, LeftRow)),
    ), told


def _place(opened: Opened, sheet: Sheet) -> str:
    """How findings name the sheet: with its own name where the file has several."""
    if len(opened.sheets) == 1:
        return opened.name
    return fr.SHEET_PLACE.format(file=opened.name, sheet=sheet.name)


def _way(filled: FilledRow) -> Way:
    """One row, each cell on its own, then against the others of the row."""
    way = Way(
        filled,
        old=filled.value("old", layout.read_old, None, refusals.BAD_ACT_CODE),
        verb=None,
        target=filled.value("target", layout.read_target, "", fr.BAD_TARGET),
        part=filled.value("part", layout.read_part, None, fr.BAD_PART),
        together=filled.text("together"),
        heading=filled.value("heading", layout.read_heading, "", fr.BAD_HEADING),
        origin=filled.value("origin", layout.read_origin, None, fr.BAD_ORIGIN, known=KNOWN_ORIGINS),
        code=filled.value("code", layout.read_old, None, refusals.BAD_ACT_CODE),
        own_lines=filled.value("own_lines", layout.read_own_lines, False, words.BAD_OWN_LINES),
    )
    if way.heading and way.heading != filled.text("heading"):
        filled.warn(fr.HEADING_RESTORED, "heading", read=way.heading)
    if not filled.text("verb"):
        filled.refuse(fr.VERB_MISSING, "verb", known=KNOWN_VERBS)
    else:
        way.verb = filled.value("verb", layout.read_verb, None, fr.BAD_VERB, known=KNOWN_VERBS)
    if filled.sound:
        check_way(way, filled.text("verb"))
    return way
