"""Members of the base: who they are, what they may do, and the login of each on a shared base."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.french import members as fr
from ccam.model.decisions import Entry
from ccam.model.errors import DataRefused, UsageError
from ccam.model.members import Member, Person, Role

if TYPE_CHECKING:
    from ccam.store.store import Store

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Added:
    """A member just added. ``password`` is nowhere else: shown once, empty where the system knows who they are."""

    member: Member
    entry: Entry
    login: str = ""
    password: str = ""


def read_member(identifier: str, function: str, role: str, families: Sequence[str]) -> Member:
    """A member as typed; raises :class:`UsageError` for an id of another shape, or a role that is not one."""
    if not _ID.fullmatch(identifier):
        raise UsageError(fr.BAD_MEMBER, id=identifier)
    if role not in list(Role):
        raise UsageError(fr.BAD_ROLE, role=role, known=", ".join(Role))
    return Member(identifier, function, Role(role), tuple(dict.fromkeys(families)))


def add(
    store: "Store", member: Member, *, author: str, reason: str = "", login: str = "", name: str = "",
    with_password: bool = True,
) -> Added:  # fmt: skip
    """Make ``member`` one, or change what they may do. On a shared base they get the login ``login`` (their id where
    none is given) and, ``with_password``, a new password.
    """
    login = (login or member.id) if store.has_rights else ""
    password = secrets.token_urlsafe(12) if login and with_password else ""
    person = Person(member.id, login or member.id, name) if login or name else None
    with store.write(author, reason or fr.REASON_ADD) as writer:
        entry = writer.set_member(member, person, password or None)
    return Added(member, entry, login, password)


def acting_role(store: "Store", actor: str, declared: str) -> str:
    """The role of who decides: that of the list of members, which the server of a shared base goes by too, else the one
    that is declared; empty where nobody says. Raises :class:`DataRefused` where the two differ.
    """
    author = store.author(actor)
    listed = next((member.role.value for member in store.members() if member.id == author), "")
    if listed and declared and declared != listed:
        raise DataRefused(fr.OTHER_ROLE, id=author, role=listed, declared=declared)
    return listed or declared


def remove(store: "Store", identifier: str, *, author: str, reason: str = "") -> Entry:
    """End what a member may do and forget who they are; raises :class:`UnknownThing`. The journal keeps the id."""
    with store.write(author, reason or fr.REASON_REMOVE) as writer:
        return writer.remove_member(identifier)
