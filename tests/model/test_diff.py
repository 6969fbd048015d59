"""The typed diff: its three laws over anything the journal can hold, and what each event says."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from ccam.model.codes import Slot
from ccam.model.diff import Rank, apply, diff, digest
from ccam.model.draft import MEASURE_ACTS, Draft, OldAct, ProposedLine, ShareOrigin, ShareSet
from ccam.model.facets import Facet, What, build, facets
from ccam.model.nodes import decode_node, states_of, value_of
from ccam.model.registers import Standing
from tests.strategies import code, draft, full_drafts, mapped, new_act


@given(full_drafts())
def test_a_state_does_not_differ_from_itself(state: Draft) -> None:
    found = diff(state, replace(state, versions={"x": 1}, position=9))
    assert not found
    assert found.events == ()


@given(full_drafts(), full_drafts())
def test_a_diff_leads_from_one_state_to_the_other_and_back(before: Draft, after: Draft) -> None:
    first, last = states_of(before), states_of(after)
    found = diff(before, after)
    made = apply(found, before)
    assert (states_of(made), made.base) == (last, after.base)
    assert found.inverse() == diff(after, before)
    assert states_of(apply(found.inverse(), after)) == first
    assert (states_of(before), states_of(after)) == (first, last)


@given(full_drafts(), full_drafts())
def test_digests_move_with_the_events(before: Draft, after: Draft) -> None:
    found = diff(before, after)
    nodes = [node for node in states_of(before) | states_of(after) if node.startswith(("ancien/", "acte/"))]
    for node in nodes:
        ranks = {event.rank for event in found.by_node.get(node, ())}
        first, last = digest(node, before), digest(node, after)
        if first is not None and last is not None:
            assert (first.major != last.major) == (Rank.MAJOR in ranks)
            assert Rank.MINOR not in ranks or first.minor != last.minor


@given(full_drafts())
def test_a_node_is_put_together_again(state: Draft) -> None:
    for node, kept in states_of(state).items():
        assert decode_node(node, build(node, facets(node, kept))) == value_of(state, node)


def test_a_key_that_nobody_knows_is_kept() -> None:
    state = {"id": "P-07-0001", "libelle": "X", "neuf": 3, "lignes": [{"activite": 1, "phase": 0, "neuf": "a"}]}
    parts = facets("acte/P-07-0001", state)
    assert parts[Facet(What.OTHER, "neuf")] == 3
    assert parts[Facet(What.OTHER, "1/0 neuf")] == "a"
    assert build("acte/P-07-0001", parts) == state


def test_a_diff_of_other_states_is_refused() -> None:
    found = diff(draft(new_act(1, score=100)), draft(new_act(1, score=200)))
    with pytest.raises(ValueError):
        apply(found, draft(new_act(1, score=300)))


def events(before: Draft, after: Draft) -> list[tuple[Any, ...]]:
    return [(event.node, event.what, event.key, event.rank) for event in diff(before, after).events]


OLD, NEW = "ancien/HHFA001", "acte/P-07-0001"


def test_what_each_event_says() -> None:
    before = draft(mapped(1, (1,), (2,), parts=(9000, 1000)), new_act(1, score=100), new_act(2))
    shares = ShareSet((9200, 800), ShareOrigin.EXPERT, "essai")
    act = replace(before.old[code(1)], share_sets={MEASURE_ACTS: shares})
    line = ProposedLine(Slot(1, 0), 200, "chirurgie")
    after = draft(
        act, replace(before.proposed[new_act(1).id], lines=(line, ProposedLine(Slot(4, 0)))), new_act(2), new_act(3)
    )
    assert events(before, after) == [
        (OLD, What.SHARES, "actes", Rank.MAJOR),
        (NEW, What.LINE, "4/0", Rank.MAJOR),
        (NEW, What.SCORE, "1/0", Rank.MAJOR),
        ("acte/P-07-0003", What.ACT, "", Rank.MAJOR),
        ("acte/P-07-0003", What.LABEL, "", Rank.MAJOR),
        ("acte/P-07-0003", What.HEADING, "", Rank.MAJOR),
        ("acte/P-07-0003", What.LINE, "1/0", Rank.MAJOR),
        ("acte/P-07-0003", What.CP_KEY, "1/0", Rank.MAJOR),
    ]


def test_typography_notes_and_sources_are_minor() -> None:
    before = draft(mapped(1, (1,), (2,), parts=(9000, 1000)), new_act(1, label="Biopsie d'un os"), new_act(2))
    shares = ShareSet((9000, 1000), ShareOrigin.VOLUMES, "comptage")
    act = replace(before.old[code(1)], share_sets={MEASURE_ACTS: shares}, reason="mieux connu")
    after = draft(act, new_act(1, label="Biopsie d’un os."), new_act(2))
    assert {event[1:] for event in events(before, after)} == {
        (What.SHARES, "actes", Rank.MINOR), (What.REASON, "", Rank.MINOR), (What.LABEL, "", Rank.MINOR)
    }  # fmt: skip


def test_an_undecided_act_that_is_mentioned_says_nothing() -> None:
    found = diff(draft(), draft(OldAct(code(1))))
    assert [event.rank for event in found.events] == [Rank.SILENT]
    assert found.by_node == {}


def test_records_and_reviews_are_followed_apart() -> None:
    after = draft(OldAct(code(1), review="à revoir"))
    after.registers.standings["HHFA001"] = Standing("HHFA001", "propose")
    assert {(e.node, e.what, e.rank) for e in diff(draft(), after).events if e.rank is not Rank.SILENT} == {
        (OLD, What.REVIEW, Rank.RECORD), ("etat/HHFA001", What.RECORD, Rank.RECORD)
    }  # fmt: skip
