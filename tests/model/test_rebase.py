"""A draft on a newer release: what is marked, what is dropped, and that nothing else moves."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.model.acts import Release
from ccam.model.codec import canonical, encode_act, encode_old
from ccam.model.codes import ActCode, Slot
from ccam.model.decisions import Decision, Entry, Kind, fold, follow
from ccam.model.draft import Draft, Fate, OldAct, Verb, act_node, old_node
from ccam.model.errors import JournalBroken
from ccam.model.graph import dossiers
from ccam.model.invariants import Level, Violation, check
from ccam.model.rebase import concerned, inverse, marked, rebase, shift
from tests import strategies as s

SIZE = 6
SAME, GONE, RELABELLED, RELINED = "même", "disparu", "relibellé", "lignes"
BEFORE = s.release(*(s.act(number) for number in range(1, SIZE + 1)))


def newer(*states: str) -> Release:
    """The next release: what becomes of each act in turn, then one act that is new."""
    acts = [
        s.act(number, (1, 4) if state == RELINED else (1,), label="Autre nom" if state == RELABELLED else "")
        for number, state in enumerate(states, 1)
        if state != GONE
    ]
    return s.release(*acts, s.act(99), version="82")


def states(draft: Draft) -> dict[str, str]:
    """Canonical text of each node."""
    known = {old_node(code): canonical(encode_old(act)) for code, act in draft.old.items()}
    return known | {act_node(proposed): canonical(encode_act(act)) for proposed, act in draft.proposed.items()}


def entry(position: int, decision: Decision) -> Entry:
    return Entry(position, "2026-03-01T10:00:00Z", "expert-3", "essai", decision, decision.text(), "", "")


def moved(draft: Draft, before: Release, after: Release) -> Draft:
    """The draft after its move, through the journal."""
    copy = replace(draft, old=dict(draft.old), proposed=dict(draft.proposed), versions=dict(draft.versions))
    follow(copy, entry(draft.position + 1, rebase(draft, before, after, shift(before, after))))
    return copy


def violations(draft: Draft, release: Release) -> list[Violation]:
    return check(draft, release, dossiers(draft, release))


def test_what_separates_two_releases() -> None:
    found = shift(BEFORE, newer(GONE, RELABELLED, RELINED, SAME, SAME, SAME))
    assert (found.added, found.removed) == ((s.code(99),), (s.code(1),))
    assert [item.code for item in found.relabelled] == [s.code(2)]
    assert [(item.code, item.added, item.removed) for item in found.relined] == [(s.code(3), (Slot(4, 0),), ())]


def test_another_typography_is_not_another_label() -> None:
    first = s.release(s.act(1, label="Suture de l'oesophage"))
    assert shift(first, s.release(s.act(1, label="Suture  de l’œsophage."), version="82")).relabelled == ()


conditions = st.lists(st.sampled_from([SAME, GONE, RELABELLED, RELINED]), min_size=SIZE, max_size=SIZE)


@given(s.drafts(SIZE), conditions)
def test_only_decided_acts_that_the_release_touches_are_marked(draft: Draft, conditions: list[str]) -> None:
    after = moved(draft, BEFORE, newer(*conditions))
    told, now = states(draft), states(after)
    assert after.base == "82"
    for number, condition in enumerate(conditions, 1):
        act = draft.old[s.code(number)]
        node = old_node(act.code)
        if act.fate is Fate.UNDECIDED:
            assert now.get(node) == (None if condition == GONE else told[node])
        elif condition == SAME:
            assert now[node] == told[node]
        else:
            assert after.old[act.code].review
            assert replace(after.old[act.code], review="") == act
    assert {node: text for node, text in now.items() if node.startswith("acte/")} == {
        node: text for node, text in told.items() if node.startswith("acte/")
    }


@given(s.drafts(SIZE))
def test_an_identical_release_changes_no_node(draft: Draft) -> None:
    decision = rebase(draft, BEFORE, replace(BEFORE, version="82"), shift(BEFORE, BEFORE))
    assert (decision.changes, decision.reads) == ((), ())


@given(s.drafts(SIZE), conditions)
def test_folding_a_move_gives_the_state_and_its_inverse_takes_it_back(draft: Draft, conditions: list[str]) -> None:
    target = newer(*conditions)
    move = rebase(draft, BEFORE, target, shift(BEFORE, target))
    after = moved(draft, BEFORE, target)
    back = tuple(change.inverse(after.versions[change.node]) for change in move.changes)
    undo = Decision(Kind.UNDO, "essai", back, {"decision": 1, **inverse(move.facts)})
    start = replace(draft, old=dict(draft.old), proposed=dict(draft.proposed), versions={})
    for position, decision in enumerate((move, undo), 1):
        follow(start, entry(position, decision))
    assert start.base == "81"
    assert states(start) == states(draft)
    assert inverse(inverse(move.facts)) == move.facts


@settings(deadline=None)
@given(s.drafts(SIZE), conditions)
def test_the_invariants_name_what_the_move_left_behind(draft: Draft, conditions: list[str]) -> None:
    release = newer(*conditions)
    after = moved(draft, BEFORE, release)
    found = violations(after, release)
    gone = {v.acts[0] for v in found if v.id == "I4" and v.level is Level.ERROR and "n'existe plus" in v.sentence}
    waiting = {v.acts[0] for v in found if v.id == "I15"}
    reviewed = {act.code for act in after.old.values() if act.review}
    assert gone == {code for code in reviewed if code not in release.by_code}
    assert waiting == reviewed - gone
    assert all(v.level is Level.COUNTED for v in found if v.id == "I15")


def kept(number: int) -> tuple[OldAct, object]:
    """An act that is kept as it is, and the proposed act that continues it."""
    old = s.mapped(number, (number,), verb=Verb.KEEP)
    return old, s.new_act(number, allotted=s.code(number), label=f"Acte numéro {number}")


def test_a_verb_that_waits_for_review_is_not_held_against_the_new_label() -> None:
    draft = s.draft(*kept(1))  # type: ignore[arg-type]
    release = newer(RELABELLED, SAME, SAME, SAME, SAME, SAME)
    after = moved(draft, BEFORE, release)
    assert {v.id for v in violations(after, release) if v.acts[0] == s.code(1)} == {"I15"}
    after.old[s.code(1)] = replace(after.old[s.code(1)], review="")
    assert {v.id for v in violations(after, release) if v.acts[0] == s.code(1)} == {"I5"}


def test_a_second_move_keeps_the_first_reason() -> None:
    draft = s.draft(*kept(1))  # type: ignore[arg-type]
    first = newer(RELABELLED, SAME, SAME, SAME, SAME, SAME)
    once = moved(draft, BEFORE, first)
    second = replace(first, version="83", acts=first.acts[1:])
    assert moved(once, first, second).old[s.code(1)].review == (
        "libellé changé dans la version 82 ; disparu de la version 83"
    )


def test_an_act_that_comes_back_is_told() -> None:
    draft = s.draft(*kept(1))  # type: ignore[arg-type]
    without = newer(GONE, SAME, SAME, SAME, SAME, SAME)
    gone = moved(draft, BEFORE, without)
    again = replace(BEFORE, version="83")
    assert marked(gone, shift(without, again)) == {s.code(1): "revenu dans la version 83"}


def test_the_reason_names_the_lines() -> None:
    draft = s.draft(*kept(3))  # type: ignore[arg-type]
    release = newer(SAME, SAME, RELINED, SAME, SAME, SAME)
    assert moved(draft, BEFORE, release).old[s.code(3)].review == "lignes changées (+ 4/0) dans la version 82"


def test_a_move_names_every_act_it_concerns_even_undecided_ones() -> None:
    release = newer(GONE, RELABELLED, RELINED, SAME, SAME, SAME)
    decision = rebase(Draft("essai", "81"), BEFORE, release, shift(BEFORE, release))
    nodes = {old_node(s.code(number)) for number in (1, 2, 3, 99)}
    assert concerned(decision.facts) == nodes
    assert dict(decision.reads) == dict.fromkeys(nodes, 0)


def test_a_fold_refuses_a_move_from_another_release() -> None:
    release = newer(*[SAME] * SIZE)
    move = rebase(Draft("essai", "81"), BEFORE, release, shift(BEFORE, release))
    with pytest.raises(JournalBroken, match="81"):
        fold("essai", "78", [entry(1, move)])


def test_the_mark_is_not_written_where_there_is_none() -> None:
    assert "a_revoir" not in encode_old(OldAct(ActCode("HHFA001")))
