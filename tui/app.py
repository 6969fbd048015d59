"""The application: the frame, its views, and the keys of the whole application.

Its rooms: :mod:`tui.working` has work done, :mod:`tui.showing` goes from screen to screen, :mod:`tui.writing` decides.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from ccam.french import tui as fr
from ccam.french import tui_settings as own
from ccam.model.errors import CcamError
from ccam.usecases.preferences import Settings
from ccam.usecases.unfinished import Unfinished
from tui import jobs
from tui.actions import BY_ID, SCREENS, bindings
from tui.deciding import Loaded, loaded
from tui.drawing.reading import Help, explained, help_lines, panel_of
from tui.frame import LastLine, Strip, Tabs, TopLine
from tui.hearing import Hearing
from tui.keys import STANDARD, Keys
from tui.messages import OthersWrote
from tui.palette import active_ids, open_palette
from tui.presence import Meeting
from tui.screens.reading import Reading
from tui.screens.registry import every_view

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

SPLIT = 116
"""From how many columns a screen shows its list and its detail side by side."""
BROAD = 176
"""From how many columns it has room for more beside them."""
BREADTHS = [(0, "-narrow"), (SPLIT, "-wide"), (BROAD, "-broad")]
HEIGHTS = [(0, "-low"), (32, "-high")]
"""From how many columns and lines the style sheet shows more than one thing at a time."""

ANSWERED = 0.2
"""Seconds after which what a dialogue hands back has been acted upon."""

REST = Path(__file__).with_name("workbench.tcss")
"""The style of all that comes into the frame: read meanwhile, it does not hold the frame up."""

EARLY = ("visit", "help", "help_quit", "quit")
"""What can be done before the base is open."""


class MainScreen(Screen[None]):
    """The one screen under the modal ones; ``tab`` is in the registry like every key. Views place the focus."""

    AUTO_FOCUS = ""
    BINDINGS = bindings("next_panel", "previous_panel")

    def on_screen_resume(self) -> None:
        """What was held back while someone was typing in a dialogue comes once the dialogue has been answered."""
        self.set_timer(ANSWERED, lambda: self.post_message(OthersWrote()))


class WorkbenchApp(Meeting):
    """The workbench in a terminal. ``workbench`` is one, or what opens one: it is called once the first frame is
    painted, and what it refuses closes the application, which keeps it in ``refused``.
    """

    CSS_PATH = "frame.tcss"
    TITLE = fr.TITLE
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = BREADTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS = bindings(*SCREENS, "palette", "help", "undo", "redo", "back", "quit")

    def __init__(
        self,
        workbench: "Workbench | Callable[[], Workbench]",
        *,
        start_screen: str = "nomenclature",
        settings: Settings | None = None,
        save: Callable[[Settings], None] = lambda _settings: None,
        keys: Keys = STANDARD,
        warning: str = "",
        unfinished: "Callable[[Workbench], Unfinished]" = lambda _workbench: Unfinished(),
    ) -> None:
        super().__init__(start_screen, settings=settings, save=save, keys=keys)
        self.refused: CcamError | None = None
        self._open_base = workbench if callable(workbench) else lambda: workbench
        self._unfinished = unfinished
        self._warning = warning
        self._hearing = Hearing(self)

    def get_default_screen(self) -> Screen[None]:
        """Ours."""
        return MainScreen(id="main")

    def compose(self) -> ComposeResult:
        """The frame; a view comes into it when it is first visited."""
        yield TopLine(self.desk)
        yield Tabs(self.keys)
        yield ContentSwitcher()
        yield Strip(self.desk)
        yield LastLine(self.keys, fr.OPENING)

    def on_mount(self) -> None:
        """Paint the frame, and only then open the base."""
        self.query_one(Tabs).mark(self._current)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        jobs.start(self, self._open_base, self._opened, self._not_opened)
        self.stylesheet.read(REST)
        self.stylesheet.parse()
        if self._warning:
            self.push_screen(Reading(own.WARNING_TITLE, partial(explained, [self._warning])))

    async def _opened(self, workbench: "Workbench") -> None:
        self.desk.workbench = workbench
        self.desk.unfinished = self._unfinished(workbench)
        self.query_one(TopLine).draw()
        self._hearing.start(workbench)
        self._start(fr.LOADING, lambda: loaded(workbench), self._take_first)
        await self._visit(self._current)

    def _take_first(self, all_: Loaded) -> None:
        self._take_all(all_)
        self.run_worker(every_view, thread=True, group="screens")  # the next visits, and the palette, come at once

    def _not_opened(self, error: CcamError) -> None:
        self.refused = error
        self.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Little, until there is a workbench."""
        return super().check_action(action, parameters) if self.desk.opened or action in EARLY else False

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
        panel = panel_of(getattr(node, "help_name", None) or node.id or "" for node in around)
        help_ = Help(active_ids(self.screen), self._current, panel, self.keys)
        self.push_screen(Reading(title, partial(help_lines, help_)))

    def action_help_quit(self) -> None:
        """``ctrl+c``: say how to leave."""
        self.say(fr.CTRL_C)
