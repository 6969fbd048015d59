"""The terminal workbench: screens and widgets over :mod:`ccam.usecases.workbench`.

``import tui`` is light: Textual is loaded when the workbench is opened.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccam.usecases.workbench import Workbench

__all__ = ["run_workbench"]


def run_workbench(workbench: "Workbench", *, start_screen: str = "nomenclature") -> int:
    """Open the workbench in this terminal and come back when it is closed.

    ``start_screen`` is one of ``nomenclature``, ``transcodage``, ``impact``, ``etapes``. Returns 0, or 1 after an
    internal error, whose traceback Textual has already printed.
    """
    from tui.app import WorkbenchApp

    app = WorkbenchApp(workbench, start_screen=start_screen)
    app.run()
    return app.return_code or 0
