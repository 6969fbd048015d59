"""Details of releases, hospital volumes, and the whole of an official base: every dated row."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Only new tables: what a base of 0001 holds stays as it is."""
    _rows(
        "detail", *_texts("code", "extension"), *_wholes("activity", "phase", nullable=True),
        *_texts("field", "value"),
    )  # fmt: skip
    _hospital()
    op.create_table(
        "history", sa.Column("position", BIGINT, nullable=False, autoincrement=False), *_texts("version", "created"),
        sa.PrimaryKeyConstraint("position", name="pk_history"), _cites_journal("history"),
    )  # fmt: skip
    _lists_and_menus()
    _acts()
    _activities()
    _phases()


def _hospital() -> None:
    op.create_table(
        "hospital_set", *_texts("name"), *_wholes("year"), *_texts("scope"), *_wholes("rows", "known_acts"),
        *_texts("source_name", "source_sha256", "source_format"), *_wholes("position"),
        sa.PrimaryKeyConstraint("name", name="pk_hospital_set"), _cites_journal("hospital_set"),
    )  # fmt: skip
    _rows(
        "hospital_volume", *_texts("code"), *_wholes("phase"), *_texts("region"),
        *_wholes("acts", "stays", nullable=True), *_texts("mean_stay"),
        *_wholes("zero_nights", "ambulatory", nullable=True), *_wholes("row"),
    )  # fmt: skip


def _lists_and_menus() -> None:
    _rows("list_entry", *_texts("table", "code", "label"))
    _rows("reference_row", *_texts("table", "facts"))
    _rows("menu", *_wholes("code", "parent", "rank"), *_texts("label"))
    _rows("menu_note", *_wholes("menu"), *_texts("kind", "text"))


def _acts() -> None:
    _rows(
        "act_record",
        *_texts("code", "short_label", "label", "kind", "sex", "created", "ended", "insurances", "travel", "menus"),
        *_wholes("place"), *_texts("structured", "previous", "next", "dmt", "conditions"),
    )  # fmt: skip
    _rows("act_note", *_texts("code", "kind", "text"))
    _rows(
        "act_state",
        *_texts(
            "code", "effective", "decree", "published", "refund", "prior_agreement", "copay", "prescribers",
            "flat_fees", "procedures", "incompatible", "cmuc",
        ),
    )  # fmt: skip


def _activities() -> None:
    _rows("activity_record", *_texts("code"), *_wholes("activity"), *_texts("extensions", "rmo", "radio"))
    _rows(
        "activity_state", *_texts("code"), *_wholes("activity"),
        *_texts(
            "effective", "decree", "published", "modifiers", "category", "executants", "billing_group", "associations"
        ),
    )  # fmt: skip


def _phases() -> None:
    _rows(
        "phase_record", *_texts("code"), *_wholes("activity", "phase"), *_texts("teeth_count"),
        *_wholes("min_age", "max_age"), *_texts("teeth"), *_wholes("icr", nullable=True), *_texts("ranking"),
    )  # fmt: skip
    _rows(
        "phase_state", *_texts("code"), *_wholes("activity", "phase"), *_texts("effective", "decree", "published"),
        *_wholes("sessions"), *_texts("unit"), *_wholes("coefficient"), *_texts("payment", "dom"),
        *_wholes("supplement", "score", "practice"),
    )  # fmt: skip
    _rows("grid_price", *_texts("code"), *_wholes("activity", "phase"), *_texts("effective"), *_wholes("grid", "cents"))


def _rows(table: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        table, sa.Column("id", BIGINT, nullable=False), *_wholes("position"), *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"), _cites_journal(table),
    )  # fmt: skip
    first = columns[0].name
    op.create_index(f"ix_{table}_position_{first}", table, ["position", first])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _wholes(*names: str, nullable: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(name, BIGINT, nullable=nullable) for name in names]


def _cites_journal(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["position"], ["journal.position"], name=f"fk_{table}_position_journal")
