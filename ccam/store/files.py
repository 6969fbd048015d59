"""What is known of the files that were read: whose bytes are in the base, what was noticed in them, and the
parameter documents, which are kept as their text.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, Table, delete, insert, select, update

from ccam.model.acts import SourceFile
from ccam.model.findings import Finding
from ccam.model.records import Document
from ccam.store import rows
from ccam.store.bulk import insert_all
from ccam.store.tables import DOCUMENT, FINDING, RELEASE, VOLUME_SET

IDENTITY = {RELEASE: RELEASE.c.version, VOLUME_SET: VOLUME_SET.c.name, DOCUMENT: DOCUMENT.c.name}
"""What is imported from a file, and the column that names it."""

FINDING_COLUMNS = tuple(column for column in FINDING.c if column.name not in {"sha256", "rank"})


def known_format(connection: Connection, sha256: str) -> str | None:
    """The format under which something now in the base was read from these bytes."""
    for table in IDENTITY:
        found = select(table.c.source_format).where(table.c.source_sha256 == sha256).limit(1)
        if known := connection.execute(found).scalar_one_or_none():
            return str(known)
    return None


def present_source(connection: Connection, table: Table, name: str) -> SourceFile | None:
    """The file that the thing of that name was read from, or None where there is no such thing."""
    row = connection.execute(select(table).where(IDENTITY[table] == name)).one_or_none()
    return rows.source_from(row) if row else None


def findings(connection: Connection, sha256: str) -> list[Finding]:
    """What was noticed in the file of these bytes, in its order."""
    wanted = select(*FINDING_COLUMNS).where(FINDING.c.sha256 == sha256).order_by(FINDING.c.rank)
    return [rows.finding_from(row) for row in connection.execute(wanted)]


def save_findings(connection: Connection, sha256: str, found: Sequence[Finding], *, forget: str = "") -> None:
    """Keep what was noticed; ``forget`` is the file that this one replaces."""
    connection.execute(delete(FINDING).where(FINDING.c.sha256.in_([sha256, forget])))
    insert_all(connection, FINDING, rows.finding_rows(sha256, found))


def documents(connection: Connection) -> list[Document]:
    """Every document, by name."""
    return [rows.document_from(row) for row in connection.execute(select(DOCUMENT).order_by(DOCUMENT.c.name))]


def save_document(connection: Connection, document: Document, position: int, *, replacing: bool) -> None:
    """Write ``document``, in the place of the one of that name where ``replacing``."""
    row = rows.document_row(document, position)
    if replacing:
        connection.execute(update(DOCUMENT).where(DOCUMENT.c.name == document.name).values(row))
    else:
        connection.execute(insert(DOCUMENT).values(row))
