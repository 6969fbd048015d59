"""Sessions: one process each, within limits, gone with their page; what was typed goes nowhere else."""

import asyncio
import time
from html import unescape
from pathlib import Path

import pytest
from aiohttp import ClientWebSocketResponse, WSMsgType, WSServerHandshakeError

from ccam.french import serving as fr
from ccam.store.store import init_base
from tests.tui.browser.served import Served, alive, serving
from tui.browser import relay, visits

PATIENCE = 20.0


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.sqlite"
    init_base(f"sqlite:///{path}")
    return path


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "PAUSE", 0.0)
    monkeypatch.setattr(visits, "LEAVING", 0.5)
    monkeypatch.setattr(relay, "LEAVING", 0.5)


async def empty(served: Served) -> None:
    """Wait until no session is left."""
    limit = time.monotonic() + PATIENCE
    while len(served.server.visits):
        assert time.monotonic() < limit
        await asyncio.sleep(0.02)


async def closing(socket: ClientWebSocketResponse) -> int | None:
    """The code with which the server closed."""
    async with asyncio.timeout(PATIENCE):
        while (await socket.receive()).type not in (WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.ERROR):
            pass
    return socket.close_code


async def alive_but_idle(socket: ClientWebSocketResponse) -> None:
    """What a page sends of itself while nobody is there."""
    while not socket.closed:
        await socket.send_json(["resize", {"width": 80, "height": 24}])
        await socket.send_json(["ping", "1"])
        await asyncio.sleep(0.1)


async def test_what_is_typed_goes_to_the_process_and_back(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        socket = await served.session("?width=142&height=36")
        assert await socket.receive_bytes() == b"taille [142, 36]"
        await socket.send_json(["stdin", "é"])
        assert await socket.receive_bytes() == b"D:\xc3\xa9"
        await socket.send_json(["resize", {"width": 100_000, "height": 1}])
        assert await socket.receive_bytes() == b'M:{"type": "resize", "width": 500, "height": 5}'
        await socket.send_json(["ping", "12"])
        assert await socket.receive_json() == ["pong", "12"]
        for sign in ("blur", "focus"):
            await socket.send_json([sign])
            assert sign.encode() in await socket.receive_bytes()
        process = served.told["pid"]
        await socket.close()
        await empty(served)
        assert not alive(process)


async def test_the_password_is_on_no_command_line_and_in_no_environment(
    tmp_path: Path, base: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CCAM_BASE", "postgresql://chef:secret-du-chef@x/y")
    monkeypatch.setenv("PGPASSWORD", "secret-du-chef")
    monkeypatch.setenv("TEXTUAL_LOG", str(tmp_path / "log"))
    async with serving(tmp_path, base) as served:
        await served.show_key()
        _, place = await served.enter(mot_de_passe="tres-secret")
        told = served.told
        assert told["asked"]["mot_de_passe"] == "tres-secret"
        assert "tres-secret" not in told["command"] + str(told["env"]) + place
        assert "secret-du-chef" not in str(told)
        assert served.guard.token not in str(told)
        assert "TEXTUAL_LOG" not in told["env"]
        assert told["env"]["PGPASSFILE"] == "/dev/null"
        async with served.browser.get(served.origin + place) as answer:
            assert "tres-secret" not in await answer.text()
        held = [vars(visit) for visit in served.server.visits._waiting.values()]
        assert "tres-secret" not in str(held)
    assert "tres-secret" not in "".join(capfd.readouterr())


async def test_a_ticket_is_good_for_one_page(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        await served.show_key()
        status, place = await served.enter()
        assert (status, place.startswith("/atelier/")) == (303, True)
        async with served.browser.get(served.origin + place) as answer:
            assert answer.status == 200
        ticket = place.rpartition("/")[2]
        socket = await served.socket(ticket)
        with pytest.raises(WSServerHandshakeError) as refused:
            await served.socket(ticket)
        assert refused.value.status == 404
        async with served.browser.get(served.origin + place, allow_redirects=False) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/")
        await socket.close()


async def test_no_more_sessions_than_the_limit(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base, sessions=2) as served:
        first = await served.session()
        second, third = await asyncio.gather(served.enter(), served.enter())
        assert sorted([second[0], third[0]]) == [303, 422]
        assert "2 sessions ouvertes" in (second[1] + third[1])
        await first.close()
        limit = time.monotonic() + PATIENCE
        while (await served.enter())[0] != 303:
            assert time.monotonic() < limit


async def test_a_session_that_no_page_claims_ends(tmp_path: Path, base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "UNCLAIMED", 0.05)
    async with serving(tmp_path, base) as served:
        await served.show_key()
        await served.enter()
        await empty(served)
        assert not alive(served.told["pid"])


async def test_a_refusal_is_told_on_the_page(tmp_path: Path, base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with serving(tmp_path, base) as served:
        await served.show_key()
        status, text = await served.enter(membre="inconnu")
        assert status == 422
        assert "<strong>Pas &lt;vous&gt; {ici}.</strong> Voyez {}." in text
        assert 'value="inconnu"' in text
        status, text = await served.enter(membre="muet")
        assert fr.DID_NOT_OPEN.message in unescape(text)
        await empty(served)
    assert capsys.readouterr().err == "ne peut pas commencer"


async def test_a_refusal_takes_its_time(tmp_path: Path, base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(visits, "PAUSE", 1.0)
    async with serving(tmp_path, base) as served:
        await served.show_key()
        monkeypatch.setattr(asyncio, "sleep", sleep)
        await served.enter(membre="inconnu")
        monkeypatch.undo()
    assert 1.0 in slept


async def test_a_session_left_alone_closes(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base, idle=0.4) as served:
        socket = await served.session()
        signs = asyncio.create_task(alive_but_idle(socket))
        assert await closing(socket) == relay.IDLE
        signs.cancel()
        await empty(served)
        assert not alive(served.told["pid"])


@pytest.mark.parametrize(
    "message",
    ["", "{", "[]", "3", '["stdin"]', '["stdin", 3]', '["resize", {"width": "x", "height": 2}]', '["resize", 4]',
     '["rien"]', '["ping", "' + "x" * 100 + '"]', "[" * 5000],
)  # fmt: skip
async def test_what_cannot_be_understood_closes(message: str, tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        socket = await served.session()
        await socket.send_str(message)
        assert await closing(socket) == 1003
        await empty(served)


async def test_a_message_that_is_too_long_closes(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        socket = await served.session()
        await socket.send_json(["stdin", "x" * relay.LARGEST_MESSAGE])
        assert await closing(socket) == 1009
        await empty(served)


async def test_a_session_that_breaks_is_said_to_both(
    tmp_path: Path, base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with serving(tmp_path, base) as served:
        socket = await served.session()
        await socket.send_json(["stdin", "casse"])
        await closing(socket)
        await empty(served)
    assert capsys.readouterr().err == fr.BROKEN_SESSION.format(member="expert-3", code=7) + "\n"


async def test_a_session_that_will_not_end_is_ended(
    tmp_path: Path, base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with serving(tmp_path, base) as served:
        socket = await served.session()
        await socket.send_json(["stdin", "reste"])
        await socket.close()
        await empty(served)
        assert not alive(served.told["pid"])
    assert capsys.readouterr().err == "", "it did not break"


async def test_every_session_ends_with_the_server(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        socket = await served.session()
        claimed = served.told["pid"]
        await served.enter()
        waiting = served.told["pid"]
        assert alive(claimed)
        assert alive(waiting)
        assert claimed != waiting
        await socket.receive()
    assert not alive(claimed)
    assert not alive(waiting)
