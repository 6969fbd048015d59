"""The server: a page to come in by, a page with the terminal, and its socket; on loopback alone."""

import asyncio
import logging
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakSet

from aiohttp import web
from textual_serve import server as stock

from ccam.french import serving as fr
from ccam.model.errors import DataRefused, UsageError
from ccam.usecases import doors
from tui.browser.guard import Guard
from tui.browser.pages import ASSETS, answering, page
from tui.browser.relay import HEARTBEAT, LARGEST_MESSAGE, Relay, asked_size
from tui.browser.visits import Visits

LOOPBACK = "127.0.0.1"
LARGEST_FORM = 4096
"""Bytes of what the first page sends."""
CLEAR_ENOUGH = 16
"""Pixels of the letters; the browser's own zoom does the rest."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many sessions at once, and after how many seconds without activity one closes."""

    sessions: int
    idle: float


class WorkbenchServer(stock.Server):
    """Serves sessions of ``command`` on the base at ``url``, listening on ``door``."""

    def __init__(
        self,
        command: Sequence[str],
        request: Mapping[str, str | None],
        door: socket.socket,
        limits: Limits,
        public: str = "",
    ) -> None:
        port = door.getsockname()[1]
        self.guard = Guard(port, public)
        super().__init__(command[0], host=LOOPBACK, port=port, title=fr.TITLE, public_url=self.guard.address)
        self._door = door
        self._base = str(request["base"])
        self._limits = limits
        self._sockets: WeakSet[web.WebSocketResponse] = WeakSet()
        self.visits = Visits(command, request, limits.sessions)

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[answering(self.guard)], client_max_size=LARGEST_FORM)
        app.add_routes(
            [
                web.get("/", self.handle_index),
                web.post("/", self.handle_entry),
                web.get("/atelier/{ticket}", self.handle_workbench),
                web.get("/ws/{ticket}", self.handle_websocket),
                web.get("/download/{key}", self.handle_download),
                web.static("/static", self.statics_path),
                web.static("/assets", ASSETS),
            ]
        )
        app.on_shutdown.append(self.on_shutdown)
        return app

    def serve(self, debug: bool = False) -> None:
        """Serve until a signal; every session ends with the server. Addresses asked for are written nowhere: the first
        one holds the key.
        """
        logging.getLogger("textual-serve").setLevel(logging.CRITICAL)
        web.run_app(self._make_app(), sock=self._door, print=None, access_log=None, shutdown_timeout=10)

    async def on_shutdown(self, app: web.Application) -> None:
        """Close every page, and the sessions that no page has claimed."""
        await asyncio.gather(*(each.close(code=1001) for each in tuple(self._sockets)), self.visits.close())

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page to come in by. With the token, a page that gives the cookie and goes on to it: a redirection from a
        link in a letter would not carry it.
        """
        if self.guard.shows_token(request):
            response = page("key")
            self.guard.let_in(request, response)
            return response
        return await self._entry()

    async def handle_entry(self, request: web.Request) -> web.StreamResponse:
        """Open a session for who says who they are, or say what refused it."""
        form = await request.post()
        member, password = str(form.get("membre", "")), str(form.get("mot_de_passe", ""))
        try:
            ticket = await self.visits.enter(member, password)
        except DataRefused as error:
            return await self._entry(error, member)
        raise web.HTTPSeeOther(f"/atelier/{ticket}")

    async def _entry(self, error: DataRefused | None = None, typed: str = "") -> web.Response:
        listed = await asyncio.to_thread(doors.members, self._base)
        facts = {"error": error, "typed": typed, "members": listed, "by_password": doors.asks_password(self._base)}
        return page("entry", 422 if error else 200, **facts)

    async def handle_workbench(self, request: web.Request) -> web.StreamResponse:
        """The page with the terminal; once its session has been claimed, back to the first one."""
        ticket = request.match_info["ticket"]
        visit = self.visits.waits(ticket)
        if visit is None:
            raise web.HTTPSeeOther("/")
        socket_url = self.guard.socket_address(request, f"/ws/{ticket}")
        return page("workbench", member=visit.member, socket_url=socket_url, font_size=CLEAR_ENOUGH)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """The socket of a session, for the one page that holds its ticket."""
        ticket = request.match_info["ticket"]
        visit = self.visits.claim(ticket)
        if visit is None:
            raise web.HTTPNotFound
        try:
            page_socket = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=LARGEST_MESSAGE)
            await page_socket.prepare(request)
            self._sockets.add(page_socket)
            relay = Relay(visit, page_socket, self.download_manager)
            try:
                await relay.start(*asked_size(request))
                await relay.listen(self._limits.idle)
            finally:
                await relay.stop()
        finally:
            await self.visits.leave(ticket, visit)
        return page_socket


def listening(port: int) -> socket.socket:
    """A socket of this machine alone; raises :class:`UsageError` where the port is taken."""
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError:
        raise UsageError(fr.PORT_TAKEN, port=port) from None
