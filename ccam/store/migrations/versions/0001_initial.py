"""Journal, releases, volumes, documents, findings, drafts, seals."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from ccam.store.engine import guard_journal

revision = "0001"
down_revision = None

BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SOURCE = ("source_name", "source_sha256", "source_format")


def upgrade() -> None:
    """A base never goes back: there is no downgrade, one restores a backup."""
    _journal()
    _releases()
    _volumes_and_documents()
    _drafts()


def _journal() -> None:
    op.create_table(
        "journal", _rank("position"), *_texts("at", "actor", "reason", "kind"), *_wholes("schema_number"),
        *_texts("draft", "text", "previous", "hash"),
        sa.PrimaryKeyConstraint("position", name="pk_journal"),
        sa.UniqueConstraint("hash", name="uq_journal_hash"),
    )  # fmt: skip
    op.create_index("ix_journal_draft", "journal", ["draft"])
    guard_journal(op.get_bind())


def _releases() -> None:
    op.create_table(
        "release", *_texts("version", "title"), sa.Column("applicable", sa.Date(), nullable=False),
        *_wholes("acts", "lines"), *_texts(*SOURCE), *_wholes("position"),
        sa.PrimaryKeyConstraint("version", name="pk_release"), _cites("release", "position", "journal.position"),
    )  # fmt: skip
    _part_of_release("heading", *_texts("number", "title"), *_wholes("row"))
    _part_of_release("act", *_texts("code", "label", "heading", "modifiers"), *_wholes("row"))
    _part_of_release(
        "line", *_wholes("act"), *_texts("code"), *_wholes("activity", "phase"), *_texts("label"),
        sa.Column("conditional_refund", sa.Boolean(), nullable=False),
        sa.Column("prior_approval", sa.Boolean(), nullable=False),
        *_texts("copay_exemption", "billing_group", "associated"), *_wholes("duplicate", "row"),
    )  # fmt: skip
    _part_of_release(
        "price", *_wholes("line"), *_texts("grid"), sa.Column("effective", sa.Date(), nullable=False),
        *_wholes("cents"), *_texts("writing"),
    )  # fmt: skip
    _part_of_release(
        "note", *_wholes("heading", "act", nullable=True), *_texts("text", "kind"),
        *_wholes("activity", "phase", nullable=True), *_wholes("row"),
    )  # fmt: skip
    _part_of_release(
        "modifier", *_texts("letter"), *_wholes("variant"), *_texts("wording", "unit"),
        *_wholes("sector1", "others"), *_texts("heading"), *_wholes("row"),
    )  # fmt: skip


def _volumes_and_documents() -> None:
    op.create_table(
        "volume_set", *_texts("name"), *_wholes("year"), *_texts("scope", "axes"),
        *_wholes("rows", "quantity", "base", "reimbursed"), *_texts(*SOURCE), *_wholes("position"),
        sa.PrimaryKeyConstraint("name", name="pk_volume_set"),
        _cites("volume_set", "position", "journal.position"),
    )  # fmt: skip
    op.create_table(
        "volume", *_texts("name"), _rank("rank"), *_texts("code"), *_wholes("activity", "phase"),
        *_texts("billing_group"), *_wholes("quantity", "base", "reimbursed"),
        *_wholes("tariff_sector1", "tariff_others", nullable=True), *_texts("category", "subcategory"),
        *_wholes("row"),
        sa.PrimaryKeyConstraint("name", "rank", name="pk_volume"), _cites("volume", "name", "volume_set.name"),
    )  # fmt: skip
    op.create_table(
        "document", *_texts("name", "nature", "text", *SOURCE), *_wholes("position"),
        sa.PrimaryKeyConstraint("name", name="pk_document"), _cites("document", "position", "journal.position"),
    )  # fmt: skip
    op.create_table(
        "finding", *_texts("sha256"), _rank("rank"), *_texts("code", "severity", "file"), *_wholes("row"),
        *_texts("column_name", "value", "message", "hint"),
        sa.PrimaryKeyConstraint("sha256", "rank", name="pk_finding"),
    )  # fmt: skip


def _drafts() -> None:
    op.create_table(
        "draft", *_texts("name", "base", "created"), *_wholes("position"),
        sa.PrimaryKeyConstraint("name", name="pk_draft"),
        _cites("draft", "base", "release.version"), _cites("draft", "position", "journal.position"),
    )  # fmt: skip
    op.create_table(
        "node", *_texts("draft", "node"), *_wholes("version"), sa.Column("state", sa.Text(), nullable=True),
        *_wholes("position"),
        sa.PrimaryKeyConstraint("draft", "node", name="pk_node"),
        _cites("node", "draft", "draft.name"), _cites("node", "position", "journal.position"),
    )  # fmt: skip
    op.create_table(
        "seal", *_texts("draft", "name"), *_wholes("position"), *_texts("at", "instance", "manifest", "hash"),
        sa.PrimaryKeyConstraint("draft", "name", name="pk_seal"), _cites("seal", "draft", "draft.name"),
    )  # fmt: skip


def _part_of_release(table: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        table, *_texts("version"), _rank("rank"), *columns,
        sa.PrimaryKeyConstraint("version", "rank", name=f"pk_{table}"),
        _cites(table, "version", "release.version"),
    )  # fmt: skip


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _wholes(*names: str, nullable: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(name, BIGINT, nullable=nullable) for name in names]


def _rank(name: str) -> sa.Column[int]:
    return sa.Column(name, BIGINT, nullable=False, autoincrement=False)


def _cites(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    referred = target.partition(".")[0]
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}_{referred}")
