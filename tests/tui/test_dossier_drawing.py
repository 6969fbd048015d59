"""The drawing of a dossier, at every width a terminal may give it."""

import re
from dataclasses import replace
from pathlib import Path

from rich.cells import cell_len

from ccam.model.codes import ActCode
from ccam.store.store import open_store
from ccam.usecases.workbench.workbench import Workbench
from tui.drawing.act import act_lines
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


def test_what_is_to_review_is_written_in_words_at_every_width(demo_base: Path) -> None:
    reason = "libellé changé dans la version 82"
    with open_store(str(demo_base)) as store:
        workbench = Workbench(store, actor="essai")
        view, detail = workbench.dossier("BGFA005"), workbench.act(ActCode("BGFA005"))
    view = replace(view, row=replace(view.row, letter="?"), old=(replace(view.old[0], review=reason),))
    detail = replace(detail, row=replace(detail.row, review=reason))
    for width in range(60, 141, 4):
        dossier = [line.text.plain for line in dossier_lines(view, width)]
        left = " ".join(line[: width * 45 // 100].strip() for line in dossier)
        assert "? à revoir" in dossier[0]
        assert reason.split()[-1] in left
        assert max(map(cell_len, dossier)) <= width
        act = " ".join(" ".join(line.text.plain for line in act_lines(detail, width)).split())
        assert f"À revoir {reason}" in act
