"""The drawing of a dossier, at every width a terminal may give it."""

import re
from pathlib import Path

from rich.cells import cell_len

from ccam.store.store import open_store
from ccam.usecases.workbench import Workbench
from tui.drawing.dossier import dossier_lines

CUT = re.compile("(^| )[kMd]*€(?! I[0-9])|[0-9],$")
"""A unit without its figure, or a figure that stops at its comma."""


def test_no_line_is_wider_than_its_panel_and_no_amount_is_cut(demo_base: Path) -> None:
    """Every dossier that someone decided, from less than half of 120 columns to a large screen."""
    with open_store(str(demo_base)) as store:
        workbench = Workbench(store, actor="essai")
        views = [workbench.dossier(row.id) for row in workbench.dossiers() if row.letter == "P"]
    for width in range(60, 141, 4):
        for view in views:
            lines = [line.text.plain for line in dossier_lines(view, width)]
            assert max(map(cell_len, lines)) <= width, (view.row.id, width)
            assert not [line for line in lines if CUT.search(line)], (view.row.id, width)
