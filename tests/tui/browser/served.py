"""A server in this process, whose sessions are small programs that keep the protocol of a real one."""

import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, web

from tui.browser.server import Limits, WorkbenchServer, listening

ECHO = """
import json, os, sys
def line():
    read = b""
    while not read.endswith(b"\\n"):
        byte = os.read(0, 1)
        if not byte:
            sys.exit(0)
        read += byte
    return json.loads(read)
def tell(kind, payload):
    os.write(1, kind + len(payload).to_bytes(4, "big") + payload)
asked = line()
with open(%r, "w") as file:
    json.dump({"pid": os.getpid(), "asked": asked, "env": dict(os.environ),
               "command": open("/proc/self/cmdline").read()}, file)
if asked["membre"] == "inconnu":
    os.write(1, json.dumps({"refus": ["x", "Pas <vous> {ici}.", "Voyez {}."]}).encode() + b"\\n")
    sys.exit(0)
if asked["membre"] == "muet":
    sys.stderr.write("ne peut pas commencer")
    sys.exit(3)
os.write(1, json.dumps({"membre": asked["membre"].strip()}).encode() + b"\\n")
size = line()
os.write(1, b"__GANGLION__\\n")
tell(b"D", f"taille {size}".encode())
while True:
    kind = os.read(0, 1)
    if not kind:
        break
    length, payload = int.from_bytes(os.read(0, 4), "big"), b""
    while len(payload) < length:
        payload += os.read(0, length - len(payload))
    if kind == b"M" and json.loads(payload)["type"] == "quit":
        break
    if payload == b"casse":
        os._exit(7)
    if payload == b"reste":
        import signal, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(60)
    tell(b"D", kind + b":" + payload)
tell(b"M", json.dumps({"type": "exit"}).encode())
"""
"""A session that says its size, then repeats what it is told."""

FORM = {"membre": "expert-3", "mot_de_passe": ""}


class Served:
    """The server, and a browser that may hold its cookie."""

    def __init__(self, server: WorkbenchServer, browser: ClientSession, told: Path) -> None:
        self.server = server
        self.guard = server.guard
        self.browser = browser
        self.origin = f"http://127.0.0.1:{server.port}"
        self._told = told

    @property
    def told(self) -> dict[str, Any]:
        """What the last session was started with."""
        found: dict[str, Any] = json.loads(self._told.read_text())
        return found

    async def show_key(self) -> None:
        """Open the address that the command showed."""
        async with self.browser.get(f"{self.origin}/?jeton={self.guard.token}") as answer:
            assert answer.status == 200

    async def enter(self, origin: str = "", **form: str) -> tuple[int, str]:
        """Send the form: status, and where it leads or the page that answers."""
        headers = {"Origin": origin or self.origin}
        asked = self.browser.post(f"{self.origin}/", data=FORM | form, headers=headers, allow_redirects=False)
        async with asked as answer:
            return answer.status, answer.headers.get("Location") or await answer.text()

    async def socket(self, ticket: str, query: str = "", origin: str = "") -> ClientWebSocketResponse:
        """The socket of a session."""
        return await self.browser.ws_connect(f"{self.origin}/ws/{ticket}{query}", origin=origin or self.origin)

    async def session(self, query: str = "") -> ClientWebSocketResponse:
        """The key, the form, then the socket."""
        await self.show_key()
        _, place = await self.enter()
        return await self.socket(place.rpartition("/")[2], query)


@asynccontextmanager
async def serving(
    tmp_path: Path, base: Path | str, *, sessions: int = 5, idle: float = 60.0, public: str = ""
) -> AsyncIterator[Served]:
    """A server of small sessions on the members of ``base``, stopped at the end."""
    told = tmp_path / "dit.json"
    program = tmp_path / "session.py"
    program.write_text(ECHO % str(told))
    request: dict[str, str | None] = {
        "base": base if isinstance(base, str) else f"sqlite:///{base}",
        "projet": None,
        "charges": None,
    }
    with listening(0) as door:
        server = WorkbenchServer((sys.executable, str(program)), request, door, Limits(sessions, idle), public)
        runner = web.AppRunner(await server._make_app(), access_log=None)
        await runner.setup()
        await web.SockSite(runner, door).start()
        try:
            async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
                yield Served(server, browser, told)
        finally:
            await runner.cleanup()


def alive(process: int) -> bool:
    """Whether a process is still there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
