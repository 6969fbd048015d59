"""The tree of chapters. A heading's children are made when it is unfolded for the first time."""

from collections import defaultdict
from collections.abc import Sequence

from rich.style import Style
from rich.text import Text
from textual import on
from textual.message import Message
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from ccam.french import tui as fr
from ccam.french.numbers import integer
from ccam.model.text import safe
from ccam.usecases.views import HeadingRow
from tui.actions import MOVES, bindings
from tui.widgets.grid import CURSOR


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

    def load(self, headings: Sequence[HeadingRow]) -> None:
        """Show the chapters; the same headings leave the tree as it is."""
        below: dict[str, list[HeadingRow]] = defaultdict(list)
        for heading in headings:
            below[heading.number.rpartition(".")[0]].append(heading)
        if below == self._below:
            return
        self._below = below
        self.clear()
        self._fill(self.root)
        self.root.expand()

    def _fill(self, node: TreeNode[str]) -> None:
        for heading in self._below.get(node.data or "", ()):
            place = heading.number.rpartition(".")[2]
            label = Text(f"{place} ({integer(heading.acts)}) {safe(heading.title)}")
            node.add(label, data=heading.number, allow_expand=heading.number in self._below)

    def render_label(self, node: TreeNode[str], base_style: Style, style: Style) -> Text:
        """The label after the cursor's sign: the cursor is not told by colour alone."""
        sign = (CURSOR if node is self.cursor_node else " ") + ("" if node.allow_expand else "  ")
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
