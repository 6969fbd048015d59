"""Drafts in the base: their list, and the state that the journal gives each of their nodes."""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update

from ccam.french import store as fr
from ccam.model.codec import Json, canonical
from ccam.model.decisions import Change
from ccam.model.draft import Draft
from ccam.model.errors import UnknownThing
from ccam.model.graph import OLD
from ccam.model.nodes import set_node
from ccam.model.records import DraftInfo
from ccam.store.bulk import chunks, insert_all
from ccam.store.tables import DRAFT, NODE


class NodeState(NamedTuple):
    """A node as the entry at ``position`` wrote it. ``state`` is canonical JSON, None once gone."""

    version: int
    state: str | None
    position: int


NEVER_WRITTEN = NodeState(0, None, 0)
PROPOSED = re.compile(r'"(P-\d\d-\d+)"')
"""The numbers of proposed acts in the state of an old act."""


def infos(connection: Connection) -> list[DraftInfo]:
    """Every draft, by name."""
    wanted = select(DRAFT.c.name, DRAFT.c.base, DRAFT.c.created, DRAFT.c.position).order_by(DRAFT.c.name)
    return [DraftInfo(*row) for row in connection.execute(wanted)]


def info(connection: Connection, name: str) -> DraftInfo:
    """The draft of that name; raises :class:`UnknownThing`, naming those there are."""
    known = {draft.name: draft for draft in infos(connection)}
    if name not in known:
        raise UnknownThing(fr.DRAFT_UNKNOWN, name=name, known=fr.listed(known))
    return known[name]


def states_in_use(connection: Connection) -> set[str]:
    """Names of the states of life where subjects of any draft are, or that its calendar waits for."""
    found = set()
    for layer in ("etat", "prevu"):
        of_layer = NODE.c.node.between(f"{layer}/", f"{layer}0"), NODE.c.state.is_not(None)
        for (text,) in connection.execute(select(NODE.c.state).where(*of_layer)):
            state = json.loads(text)
            found |= {each["etat"] for each in (state, *state.get("livrables", ())) if "etat" in each}
    return found


def create(connection: Connection, draft: DraftInfo) -> None:
    """Write a new, empty draft."""
    connection.execute(
        insert(DRAFT).values(name=draft.name, base=draft.base, created=draft.created, position=draft.position)
    )


def touch(connection: Connection, name: str, position: int) -> None:
    """Note the last entry that concerns a draft."""
    connection.execute(update(DRAFT).where(DRAFT.c.name == name).values(position=position))


def rebase(connection: Connection, name: str, base: str) -> None:
    """Note the release on which a draft now stands."""
    connection.execute(update(DRAFT).where(DRAFT.c.name == name).values(base=base))


def load(connection: Connection, name: str) -> Draft:
    """The draft, from the states of its nodes; raises :class:`UnknownThing`."""
    known = info(connection, name)
    draft = Draft(name, known.base, position=known.position)
    wanted = select(NODE.c.node, NODE.c.version, NODE.c.state).where(NODE.c.draft == name)
    for node, version, state in connection.execute(wanted.order_by(NODE.c.node)):
        draft.versions[node] = version
        if state is not None:
            set_node(draft, node, json.loads(state))
    return draft


def node_states(connection: Connection, draft: str, nodes: Iterable[str] | None = None) -> dict[str, NodeState]:
    """The nodes of a draft that were ever written, those named only if some are."""
    wanted = select(NODE.c.node, NODE.c.version, NODE.c.state, NODE.c.position).where(NODE.c.draft == draft)
    if nodes is None:
        return {node: NodeState(*state) for node, *state in connection.execute(wanted)}
    return {
        node: NodeState(*state)
        for chunk in chunks(nodes)
        for node, *state in connection.execute(wanted.where(NODE.c.node.in_(chunk)))
    }


def leading_to(connection: Connection, draft: str, acts: Iterable[str], *, but: Collection[str]) -> str | None:
    """The node of an old act, none of ``but``, that leads to the node of one of some proposed acts; None for none."""
    names = {node.partition("/")[2] for node in acts}
    wanted = select(NODE.c.node, NODE.c.state).where(NODE.c.draft == draft, NODE.c.state.is_not(None))
    between = NODE.c.node.between(f"{OLD}/", f"{OLD}0")
    for node, state in connection.execute(wanted.where(between)):
        if node not in but and not names.isdisjoint(PROPOSED.findall(state)):
            return str(node)
    return None


def state_after(change: Change, position: int) -> NodeState:
    """The state that ``change`` leaves."""
    return NodeState(change.version + 1, text_of(change.after), position)


def text_of(state: Json | None) -> str | None:
    """The text under which a state is kept."""
    return None if state is None else canonical(state)


def save_states(connection: Connection, draft: str, states: Mapping[str, NodeState], known: Collection[str]) -> None:
    """Write ``states``; ``known`` are the nodes that already have a row."""
    new = ({"draft": draft, "node": node, **states[node]._asdict()} for node in states if node not in known)
    insert_all(connection, NODE, new)
    key = (NODE.c.draft == bindparam("of_draft")) & (NODE.c.node == bindparam("of_node"))
    changed = ({"of_draft": draft, "of_node": node, **states[node]._asdict()} for node in states if node in known)
    for chunk in chunks(changed):
        connection.execute(update(NODE).where(key), chunk)
