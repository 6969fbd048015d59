"""The structure of a base: which revision it has, and bringing it to ours.

Revisions are numbered (``0001``, ``0002`` …), so that opening a base does not load Alembic.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from ccam.french import store as fr
from ccam.model.errors import BaseUnavailable
from ccam.store.engine import base_file, open_engine, reading

REVISION = "0002"
"""The revision that this version works with: the last one of :data:`MIGRATIONS`."""

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection) -> None:
    """Bring the base to :data:`REVISION`, inside the caller's transaction: all of it or nothing."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def found_revision(url: str) -> str:
    """The revision of the base at ``url``, which is only looked at. Raises :class:`BaseUnavailable` where
    there is no base, or one that a newer version made.
    """
    path = base_file(url)
    if not path.exists():
        raise BaseUnavailable(fr.ABSENT, path=path)
    engine = open_engine(url, read_only=True)
    try:
        with reading(engine) as connection:
            if not inspect(connection).has_table("alembic_version"):
                raise BaseUnavailable(fr.NOT_A_BASE, path=path)
            found: str = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    finally:
        engine.dispose()
    if found > REVISION:
        raise BaseUnavailable(fr.NEWER_BASE, path=path, found=found, expected=REVISION)
    return found


def require_current(url: str) -> None:
    """Raise :class:`BaseUnavailable` unless the base at ``url`` has our revision."""
    found = found_revision(url)
    if found != REVISION:
        raise BaseUnavailable(fr.OLDER_BASE, path=base_file(url), found=found, expected=REVISION)
