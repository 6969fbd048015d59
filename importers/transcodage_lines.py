"""The line table: lines of proposed acts, with their points, and lines left to another committee."""

from collections.abc import Iterator

from ccam.formats import transcodage as layout
from ccam.formats.transcodage import LINE_TITLES, LeftRow, LineRow
from ccam.formats.workbook import COPAY_EXEMPTIONS
from ccam.french import errors as refusals
from ccam.french import findings as fr
from importers.findings import Findings
from importers.rows import FilledRow, filled_rows
from importers.sheets import Sheet

Seen = dict[tuple[str, int, int], FilledRow]
"""Rows by act, activity and phase, over all the sheets of one file."""

KNOWN_EXEMPTIONS = fr.listed(sorted(COPAY_EXEMPTIONS))


def read(sheet: Sheet, findings: Findings, seen: Seen) -> Iterator[LineRow | LeftRow]:
    """Every sound row; a second row for the same line refuses the file."""
    for filled in filled_rows(sheet, layout.LINES, findings):
        row = _left(filled) if filled.text("committee") else line_of(filled)
        if row is None or not filled.sound:
            continue
        act = row.old if isinstance(row, LeftRow) else row.target
        earlier = seen.setdefault((act, row.activity, row.phase), filled)
        if earlier is not filled:
            line = f"{act}/{row.activity}/{row.phase}"
            filled.refuse(fr.LINE_TWICE, "target", line=line, other=earlier.number)
        yield row


def _left(filled: FilledRow) -> LeftRow | None:
    """A line of an old act that this committee does not decide."""
    if filled.text("target"):
        filled.refuse(fr.LINE_BOTH, "committee")
    old = filled.value("old", layout.read_old, None, refusals.BAD_ACT_CODE)
    if old is None:
        if not filled.text("old"):
            filled.refuse(fr.LINE_NOWHERE, "old")
        return None
    activity, phase = _slot(filled)
    return LeftRow(filled.number, old, activity, phase, filled.text("committee"), filled.text("reason"))


def line_of(filled: FilledRow) -> LineRow | None:
    """A line of a proposed act, None where nothing says of which."""
    if not filled.text("target"):
        filled.refuse(fr.LINE_NOWHERE, "target")
        return None
    activity, phase = _slot(filled)
    copay = filled.value("copay_exemption", layout.read_exemption, "", fr.BAD_COPAY, known=KNOWN_EXEMPTIONS)
    if copay and copay != filled.text("copay_exemption"):
        filled.warn(fr.COPAY_RESTORED, "copay_exemption", read=copay)
    if filled.text("old"):
        filled.warn(fr.OLD_IGNORED, "old")
    return LineRow(
        row=filled.number,
        target=filled.value("target", layout.read_target, "", fr.BAD_TARGET),
        activity=activity,
        phase=phase,
        score=filled.value("score", layout.read_points, None, fr.BAD_POINTS),
        cp_key=filled.text("cp_key"),
        label=filled.text("label"),
        billing_group=filled.value("billing_group", layout.read_group, "", fr.BAD_GROUP),
        copay_exemption=copay,
        prior_approval=_yes(filled, "prior_approval"),
        conditional_refund=_yes(filled, "conditional_refund"),
        modifiers=filled.value("modifiers", layout.read_letters, (), fr.BAD_LETTERS),
        gestures=filled.value("gestures", layout.read_codes, (), fr.BAD_GESTURES),
        executants=filled.text("executants"),
        associations=filled.value("associations", layout.read_associations, (), fr.BAD_ASSOCIATIONS),
    )


def _slot(filled: FilledRow) -> tuple[int, int]:
    activity = filled.value("activity", layout.read_activity, 0, fr.BAD_ACTIVITY)
    return activity, filled.value("phase", layout.read_phase, 0, fr.BAD_PHASE)


def _yes(filled: FilledRow, field: str) -> bool:
    mark = LINE_TITLES[field]
    return filled.value(field, lambda text: layout.read_yes(text, mark), False, fr.BAD_YES_NO, mark=mark)
