"""What must be known of a whole draft to check a few dossiers of it: kept beside it, and moved edit by edit.

Finding it again costs a walk through the draft; moving it costs what the edit touched.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from ccam.model.codes import ActCode, ProposedId
from ccam.model.draft import Draft, OldAct
from ccam.model.graph import predecessors
from ccam.model.text import normal_label

Ids = tuple[ProposedId, ...]
K = TypeVar("K", bound=str)
V = TypeVar("V", bound=str)


@dataclass(frozen=True, slots=True)
class Names:
    """The proposed acts that bear each normalised label and each allotted code, sorted; ``same_labels`` and
    ``same_codes`` are those borne by several.
    """

    labels: dict[str, Ids]
    codes: dict[ActCode, Ids]
    same_labels: frozenset[str]
    same_codes: frozenset[ActCode]


@dataclass(frozen=True, slots=True)
class Index:
    """``incoming``: the old acts of each proposed act, sorted, without repeats."""

    incoming: dict[ProposedId, tuple[ActCode, ...]]
    names: Names

    def moved(self, before: Draft, after: Draft, nodes: Iterable[str]) -> "Index":
        """The index of ``after``, which differs from ``before``, the draft of this index, by ``nodes`` only."""
        incoming, named = self.incoming.copy(), self.names
        labels, codes = named.labels.copy(), named.codes.copy()
        same_labels, same_codes = set(named.same_labels), set(named.same_codes)
        for node in dict.fromkeys(nodes):
            code, proposed = ActCode(node), ProposedId(node)
            old, new = _targets(before.old.get(code)), _targets(after.old.get(code))
            for target in old - new:
                _take(incoming, target, code)
            for target in new - old:
                _put(incoming, target, code)
            for act, put in ((before.proposed.get(proposed), False), (after.proposed.get(proposed), True)):
                if act is not None:
                    _shift(labels, same_labels, normal_label(act.label), proposed, put=put)
                    if act.code is not None:
                        _shift(codes, same_codes, act.code, proposed, put=put)
        return Index(incoming, Names(labels, codes, frozenset(same_labels), frozenset(same_codes)))


def index_of(draft: Draft) -> Index:
    """The index of ``draft``, from nothing."""
    incoming = {proposed: tuple(sorted(old)) for proposed, old in predecessors(draft).items()}
    return Index(incoming, names_of(draft))


def names_of(draft: Draft) -> Names:
    """Who bears which label and which code in ``draft``."""
    labels: dict[str, Ids] = {}
    codes: dict[ActCode, Ids] = {}
    same_labels, same_codes = set[str](), set[ActCode]()
    for proposed in sorted(draft.proposed):
        act = draft.proposed[proposed]
        label = normal_label(act.label)
        if labels.setdefault(label, (proposed,)) != (proposed,):
            labels[label] += (proposed,)
            same_labels.add(label)
        if act.code is not None and codes.setdefault(act.code, (proposed,)) != (proposed,):
            codes[act.code] += (proposed,)
            same_codes.add(act.code)
    return Names(labels, codes, frozenset(same_labels), frozenset(same_codes))


def _targets(act: OldAct | None) -> set[ProposedId]:
    return set(act.targets) if act else set()


def _shift(lists: dict[K, Ids], shared: set[K], name: K, item: ProposedId, *, put: bool) -> None:
    """Put ``item`` under ``name`` or take it away, and note whether several are there."""
    (_put if put else _take)(lists, name, item)
    if len(lists.get(name, ())) > 1:
        shared.add(name)
    else:
        shared.discard(name)


def _put(lists: dict[K, tuple[V, ...]], name: K, item: V) -> None:
    lists[name] = tuple(sorted({*lists.get(name, ()), item}))


def _take(lists: dict[K, tuple[V, ...]], name: K, item: V) -> None:
    left = tuple(other for other in lists[name] if other != item)
    if left:
        lists[name] = left
    else:
        del lists[name]
