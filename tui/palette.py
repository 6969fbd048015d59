"""The command palette: the registry in French, found without accents, limited to what can be done now."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any, ClassVar

from rich.text import Text
from textual.app import App
from textual.binding import Binding
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode
from textual.events import Paste
from textual.screen import Screen

from ccam.french import tui as fr
from ccam.model.text import folded
from tui.actions import BY_ID, REGISTRY, Action
from tui.keys import STANDARD, Keys
from tui.screens.registry import every_view
from tui.screens.view import View
from tui.typed_ahead import Typed

FROM_AFAR = ("seal", "report")
"""Actions of one screen that are done from any other; for the rest one is shown the screen, and decides there."""
Offer = tuple[Action, Callable[[], Awaitable[Any]]]


def active_ids(screen: Screen[Any]) -> list[str]:
    """Ids of the registry's actions that the focus allows on ``screen``."""
    ids = (active.binding.id for active in screen.active_bindings.values())
    return list(dict.fromkeys(id_ for id_ in ids if id_ in BY_ID))


class RegistryProvider(Provider):
    """Every action that the focus allows, and those that have no key."""

    keys: ClassVar[Keys] = STANDARD

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for action, run in self._offers():
            yield DiscoveryHit(self._shown(action), run)

    async def search(self, query: str) -> Hits:
        """Those whose words hold every word typed, in the order of the registry."""
        words = folded(query).split()
        found = [offer for offer in self._offers() if all(w in folded(self._shown(offer[0]).plain) for w in words)]
        for place, (action, run) in enumerate(found):
            yield Hit(1 - place / len(REGISTRY), self._shown(action), run)
        if not found:
            yield Hit(1, Text(fr.PALETTE_NOTHING, "italic"), lambda: None)

    def _offers(self) -> Iterator[Offer]:
        nodes: dict[str, tuple[str, DOMNode]] = {
            active.binding.id: (active.binding.action, active.node)
            for active in self.screen.active_bindings.values()
            if active.binding.id
        }
        for action in REGISTRY:
            if action.group == fr.GROUP_MOVE or action.id == "palette":
                continue
            if action.id in nodes:
                call, node = nodes[action.id]
                yield action, partial(self.app.run_action, call, node)
            elif not action.keys:
                yield action, partial(self.app.run_action, action.call or action.id)
            elif (home := self._home(action)) is not None:
                call = f"app.within('{home}', '{action.id}')" if action.id in FROM_AFAR else f"app.visit('{home}')"
                yield action, partial(self.app.run_action, call)

    def _home(self, action: Action) -> str | None:
        """The screen on which an action that cannot be done here can be."""
        return next((view.NAME for view in every_view() if action.id in homely(view)), None)

    def _shown(self, action: Action) -> Text:
        keys = self.keys.shown(action.id)
        here = not action.keys or action.id in FROM_AFAR or action.id in active_ids(self.screen)
        home = None if here else self._home(action)
        where = fr.PALETTE_ELSEWHERE.format(screen=BY_ID[home].label) if home else ""
        return Text(f"{action.group} : {action.label}{where}" + (f"   {keys}" if keys else ""))


class Palette(CommandPalette):
    """What chooses among the commands waits for those that are looked for: else it would choose another one."""

    def ready_for(self, event: Typed) -> bool:
        """Text and ``escape`` at any time."""
        if isinstance(event, Paste) or event.is_printable or event.key in ("escape", "backspace"):
            return True
        searches = (worker for worker in self.workers if worker.group == self._GATHER_COMMANDS_GROUP)
        return all(worker.is_finished for worker in searches)


def homely(view: type[View]) -> set[str]:
    """Ids of the actions that a screen itself knows."""
    every = (binding for kind in view.__mro__ for binding in kind.__dict__.get("BINDINGS", ()))
    return {binding.id for binding in every if isinstance(binding, Binding) and binding.id}


def open_palette(app: App[Any], keys: Keys) -> None:
    """Open it over the screen; ``keys`` are those shown beside the commands."""
    provider = type("PersonalProvider", (RegistryProvider,), {"keys": keys})
    app.push_screen(Palette([provider], placeholder=fr.PALETTE_PLACEHOLDER))
