"""Members: who may do what. Ids are pseudonymous; who is behind one is kept outside the journal."""

from dataclasses import dataclass
from enum import StrEnum

LOCAL_AUTHOR = "poste local"
"""The author of who gave no pseudonym: on a shared base, the member that the login is."""


class Role(StrEnum):
    """What a member may write; each but the last adds to the one before it.

    The reader writes nothing; the secretariat has families, calendar, seals, facts of outside bodies and official
    scenarios; the administrator has members only.
    """

    READER = "lecteur"
    EDITOR = "redacteur"
    PRESIDENT = "president"
    SECRETARIAT = "secretariat"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the base, whatever the draft; ``families`` are the ids of those whose acts they may write."""

    id: str
    function: str
    role: Role
    families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Present:
    """Who has the workbench open on a shared base now: a member and their function, both "" for whoever is none."""

    id: str
    function: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is behind a member, outside the hash and erasable: the login on PostgreSQL, and a name if one was given."""

    member: str
    login: str = ""
    name: str = ""
