"""The figures of the strip: who decides waits until they are painted, a moment at most."""

import asyncio

import pytest

from ccam.usecases.views import Interval
from tests.tui.idle import PATIENCE
from tests.tui.screen_text import opened, settle, words
from tui import frame
from tui.frame import Strip

TRIED = Interval(123_456, 123_456, 123_456, 123_456, 0)


async def test_new_figures_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "MOMENT", PATIENCE)
    async with opened("transcodage") as (app, _, _):
        strip = app.query_one(Strip)
        strip.simulate(TRIED)
        assert not strip._painted.is_set()
        await strip.painted()
        assert strip._painted.is_set()
        assert "1 235 €" in words(app)


async def test_figures_that_nobody_sees_hold_nothing_up() -> None:
    """Under another screen, nothing asks for them to be drawn."""
    async with opened("transcodage") as (app, pilot, _):
        strip = app.query_one(Strip)
        strip.display = False
        await settle(pilot)
        strip.simulate(TRIED)
        await asyncio.wait_for(strip.painted(), PATIENCE / 10)
        assert not strip._painted.is_set()
