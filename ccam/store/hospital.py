"""Hospital volumes in the base: apart from the private ones, with which they are never added."""

from sqlalchemy import Connection, insert, select, update

from ccam.french import store as fr
from ccam.model.errors import UnknownThing
from ccam.model.records import HospitalInfo
from ccam.model.volumes import HospitalRow, HospitalVolumes
from ccam.store import rows
from ccam.store.bulk import forget_rows, insert_rows, read_rows
from ccam.store.row_tables import HOSPITAL_VOLUME
from ccam.store.tables import HOSPITAL_SET


def infos(connection: Connection) -> list[HospitalInfo]:
    """Every set, by year, then by name."""
    wanted = select(HOSPITAL_SET).order_by(HOSPITAL_SET.c.year, HOSPITAL_SET.c.name)
    return [
        HospitalInfo(
            row.name, row.year, row.scope, row.rows, row.known_acts, rows.source_from(row), row.position
        )
        for row in connection.execute(wanted)
    ]  # fmt: skip


def save(connection: Connection, volumes: HospitalVolumes, position: int, *, replacing: bool) -> None:
    """Write ``volumes``, in the place of the set of that name where ``replacing``."""
    header = rows.hospital_set_row(volumes, position)
    if replacing:
        of_name = HOSPITAL_SET.c.name == volumes.name
        forget_rows(
            connection, HOSPITAL_VOLUME, connection.execute(select(HOSPITAL_SET.c.position).where(of_name)).scalar_one()
        )
        connection.execute(update(HOSPITAL_SET).where(of_name).values(header))
    else:
        connection.execute(insert(HOSPITAL_SET).values(header))
    insert_rows(connection, HOSPITAL_VOLUME, volumes.rows, position)


def load(connection: Connection, name: str) -> HospitalVolumes:
    """The set, equal to what was given; raises :class:`UnknownThing`, naming those there are."""
    header = connection.execute(select(HOSPITAL_SET).where(HOSPITAL_SET.c.name == name)).one_or_none()
    if header is None:
        names = (known.name for known in infos(connection))
        raise UnknownThing(fr.HOSPITAL_UNKNOWN, name=name, known=fr.listed(names))
    found = read_rows(connection, HOSPITAL_VOLUME, HospitalRow, header.position)
    return HospitalVolumes(header.name, header.year, rows.source_from(header), header.scope, found)
