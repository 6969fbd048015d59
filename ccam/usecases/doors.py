"""Who comes in by a browser: the members of a file choose their pseudonym, those of a server show their password."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ccam.french import members as words
from ccam.french import serving as fr
from ccam.model.errors import DataRefused
from ccam.model.members import LOCAL_AUTHOR, Member

if TYPE_CHECKING:
    from ccam.store.store import Store

LONGEST = 40
"""Characters of a pseudonym, as of a member's id."""
LONGEST_SECRET = 200
"""Characters of a login or a password."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks to come in, as they typed it: ``member`` is their pseudonym or their login on the server."""

    member: str
    password: str = field(default="", repr=False)


def asks_password(url: str) -> bool:
    """Whether the base itself knows its members by a password."""
    from ccam.store.where import POSTGRESQL

    return url.startswith(POSTGRESQL)


def public_address(url: str) -> str:
    """The address of the base without the login of whoever serves it."""
    from ccam.store.where import without_login

    return without_login(url)


def members(url: str) -> tuple[Member, ...]:
    """Those among whom a visitor chooses; none where each has a password, or where nobody was listed."""
    from ccam.usecases.base import open_base

    if asks_password(url):
        return ()
    with open_base(url, read_only=True) as store:
        return tuple(store.members())


def address_for(url: str, visitor: Visitor) -> str:
    """The address that opens the base for the visitor; raises :class:`DataRefused` without a login and a password."""
    from ccam.store.where import with_login

    if not asks_password(url):
        return url
    shown = (visitor.member, visitor.password)
    if not all(text.strip() and len(text) <= LONGEST_SECRET and "\0" not in text for text in shown):
        raise DataRefused(fr.NO_PASSWORD)
    return with_login(url, *shown)


def author(store: "Store", visitor: Visitor) -> str:
    """The name that signs the visitor's decisions. Raises :class:`DataRefused` for a login that is no member's, and in
    a file for a pseudonym outside the list, or that is not one where there is no list.
    """
    if store.has_rights:
        found = store.author(LOCAL_AUTHOR)
        if found == LOCAL_AUTHOR:
            raise DataRefused(words.NOT_A_MEMBER, detail=visitor.member)
        return found
    name = visitor.member.strip()
    listed = [member.id for member in store.members()]
    if listed and name not in listed:
        raise DataRefused(fr.NOT_LISTED, member=name[:LONGEST])
    if not name or len(name) > LONGEST or not name.isprintable():
        raise DataRefused(fr.BAD_PSEUDONYM)
    return name
