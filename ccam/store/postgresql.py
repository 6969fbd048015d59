"""PostgreSQL, and all that is peculiar to it: connections, the schema and its roles, and what its errors mean.

A base is the schema ``ccam`` of a database. Rights are the server's: no login writes the journal or its nodes, only
``append_entry`` of ``journal.sql`` does, and it takes the actor from the session.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, insert, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from ccam.french import members as fr
from ccam.french import store as stored
from ccam.french.sentence import Sentence
from ccam.model.errors import BaseUnavailable, CcamError, DataRefused, DossierMoved
from ccam.store import server_rules

OWNER = "ccam_proprietaire"
OLDEST_SERVER = 160000
"""Earlier servers let whoever creates roles give any of them."""
LOCK = 1128481101
"""Key of the advisory lock that every writer of a base holds; the same as in ``journal.sql``."""
ROW_SECURED = ("journal", "ballot")
"""Tables with row level security, which COPY refuses to fill."""

SCRIPTS = Path(__file__).parent
BUILD = (
    "text_order.sql", "journal.sql", "content.sql", "life.sql", "checks.sql", "logins.sql", "presence.sql",
    "rights.sql",
)  # fmt: skip
"""What makes the functions and the rights of the schema, run in this order after its tables."""

UNAVAILABLE: dict[str, Sentence] = {
    "08": fr.SERVER_UNREACHABLE,
    "57P": fr.SERVER_UNREACHABLE,
    "53300": fr.SERVER_UNREACHABLE,
    "28": fr.LOGIN_REFUSED,
    "3D000": fr.DATABASE_ABSENT,
    "55P03": stored.LOCKED,
    "40": stored.LOCKED,
    "57014": stored.LOCKED,
    "25006": stored.READ_ONLY,
    "53100": stored.DISK_FULL,
}
"""What the beginning of an SQLSTATE means where the base cannot be used now."""

LOST_SIGHT = ("42P01", "42883", "3F000")
"""A schema that a login may not use is not there at all for it: no table, no function."""

REFUSALS = (
    (r'database ".*" does not exist', fr.DATABASE_ABSENT),
    (r'role "|password|permission denied for database|no pg_hba.conf entry|.*authentication failed', fr.LOGIN_REFUSED),
)
"""What a server answers before it lets anyone in: libpq gives its words and not its code. In another language the
sentence is the general one.
"""

RIGHTS: dict[str, Sentence] = {
    "droit-acteur": fr.NOT_YOURSELF,
    "droit-membre": fr.NOT_A_MEMBER,
    "droit-role": fr.ROLE_NEEDED,
    "droit-soi": fr.NOT_FOR_ONESELF,
    "droit-famille": fr.FAMILY_NEEDED,
    "droit-noeud": fr.NODE_RESERVED,
    "droit-journal": fr.JOURNAL_FIRST,
    "droit-placement": fr.UNPLACED,
    "droit-reprise": fr.NOT_THE_INVERSE,
    "droit-avis": fr.NOT_THEIR_VOICE,
    "droit-retour": fr.RETURN_FIRST,
    "droit-siege": fr.NOT_THEIR_SEAT,
    "accord-quorum": fr.NO_QUORUM,
    "accord-majorite": fr.NO_MAJORITY,
    "accord-veto": fr.VETO_OPEN,
    "accord-auteur": fr.AUTHOR_ALONE,
    "accord-contreseing": fr.NO_COUNTERSIGN,
    "accord-anesthesie": fr.NO_ANAESTHESIA,
    "accord-has": fr.NOT_BY_THE_HAS,
}
"""What is missing, by the word that ``journal.sql`` raises with 42501."""


def open_server(address: URL, patience: str, *, read_only: bool) -> Engine:
    """An engine on the schema of the database at ``address``; connects to nothing yet. ``patience`` in seconds."""
    query = dict(address.query)
    given = query.pop("options", "")
    query.setdefault("connect_timeout", "10")
    settings = {
        "search_path": "ccam",
        "timezone": "UTC",
        "client_encoding": "UTF8",
        "lock_timeout": f"{max(1, round(float(patience) * 1000))}ms",
        "default_transaction_read_only": "on" if read_only else "off",
    }
    query["options"] = " ".join([str(given), *(f"-c {name}={value}" for name, value in settings.items())]).strip()
    engine = create_engine(address.set(query=query), isolation_level="READ COMMITTED")
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(driver: Any, _: ConnectionPoolEntry) -> None:
    driver.prepare_threshold = 2


def take_turn(connection: Connection) -> None:
    """Wait for the other writers. Alone in its statement: what is read next must be seen once the lock is held."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})


def append(connection: Connection, at: str, actor: str, reason: str, said: str) -> tuple[int, str, str, str, str]:
    """Append an entry and all that follows from it; its position, time, actor, previous hash and hash. The time and
    the actor are those given only where the session is the owner's; a member has their own.
    """
    row = connection.execute(APPEND, {"actor": actor, "at": at, "reason": reason, "said": said}).one()
    return row.position, row.at, row.actor, row.previous, row.hash


APPEND = text("SELECT position, at, actor, previous, hash FROM append_entry(:actor, :at, :reason, :said)")


def overtaken(connection: Connection, draft: str, versions: Mapping[str, int]) -> str | None:
    """One of those nodes that has been written another number of times, where there is one."""
    given = {"of_draft": draft, "nodes": list(versions), "versions": list(versions.values())}
    found: str | None = connection.execute(OVERTAKEN, given).scalar_one_or_none()
    return found


OVERTAKEN = text(
    "SELECT seen.node FROM unnest(CAST(:nodes AS text[]), CAST(:versions AS bigint[])) AS seen(node, version) "
    "LEFT JOIN node ON node.draft = :of_draft AND node.node = seen.node "
    "WHERE coalesce(node.version, 0) <> seen.version LIMIT 1"
)


def copy_rows(connection: Connection, table: Table, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """Write rows by COPY, the fastest way in; one by one where the server checks the rights on each."""
    if table.name in ROW_SECURED:
        names = list(columns)
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
        return
    quote = connection.dialect.identifier_preparer.quote
    statement = f"COPY {quote(table.name)} ({', '.join(map(quote, columns))}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(tuple(row))


def session_member(connection: Connection) -> str | None:
    """The member that the session is; None for the owner's and for who is not a member."""
    found: str | None = connection.execute(text("SELECT session_member()")).scalar_one()
    return found


def has_schema(connection: Connection) -> bool:
    """Whether the database holds a base; raises :class:`DataRefused` where it does but the login may not read it."""
    found = text("SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = 'ccam'")
    allowed = connection.execute(found).scalar_one_or_none()
    if allowed is False:
        raise DataRefused(fr.NOT_A_MEMBER, detail=connection.engine.url.username or "")
    return bool(allowed)


def build(connection: Connection, migrate: Callable[[Connection], None]) -> None:
    """Create or bring up to date the roles, the schema by ``migrate``, its functions and its rights, in the
    transaction of the caller, who administers the server.
    """
    if connection.execute(text("SELECT current_setting('server_version_num')::integer")).scalar_one() < OLDEST_SERVER:
        raise BaseUnavailable(fr.SERVER_TOO_OLD)
    _run(connection, "roles.sql")
    connection.exec_driver_sql(f"SET LOCAL ROLE {OWNER}")
    migrate(connection)
    for script in BUILD:
        _run(connection, script)
    server_rules.fill(connection)


def _run(connection: Connection, script: str) -> None:
    statements = (SCRIPTS / script).read_text(encoding="utf-8")
    connection.execution_options(no_parameters=True).exec_driver_sql(statements)


def verifier(connection: Connection, login: str, password: str) -> str:
    """What the server keeps of a password, so that the password itself is never sent nor logged."""
    driver: Any = connection.connection.driver_connection
    kept: bytes = driver.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return kept.decode()


def meaning(error: DBAPIError, base: str) -> CcamError | None:
    """What ``error`` means for a person, None for a bug."""
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return _before_any_answer(error, base)
    for start, sentence in UNAVAILABLE.items():
        if state.startswith(start):
            return BaseUnavailable(sentence, path=base)
    said = getattr(getattr(error.orig, "diag", None), "message_primary", None) or ""
    detail = getattr(getattr(error.orig, "diag", None), "message_detail", None) or ""
    if state == "42501":
        return DataRefused(RIGHTS.get(said, fr.RIGHT_MISSING), detail=detail, said=said)
    if state in LOST_SIGHT:
        return DataRefused(fr.NOT_A_MEMBER, detail=base)
    if state == "CC001":
        return DossierMoved(stored.NODE_OVERTAKEN, thing=stored.node_named(detail), node=detail)
    if state == "CC004":
        return DataRefused(fr.LOGIN_TAKEN, login=detail)
    return None


def _before_any_answer(error: DBAPIError, base: str) -> CcamError | None:
    """A failure that the driver tells without a code: a connection that is refused or lost, a text it cannot send."""
    told = str(error.orig)
    if type(error.orig).__name__ != "OperationalError" and not error.connection_invalidated:
        return DataRefused(fr.NUL_IN_TEXT) if "NUL" in told else None
    refusal = told.partition("FATAL:")[2].strip() or told.partition("fe_sendauth: no ")[2]
    for words, sentence in REFUSALS:
        if re.match(words, refusal):
            return BaseUnavailable(sentence, path=base)
    return BaseUnavailable(fr.SERVER_UNREACHABLE, path=base)
