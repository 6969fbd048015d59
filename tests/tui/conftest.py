"""What every test of the workbench starts from."""

import sys

import pytest

import tui.app
from tui.screens.registry import every_view

every_view()  # their delays are shortened too

SHORT = 0.05
"""Seconds, in place of what spares a person's eyes: each dialogue closed costs one such delay."""


@pytest.fixture(autouse=True)
def _short_delays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Delays are as in life, but shorter."""
    assert tui.app.ANSWERED > SHORT
    for module in [module for name, module in sys.modules.items() if name.startswith("tui.")]:
        for delay in ("ANSWERED", "AGAIN"):
            if hasattr(module, delay):
                monkeypatch.setattr(module, delay, SHORT)
