"""The rules that a server holds members to, and replayed decisions found by their own author."""

import sqlalchemy as sa
from alembic import op

from ccam.store.subjects import index_authors

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """The tables are a server's alone, filled from ``data/parameters``: an SQLite file has no rights to check."""
    connection = op.get_bind()
    index_authors(connection)
    if connection.dialect.name != "postgresql":
        return
    text = [sa.Column(name, sa.Text(), nullable=False) for name in ("before", "after", "role")]
    op.create_table(
        "life_state", sa.Column("name", sa.Text(), nullable=False), sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False), sa.PrimaryKeyConstraint("name", name="pk_life_state"),
    )  # fmt: skip
    op.create_table(
        "life_move", *text, sa.Column("fact", sa.Boolean(), nullable=False), sa.Column("has", sa.Boolean()),
        sa.PrimaryKeyConstraint("before", "after", "role", name="pk_life_move"),
    )  # fmt: skip
    op.create_table(
        "rule", sa.Column("name", sa.Text(), nullable=False), sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_rule"),
    )  # fmt: skip
