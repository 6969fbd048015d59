"""The part of the application that goes from one screen to another, and back."""

from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.widgets import ContentSwitcher

from ccam.french import tui as fr
from tui.drawing.reading import explained
from tui.frame import LastLine, Strip, Tabs
from tui.messages import Explain, Look, NeedImpact, OpenChapter, OpenDossier, Simulate
from tui.screens.reading import Reading
from tui.screens.registry import view_of
from tui.screens.view import View
from tui.working import Working

if TYPE_CHECKING:
    from tui.screens.impact import ImpactTableView
    from tui.screens.nomenclature import NomenclatureView
    from tui.screens.transcodage import TranscodageView


class Showing(Working):
    """One view at a time, made when it is first visited; one whose lists have changed reads them when it is seen."""

    def __init__(self, start_screen: str) -> None:
        super().__init__()
        self._current = start_screen
        self._came_from: list[str] = []
        self._stale: set[str] = set()
        self._dossier = ""
        self._under = ""

    @property
    def _view(self) -> View:
        return self.query_one(f"#{self._current}", View)

    async def _visit(self, name: str) -> View:
        """Show a screen. Keys typed meanwhile wait for it: this runs where the application takes its messages."""
        await self._furnish(name)
        self._current = name
        self.query_one(ContentSwitcher).current = name
        self.query_one(Tabs).mark(name)
        last = self.query_one(LastLine)
        last.hint(self._view.HINTS)
        if not self.desk.busy:
            self.say("")
        self._renew()
        self.query_one(Strip).simulate(None)
        self._view.enter()
        return self._view

    async def _furnish(self, name: str) -> None:
        """Make the view of a screen where it is not there yet."""
        switcher = self.query_one(ContentSwitcher)
        if not switcher.query_children(f"#{name}"):
            view = view_of(name)(self.desk)
            await switcher.add_content(view)
            self._arrange(view)

    def _arrange(self, view: View) -> None:
        """Put a new view to its reader's taste."""

    def _renew(self) -> None:
        if self._current in self._stale:
            self._stale.discard(self._current)
            self._view.renew()

    @on(Look)
    def _on_look(self, event: Look) -> None:
        if event.dossier not in (self._under, self._dossier) and not self.desk.busy:
            self._refusal = ""
            self.say(self.desk.trouble)
        self._under = event.dossier
        self._look(event.dossier)

    def _look(self, dossier: str) -> None:
        self._dossier = dossier
        self.query_one(Strip).look(dossier)

    @on(OpenDossier)
    async def _open_dossier(self, event: OpenDossier) -> None:
        self._came_from.append(self._current)
        view = cast("TranscodageView", await self._visit("transcodage"))
        view.show_dossier(event.dossier)

    @on(OpenChapter)
    async def _open_chapter(self, event: OpenChapter) -> None:
        self._came_from.append(self._current)
        view = cast("NomenclatureView", await self._visit("nomenclature"))
        view.show_chapter(event.number)

    @on(Explain)
    def _explain(self, event: Explain) -> None:
        lines = self.desk.ask(lambda workbench: workbench.explain(event.key))
        if lines is not None:
            self.push_screen(Reading(fr.EXPLAIN_TITLE.format(key=event.key), partial(explained, lines)))

    @on(NeedImpact)
    def _need_impact(self, event: NeedImpact) -> None:
        view = cast("ImpactTableView", self.query_one("#impact"))
        if self.desk.busy:
            view.request()
            return
        self._start(
            fr.WORKING_IMPACT.format(axis=event.asked.axis),
            lambda: self.workbench.simulate(event.asked, lambda nation: self.post_message(Simulate(nation))),
            view.take,
        )

    @on(Simulate)
    def _simulate(self, event: Simulate) -> None:
        self.query_one(Strip).simulate(event.nation if self._current == "impact" else None)

    async def action_visit(self, name: str) -> None:
        """Open a screen; while the base is being opened, the one to open then."""
        self._came_from.clear()
        if self.desk.opened:
            await self._visit(name)
        else:
            self._current = name
            self.query_one(Tabs).mark(name)

    async def action_back(self) -> None:
        """To the screen one came from."""
        if self._came_from:
            await self._visit(self._came_from.pop())

    async def action_within(self, screen: str, action: str) -> None:
        """Go to a screen, and do there what has no key."""
        if self._current != screen:
            await self._visit(screen)
        await self.run_action(action, self._view)
