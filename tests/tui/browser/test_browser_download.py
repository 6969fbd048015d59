"""A real session hands a file over: the page is told of it, and it is the page that fetches it."""

import asyncio
import json
import sys
from pathlib import Path

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType, web

from tests.tui.browser.served import Served
from tui.browser.server import Limits, WorkbenchServer, listening

PATIENCE = 60.0


async def test_an_export_is_downloaded_and_the_server_keeps_nothing(demo_base: Path, tmp_path: Path) -> None:
    request: dict[str, str | None] = {"base": f"sqlite:///{demo_base}", "projet": None, "charges": None}
    command = (sys.executable, "-P", "-m", "tui.browser.session")
    before = set(Path.cwd().iterdir())
    with listening(0) as door:
        server = WorkbenchServer(command, request, door, Limits(1, PATIENCE), "")
        runner = web.AppRunner(await server._make_app(), access_log=None)
        await runner.setup()
        await web.SockSite(runner, door).start()
        try:
            async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
                async with asyncio.timeout(PATIENCE):
                    served = Served(server, browser, tmp_path / "none")
                    socket = await served.session("?width=120&height=40")
                    key = await _exported(socket)
                async with browser.get(f"{served.origin}/download/{key}") as answer:
                    assert answer.status == 200
                    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
                    content = await answer.read()
                await socket.close()
            async with ClientSession() as stranger, stranger.get(f"{served.origin}/download/{key}") as answer:
                assert answer.status == 401
        finally:
            await runner.cleanup()
    assert content.startswith("clé;libellé".encode("utf-8-sig"))
    assert set(Path.cwd().iterdir()) == before


async def _exported(socket: ClientWebSocketResponse) -> str:
    """Press E on the screen Impact once it shows its total: the key of the file, as the page is told it."""
    screen, pressed = "", False
    await socket.send_json(["stdin", "6"])
    async for message in socket:
        if message.type is WSMsgType.BINARY:
            screen += message.data.decode("utf-8", "replace")
            if not pressed and "en hausse" in screen:
                pressed = True
                await socket.send_json(["stdin", "E"])
        elif message.type is WSMsgType.TEXT and (told := json.loads(message.data))[0] == "deliver_file_start":
            return str(told[1])
    raise AssertionError("nothing was handed over")
