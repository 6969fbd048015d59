"""Which view each screen is. Its module is read when the screen is first visited: together they cost a second."""

from importlib import import_module
from typing import cast

from tui.actions import SCREENS
from tui.screens.view import View

CLASSES = {
    "nomenclature": "nomenclature.NomenclatureView",
    "transcodage": "transcodage.TranscodageView",
    "hierarchisation": "scale.ScaleView",
    "charges": "charges.ChargesView",
    "forfaits": "fees.FeesView",
    "impact": "impact.ImpactTableView",
    "etapes": "seals.SealsView",
}
"""By the name of the screen, a module of :mod:`tui.screens` and its class."""


def view_of(screen: str) -> type[View]:
    """The class of a screen."""
    module, _, name = CLASSES[screen].partition(".")
    return cast("type[View]", getattr(import_module(f"tui.screens.{module}"), name))


def every_view() -> tuple[type[View], ...]:
    """All of them, in the order of the keys."""
    return tuple(map(view_of, SCREENS))
