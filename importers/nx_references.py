"""Reads the first part of an NX file: reference tables TB01 to TB23, lists of codes, tree of the acts."""

from collections.abc import Callable
from functools import partial

from ccam.formats import nx_records as records
from ccam.formats.nx import LAST, Layout, Row, canonical
from ccam.french import findings_nx as fr
from ccam.model.history import ListEntry, Menu, MenuNote, ReferenceRow
from importers.nx_walk import Slices, Walk

Take = Callable[[bytes], None]


class References:
    """What comes before the acts. ``counted`` is how many records each table has, by its name."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.lists: list[ListEntry] = []
        self.tables: list[ReferenceRow] = []
        self.menus: list[Menu] = []
        self.menu_notes: list[MenuNote] = []
        self.counted: dict[str, int] = {}
        self._known_menus: set[int] = set()

    def takes(self) -> dict[str, Take]:
        """How to take each record, by name of layout."""
        tables = {**records.TABLES, **records.PAIRS}
        return {
            **{layout.name: self._table(name, layout) for name, layout in tables.items()},
            **{layout.name: self._list(layout) for layout in records.LISTS.values()},
            records.MENU.name: self._menu(),
            records.MENU_NOTE.name: self._menu_note(),
        }

    def _table(self, name: str, layout: Layout) -> Take:
        return partial(self._take_table, name, layout, self.walk.rows_of(layout))

    def _take_table(self, name: str, layout: Layout, rows: Callable[[bytes], tuple[Row, ...]], line: bytes) -> None:
        position = self.counted[name] = self.counted.get(name, 0) + 1
        over, sequence = divmod(position - 1, LAST)
        expected = f"{over + 1:02d}{sequence + 1:02d}".encode()
        if line[3:7] != expected:
            self.walk.error(fr.BROKEN_SEQUENCE, value=line[3:7].decode("latin-1"), record=layout.name)
        self.tables += [ReferenceRow(name, canonical(layout.named(row))) for row in rows(line)]

    def _list(self, layout: Layout) -> Take:
        row_of, slices = self.walk.row_of(layout), Slices(self.walk, layout)

        def take(line: bytes) -> None:
            code, label = map(str, row_of(line))
            self.walk.check_text(label, "libelle")
            if slices.begins(line, (code,)):
                self.lists.append(ListEntry(layout.type, code, label))
            else:
                before = self.lists[-1]
                self.lists[-1] = before._replace(label=slices.joined(before.label, label))

        return take

    def _menu(self) -> Take:
        row_of, slices = self.walk.row_of(records.MENU), Slices(self.walk, records.MENU)

        def take(line: bytes) -> None:
            code, parent, rank, label = row_of(line)
            menu = Menu(code, parent, rank, label)
            self.walk.check_text(menu.label, "libelle")
            if not slices.begins(line, (code, parent, rank)):
                before = self.menus[-1]
                self.menus[-1] = before._replace(label=slices.joined(before.label, menu.label))
            elif menu.code in self._known_menus:
                self.walk.error(fr.MENU_TWICE, "code", menu.code)
            else:
                self._known_menus.add(menu.code)
                self.menus.append(menu)

        return take

    def _menu_note(self) -> Take:
        row_of, slices = self.walk.row_of(records.MENU_NOTE), Slices(self.walk, records.MENU_NOTE)

        def take(line: bytes) -> None:
            code, kind, text = row_of(line)
            note = MenuNote(code, kind, text)
            self.walk.check_text(note.text, "texte")
            if slices.begins(line, (code, kind)):
                self.menu_notes.append(note)
            else:
                before = self.menu_notes[-1]
                self.menu_notes[-1] = before._replace(text=slices.joined(before.text, note.text))

        return take
