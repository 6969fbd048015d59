"""Transcodage and line tables filled by the committees (.csv in UTF-8, or the sheets of one .xlsx)."""

from ccam.formats import transcodage as layout
from ccam.formats.transcodage import LeftRow, LineRow, TransitionRow, TransitionTables
from ccam.french import errors as refusals
from ccam.french import findings as fr
from ccam.model.draft import Verb
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from importers import transcodage_lines, transcodage_parts
from importers.findings import Findings
from importers.rows import FilledRow, filled_rows
from importers.sheets import Opened, Sheet
from importers.transcodage_parts import LEADS_NOWHERE, Way

KEEPS_ITS_CODE = frozenset({Verb.KEEP, Verb.RELABEL})

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
    _check_creations(ways)
    transcodage_parts.check(ways)
    told = tuple(one for findings in places for one in findings.all())
    if any(one.severity is Severity.ERROR for one in told):
        return None, told
    if not ways and not lines:
        raise FileRefused(refusals.NOTHING_INSIDE, where=name, name=name, format=layout.FORMAT)
    return TransitionTables(
        tuple(map(_row, ways)),
        tuple(row for row in lines if isinstance(row, LineRow)),
        tuple(row for row in lines if isinstance(row, LeftRow)),
    ), told


def _place(opened: Opened, sheet: Sheet) -> str:
    """How findings name the sheet: with its own name where the file has several."""
    if len(opened.sheets) == 1:
        return opened.name
    return fr.SHEET_PLACE.format(file=opened.name, sheet=sheet.name)


def _check_creations(ways: list[Way]) -> None:
    """An act is created once."""
    created: dict[str, Way] = {}
    for way in ways:
        if way.filled.sound and way.verb is Verb.CREATE:
            earlier = created.setdefault(way.target, way)
            if earlier is not way:
                way.filled.refuse(fr.CREATED_TWICE, "target", other=earlier.filled.number)


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
    )
    if way.heading and way.heading != filled.text("heading"):
        filled.warn(fr.HEADING_RESTORED, "heading", read=way.heading)
    if not filled.text("verb"):
        filled.refuse(fr.VERB_MISSING, "verb", known=KNOWN_VERBS)
    else:
        way.verb = filled.value("verb", layout.read_verb, None, fr.BAD_VERB, known=KNOWN_VERBS)
    if filled.sound:
        _check_old(way)
        _check_target(way)
    return way


def _check_old(way: Way) -> None:
    filled = way.filled
    if way.verb is Verb.CREATE:
        if way.old:
            filled.refuse(fr.OLD_UNEXPECTED, "old")
    elif not way.old:
        filled.refuse(fr.OLD_MISSING, "old")
    elif way.verb is Verb.DELETE and not filled.text("reason"):
        filled.refuse(fr.REASON_MISSING, "reason", act=way.old)
    elif way.verb is Verb.BILL_TOGETHER and not way.together:
        filled.refuse(fr.NOT_TOGETHER, "together")


def _check_target(way: Way) -> None:
    filled, word = way.filled, way.filled.text("verb")
    if way.verb in LEADS_NOWHERE:
        if way.target:
            filled.refuse(fr.TARGET_UNEXPECTED, "target", verb=word)
        if way.part is not None:
            filled.refuse(fr.PART_UNEXPECTED, "part", verb=word)
    elif not way.target and way.verb in KEEPS_ITS_CODE:
        way.target = way.old or ""
    elif not way.target:
        filled.refuse(fr.TARGET_MISSING, "target", verb=word)


def _row(way: Way) -> TransitionRow:
    """The row as the tables hold it, once every act has been checked."""
    filled = way.filled
    return TransitionRow(
        row=filled.number,
        old=way.old,
        verb=way.verb,
        target=way.target,
        label=filled.text("label"),
        part=None if way.part is None else layout.share_of(way.part),
        together=way.together,
        reason=filled.text("reason"),
        heading=way.heading,
        origin=way.origin,
        share_source=filled.text("share_source"),
    )
