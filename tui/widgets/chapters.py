"""The tree of chapters. A heading's children are made when it is unfolded for the first time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rich.style import Style
from rich.text import Text
from textual import on
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from ccam.french import tui as fr
from ccam.french.numbers import integer
from ccam.model.text import safe
from ccam.usecases.views import HeadingProgress, HeadingRow
from tui.actions import MOVES, bindings
from tui.messages import Say
from tui.widgets.grid import AWAY, CURSOR

DONE = 5
"""Cells of « 100 % »."""
BRIEF = 40
"""Under so many columns, those of the number of acts are better used by the title."""


class Chapters(Tree[str], inherit_bindings=False):
    """Headings by number; ``enter`` keeps the acts of one."""

    BINDINGS = bindings(*MOVES, "fold", "unfold", "open")

    ICON_NODE = "+ "
    ICON_NODE_EXPANDED = "− "

    class Chosen(Message):
        """A heading was chosen."""

        def __init__(self, number: str) -> None:
            super().__init__()
            self.number = number

    def __init__(self) -> None:
        super().__init__(fr.CHAPTERS, id="chapters")
        self.show_root = False
        self.auto_expand = False
        self.guide_depth = 2
        self._below: dict[str, list[HeadingRow]] = defaultdict(list)
        self._progress: Mapping[str, HeadingProgress] = {}
        self._brief = False

    def load(self, headings: Sequence[HeadingRow], progress: Mapping[str, HeadingProgress]) -> None:
        """Show the chapters and how far each is; the same headings leave the tree as it is."""
        self._progress = progress
        below: dict[str, list[HeadingRow]] = defaultdict(list)
        for heading in headings:
            below[heading.number.rpartition(".")[0]].append(heading)
        if below == self._below:
            self._say(self.root)
            return
        self._below = below
        self.clear()
        self._fill(self.root)
        self.root.expand()

    def _fill(self, node: TreeNode[str]) -> None:
        beside = self._below.get(node.data or "", ())
        for heading in beside:
            label = self._label(heading, beside)
            node.add(label, data=heading.number, allow_expand=heading.number in self._below)

    def _label(self, heading: HeadingRow, beside: Sequence[HeadingRow]) -> Text:
        """Place, acts, part decided and title, in line with those of the headings beside it."""
        place = heading.number.rpartition(".")[2]
        known = self._progress.get(heading.number)
        most = max(len(integer(each.acts)) for each in beside)
        acts = "" if self._brief else f"{integer(heading.acts).rjust(most)} "
        done = (fr.CHAPTER_DONE.format(percent=known.percent) if known else "").rjust(DONE)
        return Text(f"{place} {acts}{done} {safe(heading.title)}")

    def on_resize(self) -> None:
        """With or without the number of acts."""
        brief = self.size.width < BRIEF
        if brief != self._brief:
            self._brief = brief
            self._say(self.root)

    def _say(self, node: TreeNode[str]) -> None:
        """Say again how far each heading is, among those that have been unfolded."""
        beside = self._below.get(node.data or "", ())
        for child, heading in zip(node.children, beside, strict=False):
            if (label := self._label(heading, beside)) != child.label:
                child.set_label(label)
            self._say(child)

    def render_label(self, node: TreeNode[str], base_style: Style, style: Style) -> Text:
        """The label after the cursor's sign: the cursor is not told by colour alone."""
        cursor = CURSOR if self.has_focus else AWAY
        sign = (cursor if node is self.cursor_node else " ") + ("" if node.allow_expand else "  ")
        return Text(sign, style) + super().render_label(node, base_style, style)

    @on(Tree.NodeExpanded)
    def _unfolded(self, event: "Tree.NodeExpanded[str]") -> None:
        event.stop()
        if not event.node.children:
            self._fill(event.node)

    @on(Tree.NodeSelected)
    def _selected(self, event: "Tree.NodeSelected[str]") -> None:
        event.stop()
        if event.node.data:
            self.post_message(self.Chosen(event.node.data))

    def on_focus(self) -> None:
        """Say what the figures before each title are."""
        self.post_message(Say(fr.CHAPTER_FIGURES))

    def action_open(self) -> None:
        """Keep the acts of this heading."""
        self.action_select_cursor()

    def action_fold(self) -> None:
        """Fold the heading, or go to the one above."""
        node = self.cursor_node
        if node and node.is_expanded and node.children:
            node.collapse()
        elif node and node.parent and not node.parent.is_root:
            self.move_cursor(node.parent)

    def action_unfold(self) -> None:
        """Unfold the heading."""
        if self.cursor_node:
            self.cursor_node.expand()

    def action_first(self) -> None:
        """To the first heading."""
        self.action_scroll_home()

    def action_last(self) -> None:
        """To the last heading."""
        self.action_scroll_end()
