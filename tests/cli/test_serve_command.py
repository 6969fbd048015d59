"""``servir``: what is refused before anything is served."""

import json
import socket
from pathlib import Path

import pytest

from ccam.cli.main import ExitCode, run
from ccam.cli.serve import SESSION
from ccam.french import serving as fr
from ccam.store.store import init_base


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.sqlite"
    init_base(f"sqlite:///{path}")
    return path


@pytest.mark.parametrize(
    "address",
    [
        "atelier.exemple.fr",
        "ftp://x",
        "https://",
        "https://x/atelier",
        "https://u@x",
        "https://x:port",
        "https://x?y",
        "//x",
    ],
)
def test_an_address_that_is_no_site_is_refused(address: str, base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["servir", "--base", str(base), "--adresse", address]) == ExitCode.USAGE
    assert fr.BAD_PUBLIC_ADDRESS.message.format(value=address) in capsys.readouterr().err


def test_a_port_that_is_taken_is_refused(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["servir", "--base", str(base), "--port", str(port)]) == ExitCode.USAGE
    assert fr.PORT_TAKEN.message.format(port=port) in capsys.readouterr().err


def test_a_base_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["servir", "--base", str(tmp_path / "rien.sqlite")]) == ExitCode.BASE_UNAVAILABLE
    assert "ccam base init" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--sessions", "0"], ["--duree", "0"], ["--port", "70000"]])
def test_limits_have_limits(words: list[str], base: Path) -> None:
    assert run(["servir", "--base", str(base), *words]) == ExitCode.USAGE


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("", "http://127.0.0.1:"),
        ("https://Atelier.Exemple.fr/", "https://atelier.exemple.fr/?jeton="),
        ("https://x.fr:443", "https://x.fr/?jeton="),
        ("http://x.fr:8080", "http://x.fr:8080/?jeton="),
    ],
)
def test_the_address_to_open_is_shown_with_its_key(
    given: str, shown: str, base: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.browser.server import WorkbenchServer

    served: list[WorkbenchServer] = []
    monkeypatch.setattr(WorkbenchServer, "serve", lambda server: served.append(server))
    assert run(["servir", "--base", str(base), "--port", "0", "--adresse", given]) == ExitCode.DONE
    said = capsys.readouterr().out
    assert shown in said
    assert served[0].guard.token in said
    assert "20 sessions" in said
    assert "60 minutes" in said


def test_a_session_is_given_nothing_on_its_command_line() -> None:
    assert json.dumps(SESSION[1:]) == '["-P", "-m", "tui.browser.session"]'
