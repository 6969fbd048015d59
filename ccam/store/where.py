"""Where the base is: what was asked for, else ``CCAM_BASE``, else a file in the user's data folder."""

import os
from pathlib import Path

from ccam.french import store as fr
from ccam.model.errors import BaseUnavailable, UsageError

SQLITE = "sqlite:///"


def resolve(given: str | None = None) -> str:
    """The address of the base to use; a plain path is as good as a ``sqlite:///`` address.

    Raises :class:`UsageError` for an address of no known kind and :class:`BaseUnavailable` for an engine
    that this version does not open.
    """
    address = given or os.environ.get("CCAM_BASE", "") or str(default_file())
    kind, separator, _ = address.partition("://")
    if not separator:
        return SQLITE + str(Path(address).expanduser().absolute())
    if address.startswith(SQLITE) and address != SQLITE:
        return address
    if kind.partition("+")[0] == "postgresql":
        raise BaseUnavailable(fr.NO_POSTGRESQL)
    raise UsageError(fr.BAD_ADDRESS, address=address)


def default_file() -> Path:
    """``ccam/base.sqlite`` in the user's data folder (XDG Base Directory Specification)."""
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "ccam" / "base.sqlite"
