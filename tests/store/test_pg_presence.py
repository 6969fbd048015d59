"""Who has the workbench open on a shared base: told by the server, by member and never by login."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic, sleep

import pytest

from ccam.model.acts import Release
from ccam.model.members import Present
from ccam.store import presence
from ccam.store.store import Store
from tests.store.pg_server import Server
from tests.store.pg_shared import Shared, shared_base

PATIENCE = 20
"""Seconds after which who came or left has not been seen; on a quiet machine it takes less than one."""
SURGEON, DENTIST = Present("expert-3", "chirurgien"), Present("expert-7", "dentiste")

Told = list[tuple[Present, ...]]


@pytest.fixture
def shared(server: Server, release: Release, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shared]:
    monkeypatch.setattr(presence, "PACE", 0.1)
    with shared_base(server, release) as made:
        yield made


@contextmanager
def listening(store: Store) -> Iterator[Told]:
    """A workbench open as ``store``: what it is told of who is there."""
    stop, told = Event(), Told()

    def listen() -> None:
        for _ in store.watch(store.head()[0], stop, told.append):
            pass

    thread = Thread(target=listen)
    thread.start()
    try:
        yield told
    finally:
        stop.set()
        thread.join()


def wait(told: Told, *present: Present) -> None:
    end = monotonic() + PATIENCE
    while not told or told[-1] != present:
        assert monotonic() < end, told
        sleep(0.02)


def test_members_are_told_who_comes_and_who_leaves(shared: Shared) -> None:
    """A member counts once however many sessions; who reads by the command line, or merely listens, is not counted;
    the administrator of the server is no member.
    """
    with shared.store("expert-3") as mine, shared.store("expert-7") as theirs, shared.store("lecteur-1") as quiet:
        assert quiet.members()
        with listening(mine) as told, listening(mine) as again:
            wait(told, SURGEON)
            with listening(theirs) as seen:
                wait(told, SURGEON, DENTIST)
                wait(again, SURGEON, DENTIST)
                wait(seen, SURGEON, DENTIST)
                with listening(shared.owner):
                    wait(told, Present(""), SURGEON, DENTIST)
            wait(told, SURGEON)


def test_nobody_pretends_to_be_another_nor_reads_a_login(shared: Shared) -> None:
    with shared.store("expert-3") as mine, listening(mine) as told:
        wait(told, SURGEON)
        pretending = ("SET application_name = 'ccam atelier'", "SELECT * FROM members_present()")
        assert shared.sql("expert-7", *pretending) == [("expert-3", "chirurgien"), ("expert-7", "dentiste")]
        names = shared.sql(
            "expert-7", "SELECT DISTINCT application_name FROM pg_stat_activity WHERE usename = 'expert-3'"
        )
        assert ("ccam atelier",) in names
        assert not any("expert" in str(name) for (name,) in names), "beside the login, no member is named"


def test_another_database_of_the_server_is_not_this_base(shared: Shared, release: Release) -> None:
    with shared_base(shared.server, release, ()) as other, listening(other.owner) as elsewhere:
        wait(elsewhere, Present(""))
        assert shared.sql("expert-7", "SELECT * FROM members_present()") == []
