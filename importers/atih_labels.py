"""Label rows of the ATIH file: acts, PMSI extensions and modifiers, with every fact that such a row states."""

from collections.abc import Mapping
from datetime import date

from ccam.formats import atih as layout
from ccam.formats.atih import HEADERS as COLUMN
from ccam.formats.atih import KEPT, Cells, Kept
from ccam.french import findings as fr
from ccam.french import findings_atih as atih_fr
from ccam.model.codes import Slot, is_act_code
from ccam.model.findings import Severity
from importers.atih_blocks import Block, OpenHeading, OpenLine
from importers.atih_cells import CellReader
from importers.findings import Findings
from importers.sheets import Row

ON_NOTE = " (note)"
"""Ends the name of a detail that a note states, not the act."""


class LabelReader:
    """Opens a block at each label row, and adds lines and facts to it."""

    def __init__(self, findings: Findings, kept: Mapping[int, Kept], applicable: date) -> None:
        self.findings, self.kept, self.applicable = findings, kept, applicable
        self.cells = CellReader(findings)
        self.rows: dict[str, int] = {}
        self.pmsi: set[str] = set()

    def open(self, cells: Cells, row: Row, number: int, heading: OpenHeading | None) -> Block | None:
        """The block of a label row; None where its code cannot be read."""
        extension = self.cells.extension(cells, number)
        code = cells.code
        if extension and code.endswith(cells.extension):
            code = code.removesuffix(cells.extension)
            self.findings.repeat(Severity.INFO, atih_fr.EXTENSION_IN_CODE, number, COLUMN.code)
        if layout.is_modifier(code):
            code = cells.own or code
        elif not is_act_code(code):
            self.findings.error(fr.UNKNOWN_CODE_CELL, number, COLUMN.code, code)
            return None
        block = Block(code, extension, cells.text, heading.number if heading else "", number)
        self._check(block, cells, number)
        if cells.activity:
            block.phase = self.line(block, cells, number, "")
        elif cells.group == layout.PLACEHOLDER:
            self.findings.repeat(Severity.INFO, atih_fr.PLACEHOLDER, number, COLUMN.group)
            cells = cells._replace(group="")
        self.icr(block, cells, number)
        self._yearly(block, row, number)
        self.keep(block, cells, number)
        if layout.forbids_parent(cells.instruction) or layout.forbids_parent(cells.change):
            block.tell("code pere interdit", atih_fr.YES)
        return block

    def line(self, block: Block, cells: Cells, number: int, label: str) -> int | None:
        """Add the line of a row with an activity, and give its phase; None where it cannot be."""
        slot = self.cells.slot(cells, block.full_code, number)
        if slot is None:
            return None
        earlier = [line.row for line in block.lines if line.slot == slot]
        if earlier:
            key = f"{block.full_code}/{slot}"
            self.findings.warning(fr.KEY_TWICE, number, COLUMN.activity, key, other=earlier[0])
        block.lines.append(self._line(cells, slot, label, len(earlier), number))
        if layout.without_parentheses(cells.group):
            block.tell("regroupement", cells.group, *slot)
        return slot.phase

    def _line(self, cells: Cells, slot: Slot, label: str, duplicate: int, number: int) -> OpenLine:
        cell = self.cells
        return OpenLine(
            slot, label, cell.flag(cells.conditional, "RC", COLUMN.conditional, number),
            cell.flag(cells.prior, "AP", COLUMN.prior, number), cell.copay(cells.copay, number),
            cell.group(cells.group, number), duplicate, number,
        )  # fmt: skip

    def icr(self, block: Block, cells: Cells, number: int) -> None:
        """Add the ICR that a row states or repeats, those of its phase or of the phase of the label."""
        phase = int(cells.phase) if cells.phase.isdecimal() else block.phase
        for name, activity, value in self.cells.icr(cells, number):
            known = block.icr.setdefault((name, activity, phase), value)
            if known != value:
                self.findings.warning(atih_fr.ICR_DIFFERS, number, name, value, act=block.full_code, other=known)

    def keep(self, block: Block, cells: Cells, number: int, *, note: bool = False) -> None:
        """Add the columns kept whole: those of an act, of one of its lines, or of a note below it."""
        slot = block.lines[-1].slot if cells.activity and cells.kind == layout.LineType.NOTE and block.lines else None
        for column, name in KEPT.items():
            text = getattr(cells, column)
            if text:
                value = self.cells.kept(column, text, number)
                block.tell(name + ON_NOTE if note else name, value, *(slot or (None, None)))
                if column == "end" and layout.is_day(value) and value < self.applicable.isoformat():
                    self.findings.repeat(Severity.INFO, atih_fr.ENDED, number, COLUMN.end)

    def _yearly(self, block: Block, row: Row, number: int) -> None:
        for at, kept in self.kept.items():
            text = row[at].strip()
            if text and kept.ghm_list and not layout.is_list_of_groups(text):
                self.findings.warning(atih_fr.BAD_GHM_LIST, number, kept.field, text)
            block.tell(kept.field, text, None, kept.phase)

    def _check(self, block: Block, cells: Cells, number: int) -> None:
        """The label, its place, and its code against the columns that repeat it."""
        tell = self.findings
        earlier = self.rows.setdefault(block.full_code, number)
        if earlier != number:
            tell.error(fr.ACT_TWICE, number, COLUMN.code, block.full_code, other=earlier)
        if not block.label:
            tell.warning(fr.NO_LABEL, number, COLUMN.text, block.full_code)
        if not block.heading:
            tell.error(fr.ACT_WITHOUT_HEADING, number, COLUMN.code, block.full_code)
        if not is_act_code(block.code):
            return
        if {cells.full_code, cells.owner, cells.own} != {block.full_code}:
            tell.repeat(Severity.WARNING, atih_fr.CODES_DIFFER, number)
        if layout.is_pmsi_only(block.code):
            tell.repeat(Severity.INFO, atih_fr.PMSI_CODES, number, COLUMN.code)
            block.only_details = block.code in self.pmsi
            self.pmsi.add(block.code)
