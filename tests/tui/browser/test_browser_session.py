"""The process of a session, as the server starts it: what it says, and that it never outlives the server."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from ccam.cli.serve import SESSION
from ccam.french import members as words
from ccam.french import serving as fr
from ccam.model.members import Member, Role
from ccam.store.backup import restore
from ccam.store.store import init_base, open_store
from ccam.usecases import members
from tests.store.pg_server import running
from tests.store.test_pg_passwords import Networked, listen
from tests.tui.browser.served import alive
from tui.browser.visits import environment

PATIENCE = 60.0

SERVER = """
import subprocess, sys, time
from tui.browser.visits import environment
session = subprocess.Popen(sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment())
session.stdin.write(sys.argv[1].encode() + b"\\n")
session.stdin.flush()
print(session.pid, session.stdout.readline().decode(), flush=True)
time.sleep(600)
"""


@pytest.fixture
def base(demo_base: Path) -> Path:
    with open_store(f"sqlite:///{demo_base}") as store:
        members.add(store, Member("expert-3", "chirurgien", Role.EDITOR), author="essai")
    return demo_base


@pytest.fixture(scope="module")
def networked(demo_folder: Path) -> Iterator[Networked]:
    """The demonstration on a server that asks for passwords."""
    with running() as server:
        host = listen(server)
        server.run("CREATE DATABASE base")
        init_base(server.url("base"))
        restore(demo_folder / "demo.sqlite", server.url("base"))
        with open_store(server.url("base")) as owner:
            yield Networked(server, host, Path(server.socket) / "log", owner)


def asked(base: Path | str, member: str, password: str = "") -> str:
    url = base if isinstance(base, str) else f"sqlite:///{base}"
    told = {"base": url, "projet": None, "charges": None, "membre": member, "mot_de_passe": password}
    return json.dumps(told)


def session() -> "Popen[bytes]":
    return Popen(SESSION, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment())


def test_who_is_listed_comes_in_and_the_screen_is_as_wide_as_the_page(base: Path) -> None:
    with session() as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(asked(base, "expert-3").encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline()) == {"membre": "expert-3"}
        process.stdin.write(b"[100, 30]\n")
        process.stdin.flush()
        assert process.stdout.readline() == b"__GANGLION__\n"
        drawn = b""
        while b"expert-3" not in drawn:
            head = process.stdout.read(5)
            drawn += process.stdout.read(int.from_bytes(head[1:], "big"))
        quit_now = b'{"type": "quit"}'
        process.stdin.write(b"M" + len(quit_now).to_bytes(4, "big") + quit_now)
        process.stdin.flush()
        process.stdout.read()
        assert process.wait(PATIENCE) == 0


@pytest.mark.parametrize("member", ["expert-4", "", "x" * 50_000])
def test_who_is_not_is_refused_in_french(member: str, base: Path) -> None:
    with session() as process:
        said, errors = process.communicate(asked(base, member).encode() + b"\n", timeout=PATIENCE)
    assert json.loads(said)["refus"][0] == fr.NOT_LISTED.code
    assert errors == b""
    assert process.returncode == 0


def test_a_base_that_cannot_be_used_is_refused_in_french(tmp_path: Path) -> None:
    with session() as process:
        said, _ = process.communicate(asked(tmp_path / "rien.sqlite", "expert-3").encode() + b"\n", timeout=PATIENCE)
    assert "ccam base init" in json.loads(said)["refus"][2]


def test_a_page_that_never_comes_leaves_nobody(base: Path) -> None:
    with session() as process:
        said, _ = process.communicate(asked(base, "expert-3").encode() + b"\n", timeout=PATIENCE)
    assert json.loads(said) == {"membre": "expert-3"}
    assert process.returncode == 0


def test_a_server_that_is_killed_leaves_nobody(base: Path) -> None:
    command = [sys.executable, "-c", SERVER, asked(base, "expert-3"), "/bin/sh", "-c", 'exec "$0" "$@" <&0', *SESSION]
    with Popen(command, stdout=PIPE, text=True) as server:
        assert server.stdout
        number, said = server.stdout.readline().split(" ", 1)
        assert "expert-3" in said
        assert alive(int(number))
        server.kill()
    limit = time.monotonic() + PATIENCE
    while alive(int(number)):
        assert time.monotonic() < limit
        time.sleep(0.1)


def test_a_failure_that_could_show_what_was_typed_is_silent(tmp_path: Path) -> None:
    with session() as process:
        said, errors = process.communicate(b'{"membre": "x", "mot_de_passe": "tres-secret"}\n', timeout=PATIENCE)
    assert (said, errors) == (b"", b"")
    assert process.returncode == 1


def test_a_process_that_cannot_begin_says_why() -> None:
    broken = [*SESSION[:-1], "tui.browser.absente"]
    done = subprocess.run(broken, input=b"{}\n", capture_output=True, env=environment(), check=False)
    assert b"absente" in done.stderr


def test_on_a_server_each_session_is_its_member_s_own_login(networked: Networked) -> None:
    base = f"postgresql+psycopg://{networked.host}/base"
    for name in ("expert-3", "expert-7"):
        login = f"compte de {name}"
        made = members.add(networked.owner, Member(name, "chirurgien", Role.EDITOR), author="a", login=login)
        with session() as process:
            assert process.stdin
            assert process.stdout
            process.stdin.write(asked(base, login, made.password).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline()) == {"membre": name}
            found = networked.server.run("SELECT DISTINCT usename FROM pg_stat_activity WHERE client_addr IS NOT NULL")
            assert found == [(login,)], "nobody else's login is used"
            process.communicate()
        with session() as process:
            said, errors = process.communicate(asked(base, login, "faux").encode() + b"\n", timeout=PATIENCE)
        assert json.loads(said)["refus"][0] == words.LOGIN_REFUSED.code
        assert errors == b""
