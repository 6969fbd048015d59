"""Columns of the ATIH file that repeat rows, and codes that it cites: each compared with what the file holds."""

from collections.abc import Iterable, Mapping

from ccam.formats import atih as layout
from ccam.formats.atih import HEADERS as COLUMN
from ccam.formats.atih import Cells, Kept
from ccam.formats.workbook import note_kind
from ccam.french import findings as fr
from ccam.french import findings_atih as atih_fr
from ccam.model.acts import Act, Note
from ccam.model.codes import ActCode
from ccam.model.findings import Severity
from importers.atih_blocks import Block, OpenHeading, notes_of
from importers.findings import Findings
from importers.sheets import Row

RECAP = " (recapitulatif)"
"""Ends the name of a detail drawn from a column that says otherwise than the rows it repeats."""

LINE_CELLS = ("conditional", "prior", "copay", "group", "phase")
"""What only a row with an activity should fill."""
LABEL_CELLS = Cells._fields[Cells._fields.index("modifiers") : Cells._fields.index("opinion")]
"""What only a label should fill."""
CODE_CELLS = ("extension", "full_code")
ICR_CELLS = tuple(layout.ICR_FIELDS)
PLACE_CELLS = Cells._fields[layout.FIRST_PLACE : layout.FIRST_PLACE + 8]


def stray(cells: Cells, columns: Iterable[str], number: int, findings: Findings) -> None:
    """Tell the first of these columns that is filled where nothing is drawn from it."""
    for column in columns:
        if text := getattr(cells, column):
            findings.warning(fr.STRAY_CELL, number, getattr(COLUMN, column), text)
            return


def stray_kept(row: Row, kept: Mapping[int, Kept], number: int, findings: Findings) -> None:
    """The same for columns kept whole."""
    for at, column in kept.items():
        if text := row[at].strip():
            findings.warning(fr.STRAY_CELL, number, column.field, text)
            return


def recaps(block: Block, label: Cells, findings: Findings) -> None:
    """Modifiers, gestures, notes and names that the label row repeats from the rows below it."""
    modifiers = tuple(layout.items(label.modifiers))
    if modifiers and not block.modifiers and all(map(layout.is_modifier, modifiers)):
        block.modifiers = modifiers
        findings.repeat(Severity.WARNING, atih_fr.RECAP_ALONE, block.row, COLUMN.modifiers)
    elif modifiers and not layout.same_items(modifiers, block.modifiers):
        _differs(block, label.modifiers, "modificateurs", COLUMN.modifiers, findings)
    gestures = f"{label.gestures} {label.anaesthesia}".strip()
    if gestures and not layout.same_items(layout.items(gestures), block.gestures()):
        _differs(block, gestures, "gestes", COLUMN.gestures, findings)
    if label.notes and not block.notes:
        block.notes.append(Note(label.notes, note_kind(label.notes), row=block.row))
        findings.repeat(Severity.INFO, atih_fr.RECAP_ALONE, block.row, COLUMN.notes)
    elif label.notes and not layout.same_words(label.notes, notes_of(block)):
        _differs(block, label.notes, "notes", COLUMN.notes, findings)
    if label.names == layout.PLACEHOLDER:
        findings.repeat(Severity.INFO, atih_fr.PLACEHOLDER, block.row, COLUMN.names)
    elif label.names and not layout.same_words(label.names, block.names()):
        _differs(block, label.names, "denominations", COLUMN.names, findings)


def heading_notes(heading: OpenHeading, findings: Findings) -> Block:
    """The same for the notes of a heading; gives what is to be kept of them."""
    kept = Block(heading.number, "", "", "", heading.row)
    if heading.recap and not heading.notes:
        heading.notes.append(Note(heading.recap, note_kind(heading.recap), row=heading.row))
        findings.repeat(Severity.INFO, atih_fr.RECAP_ALONE, heading.row, COLUMN.notes)
    elif heading.recap and not layout.same_words(heading.recap, notes_of(heading)):
        _differs(kept, heading.recap, "notes", COLUMN.notes, findings)
    heading.recap = ""
    return kept


def _differs(block: Block, text: str, name: str, column: str, findings: Findings) -> None:
    findings.repeat(Severity.WARNING, atih_fr.RECAP_DIFFERS, block.row, column)
    block.tell(name + RECAP, text)


def icr(block: Block, findings: Findings) -> None:
    """An act with phases repeats one of their ICR on its label row: kept there only where no phase has it."""
    for (name, activity, phase), value in tuple(block.icr.items()):
        if phase is None:
            of_phases = [
                other
                for (known, of, at), other in block.icr.items()
                if (known, of) == (name, activity) and at is not None
            ]
            if of_phases:
                del block.icr[name, activity, phase]
            if of_phases and value not in of_phases:
                shown = fr.listed(dict.fromkeys(of_phases))
                findings.warning(atih_fr.ICR_DIFFERS, block.row, name, value, act=block.full_code, other=shown)


def place(label: Cells, heading: OpenHeading, headings: Mapping[str, OpenHeading], number: int, tell: Findings) -> None:
    """The subdivisions that a label row names: the last is where it stands, their titles are those of the rows."""
    named = label.places
    if named and named[-1][0] != heading.number:
        tell.repeat(Severity.WARNING, atih_fr.PLACE_DIFFERS, number, COLUMN.number_4)
    for where, title in named:
        known = headings.get(where)
        if known and not layout.same_words(known.title, title):
            tell.repeat(Severity.INFO, atih_fr.TITLES_DIFFER, number)
            return


def citations(acts: Mapping[ActCode, Act], labels: Mapping[str, int], findings: Findings) -> None:
    """Codes and letters that acts cite and the file does not have."""
    codes: dict[str, list[int]] = {}
    letters: dict[str, list[int]] = {}
    defined = {label[0] for label in labels if not label[:4].isalpha() or len(label) < 7}
    for act in acts.values():
        for line in act.lines:
            for code in line.associated:
                if code not in acts:
                    codes.setdefault(code, []).append(line.row)
        for letter in act.modifiers:
            if letter not in defined:
                letters.setdefault(letter, []).append(act.row)
    for unknown, rows in codes.items():
        findings.warning(fr.ASSOCIATED_UNKNOWN, rows[0], COLUMN.text, unknown, rows=fr.first_rows(rows))
    if defined:
        for letter, rows in letters.items():
            findings.warning(fr.MODIFIER_UNDEFINED, rows[0], COLUMN.own, letter, rows=fr.first_rows(rows))


def parents(acts: Mapping[ActCode, Act], labels: Mapping[str, int], findings: Findings) -> None:
    """Extensions whose own act is not in the file."""
    alone: dict[str, list[int]] = {}
    for label, row in labels.items():
        code, dash, _ = label.partition("-")
        if dash and ActCode(code) not in acts:
            alone.setdefault(code, []).append(row)
    for code, rows in alone.items():
        findings.warning(atih_fr.PARENT_ABSENT, rows[0], COLUMN.code, code, rows=fr.first_rows(rows))
