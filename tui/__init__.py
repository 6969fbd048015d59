"""The terminal workbench: screens and widgets over :mod:`ccam.usecases.workbench.workbench`.

``import tui`` is light: Textual is loaded when the workbench is opened.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccam.usecases.first_run import Ground
    from ccam.usecases.workbench.workbench import Workbench

__all__ = ["run_welcome", "run_workbench"]


def run_welcome(ground: "Ground", *, actor: str) -> "Ground | None":
    """Offer what can be done where there is nothing to open yet; the base to open, or None."""
    from tui.first.welcome import WelcomeApp

    return WelcomeApp(ground, actor=actor).run()


def run_workbench(
    opened: "Callable[[], Workbench]", *, start_screen: str = "nomenclature", personal: bool = True
) -> int:
    """Open the workbench in this terminal and come back when it is closed.

    ``opened`` opens the base and the draft, once the frame is on the screen; what it refuses is raised here, when the
    terminal is as it was. ``start_screen`` is the name of a screen. ``personal`` where theme, columns, keys and what a
    lost terminal would lose are those of the person at the keyboard: a browser session runs on somebody else's
    machine. Returns 0, or 1 after an internal error, whose traceback Textual has already printed.
    """
    from ccam.french.tui_settings import KEYS_KEPT
    from ccam.model.errors import UsageError
    from ccam.usecases.preferences import read_keys, read_settings, save_settings
    from ccam.usecases.unfinished import Unfinished, folder
    from tui import keys
    from tui.app import WorkbenchApp

    if personal:
        warning, own = "", keys.STANDARD
        try:
            own = keys.read(read_keys())
        except UsageError as error:
            warning = KEYS_KEPT.format(why=f"{error.message} {error.hint}".strip())
        app = WorkbenchApp(
            opened,
            start_screen=start_screen,
            settings=read_settings(),
            save=save_settings,
            keys=own,
            warning=warning,
            unfinished=lambda bench: Unfinished(folder(), (bench.address, bench.draft_name, bench.actor)),
        )
    else:
        app = WorkbenchApp(opened, start_screen=start_screen)
    app.run()
    if app.refused is not None:
        raise app.refused
    return app.return_code or 0
