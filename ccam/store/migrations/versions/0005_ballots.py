"""Ballots that wait for the end of their round."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

BIGINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """One row for each member of a round; it goes when the round is closed, the journal then holding it."""
    op.create_table(
        "ballot",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("draft", "round", "member", "nonce", "payload")),
        sa.Column("position", BIGINT, nullable=False),
        sa.PrimaryKeyConstraint("draft", "round", "member", name="pk_ballot"),
        sa.ForeignKeyConstraint(["draft"], ["draft.name"], name="fk_ballot_draft_draft"),
        sa.ForeignKeyConstraint(["position"], ["journal.position"], name="fk_ballot_position_journal"),
    )
