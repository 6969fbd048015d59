"""``membre``, and every command on a shared base: the same words on both engines."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from ccam.cli.main import ExitCode
from ccam.cli.main import run as run_words
from ccam.store.backup import restore
from ccam.store.store import init_base
from tests.store.pg_server import Server, running


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture
def shared(server: Server, demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The demonstration on a server."""
    with server.database(template="template0") as name:
        url = server.url(name)
        init_base(url)
        restore(demo_folder / "demo.sqlite", url)
        monkeypatch.setenv("CCAM_BASE", url)
        yield name


@pytest.fixture
def embedded(demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCAM_BASE", str(shutil.copy(demo_folder / "demo.sqlite", tmp_path / "b.sqlite")))


def run(*words: str) -> int:
    return run_words(words)


def data(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    capsys.readouterr()
    assert run(*words, "--json") == ExitCode.DONE, capsys.readouterr().err
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


ADD = ("membre", "ajouter", "expert-3", "--fonction", "chirurgien", "--role", "redacteur", "--famille", "14")


@pytest.mark.usefixtures("embedded")
def test_on_a_file_the_list_is_informative(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*ADD) == ExitCode.DONE
    said = capsys.readouterr()
    assert "expert-3 est membre : chirurgien, rôle redacteur, familles 14." in said.out
    assert "Un fichier SQLite n'a pas de droits" in said.err
    assert data(capsys, "membre", "lister")["membres"] == [
        {"membre": "expert-3", "fonction": "chirurgien", "role": "redacteur", "familles": ["14"], "compte": None}
    ]
    assert run("membre", "retirer", "expert-3") == ExitCode.DONE
    assert data(capsys, "membre", "lister")["membres"] == []
    assert run("membre", "retirer", "expert-3") == ExitCode.DATA_SAYS_NO
    assert data(capsys, "base", "verifier")["integre"] is True


@pytest.mark.usefixtures("embedded")
@pytest.mark.parametrize("words", [("Mme Martin", "redacteur"), ("expert-3", "chef")])
def test_what_is_not_a_member(words: tuple[str, str]) -> None:
    assert run("membre", "ajouter", words[0], "--fonction", "x", "--role", words[1]) == ExitCode.USAGE


def test_on_a_server_a_member_gets_a_login_and_works(
    shared: str, server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    added = data(capsys, *ADD)
    assert (added["compte"], len(added["mot_de_passe"])) == ("expert-3", 16)
    (kept,) = server.run("SELECT rolpassword FROM pg_authid WHERE rolname = 'expert-3'")[0]
    assert kept.startswith("SCRAM-SHA-256$")
    monkeypatch.setenv("CCAM_BASE", server.url(shared, "expert-3"))
    data(capsys, "acte", "ACQK001")
    assert run("decider", "commenter", "ACQK001", "à discuter") == ExitCode.DONE
    assert data(capsys, "journal", "--auteur", "expert-3")["decisions"]
    assert run("decider", "commenter", "ACQK001", "faux", "--auteur", "expert-7") == ExitCode.DATA_SAYS_NO
    assert "en son propre nom" in capsys.readouterr().err
    assert run("membre", "ajouter", "expert-9", "--fonction", "x", "--role", "admin") == ExitCode.DATA_SAYS_NO
    assert data(capsys, "membre", "lister")["membres"][0]["compte"] is None, "the directory is not for every one"
    monkeypatch.setenv("CCAM_BASE", server.url(shared))
    assert run("membre", "retirer", "expert-3") == ExitCode.DONE
    with pytest.raises((psycopg.OperationalError, psycopg.errors.InsufficientPrivilege)):
        server.run("SELECT * FROM ccam.journal", database=shared, login="expert-3")
    assert data(capsys, "base", "verifier")["integre"] is True


@pytest.mark.usefixtures("embedded")
def test_a_role_is_that_of_the_list_of_members(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*ADD) == ExitCode.DONE
    move = ("decider", "etat", "ACQK001", "propose", "--auteur", "expert-3")
    assert run(*move, "--role", "president") == ExitCode.DATA_SAYS_NO
    assert "expert-3 est redacteur dans la liste des membres" in capsys.readouterr().err
    assert run(*move) == ExitCode.DONE
    assert run(*move[:3], "valide-cnp", *move[4:]) == ExitCode.DATA_SAYS_NO
    assert "vous êtes redacteur" in capsys.readouterr().err
    assert run(*move[:3], "brouillon", "--auteur", "passant", "--role", "redacteur") == ExitCode.DONE


def test_a_role_is_that_of_the_session_on_a_server(
    shared: str, server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("famille", "creer", "14", "Quatorze") == ExitCode.DONE
    assert run("decider", "placer", "ACQK001", "--famille", "14") == ExitCode.DONE
    assert run(*ADD) == ExitCode.DONE
    monkeypatch.setenv("CCAM_BASE", server.url(shared, "expert-3"))
    assert run("decider", "etat", "ACQK001", "propose", "--role", "secretariat") == ExitCode.DATA_SAYS_NO
    assert "expert-3 est redacteur" in capsys.readouterr().err
    assert run("decider", "etat", "ACQK001", "propose") == ExitCode.DONE
    monkeypatch.setenv("CCAM_BASE", server.url(shared))
    assert run("membre", "retirer", "expert-3") == ExitCode.DONE


@pytest.mark.usefixtures("shared")
def test_a_member_known_to_the_system_has_no_password(capsys: pytest.CaptureFixture[str]) -> None:
    added = data(capsys, *ADD, "--compte", "dupont", "--sans-mot-de-passe")
    assert (added["compte"], added["mot_de_passe"]) == ("dupont", None)
    assert run("membre", "ajouter", "expert-4", "--fonction", "x", "--role", "lecteur", "--compte", "postgres") == 1


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize(
    "words",
    [("acte", "ACQK001"), ("dossiers",), ("verifier",), ("valoriser",), ("impact",), ("versions",),
     ("etape", "lister"), ("journal",)],
)  # fmt: skip
def test_commands_say_the_same_on_a_server(
    words: tuple[str, ...], demo_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def said() -> tuple[int, str]:
        capsys.readouterr()
        return run(*words, "--json"), capsys.readouterr().out

    on_server = said()
    monkeypatch.setenv("CCAM_BASE", str(demo_folder / "demo.sqlite"))
    assert said() == on_server
    assert on_server[1].startswith("{")


def test_a_password_is_never_printed(
    server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with server.database(template="template0") as name:
        url = server.url(name).replace("postgres:@", "postgres:secret@")
        monkeypatch.setenv("CCAM_BASE", url)
        assert run("base", "init") == ExitCode.DONE
        assert run("base", "migrer", "--json") == ExitCode.DONE
        said = capsys.readouterr()
        assert "secret" not in said.out + said.err
        assert "postgresql://postgres@/" in said.out
