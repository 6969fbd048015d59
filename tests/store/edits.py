"""Edits for the tests of the store: from a draft to another one, and back."""

import pysqlite3

from ccam.model.codec import Json, encode_act, encode_old
from ccam.model.decisions import Change, Decision, Entry, Kind
from ccam.model.draft import Draft, OldAct, ProposedAct, act_node, old_node
from ccam.store.engine import JOURNAL_GUARDS, base_file
from ccam.store.store import Store


def states(draft: Draft) -> dict[str, Json]:
    """What the draft says of each node."""
    old = {old_node(code): encode_old(act) for code, act in draft.old.items()}
    return old | {act_node(proposed): encode_act(act) for proposed, act in draft.proposed.items()}


def changes_between(before: Draft, after: Draft) -> tuple[Change, ...]:
    """The changes that lead from one to the other."""
    old, new = states(before), states(after)
    return tuple(
        Change(node, before.versions.get(node, 0), old.get(node), new.get(node))
        for node in sorted(old | new)
        if old.get(node) != new.get(node)
    )


def write_node(draft: Draft, node: OldAct | ProposedAct, kind: Kind = Kind.DECIDE) -> Decision:
    """The decision that puts ``node`` in ``draft``, whatever was there."""
    after = Draft(draft.name, draft.base, dict(draft.old), dict(draft.proposed))
    if isinstance(node, OldAct):
        after.old[node.code] = node
    else:
        after.proposed[node.id] = node
    return Decision(kind, draft.name, changes_between(draft, after))


def inverse(draft: Draft, entry: Entry) -> Decision:
    """The decision that takes ``entry`` back."""
    changes = entry.decision.changes
    back = tuple(change.inverse(draft.versions[change.node]) for change in changes)
    return Decision(Kind.UNDO, draft.name, back, {"decision": entry.position})


def tamper(store: Store, statement: str, *values: object) -> None:
    """What anyone who owns the file, or administers the server, can do: lift the guards, and write."""
    if store.has_rights:
        with store._engine.begin() as server:
            server.exec_driver_sql("SET LOCAL session_replication_role = replica")
            server.exec_driver_sql(statement.replace("?", "%s"), values or None)
        return
    with pysqlite3.connect(str(base_file(store.url))) as connection:
        for name in JOURNAL_GUARDS:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(statement, values)
    connection.close()


def decide(store: Store, decision: Decision, actor: str = "expert-3", reason: str = "essai") -> Entry:
    """Write one decision."""
    with store.write(actor, reason) as writer:
        return writer.decide(decision)
