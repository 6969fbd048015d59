"""Volume sets in the base."""

from sqlalchemy import Connection, delete, insert, select, update

from ccam.french import store as fr
from ccam.model.errors import UnknownThing
from ccam.model.records import VolumeInfo
from ccam.model.volumes import VolumeSet
from ccam.store import rows
from ccam.store.bulk import insert_all
from ccam.store.tables import VOLUME, VOLUME_SET

CONTENT = tuple(column for column in VOLUME.c if column.name not in {"name", "rank"})


def infos(connection: Connection) -> list[VolumeInfo]:
    """Every volume set, by year, then by name."""
    return [
        VolumeInfo(
            row.name, row.year, row.scope, row.rows, row.quantity, row.base, row.reimbursed,
            rows.source_from(row), row.position,
        )
        for row in connection.execute(select(VOLUME_SET).order_by(VOLUME_SET.c.year, VOLUME_SET.c.name))
    ]  # fmt: skip


def save(connection: Connection, volumes: VolumeSet, position: int, *, replacing: bool) -> None:
    """Write ``volumes``, in the place of the set of that name where ``replacing``."""
    header = rows.volume_set_row(volumes, position)
    if replacing:
        connection.execute(delete(VOLUME).where(VOLUME.c.name == volumes.name))
        connection.execute(update(VOLUME_SET).where(VOLUME_SET.c.name == volumes.name).values(header))
    else:
        connection.execute(insert(VOLUME_SET).values(header))
    insert_all(connection, VOLUME, rows.volume_rows(volumes))


def load(connection: Connection, name: str) -> VolumeSet:
    """The volume set, equal to what was given; raises :class:`UnknownThing`, naming those there are."""
    header = connection.execute(select(VOLUME_SET).where(VOLUME_SET.c.name == name)).one_or_none()
    if header is None:
        names = (known.name for known in infos(connection))
        raise UnknownThing(fr.VOLUMES_UNKNOWN, name=name, known=fr.listed(names))
    found = connection.execute(select(*CONTENT).where(VOLUME.c.name == name).order_by(VOLUME.c.rank))
    return rows.volume_set_from(header, map(rows.volume_from, found))
