"""The base itself: create it, bring its schema up to date, verify that nothing in it was altered."""

from typing import TYPE_CHECKING

from ccam.model.records import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from ccam.store.store import Store


def resolve_url(given: str | None) -> str:
    """The base named on the command line, else ``CCAM_BASE``, else a file in the user's data folder."""
    from ccam.store.where import resolve

    return resolve(given)


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


def verify(store: "Store") -> list[Problem]:
    """Refold the journal, compare projections and every seal; empty when all holds."""
    return store.verify()
