"""The frame around every screen: top line, screens, strip, last line."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import accumulate

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult, RenderResult
from textual.containers import Horizontal
from textual.widgets import Static

from ccam.french import tui as fr
from ccam.model.text import safe
from ccam.usecases.views import Interval
from tui.actions import BY_ID, SCREENS
from tui.desk import Desk
from tui.drawing import frame as drawing
from tui.keys import Keys

MOMENT = 0.1
"""Seconds that new figures take at most to be painted."""
ALWAYS = ("filter", "palette", "help")
"""Keys recalled at the right of the last line."""


class Line(Static):
    """One line of text: another text never takes another room, and the same one costs nothing."""

    def put(self, text: str) -> None:
        """Show ``text``."""
        if text != self.content:
            self.update(text, layout=False)


class TopLine(Line):
    """Which base, draft and scenario, and who is at the keyboard."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="top", markup=False)
        self._desk = desk

    def on_mount(self) -> None:
        """It is in the first picture, before the sizes are known."""
        self.draw()

    def on_resize(self) -> None:
        """Fit the line to the width."""
        self.draw()

    def draw(self) -> None:
        """Say it again: an undone move to another release changes the base."""
        if not self._desk.opened:
            self.put(fr.TITLE)
            return
        width = self.size.width or self.app.size.width
        self.put(drawing.top(self._desk.workbench, width, len(self._desk.present)))


class Tabs(Static):
    """The screens that exist, their names as long as there is room for; a click on one goes there."""

    def __init__(self, keys: Keys) -> None:
        super().__init__(id="tabs", markup=False)
        self._keys = keys
        self._current = ""
        self._texts: Mapping[str, str] = {}

    def on_resize(self) -> None:
        """Fit the names to the width."""
        self._draw()

    def mark(self, current: str) -> None:
        """Show which one is open, by brackets as well as by style."""
        self._current = current
        self._draw()

    def _draw(self) -> None:
        names = {screen: (self._keys.shown(screen), BY_ID[screen].label) for screen in SCREENS}
        self._texts = drawing.tabs(names, self._current, self.size.width or self.app.size.width)
        self.update(
            Text.assemble(*((text, "bold" if name == self._current else "") for name, text in self._texts.items()))
        )

    def at(self, x: int) -> str | None:
        """The screen whose name is at that column of this line."""
        ends = accumulate(map(cell_len, self._texts.values()))
        return next((name for name, end in zip(self._texts, ends, strict=True) if 0 <= x < end), None)

    def on_click(self, event: events.Click) -> None:
        """Go to the screen, in turn with the keys."""
        place = event.get_content_offset(self)
        if place is not None and (screen := self.at(place.x)) is not None:
            self.app.call_later(self.app.run_action, f"visit('{screen}')")


class Strip(Line):
    """The money, always in the same place: dossier │ family │ nation │ alerts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="strip", markup=False)
        self._desk = desk
        self._dossier = ""
        self._simulated: Interval | None = None
        self._painted = asyncio.Event()

    def simulate(self, nation: Interval | None) -> None:
        """Say this effect on the nation, which is only tried; None for that of the draft."""
        self._simulated = nation
        self.draw()

    def look(self, dossier: str) -> None:
        """Follow this dossier ("" for none)."""
        self._dossier = dossier
        self.draw()

    def draw(self) -> None:
        """Read the figures again."""
        row = self._desk.dossier_row(self._dossier)
        tried = self._simulated
        family = self._desk.family_of(row)
        nation = tried or self._desk.nation
        width = self.size.width or self.app.size.width
        text = drawing.strip(row, nation, width, family=family, tried=tried is not None)
        if text != self.content:
            self._painted.clear()
            self.put(text)

    def render(self) -> RenderResult:
        """The frame that asks for it is written out before anyone who waits goes on."""
        self._painted.set()
        return super().render()

    async def painted(self) -> None:
        """Wait until the figures are on the screen: a moment at most, for they may be under another screen."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._painted.wait(), MOMENT)

    def on_resize(self) -> None:
        """Fit the strip to the width."""
        self.draw()


class LastLine(Horizontal):
    """What has just changed and how to take it back; otherwise what the keys do here."""

    def __init__(self, keys: Keys, said: str) -> None:
        super().__init__(id="last", classes="-said" if said else "")
        self._keys = keys
        self._said = said
        self._ids: Sequence[str] = ()
        self._tall = self._waiting = False

    def compose(self) -> ComposeResult:
        """The message, then the keys that work everywhere."""
        yield Static(self._said, id="said", markup=False)
        yield Static(self._keys.hints(ALWAYS), id="always", markup=False)

    def say(self, text: str) -> None:
        """Show one line; "" leaves the room to the hints. Of several said at once, the last one is drawn."""
        self._said = safe(" ".join(text.splitlines()))
        if not self._waiting:
            self._waiting = self.call_later(self._draw)

    def hint(self, ids: Sequence[str]) -> None:
        """What the keys do on this screen, as many as there is room for."""
        self._ids = ids
        self._draw()

    def on_resize(self) -> None:
        """More or fewer hints."""
        self._draw()

    def _draw(self) -> None:
        self._waiting = False
        self.set_class(bool(self._said), "-said")
        said, text = self.query_one("#said", Static), self._said or self._hints()
        tall = cell_len(text) > said.size.width
        said.update(text, layout=tall or self._tall)
        self._tall = tall

    def _hints(self) -> str:
        room = self.size.width - cell_len(self._keys.hints(ALWAYS)) - 4
        ids = list(self._ids)
        while ids and cell_len(self._keys.hints(ids)) > room:
            ids.pop()
        return self._keys.hints(ids)
