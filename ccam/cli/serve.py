"""``servir``: the workbench in a browser."""

import importlib.util
import sys
from typing import Annotated
from urllib.parse import urlsplit

import typer

from ccam.cli import options, output
from ccam.cli.app import command
from ccam.cli.main import ExitCode
from ccam.french import numbers
from ccam.french import serving as fr
from ccam.model.errors import UsageError

SESSION = (sys.executable, "-P", "-m", "tui.browser.session")


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "servir")(serve)


def serve(
    base: options.Base = None,
    draft: options.Draft = None,
    charges: options.Charges = None,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help=fr.OPTION_PORT)] = 8765,
    sessions: Annotated[int, typer.Option("--sessions", metavar="N", min=1, max=500, help=fr.OPTION_SESSIONS)] = 20,
    idle: Annotated[int, typer.Option("--duree", metavar="MINUTES", min=1, max=1440, help=fr.OPTION_IDLE)] = 60,
    public: Annotated[str, typer.Option("--adresse", metavar="URL", help=fr.OPTION_ADDRESS, show_default=False)] = "",
) -> ExitCode:
    """Serve the workbench on this machine until Ctrl-C."""
    from ccam.usecases import doors
    from ccam.usecases.base import resolve_url

    for name in ("aiohttp", "textual_serve"):
        if importlib.util.find_spec(name) is None:
            raise UsageError(fr.COMPONENT_MISSING, name=name)
    from tui.browser.server import Limits, WorkbenchServer, listening

    address = _public(public)
    url = doors.public_address(resolve_url(base))
    doors.members(url)  # a file that cannot be opened says so now
    with listening(port) as door:
        request = {"base": url, "projet": draft, "charges": charges}
        server = WorkbenchServer(SESSION, request, door, Limits(sessions, idle * 60.0), address)
        at_most, after = numbers.plural(sessions, "session"), numbers.plural(idle, "minute")
        output.line(fr.SERVING.format(sessions=at_most, idle=after))
        output.lines((fr.OPEN_HERE, "", f"  {server.guard.key}", "", fr.STOP))
        sys.stdout.flush()
        server.serve()
    return ExitCode.DONE


def _public(address: str) -> str:
    """``address`` as a browser would give the origin of its pages: scheme, host and port, in lower case."""
    if not address:
        return ""
    try:
        parts = urlsplit(address.rstrip("/").lower())
        plain = (
            parts.scheme in ("http", "https") and parts.hostname and not (parts.path or parts.query or parts.username)
        )
        usual = {"http": 80, "https": 443}.get(parts.scheme)
        port = "" if parts.port in (None, usual) else f":{parts.port}"
    except ValueError:
        plain, port = "", ""
    if not plain:
        raise UsageError(fr.BAD_PUBLIC_ADDRESS, value=address)
    return f"{parts.scheme}://{parts.hostname}{port}"
