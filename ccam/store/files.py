"""What is known of the files that were read: whose bytes are in the base, what was noticed in them, and the
parameter documents, which are kept as their text.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, distinct, func, insert, select, update

from ccam.model.findings import Finding
from ccam.model.records import Document, KnownFile, Nature
from ccam.store import rows
from ccam.store.bulk import insert_all
from ccam.store.row_tables import HOSPITAL_VOLUME
from ccam.store.tables import DOCUMENT, FINDING, HOSPITAL_SET, RELEASE, VOLUME, VOLUME_SET

TABLES = {
    Nature.RELEASE: RELEASE,
    Nature.VOLUMES: VOLUME_SET,
    Nature.HOSPITAL: HOSPITAL_SET,
    Nature.DOCUMENT: DOCUMENT,
}
"""Where each thing that is imported from a file has its one row; its first column names it."""

FINDING_COLUMNS = tuple(column for column in FINDING.c if column.name not in {"sha256", "rank"})


def known_file(connection: Connection, sha256: str) -> KnownFile | None:
    """What was read from these bytes and is now in the base."""
    for nature, table in TABLES.items():
        row = connection.execute(select(table).where(table.c.source_sha256 == sha256).limit(1)).one_or_none()
        if row is not None:
            return _known(connection, nature, row)
    return None


def present(connection: Connection, nature: Nature, name: str) -> KnownFile | None:
    """The thing of that name, or None where there is no such thing."""
    table = TABLES[nature]
    row = connection.execute(select(table).where(table.c[0] == name)).one_or_none()
    return None if row is None else _known(connection, nature, row)


def _known(connection: Connection, nature: Nature, row: Row[Any]) -> KnownFile:
    name, source = row[0], rows.source_from(row)
    if nature is Nature.RELEASE:
        return KnownFile(nature, name, source, row.acts, row.lines, row.applicable)
    if nature is Nature.DOCUMENT:
        return KnownFile(nature, name, source)
    acts, of_set = (VOLUME.c.code, VOLUME.c.name == name)
    if nature is Nature.HOSPITAL:
        acts, of_set = (HOSPITAL_VOLUME.c.code, HOSPITAL_VOLUME.c.position == row.position)
    counted = connection.execute(select(func.count(distinct(acts))).where(of_set)).scalar_one()
    return KnownFile(nature, name, source, counted, row.rows)


def findings(connection: Connection, sha256: str) -> list[Finding]:
    """What was noticed in the file of these bytes, in its order."""
    wanted = select(*FINDING_COLUMNS).where(FINDING.c.sha256 == sha256).order_by(FINDING.c.rank)
    return [rows.finding_from(row) for row in connection.execute(wanted)]


def save_findings(connection: Connection, sha256: str, found: Sequence[Finding], *, forget: str = "") -> None:
    """Keep what was noticed; ``forget`` is the file that this one replaces."""
    before = FINDING.c.sha256.in_([sha256, forget])
    # On a shared base, who files a first sheet has no right to forget.
    if connection.execute(select(FINDING.c.rank).where(before).limit(1)).first():
        connection.execute(delete(FINDING).where(before))
    insert_all(connection, FINDING, rows.finding_rows(sha256, found))


def documents(connection: Connection, formats: Collection[str] = (), natures: Collection[str] = ()) -> list[Document]:
    """Every document, by name, or those of these formats and natures: sheets of scores hold megabytes."""
    wanted = select(DOCUMENT).order_by(DOCUMENT.c.name)
    for column, known in ((DOCUMENT.c.source_format, formats), (DOCUMENT.c.nature, natures)):
        wanted = wanted.where(column.in_(known)) if known else wanted
    return [rows.document_from(row) for row in connection.execute(wanted)]


def last_document(connection: Connection, format_name: str) -> Document | None:
    """The document of that format that was imported last, None where there is none."""
    wanted = select(DOCUMENT).where(DOCUMENT.c.source_format == format_name).order_by(DOCUMENT.c.position.desc())
    row = connection.execute(wanted.limit(1)).one_or_none()
    return None if row is None else rows.document_from(row)


def save_document(connection: Connection, document: Document, position: int, *, replacing: bool) -> None:
    """Write ``document``, in the place of the one of that name where ``replacing``."""
    row = rows.document_row(document, position)
    if replacing:
        connection.execute(update(DOCUMENT).where(DOCUMENT.c.name == document.name).values(row))
    else:
        connection.execute(insert(DOCUMENT).values(row))
