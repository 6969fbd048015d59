"""The rules that a server holds members to: the table of states in force and ``data/parameters``, copied into tables of
its own at every migration. An import of a table of states copies it again, in its own transaction (``life.sql``).
"""

from typing import Any

from sqlalchemy import Connection, table, text

from ccam.formats.life import WRITERS
from ccam.french import members as fr
from ccam.french.panel import SEATS
from ccam.model.codec import canonical
from ccam.model.errors import DataRefused
from ccam.model.members import Role
from ccam.resources import rules
from ccam.store import life_rules

STATE = table("life_state")
NAMES = frozenset({STATE.name, "life_move", "rule"})
"""Tables that no one writes but the functions of the owner, and that no backup carries."""


def fill(connection: Connection) -> None:
    """Write the rules in force in the place of those that are there."""
    given = life_rules.compiled(life_rules.in_force(connection))
    given["sans-famille"] = unplaced_role(rules("droits")).value
    given["sieges"] = {name: seat for seat, name in SEATS.items()}
    connection.execute(text("SELECT set_life(:given)"), {"given": canonical(given)})


def unplaced_role(content: dict[str, Any]) -> Role:
    """The least role that writes an act placed in no family, from ``droits.toml``; :class:`DataRefused` for a role that
    writes no act.
    """
    told = content.get("sans_famille", {}).get("role")
    if told not in WRITERS:
        raise DataRefused(fr.BAD_UNPLACED, role=told, known=", ".join(WRITERS))
    return Role(told)
