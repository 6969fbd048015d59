"""${message}."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """A base never goes back: there is no downgrade, one restores a backup."""
    ${upgrades if upgrades else "pass"}
