"""The tables whose rows go in as they are: their columns are the fields of a named tuple of the model.

``id`` keeps the order of the file. ``position`` is the journal entry that brought the rows: the shortest key there is
for a million of them, and never anyone else's.
"""

from typing import NamedTuple, get_type_hints

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from ccam.model.acts import Detail
from ccam.model.history import PARTS
from ccam.model.volumes import HospitalRow
from ccam.store.tables import BIGINT, METADATA

OWN = ("id", "position")
"""The columns that the rows themselves do not have."""


def _table(name: str, kind: type[NamedTuple]) -> Table:
    hints = get_type_hints(kind)
    fields = [
        Column(field, BIGINT if hints[field] in (int, int | None) else Text, nullable=hints[field] == int | None)
        for field in kind._fields
    ]
    return Table(
        name,
        METADATA,
        Column("id", BIGINT, primary_key=True),
        Column("position", BIGINT, ForeignKey("journal.position"), nullable=False),
        *fields,
        Index(None, "position", kind._fields[0]),
    )


DETAIL = _table("detail", Detail)
HOSPITAL_VOLUME = _table("hospital_volume", HospitalRow)
HISTORY = Table(
    "history",
    METADATA,
    Column("position", BIGINT, ForeignKey("journal.position"), primary_key=True, autoincrement=False),
    Column("version", Text, nullable=False),
    Column("created", Text, nullable=False),
)
NAMES = {
    "lists": "list_entry",
    "tables": "reference_row",
    "menus": "menu",
    "menu_notes": "menu_note",
    "acts": "act_record",
    "act_notes": "act_note",
    "act_states": "act_state",
    "activities": "activity_record",
    "activity_states": "activity_state",
    "phases": "phase_record",
    "phase_states": "phase_state",
    "prices": "grid_price",
}
HISTORY_ROWS = {part: _table(NAMES[part], kind) for part, kind in PARTS.items()}
"""The table of each part of a history."""
