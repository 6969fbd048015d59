"""Who has the workbench open on a shared base."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """No table changes: ``presence.sql``, run after every migration, makes the function that answers on a server. An
    SQLite file does not know who has it open.
    """
