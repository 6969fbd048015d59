"""Where the base is: what was asked for, else ``CCAM_BASE``, else a file in the user's data folder."""

import os
import re
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode

from ccam.french import store as fr
from ccam.model.errors import UsageError

SQLITE = "sqlite:///"
POSTGRESQL = "postgresql+psycopg://"
KINDS = ("postgresql", "postgres", "postgresql+psycopg")


def resolve(given: str | None = None) -> str:
    """The address of the base to use; a plain path is as good as a ``sqlite:///`` address.

    Raises :class:`UsageError` for an address of no known kind, or that names no database of its server.
    """
    address = given or os.environ.get("CCAM_BASE", "") or str(default_file())
    kind, separator, rest = address.partition("://")
    if not separator:
        return SQLITE + str(Path(address).expanduser().absolute())
    if address.startswith(SQLITE) and address != SQLITE:
        return address
    if kind in KINDS and rest.partition("?")[0].partition("/")[2]:
        return POSTGRESQL + rest
    raise UsageError(fr.BAD_ADDRESS, address=shown(address))


def shown(address: str) -> str:
    """``address`` for people: without its password, and as they would write it; that of a file is its path."""
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1@", address).replace(POSTGRESQL, "postgresql://").removeprefix(SQLITE)


OF_THE_LOGIN = ("user", "password", "passfile", "service", "require_auth")
"""Settings of an address that say who connects."""
PASSWORD_ASKED = "password,md5,scram-sha-256"  # noqa: S105
"""Ways of a server to let in that all check a password (libpq, ``require_auth``)."""


def without_login(address: str) -> str:
    """``address``, resolved, without its login and password; a file has none."""
    if not address.startswith(POSTGRESQL):
        return address
    place, _, settings = address.removeprefix(POSTGRESQL).partition("?")
    kept = [(name, value) for name, value in parse_qsl(settings) if name not in OF_THE_LOGIN]
    return POSTGRESQL + place.rpartition("@")[2] + (f"?{urlencode(kept)}" if kept else "")


def with_login(address: str, login: str, password: str) -> str:
    """The same base for another login, which a server that asks for no password is not believed about."""
    place, _, settings = without_login(address).removeprefix(POSTGRESQL).partition("?")
    asked = f"{settings}{'&' * bool(settings)}{urlencode({'require_auth': PASSWORD_ASKED})}"
    return f"{POSTGRESQL}{quote(login, safe='')}:{quote(password, safe='')}@{place}?{asked}"


def default_file() -> Path:
    """``ccam/base.sqlite`` in the user's data folder (XDG Base Directory Specification)."""
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "ccam" / "base.sqlite"
