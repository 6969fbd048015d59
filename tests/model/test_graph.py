"""Dossiers and kinds of change."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.draft import Draft, Fate, OldAct, Verb
from ccam.model.graph import (
    ALTERNATIVE,
    NEW,
    OLD,
    ChangeKind,
    Node,
    dossier_around,
    dossiers,
    links,
    owners,
    predecessors,
    replaced,
    touched_dossiers,
)
from tests import strategies as s

RELEASE = s.release(*(s.act(number) for number in range(1, 7)))


def kinds(draft: Draft) -> dict[str, ChangeKind]:
    return {dossier.id: dossier.kind for dossier in dossiers(draft, RELEASE)}


def test_an_act_that_nobody_spoke_of_is_undecided() -> None:
    assert set(kinds(s.draft()).values()) == {ChangeKind.UNDECIDED}
    assert len(kinds(s.draft())) == 6


@pytest.mark.parametrize(
    ("label", "allotted", "kind"),
    [
        ("Acte numéro 1", s.code(1), ChangeKind.KEPT),
        ("ACTE  numéro 1.", s.code(1), ChangeKind.KEPT),
        ("Autre libellé", s.code(1), ChangeKind.RELABELLED),
        ("Acte numéro 1", None, ChangeKind.RECODED),
        ("Acte numéro 1", s.code(900), ChangeKind.RECODED),
    ],
)
def test_one_to_one_is_told_by_code_and_label(label: str, allotted: str | None, kind: ChangeKind) -> None:
    draft = s.draft(s.mapped(1, (1,)), s.new_act(1, label=label, allotted=allotted))  # type: ignore[arg-type]
    assert kinds(draft)["HHFA001"] is kind


def test_shapes() -> None:
    draft = s.draft(
        s.mapped(1, (1,)), s.mapped(2, (1,)),
        s.mapped(3, (2,), (3,), parts=(4000, 6000)),
        OldAct(s.code(4), Fate.DELETED, Verb.DELETE, "obsolète"),
        s.mapped(5, (4, 5)),
        *(s.new_act(number) for number in range(1, 7)),
    )  # fmt: skip
    assert kinds(draft) == {
        "HHFA001": ChangeKind.MERGED,
        "HHFA003": ChangeKind.SPLIT,
        "HHFA004": ChangeKind.DELETED,
        "HHFA005": ChangeKind.SPLIT,
        "HHFA006": ChangeKind.UNDECIDED,
        "P-07-0006": ChangeKind.CREATED,
    }


def test_a_survivor_keeps_its_code() -> None:
    draft = s.draft(s.mapped(1, (1,)), s.mapped(2, (1,)), s.new_act(1, allotted=s.code(2)))
    assert dossier_around(draft, RELEASE, s.code(1)).survivor


@given(s.drafts())
def test_dossiers_partition_old_and_new(draft: Draft) -> None:
    found = dossiers(draft, RELEASE)
    old = [code for dossier in found for code in dossier.old]
    new = [proposed for dossier in found for proposed in dossier.new]
    assert sorted(old) == sorted(RELEASE.by_code)
    assert sorted(new) == sorted(draft.proposed)


@given(s.drafts(), st.randoms())
def test_dossiers_do_not_depend_on_the_order_of_rows(draft: Draft, random: object) -> None:
    items = list(draft.old.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    shuffled = Draft(draft.name, draft.base, dict(items), dict(reversed(draft.proposed.items())))
    assert dossiers(shuffled, RELEASE) == dossiers(draft, RELEASE)


@given(s.drafts())
def test_dossiers_are_the_components_of_the_graph(draft: Draft) -> None:
    graph: nx.Graph[Node] = nx.Graph(links(draft.old.values()))
    graph.add_nodes_from([(OLD, code) for code in RELEASE.by_code] + [(NEW, proposed) for proposed in draft.proposed])
    parts = [
        tuple(sorted(name for layer, name in part if layer != ALTERNATIVE)) for part in nx.connected_components(graph)
    ]
    assert sorted(parts) == sorted(tuple(sorted((*each.old, *each.new))) for each in dossiers(draft, RELEASE))


@given(s.drafts())
def test_walking_from_an_act_finds_its_whole_dossier(draft: Draft) -> None:
    for dossier in dossiers(draft, RELEASE):
        for code in dossier.old:
            assert dossier_around(draft, RELEASE, code) == dossier


@given(s.drafts())
def test_predecessors_invert_targets(draft: Draft) -> None:
    incoming = predecessors(draft)
    links = {(act.code, target) for act in draft.old.values() for target in act.targets}
    assert {(old, new) for new, olds in incoming.items() for old in olds} == links


@given(s.drafts(), s.drafts())
def test_only_touched_dossiers_need_to_be_found_again(before: Draft, after: Draft) -> None:
    """Whatever an edit changes, replacing the touched dossiers gives what a whole search gives."""
    owner = owners(dossiers(before, RELEASE))
    changed: list[str] = [code for code in RELEASE.by_code if before.fate_of(code) != after.fate_of(code)]
    changed += [p for p in before.proposed | after.proposed if before.proposed.get(p) != after.proposed.get(p)]
    gone, fresh = touched_dossiers(after, RELEASE, owner, changed)
    found = replaced(dossiers(before, RELEASE), owner, gone, fresh)
    assert found == (dossiers(after, RELEASE), owners(dossiers(after, RELEASE)))
