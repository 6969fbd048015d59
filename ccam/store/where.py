"""Where the base is: what was asked for, else ``CCAM_BASE``, else a file in the user's data folder."""

import os
import re
from pathlib import Path

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
    """``address`` for people: without its password, and as they would write it."""
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1@", address).replace(POSTGRESQL, "postgresql://")


def default_file() -> Path:
    """``ccam/base.sqlite`` in the user's data folder (XDG Base Directory Specification)."""
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "ccam" / "base.sqlite"
