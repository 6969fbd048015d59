"""The part of the application that goes from one screen to another, and back."""

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import ContentSwitcher

from ccam.french import tui as fr
from tui.drawing.reading import explained
from tui.frame import LastLine, Strip, Tabs
from tui.messages import Explain, Look, NeedImpact, OpenChapter, OpenDossier, Simulate
from tui.screens.impact import ImpactTableView
from tui.screens.nomenclature import NomenclatureView
from tui.screens.reading import Reading
from tui.screens.transcodage import TranscodageView
from tui.screens.view import View
from tui.working import Working

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench


class Showing(Working):
    """One view at a time; a view whose lists have changed reads them again when it is seen."""

    def __init__(self, workbench: "Workbench", start_screen: str) -> None:
        super().__init__(workbench)
        self._current = start_screen
        self._came_from: list[str] = []
        self._stale: set[str] = set()
        self._dossier = ""
        self._under = ""

    @property
    def _view(self) -> View:
        return self.query_one(f"#{self._current}", View)

    def _visit(self, name: str) -> None:
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
    def _open_dossier(self, event: OpenDossier) -> None:
        self._came_from.append(self._current)
        self._visit("transcodage")
        self.query_one(TranscodageView).show_dossier(event.dossier)

    @on(OpenChapter)
    def _open_chapter(self, event: OpenChapter) -> None:
        self._came_from.append(self._current)
        self._visit("nomenclature")
        self.query_one(NomenclatureView).show_chapter(event.number)

    @on(Explain)
    def _explain(self, event: Explain) -> None:
        lines = self.desk.ask(lambda workbench: workbench.explain(event.key))
        if lines is not None:
            self.push_screen(Reading(fr.EXPLAIN_TITLE.format(key=event.key), partial(explained, lines)))

    @on(NeedImpact)
    def _need_impact(self, event: NeedImpact) -> None:
        if self.desk.busy:
            self.query_one(ImpactTableView).request()
            return
        self._start(
            fr.WORKING_IMPACT.format(axis=event.asked.axis),
            lambda: self.workbench.simulate(event.asked, lambda nation: self.post_message(Simulate(nation))),
            self.query_one(ImpactTableView).take,
        )

    @on(Simulate)
    def _simulate(self, event: Simulate) -> None:
        self.query_one(Strip).simulate(event.nation if self._current == ImpactTableView.NAME else None)

    def action_visit(self, name: str) -> None:
        """Open a screen."""
        self._came_from.clear()
        self._visit(name)

    async def action_back(self) -> None:
        """To the screen one came from."""
        if self._came_from:
            self._visit(self._came_from.pop())

    async def action_within(self, screen: str, action: str) -> None:
        """Go to a screen, and do there what has no key."""
        if self._current != screen:
            self._visit(screen)
        await self.run_action(action, self._view)
