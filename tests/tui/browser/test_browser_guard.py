"""Without the key nothing is served; with it, only to our own pages, under the served names."""

import re
import secrets
from html import unescape
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from ccam.french import serving as fr
from ccam.model.members import Member, Role
from ccam.store.store import init_base, open_store
from ccam.usecases import members
from tests.tui.browser.served import serving
from tui.browser.pages import ASSETS

PATHS = (
    "/", "/?jeton=", "/?jeton=faux", "/atelier/x", "/ws/x", "/static/js/textual.js", "/static/css/xterm.css",
    "/static/", "/assets/atelier.css", "/assets/", "/download/x", "/rien", "/%2e%2e/", "/favicon.ico",
)  # fmt: skip


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.sqlite"
    init_base(f"sqlite:///{path}")
    with open_store(f"sqlite:///{path}") as store:
        members.add(store, Member("expert-3", "<chirurgien>", Role.EDITOR, ("07",)), author="essai")
    return path


@pytest.mark.parametrize("path", PATHS)
async def test_without_the_key_nothing_is_served(path: str, tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        for method in ("GET", "HEAD", "POST", "PUT", "OPTIONS"):
            cookies = {f"ccam_{served.server.port}": secrets.token_urlsafe(32)}
            headers = {"Origin": served.origin}
            async with (
                ClientSession(cookies=cookies, headers=headers) as stranger,
                stranger.request(method, served.origin + path) as answer,
            ):
                text = unescape(await answer.text())
                assert answer.status == 401
                assert "Set-Cookie" not in answer.headers
                assert "expert-3" not in text
                assert "/assets" not in text
                if method != "HEAD":
                    assert fr.REFUSALS[401].message in text


async def test_the_token_opens_only_the_first_page(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        for path in ("/assets/atelier.css", "/atelier/x", "/ws/x"):
            async with served.browser.get(f"{served.origin}{path}?jeton={served.guard.token}") as answer:
                assert answer.status == 401
        async with served.browser.post(f"{served.origin}/?jeton={served.guard.token}") as answer:
            assert answer.status == 401


async def test_the_key_gives_a_cookie_that_is_not_the_token(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        async with served.browser.get(served.guard.key) as answer:
            (given,) = answer.headers.getall("Set-Cookie")
        assert "HttpOnly" in given
        assert "SameSite=Strict" in given
        assert "Path=/" in given
        assert "Secure" not in given
        assert "Max-Age" not in given
        assert served.guard.token not in given
        for path in ("/", "/static/js/textual.js", "/assets/atelier.css", "/assets/entry.js", "/assets/icon.svg"):
            async with served.browser.get(served.origin + path) as answer:
                assert answer.status == 200, path
        for path in ("/static/", "/assets/", "/static/../server.py", "/rien", "/download/x", "/ws/x"):
            async with served.browser.get(served.origin + path) as answer:
                assert answer.status in (403, 404), path


async def test_the_keys_of_two_starts_differ(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as first, serving(tmp_path, base) as second:
        assert first.guard.token != second.guard.token
        await first.show_key()
        async with first.browser.get(f"{second.origin}/?jeton={first.guard.token}") as answer:
            assert answer.status == 401


@pytest.mark.parametrize("host", ["exemple.fr", "127.0.0.1", "127.0.0.1:1", "localhost", ""])
async def test_another_name_is_not_served(host: str, tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        await served.show_key()
        async with served.browser.get(served.guard.key, headers={"Host": host}) as answer:
            assert answer.status == 421
            assert fr.REFUSALS[421].message in unescape(await answer.text())


@pytest.mark.parametrize("origin", ["http://exemple.fr", "null", "https://127.0.0.1", "http://127.0.0.1:1"])
async def test_another_site_opens_no_socket_and_sends_no_form(origin: str, tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        await served.show_key()
        status, text = await served.enter(origin=origin)
        assert status == 403
        assert fr.REFUSALS[403].message in unescape(text)
        assert len(served.server.visits) == 0
        _, place = await served.enter()
        ticket = place.rpartition("/")[2]
        with pytest.raises(WSServerHandshakeError) as refused:
            await served.socket(ticket, origin=origin)
        assert refused.value.status == 403
        async with served.browser.post(served.origin, data={"membre": "expert-3"}) as answer:
            assert answer.status == 403, "a browser says where a form comes from"
        socket = await served.socket(ticket)
        assert (await socket.receive_bytes()).startswith(b"taille")
        await socket.close()


async def test_every_answer_forbids_the_outside(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        await served.show_key()
        for path in ("/", "/rien", "/assets/atelier.css", "/atelier/x"):
            async with served.browser.get(served.origin + path, allow_redirects=False) as answer:
                policy = answer.headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy
                assert "script-src 'self';" in policy
                assert "frame-ancestors 'none'" in policy
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert answer.headers["Cache-Control"] == "no-store"
                assert answer.headers["Referrer-Policy"] == "same-origin"


async def test_no_page_names_an_address_outside(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        await served.show_key()
        _, place = await served.enter()
        texts = [path.read_text("utf-8") for path in ASSETS.iterdir()]
        for path in ("/", place, "/rien", "/static/css/xterm.css"):
            async with served.browser.get(served.origin + path) as answer:
                texts.append(await answer.text())
        ours = rf"//(127\.0\.0\.1:{served.server.port}/|www\.w3\.org/2000/svg)"
        for text in texts:
            bare = re.sub(r"/\*.*?\*/|\s//\s.*", "", text, flags=re.DOTALL) if "xterm" in text else text
            assert re.sub(ours, "", bare).count("//") == len(re.findall(r"^\s*// ", bare, re.MULTILINE)), text
        page = texts[-3]
        assert page.count(f'data-session-websocket-url="ws://127.0.0.1:{served.server.port}/ws/') == 1
        assert "<title>expert-3 · Atelier de la CCAM</title>" in page


async def test_the_members_of_a_file_are_listed_with_a_warning(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        await served.show_key()
        async with served.browser.get(served.origin) as answer:
            text = await answer.text()
    assert '<option value="expert-3">expert-3 · &lt;chirurgien&gt;</option>' in text
    assert fr.NO_RIGHTS in unescape(text)
    assert 'type="password"' not in text


async def test_a_base_that_went_away_is_said(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        await served.show_key()
        base.rename(tmp_path / "ailleurs")
        async with served.browser.get(served.origin) as answer:
            assert answer.status == 503
            assert "ccam base init" in await answer.text()


async def test_behind_a_proxy_the_public_name_is_served_by_https(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base, public="https://atelier.exemple.fr") as served:
        assert served.guard.key.startswith("https://atelier.exemple.fr/?jeton=")
        host = {"Host": "atelier.exemple.fr", "Origin": "https://atelier.exemple.fr"}
        async with served.browser.get(f"{served.origin}/?jeton={served.guard.token}", headers=host) as answer:
            (given,) = answer.headers.getall("Set-Cookie")
        assert "Secure" in given
        shown = host | {"Cookie": given.partition(";")[0]}
        form = {"membre": "expert-3"}
        asked = served.browser.post(f"{served.origin}/", data=form, headers=shown, allow_redirects=False)
        async with asked as answer:
            assert answer.status == 303
            place = answer.headers["Location"]
        async with served.browser.get(served.origin + place, headers=shown) as answer:
            assert 'url="wss://atelier.exemple.fr/ws/' in await answer.text()
            assert "wss://atelier.exemple.fr" in answer.headers["Content-Security-Policy"]


async def test_a_form_that_is_too_long_is_refused(tmp_path: Path, base: Path) -> None:
    async with serving(tmp_path, base) as served:
        await served.show_key()
        status, text = await served.enter(membre="x" * 5000)
        assert status == 413
        assert fr.REFUSALS[413].message in text


async def test_on_a_server_each_shows_a_password_and_nobody_is_listed(tmp_path: Path) -> None:
    address = "postgresql+psycopg://serveur.invalid/ccam"
    async with serving(tmp_path, address) as served:
        await served.show_key()
        async with served.browser.get(served.origin) as answer:
            text = unescape(await answer.text())
        assert 'name="mot_de_passe" type="password"' in text
        assert fr.HAS_RIGHTS in text
        assert fr.NO_RIGHTS not in text
        status, text = await served.enter(membre="inconnu", mot_de_passe="tres-secret")
        assert status == 422
        assert 'value="inconnu"' in text
        assert "tres-secret" not in text
        assert served.told["asked"]["base"] == address
