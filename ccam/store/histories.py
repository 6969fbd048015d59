"""The whole of an official base, beside the release that was drawn from it: twelve tables of rows."""

from typing import Any

from sqlalchemy import Connection, insert, select

from ccam.model.history import PARTS, ActRecord, GridPrice, History
from ccam.store.bulk import forget_rows, insert_rows, read_rows
from ccam.store.row_tables import HISTORY, HISTORY_ROWS


def save(connection: Connection, history: History, position: int) -> None:
    """Write ``history``, which the entry at ``position`` brings."""
    connection.execute(insert(HISTORY).values(position=position, version=history.version, created=history.created))
    for part, table in HISTORY_ROWS.items():
        insert_rows(connection, table, getattr(history, part), position)


def forget(connection: Connection, position: int) -> None:
    """Take away the history that the entry at ``position`` brought, if it did."""
    for table in (*HISTORY_ROWS.values(), HISTORY):
        forget_rows(connection, table, position)


def load(connection: Connection, position: int) -> History | None:
    """The history that the entry at ``position`` brought, equal to what was given; None where it brought none."""
    head = connection.execute(select(HISTORY).where(HISTORY.c.position == position)).one_or_none()
    if head is None:
        return None
    parts: dict[str, Any] = {
        part: read_rows(connection, table, PARTS[part], position) for part, table in HISTORY_ROWS.items()
    }
    return History(head.version, head.created, **parts)


def act_records(connection: Connection, position: int) -> tuple[ActRecord, ...]:
    """The acts of that history alone: a thousandth of it."""
    return read_rows(connection, HISTORY_ROWS["acts"], ActRecord, position)


def act_prices(connection: Connection, position: int, code: str) -> tuple[GridPrice, ...]:
    """Every price that one act ever had in that history, by date."""
    table = HISTORY_ROWS["prices"]
    columns = [table.c[field] for field in GridPrice._fields]
    wanted = (table.c.position == position, table.c.code == code)
    found = connection.execute(select(*columns).where(*wanted).order_by(table.c.effective, table.c.id))
    return tuple(GridPrice._make(row) for row in found)
