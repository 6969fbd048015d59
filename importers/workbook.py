"""The workbook of the CNAM, « CCAM_Vxx » (.xlsx, .xls or saved as .csv), read into a release in one pass.

The line on an act's own row has no label of its own (``""``); a price or a mention on a row without activity is
told and belongs to nothing. Notes under a modifier definition of 19.03 are kept with their heading, in file order.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter

from ccam.formats import workbook as layout
from ccam.formats.cells import unescaped
from ccam.formats.header import FIRST_ROWS
from ccam.formats.workbook import Cells, Columns, RowKind, Title
from ccam.french import errors as refusals
from ccam.french import findings as fr
from ccam.model.acts import Act, Heading, Line, ModifierDefinition, Note, Price, Release, SourceFile
from ccam.model.codes import ActCode, LineKey
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from ccam.model.text import has_control
from importers.findings import Findings
from importers.opened import Opened
from importers.sheets import Row
from importers.workbook_cells import CellReader

SLOTS = {(str(activity), str(phase)): (activity, phase) for activity in range(1, 6) for phase in range(4)}
NOTHING_BEYOND = ("",) * 7
COLUMN = layout.HEADERS


def recognises(opened: Opened) -> bool:
    """Whether a sheet has the title or the header of the workbook."""
    return any(
        layout.HEADER.row(sheet.rows) or _title_of(sheet.rows[:FIRST_ROWS], opened.name) for sheet in opened.sheets
    )


def read(opened: Opened) -> tuple[Release | None, tuple[Finding, ...]]:
    """The release, None when a finding is an error; raises :class:`FileRefused` on a file that is not a whole
    workbook: no header row, a missing column, no version, no act.
    """
    name = opened.name
    sheet = next((sheet for sheet in opened.sheets if layout.HEADER.row(sheet.rows)), None)
    if sheet is None:
        raise FileRefused(refusals.NOT_THIS_FORMAT, where=name, name=name, format=layout.FORMAT)
    header = layout.HEADER.row(sheet.rows)
    columns = Columns(**layout.HEADER.places(sheet.rows[header - 1], name))
    found = _title_of(sheet.rows[: header - 1], name)
    if found is None:
        raise FileRefused(refusals.NO_VERSION, where=name, name=name)
    reader = _Reader(name, found[0])
    reader.take_all(sheet.rows, header, columns)
    findings = reader.findings.all()
    if any(one.severity is Severity.ERROR for one in findings):
        return None, findings
    if not reader.acts:
        raise FileRefused(refusals.NOTHING_INSIDE, where=name, name=name, format=layout.FORMAT)
    release = Release(
        found[0].version, found[1], found[0].applicable, SourceFile(name, opened.sha256, layout.FORMAT),
        tuple(heading.closed() for heading in reader.headings.values()),
        tuple(act.closed() for act in reader.acts.values()),
        tuple(reader.definitions),
    )  # fmt: skip
    return release, findings


def _title_of(rows: list[Row], name: str) -> tuple[Title, str] | None:
    for row in rows:
        for text in filter(None, row):
            try:
                title = layout.read_title(text)
            except ValueError:
                raise FileRefused(refusals.TITLE_DATE, where=name, name=name, title=text) from None
            if title:
                return title, text.strip()
    return None


@dataclass(slots=True)
class _OpenLine:
    """A line being read: its associated codes come on a later row."""

    key: LineKey
    label: str
    prices: tuple[Price, ...]
    conditional: bool
    prior: bool
    copay: str
    group: str
    duplicate: int
    row: int
    associated: tuple[ActCode, ...] = ()

    def closed(self) -> Line:
        return Line(
            self.key, self.label, self.prices, self.conditional, self.prior, self.copay, self.group,
            self.associated, self.duplicate, self.row,
        )  # fmt: skip


@dataclass(slots=True)
class _OpenAct:
    """An act being read."""

    code: ActCode
    label: str
    heading: str
    row: int
    lines: list[_OpenLine] = field(default_factory=list)
    modifiers: tuple[str, ...] = ()
    notes: list[Note] = field(default_factory=list)

    def closed(self) -> Act:
        lines = tuple(line.closed() for line in self.lines)
        return Act(self.code, self.label, self.heading, lines, self.modifiers, tuple(self.notes), self.row)


@dataclass(slots=True)
class _OpenHeading:
    """A subdivision being read."""

    number: str
    title: str
    row: int
    notes: list[Note] = field(default_factory=list)

    def closed(self) -> Heading:
        return Heading(self.number, self.title, tuple(self.notes), self.row)


class _Reader:
    """Walks down the rows and remembers the heading, the act and the modifier it stands in."""

    def __init__(self, file: str, title: Title) -> None:
        self.findings = Findings(file)
        self.cells = CellReader(self.findings, title.applicable)
        self.headings: dict[str, _OpenHeading] = {}
        self.acts: dict[ActCode, _OpenAct] = {}
        self.definitions: list[ModifierDefinition] = []
        self.heading: _OpenHeading | None = None
        self.act: _OpenAct | None = None
        self.inside_modifiers = False
        self.take: dict[RowKind, Callable[[Cells, int], None]] = {
            RowKind.HEADING: self._heading,
            RowKind.ACT: self._act,
            RowKind.ACT_HEAD: self._act,
            RowKind.DEFINITION: self._definition,
            RowKind.LINE: self._line,
            RowKind.ASSOCIATED: self._associated,
            RowKind.NOTE: self._note,
        }

    def take_all(self, rows: list[Row], header: int, columns: Columns) -> None:
        """Read every row below the header."""
        pick, kind_of = itemgetter(*columns), layout.kind_of
        for number in range(header + 1, len(rows) + 1):
            row = rows[number - 1]
            if not any(row):
                continue
            raw = pick(row)
            cells = Cells._make(map(str.strip, raw))
            if cells != raw:
                self.findings.repeat(Severity.INFO, fr.OUTER_SPACES, number, _differing(cells, raw))
            if cells.text[:1] == "'":
                cells = cells._replace(text=unescaped(cells.text))
            kind = kind_of(cells, inside_modifiers=self.inside_modifiers)
            self._check(cells, kind, number)
            if kind in self.take:
                self.take[kind](cells, number)
            if cells.code and kind not in OWN_CODE:
                self._code_cell(cells, kind, number)
        self._check_citations()

    def _check(self, cells: Cells, kind: RowKind, row: int) -> None:
        if has_control(cells.text):
            self.findings.warning(fr.CONTROL, row, COLUMN.text, cells.text)
        if kind not in PRICED and cells.beyond != NOTHING_BEYOND:
            self._stray(cells, row)

    def _stray(self, cells: Cells, row: int) -> None:
        """Prices and mentions on a row that has no activity."""
        for column, text in zip(COLUMN.beyond, cells.beyond, strict=True):
            if not text:
                continue
            if text.strip("0.,"):
                self.findings.warning(fr.STRAY_CELL, row, column, text)
            else:
                self.findings.repeat(Severity.INFO, fr.STRAY_ZERO, row)

    def _code_cell(self, cells: Cells, kind: RowKind, row: int) -> None:
        """Column A of a row that is neither an act, a heading nor a definition."""
        code = cells.code
        if not layout.is_list_of_modifiers(code):
            if any(character.isalnum() for character in code):
                self.findings.error(fr.UNKNOWN_CODE_CELL, row, COLUMN.code, code)
            else:
                self.findings.warning(fr.MARK_IN_CODE_CELL, row, COLUMN.code, code)
            return
        if self.act is None:
            self.findings.warning(fr.MODIFIERS_WITHOUT_ACT, row, COLUMN.code, code)
            return
        try:
            letters = layout.modifier_letters(code)
        except ValueError:
            self.findings.error(fr.BAD_MODIFIERS, row, COLUMN.code, code)
            return
        if self.act.modifiers:
            self.findings.warning(fr.MODIFIERS_TWICE, row, COLUMN.code, code, act=self.act.code)
            letters = tuple(dict.fromkeys(self.act.modifiers + letters))
        self.act.modifiers = letters

    def _heading(self, cells: Cells, row: int) -> None:
        number = layout.heading_number(cells.code)
        if number != cells.code:
            self.findings.repeat(Severity.INFO, fr.STOLEN_NUMBER, row, COLUMN.code)
        known = self.headings.get(number)
        if known:
            self.findings.error(fr.HEADING_TWICE, row, COLUMN.code, number, other=known.row)
        parent = number[:-3]
        if parent and parent not in self.headings and not (self.heading and self.heading.number[:-3] == parent):
            self.findings.warning(fr.ORPHAN_HEADING, row, COLUMN.code, number, parent=parent)
        self.heading = self.headings[number] = _OpenHeading(number, cells.text, row)
        self.act = None
        self.inside_modifiers = number.startswith(layout.MODIFIERS_HEADING)

    def _act(self, cells: Cells, row: int) -> None:
        code = ActCode(cells.code)
        known = self.acts.get(code)
        if known:
            self.findings.error(fr.ACT_TWICE, row, COLUMN.code, code, other=known.row)
        if not cells.text:
            self.findings.warning(fr.NO_LABEL, row, COLUMN.text, code)
        if self.heading is None:
            self.findings.error(fr.ACT_WITHOUT_HEADING, row, COLUMN.code, code)
        heading = self.heading.number if self.heading else ""
        self.act = self.acts[code] = _OpenAct(code, cells.text, heading, row)
        if cells.activity:
            self._priced(self.act, cells, row, "")

    def _line(self, cells: Cells, row: int) -> None:
        if self.act is None:
            self.findings.error(fr.LINE_WITHOUT_ACT, row, COLUMN.activity, cells.activity)
            return
        self._priced(self.act, cells, row, cells.text)

    def _priced(self, act: _OpenAct, cells: Cells, row: int, label: str) -> None:
        slot = SLOTS.get((cells.activity, cells.phase))
        if slot is None:
            self.findings.error(
                fr.BAD_SLOT, row, COLUMN.activity, cells.activity,
                line=act.code, activity=cells.activity, phase=cells.phase,
            )  # fmt: skip
            return
        key = LineKey(act.code, *slot)
        if label and layout.note_kind(label):
            self.findings.warning(fr.LABEL_IS_NOTE, row, COLUMN.text, label, line=key)
        earlier = [line.row for line in act.lines if line.key == key]
        if earlier:
            self.findings.warning(fr.KEY_TWICE, row, COLUMN.activity, key, other=earlier[0])
        cell = self.cells
        act.lines.append(
            _OpenLine(
                key, label, cell.prices(cells, row),
                cell.flag(cells.conditional, "RC", COLUMN.conditional, row),
                cell.flag(cells.prior, "AP", COLUMN.prior, row),
                cell.copay(cells.copay, row), cell.group(cells.group, row), len(earlier), row,
            )
        )  # fmt: skip

    def _associated(self, cells: Cells, row: int) -> None:
        found = layout.associated_codes(cells.text)
        if found is None or self.act is None or not self.act.lines:
            self.findings.warning(fr.ASSOCIATED_WITHOUT_LINE, row, COLUMN.text, cells.text)
            self._note(cells, row)
            return
        for item in found.unread:
            self.findings.warning(fr.BAD_ASSOCIATED, row, COLUMN.text, item)
        self.act.lines[-1].associated += found.codes

    def _note(self, cells: Cells, row: int) -> None:
        place = self.act or self.heading
        if place is None:
            self.findings.warning(fr.TEXT_WITHOUT_PLACE, row, COLUMN.text, cells.text)
        else:
            place.notes.append(Note(cells.text, layout.note_kind(cells.text), row=row))

    def _definition(self, cells: Cells, row: int) -> None:
        last = self.definitions[-1] if self.definitions else None
        letter = cells.code or (last.letter if last else "")
        if not letter:
            self.findings.error(fr.MODIFIER_WITHOUT_LETTER, row, COLUMN.code)
        values = self.cells.modifier_values(cells, letter, row)
        if values is None:
            return
        variant = 1 + sum(known.letter == letter for known in self.definitions)
        heading = self.heading.number if self.heading else ""
        self.definitions.append(
            ModifierDefinition(
                letter, variant, cells.text, values[0].unit, values[0].value, values[1].value, heading, row
            )
        )

    def _check_citations(self) -> None:
        """Codes and letters that the acts cite and the release does not have; acts without a line."""
        codes: dict[ActCode, list[int]] = {}
        letters: dict[str, list[int]] = {}
        defined = {definition.letter for definition in self.definitions}
        for act in self.acts.values():
            if not act.lines:
                self.findings.warning(fr.ACT_WITHOUT_LINE, act.row, COLUMN.activity, act.code)
            for line in act.lines:
                for code in line.associated:
                    if code not in self.acts:
                        codes.setdefault(code, []).append(line.row)
            if not defined.issuperset(act.modifiers):
                for letter in act.modifiers:
                    if letter not in defined:
                        letters.setdefault(letter, []).append(act.row)
        for unknown, rows in codes.items():
            self.findings.warning(fr.ASSOCIATED_UNKNOWN, rows[0], COLUMN.text, unknown, rows=fr.first_rows(rows))
        if defined:
            for letter, rows in letters.items():
                self.findings.warning(fr.MODIFIER_UNDEFINED, rows[0], COLUMN.code, letter, rows=fr.first_rows(rows))


PRICED = frozenset({RowKind.ACT, RowKind.LINE, RowKind.DEFINITION})
OWN_CODE = frozenset({RowKind.HEADING, RowKind.ACT, RowKind.ACT_HEAD, RowKind.DEFINITION})


def _differing(cells: Cells, raw: tuple[str, ...]) -> str:
    """Name of the first column that had outer spaces."""
    return next(name for name, cell, seen in zip(COLUMN, cells, raw, strict=True) if cell != seen)
