"""Who comes in by a browser, on a file and on a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.french import members as words
from ccam.french import serving as fr
from ccam.model.errors import CcamError, DataRefused
from ccam.model.members import Member, Role
from ccam.store.store import Store, init_base, open_store
from ccam.usecases import doors, members
from ccam.usecases.doors import Visitor
from tests.store.pg_server import running
from tests.store.test_pg_passwords import Networked, listen


@pytest.fixture
def url(tmp_path: Path) -> str:
    address = f"sqlite:///{tmp_path / 'base.sqlite'}"
    init_base(address)
    return address


@pytest.fixture(scope="module")
def networked() -> Iterator[Networked]:
    with running() as server:
        host = listen(server)
        server.run("CREATE DATABASE base")
        init_base(server.url("base"))
        with open_store(server.url("base")) as owner:
            yield Networked(server, host, Path(server.socket) / "log", owner)


def code(store: Store, member: str) -> str:
    with pytest.raises(DataRefused) as refused:
        doors.author(store, Visitor(member))
    return refused.value.code


def test_a_file_lets_in_those_of_its_list_and_no_other(url: str) -> None:
    with open_store(url) as store:
        members.add(store, Member("expert-3", "chirurgien", Role.EDITOR), author="essai")
        assert doors.author(store, Visitor(" expert-3 ")) == "expert-3"
        assert code(store, "expert-4") == code(store, "") == code(store, "Expert-3") == fr.NOT_LISTED.code
    assert [member.id for member in doors.members(url)] == ["expert-3"]
    assert not doors.asks_password(url)
    assert doors.address_for(url, Visitor("expert-3", "ignoré")) == url


@pytest.mark.parametrize("name", ["", "  ", "x" * 41, "a\nb", "a\0", "\x1b[31m"])
def test_without_a_list_a_pseudonym_must_be_able_to_sign(name: str, url: str) -> None:
    with open_store(url) as store:
        assert code(store, name) == fr.BAD_PSEUDONYM.code
        assert doors.author(store, Visitor("élue 3")) == "élue 3"


def test_the_login_of_who_serves_is_never_that_of_a_visitor() -> None:
    kept = "postgresql+psycopg://serveur:5432/ccam?sslmode=require"
    for given in (
        "postgresql+psycopg://chef:secret@serveur:5432/ccam?sslmode=require",
        "postgresql+psycopg://serveur:5432/ccam?user=chef&password=secret&sslmode=require&passfile=/x&service=y",
        "postgresql+psycopg://chef@serveur:5432/ccam?sslmode=require&require_auth=none",
    ):
        assert doors.public_address(given) == kept
        assert doors.members(given) == ()
        opened = doors.address_for(given, Visitor("ex:p@rt/3", "a b?&#é"))
        assert opened.startswith(
            "postgresql+psycopg://ex%3Ap%40rt%2F3:a%20b%3F%26%23%C3%A9@serveur:5432/ccam?sslmode=require&"
        )
        assert "secret" not in opened
    assert doors.public_address("sqlite:////x.sqlite") == "sqlite:////x.sqlite"


@pytest.mark.parametrize("typed", [("", "x"), ("x", ""), (" ", "x"), ("x", "\0"), ("x" * 201, "x"), ("x", "x" * 201)])
def test_a_server_is_asked_with_a_login_and_a_password(typed: tuple[str, str]) -> None:
    with pytest.raises(DataRefused) as refused:
        doors.address_for("postgresql+psycopg://serveur/ccam", Visitor(*typed))
    assert refused.value.code == fr.NO_PASSWORD.code


def test_a_visitor_does_not_show_their_password() -> None:
    assert "secret" not in repr(Visitor("expert-3", "secret"))


def refusal(base: str, visitor: Visitor) -> str:
    with pytest.raises(CcamError) as refused, open_store(doors.address_for(base, visitor)) as store:
        doors.author(store, visitor)
    assert visitor.password not in refused.value.message + refused.value.hint
    return refused.value.code


def test_a_member_of_a_server_comes_in_by_their_password_alone(networked: Networked) -> None:
    base = f"postgresql+psycopg://chef:secret@{networked.host}/base"
    made = members.add(
        networked.owner, Member("expert-3", "chirurgien", Role.EDITOR), author="a", login="dupont@chu: /?"
    )
    known = Visitor("dupont@chu: /?", made.password)
    with open_store(doors.address_for(base, known)) as store:
        assert doors.author(store, known) == "expert-3"
    assert refusal(base, Visitor("dupont@chu: /?", "faux")) == words.LOGIN_REFUSED.code
    assert refusal(base, Visitor("expert-3", made.password)) == words.LOGIN_REFUSED.code
    networked.server.run("CREATE ROLE etranger LOGIN PASSWORD 'mot-à-lui'")
    assert refusal(base, Visitor("etranger", "mot-à-lui")) == words.LOGIN_REFUSED.code
    networked.server.run("CREATE ROLE maitre LOGIN SUPERUSER PASSWORD 'tout-pouvoir'")
    assert refusal(base, Visitor("maitre", "tout-pouvoir")) == words.NOT_A_MEMBER.code


def test_a_server_that_checks_no_password_is_not_believed(networked: Networked) -> None:
    trusting = networked.server.url("base")
    open_store(trusting).close()
    assert refusal(trusting, Visitor("postgres", "n'importe")) in (
        words.LOGIN_REFUSED.code,
        words.SERVER_UNREACHABLE.code,
    )
