"""Who has the workbench open on a shared base. The server knows it of its own connections: nothing is written, and a
session that dies is gone from it.

What a connection calls itself can be read by every login of the server, beside the login; so it says that it is a
workbench and not which member: ``members_present`` of ``presence.sql`` does, without the logins.
"""

from collections.abc import Callable
from time import monotonic
from typing import Any

from sqlalchemy import Connection, text

from ccam.model.members import Present

Around = Callable[[tuple[Present, ...]], None]
"""Called with everyone who is there, by id, each time it changes; with nobody once it can no longer be known."""

WORKBENCH = "ccam atelier"
"""The ``application_name`` of a workbench, the same as in ``presence.sql``."""
PACE = 2.0
"""Seconds between two roll calls."""
ALIVE = {"tcp_keepalives_idle": 30, "tcp_keepalives_interval": 10, "tcp_keepalives_count": 3}
"""A machine that vanished from the network is forgotten within a minute; the server's default is two hours."""


class RollCall:
    """On the connection of a workbench that listens: makes it known, and tells ``around`` who else is there."""

    def __init__(self, connection: Connection, around: Around) -> None:
        self._connection, self._around = connection, around
        self._due = 0.0
        self._known: tuple[Present, ...] = ()
        driver: Any = connection.connection.driver_connection
        driver.execute(f"SET application_name = '{WORKBENCH}'")
        for name, value in ALIVE.items():
            driver.execute(f"SET {name} = {value}")

    def call(self) -> None:
        """Ask the server again if it is time."""
        if monotonic() < self._due:
            return
        present = tuple(Present(*row) for row in self._connection.execute(text("SELECT * FROM members_present()")))
        if present != self._known:
            self._known = present
            self._around(present)
        self._due = monotonic() + PACE
