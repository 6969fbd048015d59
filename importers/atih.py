"""The ATIH file « complémentaire CCAM descriptive à usage PMSI » (.xlsx), read into a release in one pass.

A row belongs to the title or label above it, unless it names an act whose label has been taken out of the file.
Extensions, modifiers and such leftovers are details; a fact that an extension does not state is its parent's.
Columns that repeat rows are compared with them, and kept where they differ.
"""

from collections.abc import Callable, Sequence
from datetime import date
from operator import itemgetter

from ccam.formats import atih as layout
from ccam.formats.atih import HEADERS as COLUMN
from ccam.formats.atih import Cells, Kept, LineType
from ccam.formats.workbook import associated_codes, heading_number, is_list_of_modifiers, note_kind
from ccam.french import errors as refusals
from ccam.french import findings as fr
from ccam.french import findings_atih as atih_fr
from ccam.french import numbers
from ccam.model.acts import Act, Detail, Note, Release, SourceFile
from ccam.model.codes import ActCode, is_act_code
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from ccam.model.text import has_control
from importers import atih_checks as checks
from importers.atih_blocks import Block, OpenHeading, notes_of
from importers.atih_labels import LabelReader
from importers.findings import Findings
from importers.opened import Opened
from importers.sheets import Row, Sheet

REPEATED = Cells._fields.index("ranking")
"""Columns before this one must hold no outer space; those after it often end with a line feed."""


def recognises(opened: Opened) -> bool:
    """Whether a sheet of a workbook has the header of the file."""
    return opened.is_workbook and _sheet(opened) is not None


def read(opened: Opened) -> tuple[Release | None, tuple[Finding, ...]]:
    """The release, None when a finding is an error; raises :class:`FileRefused` where no sheet has the header, a
    column of the release is missing, no year is said or there is no act.
    """
    name, sheet = opened.name, _sheet(opened)
    if sheet is None:
        raise FileRefused(refusals.NOT_THIS_FORMAT, where=name, name=name, format=layout.FORMAT)
    year = layout.year_of(sheet.name, opened.base_name)
    if year is None:
        raise FileRefused(atih_fr.NO_YEAR, where=name, name=name)
    reader = _Reader(name, date(year, 1, 1), sheet.rows)
    reader.take_all(sheet.rows)
    findings = reader.findings.all()
    if any(one.severity is Severity.ERROR for one in findings):
        return None, findings
    if not reader.acts:
        raise FileRefused(refusals.NOTHING_INSIDE, where=name, name=name, format=layout.FORMAT)
    return Release(
        f"{year}-{layout.FORMAT}", atih_fr.TITLE.format(year=year), date(year, 1, 1),
        SourceFile(name, opened.sha256, layout.FORMAT),
        tuple(heading.closed() for heading in reader.headings.values()),
        tuple(reader.acts.values()), details=tuple(dict.fromkeys(reader.details)),
    ), findings  # fmt: skip


def _sheet(opened: Opened) -> Sheet | None:
    return next((sheet for sheet in opened.sheets if layout.HEADER.row(sheet.rows)), None)


class _Reader:
    """Walks down the rows and remembers the heading and the label it stands under."""

    def __init__(self, file: str, applicable: date, rows: list[Row]) -> None:
        self.findings = Findings(file)
        self.findings.info(atih_fr.DAY_DEDUCED, 0, day=numbers.day(applicable))
        self.header = layout.HEADER.row(rows)
        self.places = layout.HEADER.places(rows[self.header - 1], file)
        self.kept = self._kept_columns(rows[self.header - 1])
        self.labels = LabelReader(self.findings, self.kept, applicable)
        self.labelled = self._labelled(rows)
        self.headings: dict[str, OpenHeading] = {}
        self.acts: dict[ActCode, Act] = {}
        self.details: list[Detail] = []
        self.gone: dict[str, Block] = {}
        self.heading: OpenHeading | None = None
        self.block: Block | None = None
        self.label: Cells | None = None
        self.take: dict[str, Callable[[Cells, Row, int], None]] = {
            LineType.TITLE: self._title,
            LineType.LABEL: self._label,
            LineType.TITLE_NOTE: self._below,
            LineType.NOTE: self._below,
            LineType.EMPTY: self._below,
            "": self._below,
        }

    def take_all(self, rows: list[Row]) -> None:
        """Read every row below the header, then check the file as a whole."""
        pick = itemgetter(*(self.places.get(field, -1) for field in Cells._fields))
        for number, row in enumerate(rows[self.header :], self.header + 1):
            if not any(row):
                continue
            raw = pick([*row, ""])
            cells = Cells._make(map(str.strip, raw))
            if cells[:REPEATED] != raw[:REPEATED]:
                self.findings.repeat(Severity.INFO, fr.OUTER_SPACES, number)
            if has_control("".join(row)):
                self._control(cells, number)
            if cells.kind in self.take:
                self.take[cells.kind](cells, row, number)
            else:
                self.findings.error(atih_fr.BAD_KIND, number, COLUMN.kind, cells.kind)
        self._close()
        self._close_gone()
        checks.citations(self.acts, self.labels.rows, self.findings)
        checks.parents(self.acts, self.labels.rows, self.findings)

    def _control(self, cells: Cells, number: int) -> None:
        title, text = next((pair for pair in zip(COLUMN, cells, strict=True) if has_control(pair[1])), ("", ""))
        self.findings.warning(fr.CONTROL, number, title, text)

    def _kept_columns(self, headings: Sequence[str]) -> dict[int, Kept]:
        """The columns named after a year, and those that no known year has."""
        kept: dict[int, Kept] = {}
        for at, text in enumerate(headings):
            if not text.strip() or layout.column_of(text):
                continue
            yearly = layout.yearly_column(text)
            if yearly in kept.values():
                raise FileRefused(
                    refusals.COLUMN_TWICE, where=self.findings.file, name=self.findings.file, column=text
                )  # fmt: skip
            if yearly is None:
                self.findings.info(atih_fr.COLUMN_KEPT, self.header, text, text)
            kept[at] = yearly or layout.other_column(text)
        missing = [title for field, title in COLUMN._asdict().items() if field not in self.places]
        if missing:
            self.findings.warning(atih_fr.COLUMNS_UNKNOWN, self.header, columns=fr.quoted(missing))
        return kept

    def _labelled(self, rows: list[Row]) -> frozenset[str]:
        """Codes, with their extension, that have a label row somewhere in the file."""
        kind, code, extension = itemgetter("kind", "code", "extension")(self.places)
        return frozenset(
            row[code].strip().partition("-")[0] + row[extension].strip()
            for row in rows[self.header :]
            if row[kind].strip() == LineType.LABEL
        )

    def _close(self) -> None:
        """End the label that was open, or the heading."""
        block, label = self.block, self.label
        if block and label:
            checks.recaps(block, label, self.findings)
            checks.icr(block, self.findings)
            if block.is_act:
                act = block.act()
                self.acts[act.code] = act
                if not act.lines:
                    self.findings.warning(fr.ACT_WITHOUT_LINE, act.row, COLUMN.activity, act.code)
            self.details += block.details()
        elif self.heading:
            self.details += checks.heading_notes(self.heading, self.findings).facts
        self.block = self.label = None

    def _close_gone(self) -> None:
        for block in self.gone.values():
            rows = sorted({note.row for note in block.notes} | {line.row for line in block.lines}) or [block.row]
            self.findings.warning(
                atih_fr.LABEL_GONE, block.row, COLUMN.owner, block.code, rows=fr.first_rows(rows)
            )  # fmt: skip
            self.details += block.details()

    def _title(self, cells: Cells, row: Row, number: int) -> None:
        self._close()
        place = heading_number(cells.code)
        if not place:
            self.findings.error(fr.UNKNOWN_CODE_CELL, number, COLUMN.code, cells.code)
            return
        if place != cells.code:
            self.findings.repeat(Severity.INFO, fr.STOLEN_NUMBER, number, COLUMN.code)
        if place[:-3] and place[:-3] not in self.headings:
            self.findings.warning(fr.ORPHAN_HEADING, number, COLUMN.code, place, parent=place[:-3])
        facts = Block(place, "", "", "", number)
        opened = OpenHeading(place, cells.text, number, self._with_line_feeds(cells.notes, number))
        if earlier := self.headings.get(place):
            self.findings.warning(
                atih_fr.HEADING_AGAIN, number, COLUMN.code, place, title=cells.text, other=earlier.title
            )  # fmt: skip
            facts.tell("autre titre", earlier.title)
            facts.tell("note de l'autre titre", notes_of(earlier))
        if {heading_number(cells.own), heading_number(cells.owner)} != {place}:
            self.findings.repeat(Severity.WARNING, atih_fr.CODES_DIFFER, number)
        self.heading = self.headings[place] = opened
        self.labels.keep(facts, cells, number)
        self.details += facts.facts
        self._stray(cells, row, number)

    def _label(self, cells: Cells, row: Row, number: int) -> None:
        self._close()
        self.block = self.labels.open(cells, row, number, self.heading)
        if self.block is None:
            return
        self.label = cells._replace(notes=self._with_line_feeds(cells.notes, number))
        if not cells.activity and cells.group != layout.PLACEHOLDER:
            checks.stray(cells, checks.LINE_CELLS, number, self.findings)
        if self.heading and is_act_code(self.block.code):
            checks.place(cells, self.heading, self.headings, number, self.findings)

    def _with_line_feeds(self, text: str, number: int) -> str:
        read = layout.with_line_feeds(text)
        if read != text:
            self.findings.repeat(Severity.INFO, atih_fr.LINE_FEEDS, number, COLUMN.notes)
        return read

    def _below(self, cells: Cells, row: Row, number: int) -> None:
        """A row under a title or a label."""
        place = self._place(cells, number)
        if place is None:
            if cells.text:
                self.findings.warning(fr.TEXT_WITHOUT_PLACE, number, COLUMN.text, cells.text)
            return
        if not cells.kind:
            self.findings.repeat(Severity.INFO, atih_fr.NO_KIND, number, COLUMN.kind)
        if cells.code or cells.extension or cells.full_code:
            self.findings.repeat(Severity.INFO, atih_fr.CODE_ON_NOTE, number, COLUMN.code)
        self._stray(cells, row, number)
        if isinstance(place, OpenHeading):
            self._below_heading(place, cells, number)
        else:
            self._below_label(place, cells, number)

    def _place(self, cells: Cells, number: int) -> Block | OpenHeading | None:
        """What a row belongs to: what stands above it, or the act it names whose label is gone."""
        above = self.heading if cells.kind == LineType.TITLE_NOTE else self.block or self.heading
        owner = heading_number(cells.owner) or cells.owner
        name = above.full_code if isinstance(above, Block) else above.number if above else ""
        if owner == name or not any(cells[4:10] + cells[11:]):
            return above
        code = owner.partition("-")[0]
        if is_act_code(code) and owner not in self.labelled:
            where = self.heading.number if self.heading else ""
            return self.gone.setdefault(owner, Block(code, owner[8:], "", where, number, only_details=True))
        self.findings.repeat(Severity.WARNING, atih_fr.OWNER_DIFFERS, number, COLUMN.owner)
        return above

    def _below_heading(self, heading: OpenHeading, cells: Cells, number: int) -> None:
        if cells.activity:
            self.findings.error(fr.LINE_WITHOUT_ACT, number, COLUMN.activity, cells.activity)
        if is_list_of_modifiers(cells.own):
            self.findings.warning(fr.MODIFIERS_WITHOUT_ACT, number, COLUMN.own, cells.own)
        checks.stray(cells, checks.ICR_CELLS, number, self.findings)
        if cells.text:
            heading.notes.append(Note(cells.text, note_kind(cells.text), row=number))
        facts = Block(heading.number, "", "", "", number)
        self.labels.keep(facts, cells, number, note=True)
        self.details += facts.facts

    def _below_label(self, block: Block, cells: Cells, number: int) -> None:
        found = associated_codes(cells.text) if cells.text.startswith("(") else None
        if cells.activity:
            self.labels.line(block, cells, number, cells.text)
        elif found and block.lines:
            block.lines[-1].associated += found.codes
            for item in found.unread:
                self.findings.warning(fr.BAD_ASSOCIATED, number, COLUMN.text, item)
        elif cells.text:
            if found:
                self.findings.warning(fr.ASSOCIATED_WITHOUT_LINE, number, COLUMN.text, cells.text)
            block.notes.append(Note(cells.text, note_kind(cells.text), row=number))
        if is_list_of_modifiers(cells.own):
            self._modifiers(block, cells.own, number)
        elif cells.own and cells.own != block.full_code:
            self.findings.repeat(Severity.WARNING, atih_fr.CODES_DIFFER, number)
        self.labels.icr(block, cells, number)
        self.labels.keep(block, cells, number, note=not cells.activity)

    def _modifiers(self, block: Block, text: str, number: int) -> None:
        letters = self.labels.cells.letters(text, number)
        if block.modifiers and not layout.same_items(block.modifiers, letters):
            self.findings.warning(fr.MODIFIERS_TWICE, number, COLUMN.own, text, act=block.full_code)
        block.modifiers = tuple(dict.fromkeys(block.modifiers + letters))

    def _stray(self, cells: Cells, row: Row, number: int) -> None:
        """Cells that only a label or a line should fill, on another row."""
        title = cells.kind == LineType.TITLE
        columns = [column for column in checks.LABEL_CELLS if not (title and column == "notes")]
        columns += checks.PLACE_CELLS
        if title:
            columns += checks.CODE_CELLS + checks.ICR_CELLS
        if not cells.activity:
            columns += checks.LINE_CELLS
        checks.stray(cells, columns, number, self.findings)
        checks.stray_kept(row, self.kept, number, self.findings)
