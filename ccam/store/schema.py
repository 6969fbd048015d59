"""The structure of a base: which revision it has, and bringing it to ours.

Revisions are numbered (``0001``, ``0002`` …), so that opening a base does not load Alembic.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from ccam.french import members
from ccam.french import store as fr
from ccam.model.errors import BaseUnavailable
from ccam.store.engine import base_file, is_server, open_engine, reading
from ccam.store.where import shown

REVISION = "0007"
"""The revision that this version works with: the last one of :data:`MIGRATIONS`."""

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection) -> None:
    """Bring the base to :data:`REVISION`, inside the caller's transaction: all of it or nothing."""
    if connection.dialect.name == "postgresql":
        from ccam.store.postgresql import build

        build(connection, _migrate)
    else:
        _migrate(connection)


def _migrate(connection: Connection) -> None:
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
    path = shown(url)
    if not is_server(url):
        path = str(base_file(url))
        if not base_file(url).exists():
            raise BaseUnavailable(fr.ABSENT, path=path)
    engine = open_engine(url, read_only=True)
    try:
        with reading(engine) as connection:
            found = _written_revision(connection, path)
    finally:
        engine.dispose()
    if found > REVISION:
        raise BaseUnavailable(fr.NEWER_BASE, path=path, found=found, expected=REVISION)
    return found


def _written_revision(connection: Connection, path: str) -> str:
    if not is_there(connection):
        absent = members.SCHEMA_ABSENT if connection.dialect.name == "postgresql" else fr.NOT_A_BASE
        raise BaseUnavailable(absent, path=path)
    found: str = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    return found


def is_there(connection: Connection) -> bool:
    """Whether ``connection`` leads to a base, of whatever revision."""
    if connection.dialect.name == "postgresql":
        from ccam.store.postgresql import has_schema

        if not has_schema(connection):
            return False
    return inspect(connection).has_table("alembic_version")


def require_current(url: str) -> None:
    """Raise :class:`BaseUnavailable` unless the base at ``url`` has our revision."""
    found = found_revision(url)
    if found != REVISION:
        path = shown(url) if is_server(url) else base_file(url)
        raise BaseUnavailable(fr.OLDER_BASE, path=path, found=found, expected=REVISION)
