"""The tables. Rows are private to the store: SQLModel validates nothing here, values are validated where
text becomes a value, and only :mod:`ccam.store.rows` turns a row into a domain object.

``rank`` is the place of a thing among its kind in the file it came from, so that order survives.
Amounts are integer cents. Texts that hold JSON are TEXT, so that no engine reorders their keys.
"""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Date, Integer, MetaData, Table, Text
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
METADATA = MetaData(naming_convention=NAMING)
BIGINT = BigInteger().with_variant(Integer, "sqlite")


def _text(**options: Any) -> Any:
    return Field(sa_type=Text, **options)


def _whole(**options: Any) -> Any:
    return Field(sa_type=BIGINT, **options)


def _key(reference: str = "") -> Any:
    return _text(primary_key=True, **({"foreign_key": reference} if reference else {}))


def _rank() -> Any:
    return _whole(primary_key=True, sa_column_kwargs={"autoincrement": False})


def _entry() -> Any:
    """The journal entry that the row comes from."""
    return _whole(foreign_key="journal.position")


class Row(SQLModel):
    """Base of every table."""

    metadata = METADATA


class JournalRow(Row, table=True):
    """One entry. Never updated, never deleted; ``position`` is assigned under the write lock."""

    __tablename__ = "journal"
    position: int = _rank()
    at: str = _text()
    actor: str = _text(index=True)
    reason: str = _text()
    kind: str = _text(index=True)
    schema_number: int = _whole()
    draft: str = _text(index=True)
    text: str = _text()
    previous: str = _text()
    hash: str = _text(unique=True)


class EntrySubjectRow(Row, table=True):
    """A name that an entry is found by: a subject, or a node such as ``seance/S-0001``."""

    __tablename__ = "entry_subject"
    subject: str = _key()
    position: int = _whole(primary_key=True, foreign_key="journal.position", sa_column_kwargs={"autoincrement": False})


class ReleaseRow(Row, table=True):
    """An official version, without its content."""

    __tablename__ = "release"
    version: str = _key()
    title: str = _text()
    applicable: date = Field(sa_type=Date)
    acts: int = _whole()
    lines: int = _whole()
    source_name: str = _text()
    source_sha256: str = _text()
    source_format: str = _text()
    position: int = _entry()


class HeadingRow(Row, table=True):
    """A subdivision of a release."""

    __tablename__ = "heading"
    version: str = _key("release.version")
    rank: int = _rank()
    number: str = _text()
    title: str = _text()
    row: int = _whole()


class ActRow(Row, table=True):
    """An act of a release; ``modifiers`` is a JSON list."""

    __tablename__ = "act"
    version: str = _key("release.version")
    rank: int = _rank()
    code: str = _text()
    label: str = _text()
    heading: str = _text()
    modifiers: str = _text()
    row: int = _whole()


class LineRow(Row, table=True):
    """A priced line; ``act`` is the rank of its act, ``associated`` a JSON list of codes."""

    __tablename__ = "line"
    version: str = _key("release.version")
    rank: int = _rank()
    act: int = _whole()
    code: str = _text()
    activity: int = _whole()
    phase: int = _whole()
    label: str = _text()
    conditional_refund: bool
    prior_approval: bool
    copay_exemption: str = _text()
    billing_group: str = _text()
    associated: str = _text()
    duplicate: int = _whole()
    row: int = _whole()


class PriceRow(Row, table=True):
    """A price of the line of rank ``line``."""

    __tablename__ = "price"
    version: str = _key("release.version")
    rank: int = _rank()
    line: int = _whole()
    grid: str = _text()
    effective: date = Field(sa_type=Date)
    cents: int = _whole()
    writing: str = _text()


class NoteRow(Row, table=True):
    """A note of the heading, or of the act, of that rank."""

    __tablename__ = "note"
    version: str = _key("release.version")
    rank: int = _rank()
    heading: int | None = _whole(nullable=True)
    act: int | None = _whole(nullable=True)
    text: str = _text()
    kind: str = _text()
    activity: int | None = _whole(nullable=True)
    phase: int | None = _whole(nullable=True)
    row: int = _whole()


class ModifierRow(Row, table=True):
    """A definition of chapter 19.03."""

    __tablename__ = "modifier"
    version: str = _key("release.version")
    rank: int = _rank()
    letter: str = _text()
    variant: int = _whole()
    wording: str = _text()
    unit: str = _text()
    sector1: int = _whole()
    others: int = _whole()
    heading: str = _text()
    row: int = _whole()


class VolumeSetRow(Row, table=True):
    """A volume set, without its rows; ``axes`` is a JSON list."""

    __tablename__ = "volume_set"
    name: str = _key()
    year: int = _whole()
    scope: str = _text()
    axes: str = _text()
    rows: int = _whole()
    quantity: int = _whole()
    base: int = _whole()
    reimbursed: int = _whole()
    source_name: str = _text()
    source_sha256: str = _text()
    source_format: str = _text()
    position: int = _entry()


class VolumeRow(Row, table=True):
    """A row of a volume set."""

    __tablename__ = "volume"
    name: str = _key("volume_set.name")
    rank: int = _rank()
    code: str = _text()
    activity: int = _whole()
    phase: int = _whole()
    billing_group: str = _text()
    quantity: int = _whole()
    base: int = _whole()
    reimbursed: int = _whole()
    tariff_sector1: int | None = _whole(nullable=True)
    tariff_others: int | None = _whole(nullable=True)
    category: str = _text()
    subcategory: str = _text()
    row: int = _whole()


class HospitalSetRow(Row, table=True):
    """Hospital volumes, without their rows."""

    __tablename__ = "hospital_set"
    name: str = _key()
    year: int = _whole()
    scope: str = _text()
    rows: int = _whole()
    known_acts: int = _whole()
    source_name: str = _text()
    source_sha256: str = _text()
    source_format: str = _text()
    position: int = _entry()


class DocumentRow(Row, table=True):
    """A parameter file or a filled sheet, as its text."""

    __tablename__ = "document"
    name: str = _key()
    nature: str = _text()
    text: str = _text()
    source_name: str = _text()
    source_sha256: str = _text()
    source_format: str = _text()
    position: int = _entry()


class FindingRow(Row, table=True):
    """What was noticed in the file of these bytes."""

    __tablename__ = "finding"
    sha256: str = _key()
    rank: int = _rank()
    code: str = _text()
    severity: str = _text()
    file: str = _text()
    row: int = _whole()
    column_name: str = _text()
    value: str = _text()
    message: str = _text()
    hint: str = _text()


class DraftRow(Row, table=True):
    """A draft; ``position`` is the last entry that concerns it."""

    __tablename__ = "draft"
    name: str = _key()
    base: str = _text(foreign_key="release.version")
    created: str = _text()
    position: int = _entry()


class NodeRow(Row, table=True):
    """The state that the journal gives a node: canonical JSON, NULL once gone. ``version`` counts writes."""

    __tablename__ = "node"
    draft: str = _key("draft.name")
    node: str = _key()
    version: int = _whole()
    state: str | None = _text(nullable=True)
    position: int = _entry()


class MemberRow(Row, table=True):
    """A member as the journal last told them; ``families`` is a JSON list."""

    __tablename__ = "member"
    id: str = _key()
    function: str = _text()
    role: str = _text()
    families: str = _text()
    position: int = _entry()


class PersonRow(Row, table=True):
    """Who is behind a member: outside the journal, and erasable."""

    __tablename__ = "person"
    member: str = _key("member.id")
    login: str = _text(unique=True)
    name: str = _text()


class BallotRow(Row, table=True):
    """A blind ballot until its round is closed; ``payload`` is canonical JSON."""

    __tablename__ = "ballot"
    draft: str = _key("draft.name")
    round: str = _key()
    member: str = _key()
    nonce: str = _text()
    payload: str = _text()
    position: int = _entry()


class SealRow(Row, table=True):
    """A sealed position; ``manifest`` is canonical JSON and ``hash`` its SHA-256."""

    __tablename__ = "seal"
    draft: str = _key("draft.name")
    name: str = _key()
    position: int = _whole()
    at: str = _text()
    instance: str = _text()
    manifest: str = _text()
    hash: str = _text()


def _table(name: str) -> Table:
    return METADATA.tables[name]


JOURNAL = _table("journal")
ENTRY_SUBJECT = _table("entry_subject")
RELEASE = _table("release")
HEADING = _table("heading")
ACT = _table("act")
LINE = _table("line")
PRICE = _table("price")
NOTE = _table("note")
MODIFIER = _table("modifier")
VOLUME_SET = _table("volume_set")
VOLUME = _table("volume")
HOSPITAL_SET = _table("hospital_set")
DOCUMENT = _table("document")
FINDING = _table("finding")
DRAFT = _table("draft")
NODE = _table("node")
SEAL = _table("seal")
BALLOT = _table("ballot")
MEMBER = _table("member")
PERSON = _table("person")
