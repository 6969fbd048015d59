"""The application: the frame, its views, and the keys of the whole application.

Its rooms: :mod:`tui.working` has work done, :mod:`tui.showing` goes from screen to screen, :mod:`tui.writing` decides.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from ccam.french import tui as fr
from ccam.french import tui_settings as own
from ccam.usecases.preferences import Settings
from ccam.usecases.unfinished import Unfinished
from tui.actions import BY_ID, SCREENS, bindings
from tui.deciding import loaded
from tui.drawing.reading import Help, explained, help_lines, panel_of
from tui.frame import LastLine, Strip, Tabs, TopLine
from tui.hearing import Hearing
from tui.keys import STANDARD, Keys
from tui.messages import OthersWrote
from tui.palette import active_ids, open_palette
from tui.presence import Meeting
from tui.screens.charges import ChargesView
from tui.screens.fees import FeesView
from tui.screens.impact import ImpactTableView
from tui.screens.nomenclature import NomenclatureView
from tui.screens.reading import Reading
from tui.screens.scale import ScaleView
from tui.screens.seals import SealsView
from tui.screens.transcodage import TranscodageView
from tui.screens.view import View

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

SPLIT = 116
"""From how many columns a screen shows its list and its detail side by side."""
BREADTHS = [(0, "-narrow"), (SPLIT, "-wide")]
HEIGHTS = [(0, "-low"), (32, "-high")]
"""From how many columns and lines the style sheet shows more than one thing at a time."""

ANSWERED = 0.2
"""Seconds after which what a dialogue hands back has been acted upon."""

VIEWS: tuple[type[View], ...] = (
    NomenclatureView,
    TranscodageView,
    ScaleView,
    ChargesView,
    FeesView,
    ImpactTableView,
    SealsView,
)


class MainScreen(Screen[None]):
    """The one screen under the modal ones; ``tab`` is in the registry like every key. Views place the focus."""

    AUTO_FOCUS = ""
    BINDINGS = bindings("next_panel", "previous_panel")

    def on_screen_resume(self) -> None:
        """What was held back while someone was typing in a dialogue comes once the dialogue has been answered."""
        self.set_timer(ANSWERED, lambda: self.post_message(OthersWrote()))


class WorkbenchApp(Meeting):
    """The workbench in a terminal."""

    CSS_PATH = "workbench.tcss"
    TITLE = fr.TITLE
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = BREADTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS = bindings(*SCREENS, "palette", "help", "undo", "redo", "back", "quit")

    def __init__(
        self,
        workbench: "Workbench",
        *,
        start_screen: str = "nomenclature",
        settings: Settings | None = None,
        save: Callable[[Settings], None] = lambda _settings: None,
        keys: Keys = STANDARD,
        warning: str = "",
        unfinished: Unfinished | None = None,
    ) -> None:
        super().__init__(workbench, start_screen, settings=settings, save=save, keys=keys)
        self._warning = warning
        self.desk.unfinished = unfinished or Unfinished()
        self._hearing = Hearing(self)

    def get_default_screen(self) -> Screen[None]:
        """Ours."""
        return MainScreen(id="main")

    def compose(self) -> ComposeResult:
        """The frame, and the views of which one is seen."""
        yield TopLine(self.desk)
        yield Tabs(self.keys)
        with ContentSwitcher(initial=self._current):
            for view in VIEWS:
                yield view(self.desk)
        yield Strip(self.desk)
        yield LastLine(self.keys)

    def on_mount(self) -> None:
        """Paint the frame at once; the nomenclature comes from a worker."""
        self._arrange()
        self._visit(self._current)
        self._start(fr.LOADING, lambda: loaded(self.workbench), self._take_all)
        self._hearing.start(self.workbench)
        if self._warning:
            self.push_screen(Reading(own.WARNING_TITLE, partial(explained, [self._warning])))

    def on_unmount(self) -> None:
        """Nobody listens any more."""
        self._hearing.stop()

    def action_palette(self) -> None:
        """Every command that makes sense here."""
        open_palette(self, self.keys)

    def action_help(self) -> None:
        """What has the focus, and the keys that work here."""
        title = fr.HELP_TITLE.format(screen=BY_ID[self._current].label)
        around = self.screen.focused.ancestors_with_self if self.screen.focused else ()
        panel = panel_of(node.id or "" for node in around)
        help_ = Help(active_ids(self.screen), self._current, panel, self.keys)
        self.push_screen(Reading(title, partial(help_lines, help_)))

    def action_help_quit(self) -> None:
        """``ctrl+c``: say how to leave."""
        self.say(fr.CTRL_C)
