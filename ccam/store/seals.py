"""Seals in the base."""

from sqlalchemy import Connection, insert, select

from ccam.model.records import Seal
from ccam.store import rows
from ccam.store.tables import SEAL


def of_draft(connection: Connection, draft: str) -> list[Seal]:
    """The seals of a draft, oldest first."""
    wanted = select(SEAL).where(SEAL.c.draft == draft).order_by(SEAL.c.position, SEAL.c.name)
    return [rows.seal_from(row) for row in connection.execute(wanted)]


def save(connection: Connection, seal: Seal) -> None:
    """Write a seal, for ever."""
    connection.execute(insert(SEAL).values(rows.seal_row(seal)))


def facts(seal: Seal) -> dict[str, object]:
    """What the journal says of a seal."""
    return {
        "etape": seal.name,
        "position": seal.position,
        "date": seal.at,
        "instance": seal.instance,
        "sha256": seal.hash,
    }


def citing(connection: Connection, sha256: str) -> Seal | None:
    """A seal whose manifest cites the file of these bytes."""
    wanted = select(SEAL).where(SEAL.c.manifest.contains(sha256, autoescape=True)).order_by(SEAL.c.position)
    row = connection.execute(wanted.limit(1)).one_or_none()
    return rows.seal_from(row) if row else None
