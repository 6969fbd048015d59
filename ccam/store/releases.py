"""Releases in the base: one header, six tables of content, details, written and read in bulk."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, exists, insert, select, update

from ccam.french import store as fr
from ccam.model.acts import Act, Detail, Heading, Line, Note, Price, Release
from ccam.model.errors import UnknownThing
from ccam.model.history import History
from ccam.model.records import ReleaseInfo
from ccam.store import histories, rows
from ccam.store.bulk import forget_rows, insert_all, insert_rows, read_rows
from ccam.store.row_tables import DETAIL
from ccam.store.tables import ACT, HEADING, LINE, MODIFIER, NOTE, PRICE, RELEASE

CONTENT: dict[Table, Callable[[Release], Iterator[rows.Values]]] = {
    HEADING: rows.heading_rows,
    ACT: rows.act_rows,
    LINE: rows.line_rows,
    PRICE: rows.price_rows,
    NOTE: rows.note_rows,
    MODIFIER: rows.modifier_rows,
}

Reader = Callable[..., Iterable[Sequence[Any]]]
"""Reads named columns of a table of content of one release."""
Notes = defaultdict[tuple[int | None, int | None], list[Note]]
"""Notes by the rank of their heading or of their act, the other one being None."""


def infos(connection: Connection) -> list[ReleaseInfo]:
    """Every release, in the order of their date, then of their version."""
    priced = exists().where(PRICE.c.version == RELEASE.c.version).label("priced")
    wanted = select(RELEASE, priced).order_by(RELEASE.c.applicable, RELEASE.c.version)
    return [
        ReleaseInfo(
            row.version, row.title, row.applicable, row.acts, row.lines, rows.source_from(row), row.position, row.priced
        )
        for row in connection.execute(wanted)
    ]


def save(connection: Connection, release: Release, history: History | None, position: int, *, replacing: bool) -> None:
    """Write ``release`` and the base it was drawn from, in the place of those of its version where ``replacing``."""
    known = rows.release_row(release, position)
    if replacing:
        before = header(connection, release.version).position
        forget_rows(connection, DETAIL, before)
        histories.forget(connection, before)
        for table in CONTENT:
            connection.execute(delete(table).where(table.c.version == release.version))
        connection.execute(update(RELEASE).where(RELEASE.c.version == release.version).values(known))
    else:
        connection.execute(insert(RELEASE).values(known))
    for table, rows_of in CONTENT.items():
        insert_all(connection, table, rows_of(release))
    insert_rows(connection, DETAIL, release.details, position)
    if history is not None:
        histories.save(connection, history, position)


def header(connection: Connection, name: str) -> Row[Any]:
    """The release of that version without its content, else the only one whose version is ``name`` with a format
    after it: ``78.10`` is ``78.10-nx``. Raises :class:`UnknownThing`, naming those there are.
    """
    found = connection.execute(select(RELEASE).where(RELEASE.c.version == name)).one_or_none()
    if found is not None:
        return found
    versions = [known.version for known in infos(connection)]
    meant = [version for version in versions if version.startswith(f"{name}-")]
    if len(meant) == 1:
        return header(connection, meant[0])
    if meant:
        raise UnknownThing(fr.RELEASE_AMBIGUOUS, name=name, known=fr.listed(meant))
    raise UnknownThing(fr.RELEASE_UNKNOWN, name=name, known=fr.listed(versions))


def load(connection: Connection, name: str) -> Release:
    """The release that :func:`header` finds, equal to what was given; raises :class:`UnknownThing`."""
    known = header(connection, name)
    read = partial(_read, connection, known.version)
    notes = _notes(read)
    definitions = read(MODIFIER, "letter", "variant", "wording", "unit", "sector1", "others", "heading", "row")
    return Release(
        version=known.version,
        title=known.title,
        applicable=known.applicable,
        source=rows.source_from(known),
        headings=_headings(read, notes),
        acts=_acts(read, notes),
        modifiers=tuple(map(rows.modifier_from, definitions)),
        details=read_rows(connection, DETAIL, Detail, known.position),
    )


def _headings(read: Reader, notes: Notes) -> tuple[Heading, ...]:
    found = read(HEADING, "rank", "number", "title", "row")
    return tuple(rows.heading_from(columns, notes[rank, None]) for rank, *columns in found)


def _acts(read: Reader, notes: Notes) -> tuple[Act, ...]:
    lines = _lines(read)
    found = read(ACT, "rank", "code", "label", "heading", "modifiers", "row")
    return tuple(rows.act_from(columns, lines[rank], notes[None, rank]) for rank, *columns in found)


def _notes(read: Reader) -> Notes:
    notes: Notes = defaultdict(list)
    for heading, act, *columns in read(NOTE, "heading", "act", "text", "kind", "activity", "phase", "row"):
        notes[heading, act].append(rows.note_from(columns))
    return notes


def _lines(read: Reader) -> defaultdict[int, list[Line]]:
    prices: defaultdict[int, list[Price]] = defaultdict(list)
    for line, *columns in read(PRICE, "line", "grid", "effective", "cents", "writing"):
        prices[line].append(rows.price_from(columns))
    found = read(
        LINE, "act", "rank", "code", "activity", "phase", "label", "conditional_refund", "prior_approval",
        "copay_exemption", "billing_group", "associated", "duplicate", "row",
    )  # fmt: skip
    lines: defaultdict[int, list[Line]] = defaultdict(list)
    for act, rank, *columns in found:
        lines[act].append(rows.line_from(columns, prices[rank]))
    return lines


def _read(connection: Connection, version: str, table: Table, *names: str) -> Iterable[Sequence[Any]]:
    """The named columns of a table of content, in the order of the file."""
    columns = [table.c[name] for name in names]
    return connection.execute(select(*columns).where(table.c.version == version).order_by(table.c.rank))
