"""When an application has nothing left to do: told from its queues, never from how busy the machine looks.

The one place that calls the private message pumps of Textual: it is pinned.
"""

import asyncio
import time
import unicodedata
from collections.abc import Iterator
from typing import Any

from textual import events
from textual._queue import Queue
from textual.app import App
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

CALM = 3
"""Turns of the loop in a row without anything to do, after which nothing is on its way."""
PATIENCE = 120.0
"""Seconds after which it is said what never ends."""
NAP, TURNS = 0.002, 50
"""Seconds between two looks at what runs beside the loop, and after how many turns one lets it run."""
SOON = 0.5
"""Seconds up to which a timer that rings once is waited for."""


async def idle(app: App[Any], *, alone: bool = False) -> None:
    """Wait until every message is answered and the screen is painted, no worker runs and no timer is about to ring;
    with ``alone``, workers and timers may go on.
    """
    end = time.monotonic() + PATIENCE
    calm = turn = 0
    while calm < CALM and not (app._exit or app._exception or not app._screen_stack):
        turn += 1
        await asyncio.sleep(0 if turn % TURNS else NAP)
        calm += 1
        if what := next(_at_work(app), ""):
            calm = 0
        elif _unpainted(app.screen):
            app.screen._on_timer_update()
            calm = 0
        elif not alone and (what := next(_beside(app), "")):
            calm = 0
            await asyncio.sleep(NAP)
        assert time.monotonic() < end, f"never idle: {what or app.screen}"


async def strike(pilot: Pilot[Any], key: str) -> None:
    """Press one key, and wait for nothing."""
    app = pilot.app
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        character: str | None = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        character = name if len(name) == 1 else None
    event = events.Key(name, character)
    event.set_sender(app)
    assert app._driver is not None
    app._driver.send_message(event)
    await asyncio.sleep(0)


def _at_work(app: App[Any]) -> Iterator[str]:
    """Who is anywhere else than where it waits for its next message."""
    for pump in _pumps(app):
        queue: Queue[Message | None] = pump._message_queue
        alive = pump._running or (pump._task is not None and not pump._task.done())
        if alive and (queue.values or not queue.ready_event._waiters or pump._next_callbacks):
            yield str(pump)


def _unpainted(screen: Screen[Any]) -> bool:
    waits = screen._layout_required or screen._scroll_required or screen._repaint_required
    return bool(waits or screen._recompose_required or screen._dirty_widgets or screen._callbacks)


def _beside(app: App[Any]) -> Iterator[str]:
    """What will post a message by itself."""
    for worker in app.workers:
        if not worker.is_finished:
            yield str(worker)
    if getattr(getattr(app, "desk", None), "busy", False):
        yield "the desk is busy"
    if app.animator._animations or app.animator._scheduled:
        yield "an animation"
    for pump in _pumps(app):
        for timer in pump._timers:
            if timer._repeat == 0 and timer._interval <= SOON and timer._task and not timer._task.done():
                yield str(timer)


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    yield app
    yield from tuple(app._registry)
