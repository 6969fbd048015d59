"""What separates two points, on screen: a tree to fold, to filter and to open."""

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from ccam.french import tui_seals as fr
from ccam.model.text import folded, safe
from ccam.usecases.diff import NOW, EtapeDiff, FamilyDiff
from ccam.usecases.workbench.seals import Story, moved_story
from tui.actions import bindings
from tui.drawing import etape_diff as drawing
from tui.drawing import impact
from tui.drawing.amounts import whole as whole_euros
from tui.drawing.etape_diff import DiffRow
from tui.messages import OpenDossier
from tui.screens.reading import Reading
from tui.widgets.grid import Grid
from tui.widgets.listing import Listing

HEAVIEST = 12
"""Dossiers of a family that its euros are explained by."""


class DiffTree(Grid[DiffRow]):
    """Rows that fold; the pane knows which are open."""

    BINDINGS = bindings("fold", "unfold")

    class Turned(Grid.Event):
        """The row under the cursor is to be folded, or unfolded."""

        opens = False

    class Unfolded(Turned):
        """To be unfolded."""

        opens = True

    def action_fold(self) -> None:
        """Fold the row, or go to the one above it."""
        self.post_message(self.Turned(self))

    def action_unfold(self) -> None:
        """Show what is in it."""
        self.post_message(self.Unfolded(self))


class DiffListing(Listing[DiffRow]):
    """A filter looks into every family, folded or not."""

    def __init__(self, pane: "DiffPane", grid: DiffTree) -> None:
        super().__init__(fr.DIFFERENCES, grid, pane.find)
        self._pane = pane

    def action_filter(self) -> None:
        """Unfold every family, then type."""
        self._pane.unfold_families()
        super().action_filter()


class DiffPane(Vertical):
    """A comparison: what it is of, the tree, what is under the cursor in full."""

    BINDINGS = bindings("explain")

    def __init__(self) -> None:
        super().__init__(id="etape-diff")
        self.found: EtapeDiff | None = None
        self._unfolded: set[str] = set()
        self._stale = False
        self._folded: dict[str, str] = {}
        self._grid = DiffTree(drawing.COLUMNS, self._cells, lambda row: row.key, id="differences")
        self._list = DiffListing(self, self._grid)

    def compose(self) -> ComposeResult:
        """Head, tree, foot."""
        yield Static(id="diff-head", markup=False)
        yield self._list
        yield Static(id="diff-foot", markup=False)

    def _cells(self, row: DiffRow) -> tuple[str, str]:
        return drawing.cells(row, self._unfolded)

    def find(self, text: str) -> Sequence[int]:
        """Rows that hold every word: in what is told of the dossier, or in its label."""
        words = folded(text).split()
        return [i for i, row in enumerate(self._grid.rows) if all(w in self._searched(row) for w in words)]

    def _searched(self, row: DiffRow) -> str:
        if row.key not in self._folded:
            label = row.dossier.label if row.dossier else ""
            self._folded[row.key] = folded(f"{self._cells(row)[0]} {label}")
        return self._folded[row.key]

    def show(self, found: EtapeDiff) -> None:
        """Show a comparison; its only family is unfolded."""
        self.found, self._stale = found, False
        self._folded = {}
        keys = drawing.family_keys(found)
        self._unfolded = keys if len(keys) == 1 else set()
        self._load()
        self._draw_head()
        self._grid.focus()

    def stale(self) -> None:
        """The draft has changed since: say so where it is one of the two points."""
        if self.found is not None and NOW in (self.found.before.name, self.found.after.name):
            self._stale = True
            self._draw_head()

    def _load(self) -> None:
        if self.found is not None:
            self._list.load(drawing.rows(self.found, self._unfolded))

    def unfold_families(self) -> None:
        """Show every dossier."""
        if self.found is not None:
            self._unfolded |= drawing.family_keys(self.found)
            self._load()

    def step_back(self) -> bool:
        """Without filter."""
        return self._list.widen()

    def on_resize(self) -> None:
        """Wrap again."""
        self._draw_head()
        self._draw_foot()

    def _draw_head(self) -> None:
        if self.found is not None and self.size.width:
            head = drawing.head(self.found, self.size.width - 2)
            self.query_one("#diff-head", Static).update(safe(f"{head}\n{fr.STALE}" if self._stale else head))

    @on(DiffTree.Turned)
    @on(DiffTree.Unfolded)
    def _turn(self, event: DiffTree.Turned) -> None:
        event.stop()
        row = self._grid.current
        if row is None:
            return
        if event.opens:
            self._set(row, open_=True)
        elif row.key in self._unfolded:
            self._set(row, open_=False)
        else:
            self._grid.go_to(row.key.rpartition("/")[0])

    def _set(self, row: DiffRow, *, open_: bool) -> None:
        if row.leaf or open_ == (row.key in self._unfolded):
            return
        self._unfolded ^= {row.key}
        self._load()

    @on(Grid.Moved, "#differences")
    def _follow(self, event: Grid.Moved) -> None:
        event.stop()
        self._draw_foot()

    def _draw_foot(self) -> None:
        told = drawing.whole(self._grid.current, max(20, self.size.width - 2))
        self.query_one("#diff-foot", Static).update(safe(told))

    @on(Grid.Opened, "#differences")
    def _open(self, event: Grid.Opened) -> None:
        event.stop()
        row = self._grid.current
        if row is None:
            return
        if row.dossier is not None:
            self.post_message(OpenDossier(row.dossier.id))
        else:
            self._set(row, open_=row.key not in self._unfolded)

    def action_explain(self) -> None:
        """Where the euros of the row come from."""
        row = self._grid.current
        if row is None or self.found is None:
            return
        if row.dossier is not None:
            title, story = fr.STORY_TITLE.format(id=row.dossier.id), moved_story(self.found, row.dossier)
        elif row.family is not None:
            title, story = fr.STORY_FAMILY.format(name=row.family.name), heaviest(row.family)
        else:
            title, story = row.sentence, ((row.sentence, (drawing.head(self.found, 400),)),)
        self.app.push_screen(Reading(title, partial(impact.story, story)))


def heaviest(family: FamilyDiff) -> Story:
    """The dossiers that make most of the euros of a family."""
    told = tuple(
        fr.STORY_ONE.format(id=f"{drawing.name_of(each)} {each.label}", moved=whole_euros(each.moved, sign=True))
        for each in family.dossiers[:HEAVIEST]
        if each.moved
    )
    return ((fr.STORY_DOSSIERS, told or (fr.STORY_NO_VOLUMES,)), (fr.STORY_EFFECT, (fr.STORY_UNIT,)))
