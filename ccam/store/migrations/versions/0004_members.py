"""Members of the base, and the directory of those who are behind them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """The directory is apart: it is erased without a trace, while the journal keeps the ids."""
    op.create_table(
        "member",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "function", "role", "families")),
        sa.Column("position", BIGINT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_member"),
        sa.ForeignKeyConstraint(["position"], ["journal.position"], name="fk_member_position_journal"),
    )
    op.create_table(
        "person",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("member", "login", "name")),
        sa.PrimaryKeyConstraint("member", name="pk_person"),
        sa.UniqueConstraint("login", name="uq_person_login"),
        sa.ForeignKeyConstraint(["member"], ["member.id"], name="fk_person_member_member"),
    )
