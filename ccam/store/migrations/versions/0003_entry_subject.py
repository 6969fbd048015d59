"""The index of the journal by subject, author and kind."""

import sqlalchemy as sa
from alembic import op

from ccam.store.subjects import index_all

revision = "0003"
down_revision = "0002"

BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """A projection like any other: it is made again from the entries there are, by the code that keeps it."""
    op.create_table(
        "entry_subject",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("position", BIGINT, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("subject", "position", name="pk_entry_subject"),
        sa.ForeignKeyConstraint(["position"], ["journal.position"], name="fk_entry_subject_position_journal"),
    )
    op.create_index("ix_journal_actor", "journal", ["actor"])
    op.create_index("ix_journal_kind", "journal", ["kind"])
    index_all(op.get_bind())
