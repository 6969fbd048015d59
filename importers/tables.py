"""Exported tables (JSON Lines, Parquet, DuckDB, data package), read back into what ``ccam appliquer`` takes.

One reader for the four: the tables are rows of texts, whatever they came in. Only those that make a draft are read.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TypeVar

from ccam.formats import exports_tables as layout
from ccam.formats.exports import Column, Table, Value
from ccam.formats.exports_tables import COUNT_KEY, FORMAT, READ_BACK
from ccam.formats.tabulate import tables_of
from ccam.formats.transcodage import TransitionTables, read_associations, read_codes, read_letters
from ccam.french import errors as refusals
from ccam.french import findings_tables as fr
from ccam.model.codes import PROPOSED_ID, ActCode, ProposedId, Slot, is_act_code
from ccam.model.draft import (
    Alternative,
    Draft,
    Fate,
    LeftLine,
    OldAct,
    ProposedAct,
    ProposedLine,
    ShareOrigin,
    ShareSet,
    Verb,
)
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from importers.findings import Findings
from importers.opened import Opened
from importers.tables_forms import DESCRIPTOR, Form, TextRow, form_of, rows_of
from importers.tables_package import check_package

T = TypeVar("T")


def recognises(opened: Opened) -> bool:
    """Whether this is one of our tables, or a file of several."""
    return form_of(opened) is not None


def read(given: list[Opened]) -> tuple[TransitionTables | None, tuple[Finding, ...]]:
    """The tables of one export, None when a value is wrong; raises :class:`FileRefused` on a damaged file, and where
    the tables of a draft are not all there.
    """
    name = given[0].name.partition(" › ")[0]
    findings = Findings(name)
    check_package(given, findings)
    texts = _texts(given, name)
    _check_counts(texts, findings)
    made = _Draft(texts, findings).made()
    told = findings.all()
    if any(one.severity is Severity.ERROR for one in told):
        return None, told
    if not made.old and not made.proposed:
        raise FileRefused(refusals.NOTHING_INSIDE, where=name, name=name, format=FORMAT)
    return tables_of(made), told


def _texts(given: list[Opened], name: str) -> dict[str, list[TextRow]]:
    """Rows of every table by its name. A table that its export left out because it was empty is empty."""
    wanted = [layout.PROVENANCE, *READ_BACK]
    texts: dict[str, list[TextRow]] = {}
    for opened in given:
        form = form_of(opened) or Form(DESCRIPTOR)
        texts |= {table.name: rows for table, rows in rows_of(opened, form, wanted)}
    told = {row["cle"]: row["valeur"] for row in texts.get(layout.PROVENANCE.name, ())}
    missing = [
        table.name
        for table in wanted
        if table.name not in texts and told.get(COUNT_KEY.format(table=table.name)) != "0"
    ]
    if missing:
        raise FileRefused(fr.TABLES_MISSING, where=name, name=name, tables=", ".join(missing))
    return {table.name: texts.get(table.name, []) for table in wanted}


def _check_counts(texts: dict[str, list[TextRow]], findings: Findings) -> None:
    told = {row["cle"]: row["valeur"] for row in texts[layout.PROVENANCE.name]}
    for table in READ_BACK:
        known, found = told.get(COUNT_KEY.format(table=table.name), ""), len(texts[table.name])
        if known != str(found):
            findings.warning(fr.ROW_COUNT, 0, "", found, table=table.name, known=known or "?")


class _Cells:
    """One row: its values by column, those that cannot be read being told."""

    def __init__(self, table: Table, number: int, texts: TextRow, findings: Findings) -> None:
        self._table, self._number, self._texts, self._findings = table, number, texts, findings
        self._columns = {column.name: column for column in table.columns}
        self.sound = True

    def value(self, name: str) -> Value:
        """What the column holds."""
        column = self._columns[name]
        return self.read(name, lambda text: _required(column, text), None)

    def text(self, name: str) -> str:
        """A column of text, or of whole numbers as text."""
        return str(self.value(name) or "")

    def number(self, name: str) -> int:
        """A whole number."""
        found = self.value(name)
        return found if isinstance(found, int) else 0

    def read(self, name: str, reader: Callable[[str], T], default: T) -> T:
        """What ``reader`` makes of the text of a column; it raises :class:`ValueError`."""
        text = self._texts[name]
        try:
            return reader(text)
        except ValueError:
            self.refuse(name, text)
            return default

    def refuse(self, name: str, text: object) -> None:
        """Tell a wrong value."""
        self.sound = False
        place = f"{self._table.name}.{name}"
        self._findings.error(fr.BAD_VALUE, self._number, place, text, kind=self._columns[name].kind.value)

    def lost(self, name: str, table: Table) -> None:
        """Tell a reference to a row that is not there."""
        self.sound = False
        text, place = self._texts[name], f"{self._table.name}.{name}"
        self._findings.error(fr.LOST_LINK, self._number, place, text, table=table.name)


def _required(column: Column, text: str) -> Value:
    if column.required and not text:
        raise ValueError(text)
    return column.read(text)


def _old_code(text: str) -> ActCode:
    if not is_act_code(text):
        raise ValueError(text)
    return ActCode(text)


def _new_id(text: str) -> ProposedId:
    if not PROPOSED_ID.fullmatch(text):
        raise ValueError(text)
    return ProposedId(text)


NO_CODE, NO_ID = ActCode(""), ProposedId("")


class _Draft:
    """The draft that the tables say, table by table; rows that refer to nothing are told."""

    def __init__(self, texts: dict[str, list[TextRow]], findings: Findings) -> None:
        self._texts, self._findings = texts, findings

    def made(self) -> Draft:
        """All of it; what was wrong is left out, its finding refuses the file."""
        proposed = {act.id: act for act in self._acts()}
        spoken = {cells.read("code", _old_code, NO_CODE): cells for cells in self._rows(layout.OLD_ACTS)}
        spoken = {code: cells for code, cells in spoken.items() if cells.value("prononce")}
        ways, shares, left = self._ways(spoken, proposed), self._shares(spoken), self._left(spoken)
        old = {
            code: OldAct(
                code, cells.read("devenir", Fate, Fate.UNDECIDED),
                cells.read("verbe", lambda text: Verb(text) if text else None, None), cells.text("motif"),
                tuple(ways.get(code, ())), shares.get(code, {}), tuple(left.get(code, ())),
            )
            for code, cells in spoken.items()
        }  # fmt: skip
        for code, act in old.items():
            if (act.fate is Fate.MAPPED) != bool(act.alternatives) or (act.verb is None) != (
                act.fate is Fate.UNDECIDED
            ):
                spoken[code].refuse("devenir", act.fate.value)
        return Draft("", "", old, proposed)

    def _rows(self, table: Table) -> Iterator[_Cells]:
        for number, texts in enumerate(self._texts[table.name], 2):
            yield _Cells(table, number, texts, self._findings)

    def _acts(self) -> Iterator[ProposedAct]:
        lines: defaultdict[ProposedId, list[tuple[int, ProposedLine]]] = defaultdict(list)
        for cells in self._rows(layout.NEW_LINES):
            act = cells.read("acte", _new_id, NO_ID)
            lines[act].append((cells.number("rang"), _line(cells)))
        known = set()
        for cells in self._rows(layout.NEW_ACTS):
            act = cells.read("id", _new_id, NO_ID)
            known.add(act)
            ranked = tuple(line for _, line in sorted(lines[act], key=lambda item: item[0]))
            yield ProposedAct(
                act, cells.text("libelle"), cells.read("code", lambda text: _old_code(text) if text else None, None),
                cells.text("subdivision"), ranked, cells.text("justification"), cells.text("notes"),
            )  # fmt: skip
        for cells in self._rows(layout.NEW_LINES):
            if cells.text("acte") not in known:
                cells.lost("acte", layout.NEW_ACTS)

    def _ways(
        self, spoken: dict[ActCode, _Cells], proposed: dict[ProposedId, ProposedAct]
    ) -> dict[ActCode, list[Alternative]]:
        members: defaultdict[tuple[ActCode, int], list[tuple[int, ProposedId]]] = defaultdict(list)
        for cells in self._of(layout.WAYS, spoken):
            act = cells.read("acte", _new_id, NO_ID)
            if act not in proposed:
                cells.lost("acte", layout.NEW_ACTS)
            members[ActCode(cells.text("ancien")), cells.number("voie")].append((cells.number("rang"), act))
        found: defaultdict[ActCode, list[Alternative]] = defaultdict(list)
        for (code, number), ranked in sorted(members.items()):
            found[code].append(Alternative(f"{code}#{number}", tuple(act for _, act in sorted(ranked))))
        return found

    def _shares(self, spoken: dict[ActCode, _Cells]) -> dict[ActCode, dict[str, ShareSet]]:
        parts: defaultdict[tuple[ActCode, str], dict[int, tuple[int, ShareOrigin, str]]] = defaultdict(dict)
        for cells in self._of(layout.SHARES, spoken):
            origin = cells.read("origine", ShareOrigin, ShareOrigin.EXPERT)
            given = cells.number("part"), origin, cells.text("source")
            parts[ActCode(cells.text("ancien")), cells.text("mesure")][cells.number("voie")] = given
        found: defaultdict[ActCode, dict[str, ShareSet]] = defaultdict(dict)
        for (code, measure), by_way in parts.items():
            ranked = [by_way[number] for number in sorted(by_way)]
            _, origin, source = ranked[0]
            found[code][measure] = ShareSet(tuple(part for part, _, _ in ranked), origin, source)
        return found

    def _left(self, spoken: dict[ActCode, _Cells]) -> dict[ActCode, list[LeftLine]]:
        found: defaultdict[ActCode, list[LeftLine]] = defaultdict(list)
        for cells in self._of(layout.LEFT_LINES, spoken):
            left = LeftLine(_slot(cells), cells.text("comite"), cells.text("motif"))
            found[ActCode(cells.text("ancien"))].append(left)
        return found

    def _of(self, table: Table, spoken: dict[ActCode, _Cells]) -> Iterator[_Cells]:
        """Rows of a table about old acts of which the draft speaks."""
        for cells in self._rows(table):
            if cells.text("ancien") in spoken:
                yield cells
            else:
                cells.lost("ancien", layout.OLD_ACTS)


def _slot(cells: _Cells) -> Slot:
    activity, phase = cells.number("activite"), cells.number("phase")
    if not (1 <= activity <= 5 and 0 <= phase <= 3):
        cells.refuse("activite", f"{activity}/{phase}")
    return Slot(activity, phase)


def _line(cells: _Cells) -> ProposedLine:
    score = cells.value("points")
    if isinstance(score, int) and score <= 0:
        cells.refuse("points", score)
    return ProposedLine(
        _slot(cells), score if isinstance(score, int) else None, cells.text("cle_cp"), cells.text("libelle"),
        cells.text("regroupement"), cells.text("executants"), cells.text("exo_tm"),
        bool(cells.value("accord_prealable")), bool(cells.value("sous_conditions")),
        cells.read("modificateurs", read_letters, ()), cells.read("gestes", read_codes, ()),
        cells.read("associations", read_associations, ()),
    )  # fmt: skip
