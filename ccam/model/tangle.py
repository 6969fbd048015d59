"""The few links and acts that hold a tangled dossier together: those to debate first (I18). Looked for on demand."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from ccam.model.codes import ActCode, ProposedId
from ccam.model.draft import Draft
from ccam.model.graph import ALTERNATIVE, NEW, OLD, Dossier, Node, links

if TYPE_CHECKING:
    import networkx as nx

LIMIT = 30
"""Acts, old and proposed, above which a dossier is to be reviewed before anything else, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A link whose removal leaves old acts on both sides. ``targets`` is what the link leads to: one act, or the acts
    billed together of an alternative that would go as a whole. ``left`` holds ``old``.
    """

    old: ActCode
    targets: tuple[ProposedId, ...]
    left: tuple[ActCode, ...]
    right: tuple[ActCode, ...]


@dataclass(frozen=True, slots=True)
class Pivot:
    """An act without which the dossier falls into ``parts`` that each hold old acts."""

    act: str
    parts: tuple[tuple[ActCode, ...], ...]


def cuts(draft: Draft, dossier: Dossier) -> list[Cut]:
    """The links whose removal cuts ``dossier``, the evenest cut first, then by name."""
    import networkx as nx

    graph = _graph(draft, dossier)
    order, size = _preorder(graph, (OLD, dossier.old[0])) if dossier.old else ([], {})
    place = {node: index for index, node in enumerate(order)}
    found: dict[tuple[str, tuple[ProposedId, ...]], Cut] = {}
    for link in cast("Iterable[tuple[Node, Node]]", nx.bridges(graph)):
        # One end of a bridge is the parent of the other in any walk: the other's subtree is one side.
        child = max(link, key=place.__getitem__)
        start = place[child]
        under = frozenset(_codes(order[start : start + size[child]]))
        made = _cut(draft, dossier, link, under)
        if made.left and made.right:
            found.setdefault((made.old, made.targets), made)
    return sorted(found.values(), key=lambda cut: (-min(len(cut.left), len(cut.right)), cut.old, cut.targets))


def pivots(draft: Draft, dossier: Dossier) -> list[Pivot]:
    """The acts that hold ``dossier`` together, those that hold most parts first, then by name."""
    import networkx as nx

    graph = _graph(draft, dossier)
    found = []
    for node in nx.articulation_points(graph):
        if node[0] == ALTERNATIVE:
            continue
        rest = graph.copy()
        rest.remove_node(node)
        parts = sorted(codes for part in nx.connected_components(rest) if (codes := _codes(part)))
        if len(parts) > 1:
            found.append(Pivot(node[1], tuple(parts)))
    return sorted(found, key=lambda pivot: (-len(pivot.parts), pivot.act))


def is_big(dossier: Dossier, limit: int = LIMIT) -> bool:
    """Whether a dossier holds more acts than ``limit``."""
    return len(dossier.old) + len(dossier.new) > limit


def _graph(draft: Draft, dossier: Dossier) -> "nx.Graph[Node]":
    import networkx as nx

    graph: nx.Graph[Node] = nx.Graph()
    graph.add_nodes_from([(OLD, code) for code in dossier.old])
    graph.add_edges_from(links(draft.fate_of(code) for code in dossier.old))
    return graph


def _preorder(graph: "nx.Graph[Node]", root: Node) -> tuple[list[Node], dict[Node, int]]:
    """Nodes in the order of a walk, each before all that hangs from it, and how many those are, itself included."""
    import networkx as nx

    steps = list(nx.dfs_edges(graph, root))
    size = dict.fromkeys([root, *(child for _, child in steps)], 1)
    for parent, child in reversed(steps):
        size[parent] += size[child]
    return list(size), size


def _cut(draft: Draft, dossier: Dossier, link: tuple[Node, Node], under: frozenset[ActCode]) -> Cut:
    way = next(name for layer, name in link if layer == ALTERNATIVE)
    code, members = _ends(draft, dossier, way)
    member = next((ProposedId(name) for layer, name in link if layer == NEW), None)
    sides = tuple(sorted(under)), tuple(old for old in dossier.old if old not in under)
    left, right = sides if code in under else sides[::-1]
    return Cut(code, members if member is None else (member,), left, right)


def _ends(draft: Draft, dossier: Dossier, way: str) -> tuple[ActCode, tuple[ProposedId, ...]]:
    for code in dossier.old:
        for alternative in draft.fate_of(code).alternatives:
            if alternative.id == way:
                return code, alternative.members
    raise KeyError(way)


def _codes(nodes: Iterable[Node]) -> tuple[ActCode, ...]:
    return tuple(sorted(ActCode(name) for layer, name in nodes if layer == OLD))
