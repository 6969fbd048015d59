"""Members in the base. The journal tells who they are; what a PostgreSQL server knows of them follows from it, and the
directory of persons is outside the hash.
"""

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, delete, insert, select, text

from ccam.french import members as fr
from ccam.french import store as stored
from ccam.model.codec import canonical
from ccam.model.decisions import Decision, Entry, Kind
from ccam.model.errors import UnknownThing
from ccam.model.members import Member, Person, Role
from ccam.model.records import Problem
from ccam.store import journal
from ccam.store.tables import MEMBER, PERSON


def listed(connection: Connection) -> list[Member]:
    """Every member, by id."""
    wanted = select(MEMBER.c.id, MEMBER.c.function, MEMBER.c.role, MEMBER.c.families).order_by(MEMBER.c.id)
    return [
        Member(known, function, Role(role), tuple(json.loads(families)))
        for known, function, role, families in connection.execute(wanted)
    ]


def persons(connection: Connection) -> list[Person]:
    """The directory; on PostgreSQL only the secretariat and administrators may read it."""
    wanted = select(PERSON.c.member, PERSON.c.login, PERSON.c.name).order_by(PERSON.c.member)
    return [Person(*row) for row in connection.execute(wanted)]


def of_session(connection: Connection) -> str | None:
    """The member whose login the session on PostgreSQL is; None for the owner's and for who is not one."""
    from ccam.store.postgresql import session_member

    return session_member(connection)


def require(connection: Connection, member: str) -> None:
    """Raise :class:`UnknownThing`, naming those there are, unless ``member`` is one."""
    known = [each.id for each in listed(connection)]
    if member not in known:
        raise UnknownThing(fr.MEMBER_UNKNOWN, id=member, known=stored.listed(known))


def addition(member: Member) -> Decision:
    """The decision that makes ``member`` one, or changes what they may do."""
    return Decision(
        Kind.MEMBER,
        facts={
            "membre": member.id,
            "fonction": member.function,
            "role": member.role.value,
            "familles": list(member.families),
        },
    )


def removal(member: str) -> Decision:
    """The decision that ends it."""
    return Decision(Kind.MEMBER, facts={"membre": member, "retire": True})


def follow(connection: Connection, entry: Entry) -> None:
    """Write what an entry says of a member, where the server does not."""
    told = entry.decision.facts
    for table, column in ((PERSON, PERSON.c.member), (MEMBER, MEMBER.c.id)):
        if table is MEMBER or "retire" in told:
            connection.execute(delete(table).where(column == told["membre"]))
    if "retire" not in told:
        connection.execute(insert(MEMBER).values(_row(entry)))


def open_login(connection: Connection, person: Person, password: str | None) -> None:
    """Give a member their login, on PostgreSQL, and their line in the directory. Without a password the system says who
    they are.
    """
    if journal.projects(connection):
        connection.execute(delete(PERSON).where(PERSON.c.member == person.member))
        connection.execute(insert(PERSON).values(member=person.member, login=person.login, name=person.name))
        return
    from ccam.store.postgresql import verifier

    kept = None if password is None else verifier(connection, person.login, password)
    given = {"member": person.member, "login": person.login, "kept": kept, "name": person.name}
    connection.execute(text("SELECT open_login(:member, :login, :kept, :name)"), given)


def problems(connection: Connection, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Members who are not as the journal says."""
    told: dict[object, dict[str, object]] = {}
    for entry in entries:
        if entry.decision.kind is Kind.MEMBER:
            told.pop(entry.decision.facts["membre"], None)
            if "retire" not in entry.decision.facts:
                told[entry.decision.facts["membre"]] = _row(entry)
    kept = {row.id: dict(row._mapping) for row in connection.execute(select(MEMBER))}
    for member in sorted(map(str, kept.keys() | told.keys())):
        if kept.get(member) != told.get(member):
            yield Problem(fr.MEMBER_DRIFTED.code, fr.MEMBER_DRIFTED.message.format(id=member))


def _row(entry: Entry) -> dict[str, object]:
    told = entry.decision.facts
    return {
        "id": told["membre"],
        "function": told["fonction"],
        "role": told["role"],
        "families": canonical(told["familles"]),
        "position": entry.position,
    }
