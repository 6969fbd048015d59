"""Between a page and the process of its session: bytes one way, keys the other, within limits."""

import asyncio
import json
from asyncio.subprocess import Process
from typing import Literal

from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from tui.browser.visits import LEAVING, Visit, pipes

LARGEST_MESSAGE = 256 * 1024
"""Bytes of one message of a page: the longest text that can be pasted at once."""
HEARTBEAT = 20.0
"""Seconds between two signs of life asked of a page."""
COLUMNS = (20, 500)
LINES = (5, 200)

IDLE = 4000
"""Close code of a session left without activity."""


class Relay(AppService):
    """A session whose process is already open on the base: only its size is still to be told."""

    def __init__(self, visit: Visit, socket: web.WebSocketResponse, downloads: DownloadManager) -> None:
        super().__init__(
            "", write_bytes=socket.send_bytes, write_str=socket.send_str, close=self._close, download_manager=downloads
        )
        self._visit = visit
        self._socket = socket

    async def _close(self) -> None:
        await self._socket.close()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        process = self._process = self._visit.process
        self._stdin, _ = pipes(process)
        self._stdin.write(json.dumps([width, height]).encode() + b"\n")
        await self._stdin.drain()
        return process

    async def run(self) -> None:
        """Carry what the process draws until it ends; the page is then told so."""
        try:
            await super().run()
        finally:
            await self._socket.close()

    async def stop(self) -> None:
        """Ask the process to end, and wait for it within limits."""
        task, self._task = self._task, None
        if task is None:
            return
        await self._download_manager.cancel_app_downloads(app_service_id=self.app_service_id)
        await self.send_meta({"type": "quit"})
        await asyncio.wait({task}, timeout=LEAVING)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    async def listen(self, idle: float) -> None:
        """Hand over what the page sends until it leaves, says what cannot be understood, or is silent for ``idle``
        seconds: resizing and signs of life are not activity.
        """
        clock = asyncio.get_running_loop().time
        limit = clock() + idle
        while True:
            try:
                message = await self._socket.receive(timeout=max(0.0, limit - clock()))
            except TimeoutError:
                await self._socket.close(code=IDLE)
                return
            if message.type is not WSMsgType.TEXT:
                await self._socket.close()
                return
            try:
                if await self._take(json.loads(message.data)) == "stdin":
                    limit = clock() + idle
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                await self._socket.close(code=1003)
                return

    async def _take(self, envelope: object) -> Literal["stdin"] | None:
        match envelope:
            case ["stdin", str(typed)]:
                await self.send_bytes(typed.encode("utf-8", "replace"))
                return "stdin"
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self.set_terminal_size(within(width, COLUMNS), within(height, LINES))
            case ["ping", str(sent)] if len(sent) < 40:
                await self._socket.send_json(["pong", sent])
            case ["blur", *_]:
                await self.blur()
            case ["focus", *_]:
                await self.focus()
            case _:
                raise ValueError
        return None


def asked_size(request: web.Request) -> tuple[int, int]:
    """Columns and lines that the page asks for; 80 × 24 where it does not say."""
    return _number(request, "width", COLUMNS, 80), _number(request, "height", LINES, 24)


def _number(request: web.Request, name: str, bounds: tuple[int, int], otherwise: int) -> int:
    said = request.query.get(name, "")
    return within(int(said), bounds) if said.isascii() and said.isdigit() and len(said) < 6 else otherwise


def within(value: int, bounds: tuple[int, int]) -> int:
    """``value``, or the bound it is beyond."""
    return min(max(value, bounds[0]), bounds[1])
