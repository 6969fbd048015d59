"""The base itself: create it, bring its schema up to date, verify that nothing in it was altered."""

from pathlib import Path
from typing import TYPE_CHECKING

from ccam.model.errors import CcamError
from ccam.model.members import LOCAL_AUTHOR
from ccam.model.records import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccam.store.store import Store


def resolve_url(given: str | None) -> str:
    """The base named on the command line, else ``CCAM_BASE``, else a file in the user's data folder."""
    from ccam.store.where import resolve

    return resolve(given)


def shown(url: str) -> str:
    """An address for people: without its password."""
    from ccam.store.where import shown

    return shown(url)


def default_file() -> str:
    """Where the user's own base is, or would be."""
    from ccam.store.where import default_file

    return str(default_file())


def absent(url: str) -> bool:
    """Whether it is a file that is not there, told without opening anything; nobody knows of a server."""
    from ccam.store.where import SQLITE

    return url.startswith(SQLITE) and not Path(url.removeprefix(SQLITE)).exists()


def create(url: str) -> None:
    """Create an empty base; refused where one exists."""
    from ccam.store.store import init_base

    init_base(url)


def migrate(url: str) -> tuple[str, str]:
    """Bring the schema to this version; the revisions before and after."""
    from ccam.store.store import migrate_base

    return migrate_base(url)


def open_base(url: str, *, read_only: bool = False, clock: "Callable[[], str] | None" = None) -> "Store":
    """Open a base of this version."""
    from ccam.store.store import open_store

    return open_store(url, read_only=read_only, clock=clock) if clock else open_store(url, read_only=read_only)


def session_author(given: str | None) -> str:
    """Who writes in the base named on the command line: on a shared one the member of the session's login, if it is
    one's. A base that cannot be opened says so when it is used.
    """
    from ccam.store.where import POSTGRESQL, resolve

    try:
        url = resolve(given)
        if url.startswith(POSTGRESQL):
            with open_base(url, read_only=True) as store:
                return store.author(LOCAL_AUTHOR)
    except CcamError:
        pass
    return LOCAL_AUTHOR


def verify(store: "Store") -> list[Problem]:
    """Refold the journal, compare projections and every seal; empty when all holds."""
    return store.verify()
