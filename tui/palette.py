"""The command palette: the registry in French, found without accents, limited to what can be done now."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any

from rich.text import Text
from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode
from textual.screen import Screen

from ccam.french import tui as fr
from ccam.model.text import folded
from tui.actions import BY_ID, REGISTRY, Action

Offer = tuple[Action, Callable[[], Awaitable[Any]]]


def active_ids(screen: Screen[Any]) -> list[str]:
    """Ids of the registry's actions that the focus allows on ``screen``."""
    ids = (active.binding.id for active in screen.active_bindings.values())
    return list(dict.fromkeys(id_ for id_ in ids if id_ in BY_ID))


class RegistryProvider(Provider):
    """Every action that the focus allows, and those that have no key."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for action, run in self._offers():
            yield DiscoveryHit(_shown(action), run)

    async def search(self, query: str) -> Hits:
        """Those whose words hold every word typed, in the order of the registry."""
        words = folded(query).split()
        found = [offer for offer in self._offers() if all(w in folded(_shown(offer[0]).plain) for w in words)]
        for place, (action, run) in enumerate(found):
            yield Hit(1 - place / len(REGISTRY), _shown(action), run)
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


def _shown(action: Action) -> Text:
    return Text(f"{action.group} : {action.label}" + (f"   {action.shown}" if action.shown else ""))


def open_palette(app: App[Any]) -> None:
    """Open it over the screen."""
    app.push_screen(CommandPalette([RegistryProvider], placeholder=fr.PALETTE_PLACEHOLDER))
