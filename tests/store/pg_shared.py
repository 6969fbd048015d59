"""A shared base with its members, each of whom can be played in plain SQL."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from ccam.model.acts import Release
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.members import Member, Person, Role
from ccam.model.nodes import encode_node, value_of
from ccam.store.store import Store, init_base, open_store
from tests.store.pg_server import Server

DRAFT = "essai"
DENIED = psycopg.errors.InsufficientPrivilege
PRESIDENT = "président"
MEMBERS = (
    Member("lecteur-1", "observateur", Role.READER, ("14",)),
    Member("expert-3", "chirurgien", Role.EDITOR, ("14",)),
    Member("expert-4", "chirurgien", Role.EDITOR, ("14",)),
    Member("expert-7", "dentiste", Role.EDITOR, ("07",)),
    Member("anesthesiste-1", "anesthésie", Role.EDITOR, ("14", "07")),
    Member("cnp-1", "CNP", Role.EDITOR, ("14", "07")),
    Member("president-14", PRESIDENT, Role.PRESIDENT, ("14",)),
    Member("president-07", PRESIDENT, Role.PRESIDENT, ("07",)),
    Member("secretariat-1", "secrétariat", Role.SECRETARIAT),
)


@dataclass
class Shared:
    """A base, the server it is on, and the hand of its owner."""

    server: Server
    database: str
    owner: Store

    def sql(self, login: str, *statements: str) -> list[tuple[object, ...]]:
        """Plain SQL in the schema, as ``login``."""
        return self.server.run("SET search_path = ccam", *statements, database=self.database, login=login)

    def store(self, login: str) -> Store:
        """The workbench, as ``login``."""
        return open_store(self.server.url(self.database, login))

    def append(self, login: str, decision: Decision, actor: str | None = None, text: str = "") -> None:
        """An entry in plain SQL, past every check of the workbench."""
        with psycopg.connect(host=self.server.socket, dbname=self.database, user=login) as connection:
            connection.execute(
                "SELECT ccam.append_entry(%s, '1999-01-01T00:00:00Z', 'essai', %s)",
                (actor or login, text or decision.text()),
            )

    def write(self, login: str, values: Mapping[str, object], kind: Kind = Kind.DECIDE, **facts: object) -> None:
        """Give nodes these values as ``login``, in plain SQL; None takes one away."""
        self.append(login, self.decision(values, kind, **facts))

    def decision(self, values: Mapping[str, object], kind: Kind = Kind.DECIDE, **facts: object) -> Decision:
        """What gives nodes these values on the draft of now."""
        draft = self.owner.draft(DRAFT)

        def state(node: str, value: object) -> dict[str, object] | None:
            return None if value is None else encode_node(node, value)

        changes = (
            Change(node, draft.versions.get(node, 0), state(node, value_of(draft, node)), state(node, value))
            for node, value in values.items()
        )
        return Decision(kind, DRAFT, tuple(changes), facts)


@contextmanager
def shared_base(server: Server, release: Release, members: tuple[Member, ...] = MEMBERS) -> Iterator[Shared]:
    """A base with a release, an empty draft, and a login for each member; it must verify at the end."""
    with server.database(template="template0") as name:
        init_base(server.url(name))
        with open_store(server.url(name)) as owner:
            with owner.write("secretariat-1", "départ") as writer:
                writer.add_release(release, ())
                writer.create_draft(DRAFT, "81")
                for member in members:
                    writer.set_member(member, Person(member.id, member.id))
            yield Shared(server, name, owner)
            assert owner.verify() == []
