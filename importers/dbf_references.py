"""What a base in DBF holds beside its acts: lists of codes, reference tables, tree of the acts and its notes."""

from ccam.formats import nx_records
from ccam.formats.dbf_tables import DATED_LISTS, LISTS, REFERENCE_TABLES, REFERENCES, TABLES
from ccam.formats.nx import Field, Kind
from ccam.french import findings_dbf as fr
from ccam.model.history import ListEntry, Menu, MenuNote, ReferenceRow
from importers.dbf_base import Base, canonical
from importers.dbf_levels import code_text

ROOT = 1
"""The menu above all, « arborescence CCAM »."""


class References:
    """Reads everything that is not an act's; ``rmo`` gives the reference of a recommendation by its number."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self.lists: list[ListEntry] = []
        self.tables: list[ReferenceRow] = []
        self.rmo: dict[int, str] = {}
        self._dated_labels: dict[str, dict[str, dict[str, str]]] = {}
        for name, fields in REFERENCES.items():
            self._reference(name, fields)
        for kind, (table, code) in LISTS.items():
            self._list(kind, table, code)
        self._labels()
        self._glossary()
        self._recommendations()
        self.menus = self._menus()
        self.ranks = self._ranks()
        self.menu_notes = self._menu_notes()

    def _reference(self, name: str, fields: tuple[str, ...]) -> None:
        table = REFERENCE_TABLES.get(name, f"R_{name}")
        columns = (nx_records.TABLES.get(name) or nx_records.PAIRS[name]).fields
        beyond = [one for one in TABLES[table].by_name if one not in fields]
        kind = next((kind for kind, (known, _) in DATED_LISTS.items() if known == table), "")
        for _, row in self.base.rows(table, *fields, *beyond):
            facts = {column.name: _as_filed(column, value) for column, value in zip(columns, row, strict=False)}
            self.tables.append(ReferenceRow(name, canonical(facts)))
            said = dict(zip((*fields, *beyond), row, strict=True))
            if kind:
                self._dated_label(kind, said)
            elif any(said[one] for one in beyond):
                self.base.keep(table, **said)

    def _dated_label(self, kind: str, said: dict[str, object]) -> None:
        label, since = str(said["LIBELLE"]), str(said["DT_DEBUT"])
        code = _list_code(kind, said[DATED_LISTS[kind][1]])
        labels = self._dated_labels.setdefault(kind, {}).setdefault(code, {})
        labels[label] = max(since, labels.get(label, ""))

    def _labels(self) -> None:
        """The label of the latest date is that of its code; the others are kept aside."""
        for kind, codes in self._dated_labels.items():
            table, field = DATED_LISTS[kind]
            for code in sorted(codes):
                *older, last = sorted((since, label) for label, since in codes[code].items() if label) or [("", "")]
                if last[1]:
                    self.lists.append(ListEntry(kind, code, last[1]))
                for since, label in older:
                    self.base.keep(table, **{field: code, "DT_DEBUT": since, "LIBELLE": label})
        self.lists.sort(key=lambda entry: entry.table)

    def _list(self, kind: str, table: str, code: str) -> None:
        beyond = [one for one in TABLES[table].by_name if one not in (code, "LIBELLE")]
        for _, row in self.base.rows(table, code, "LIBELLE", *beyond):
            self.lists.append(ListEntry(kind, _list_code(kind, row[0]), row[1]))
            if any(row[2:]):
                self.base.keep(table, **dict(zip((code, *beyond), (row[0], *row[2:]), strict=True)))

    def _glossary(self) -> None:
        for _, (word, definition) in self.base.rows("R_GLOSSAIRE", "LIBELLE", "DEFINITION"):
            self.lists.append(ListEntry("099", word, definition))

    def _recommendations(self) -> None:
        fields = ("COD_INTERN", "REF_RMO", "TITRE", "TEXTE")
        for _, row in self.base.rows("R_RMO", *fields):
            self.rmo[row[0] or 0] = row[1] or code_text(row[0])
            self.base.keep("R_RMO", **dict(zip(fields, row, strict=True)))

    def _menus(self) -> list[Menu]:
        rows = self.base.rows("R_MENU", "COD_MENU", "COD_PERE", "RANG", "LIBELLE")
        return [Menu(code or 0, parent or 0, rank or 0, label) for _, (code, parent, rank, label) in rows]

    def _ranks(self) -> dict[int, str]:
        """Ranks from the root down to each menu that hangs on it."""
        by_code = {menu.code: menu for menu in self.menus}
        found: dict[int, str | None] = {ROOT: ""}
        for number, menu in enumerate(self.menus, 1):
            path: dict[int, Menu] = {}
            code = menu.code
            while code in by_code and code not in found and code not in path:
                path[code] = by_code[code]
                code = by_code[code].parent
            if code in path:
                self.base.error(fr.MENU_LOOP, "R_MENU", number, "COD_PERE", code)
            above = found.get(code)
            for one in reversed(path.values()):
                above = found[one.code] = None if above is None else f"{above} {one.rank}".lstrip()
        return {code: ranks for code, ranks in found.items() if ranks is not None}

    def _menu_notes(self) -> list[MenuNote]:
        fields = ("MENU_COD", "ORDRE_NOTE", "TYPNOT_COD", "TEXTE_NOTE", "RENVOI_COD")
        found: list[tuple[int, int, MenuNote]] = []
        for _, (menu, order, kind, text, link) in self.base.rows("R_NOTE_MENU", *fields):
            found.append((menu or 0, order or 0, MenuNote(menu or 0, code_text(kind, 2), text)))
            if link:
                self.base.keep("R_NOTE_MENU", MENU_COD=menu, ORDRE_NOTE=order, RENVOI_COD=link)
        return [note for _, _, note in sorted(found, key=lambda one: one[:2])]


def _list_code(kind: str, code: object) -> str:
    """A code of a list, with the zeros that NX gives it."""
    column = nx_records.LISTS[kind].fields[0]
    return str(_as_filed(column, code)) if code not in ("", None) else ""


def _as_filed(column: Field, value: object) -> object:
    """A value as the history writes it: codes with their zeros, blank numbers zero."""
    if column.kind is Kind.NUMBER:
        return value or 0
    text = "" if value is None else str(value)
    if column.kind is Kind.CODE:
        return (text.lstrip("0") if text.isdigit() else text).rjust(column.length, "0")
    return text
