"""One base, in NX and in DBF: the same history, the same release in force."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccam.model.history import FullRelease, History, Menu
from ccam.model.in_force import release_of
from importers.registry import read, read_all
from tests.importers.dbf_files import save_base
from tests.importers.dbf_from_history import tables_of

NOT_IN_ORDER = ("lists", "tables", "menu_notes", "act_notes", "prices")
"""Parts whose order is that of the file."""


def in_dbf(history: History, folder: Path, at: date) -> FullRelease:
    (reading,) = read_all(save_base(folder, tables_of(history)), at=at)
    assert isinstance(reading.content, FullRelease)
    return reading.content


def same_history(one: History, other: History) -> None:
    for part in (
        "menus",
        "acts",
        "act_states",
        "activities",
        "activity_states",
        "phases",
        "phase_states",
        *NOT_IN_ORDER,
    ):
        first, second = list(getattr(one, part)), list(getattr(other, part))
        if part == "tables":
            first, second = ([row for row in rows if row.table not in ("000", "999")] for rows in (first, second))
        if part in NOT_IN_ORDER:
            first, second = sorted(first), sorted(second)
        assert first == second, part


def test_what_the_dbf_says_of_a_history_is_that_history(tmp_path: Path) -> None:
    paths = save_base(tmp_path)
    (reading,) = read_all(paths)
    assert isinstance(reading.content, FullRelease)
    history = reading.content.history
    (tmp_path / "again").mkdir()
    again = in_dbf(history, tmp_path / "again", date(2026, 7, 1))
    assert again.release.acts == reading.content.release.acts
    assert again.release.headings == reading.content.release.headings
    assert again.release.modifiers == reading.content.release.modifiers
    assert again.history.prices == history.prices


def with_menus(history: History) -> History:
    """The history with a tree for its acts: the extract has none, and the base in DBF places an act by its menu."""
    paths = sorted({tuple(act.menus.split()[:depth]) for act in history.acts for depth in range(1, 5)})
    codes = {path: number for number, path in enumerate([(), *paths], 1)}
    menus = [Menu(codes[path], codes[path[:-1]], int(path[-1]), f"Menu {'.'.join(path)}") for path in paths]
    return replace(history, menus=[Menu(1, 0, 1, "ARBORESCENCE CCAM"), *menus])


@pytest.mark.reel
def test_the_genuine_nx_records_say_the_same_in_dbf(real_data: Path, tmp_path: Path) -> None:
    content = read(real_data / "nx" / "CACTOT07500_reduit.txt").content
    assert isinstance(content, FullRelease)
    history, at = with_menus(content.history), content.release.applicable
    nx = release_of(history, at, source=content.release.source, title="", version="75.00-nx").release
    dbf = in_dbf(history, tmp_path, at)
    assert dbf.release.acts == nx.acts
    assert dbf.release.headings == nx.headings
    assert dbf.release.modifiers == nx.modifiers
    assert dbf.release.details == nx.details
    same_history(history, dbf.history)
