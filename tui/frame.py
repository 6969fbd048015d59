"""The frame around every screen: top line, screens, strip, last line."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from ccam.model.text import safe
from ccam.usecases.views import Interval
from tui.actions import BY_ID, SCREENS
from tui.desk import Desk
from tui.drawing import frame as drawing
from tui.keys import Keys

ALWAYS = ("filter", "palette", "help")
"""Keys recalled at the right of the last line."""


class TopLine(Static):
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
        width = self.size.width or self.app.size.width
        self.update(drawing.top(self._desk.workbench, width, len(self._desk.present)))


class Tab(Static):
    """The name of a screen, with its key; a click goes there."""

    def __init__(self, screen: str) -> None:
        super().__init__(id=f"tab-{screen}", markup=False)
        self.target = screen

    async def on_click(self) -> None:
        """Go to the screen."""
        await self.run_action(f"app.visit('{self.target}')")


class Tabs(Horizontal):
    """The screens that exist, their names as long as there is room for."""

    def __init__(self, keys: Keys) -> None:
        super().__init__(id="tabs")
        self._keys = keys
        self._current = ""

    def compose(self) -> ComposeResult:
        """One tab a screen."""
        for screen in SCREENS:
            yield Tab(screen)

    def on_resize(self) -> None:
        """Fit the names to the width."""
        self._draw()

    def mark(self, current: str) -> None:
        """Show which one is open, by brackets as well as by style."""
        self._current = current
        self._draw()

    def _draw(self) -> None:
        names = {screen: (self._keys.shown(screen), BY_ID[screen].label) for screen in SCREENS}
        texts = drawing.tabs(names, self._current, self.size.width or self.app.size.width)
        for tab in self.query(Tab):
            tab.set_class(tab.target == self._current, "-here")
            tab.update(texts[tab.target])


class Strip(Static):
    """The money, always in the same place: dossier │ family │ nation │ alerts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="strip", markup=False)
        self._desk = desk
        self._dossier = ""
        self._simulated: Interval | None = None

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
        self.update(drawing.strip(row, nation, width, family=family, tried=tried is not None))

    def on_resize(self) -> None:
        """Fit the strip to the width."""
        self.draw()


class LastLine(Horizontal):
    """What has just changed and how to take it back; otherwise what the keys do here."""

    def __init__(self, keys: Keys) -> None:
        super().__init__(id="last")
        self._keys = keys
        self._said = ""
        self._ids: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """The message, then the keys that work everywhere."""
        yield Static(id="said", markup=False)
        yield Static(self._keys.hints(ALWAYS), id="always", markup=False)

    def say(self, text: str) -> None:
        """Show one line; "" leaves the room to the hints."""
        self._said = safe(" ".join(text.splitlines()))
        self._draw()

    def hint(self, ids: Sequence[str]) -> None:
        """What the keys do on this screen, as many as there is room for."""
        self._ids = ids
        self._draw()

    def on_resize(self) -> None:
        """More or fewer hints."""
        self._draw()

    def _draw(self) -> None:
        self.set_class(bool(self._said), "-said")
        self.query_one("#said", Static).update(self._said or self._hints())

    def _hints(self) -> str:
        room = self.size.width - cell_len(self._keys.hints(ALWAYS)) - 4
        ids = list(self._ids)
        while ids and cell_len(self._keys.hints(ids)) > room:
            ids.pop()
        return self._keys.hints(ids)
