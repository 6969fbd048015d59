"""A notebook on the base of today: what conflicts is exactly what both sides changed differently."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.model import registers as r
from ccam.model.codec import encode_act, encode_old
from ccam.model.decisions import Change, Decision, Entry, Kind, apply_changes
from ccam.model.draft import Draft, Fate, OldAct, Verb
from ccam.model.errors import JournalBroken
from ccam.model.nodes import content_hash, encode_node, states_of
from ccam.model.notebook import Pin, author_of, chained, key_fingerprint, origin_of
from ccam.model.replay import Cause, Outcome, Step, steps, touches
from tests.strategies import code, draft, mapped, new_act

LAW = settings(max_examples=150, deadline=None)


def copy_of(given: Draft) -> Draft:
    """The same draft, to write in."""
    made = Draft(given.name, given.base)
    apply_changes(made, [Change(node, 0, None, state) for node, state in states_of(given).items()], 1)
    return made


def deleted(number: int, reason: str) -> OldAct:
    """An act that goes, and why: a node that leads nowhere."""
    return OldAct(code(number), Fate.DELETED, Verb.DELETE, reason)


class Side:
    """A draft being decided, with the entries it took."""

    def __init__(self, start: Draft) -> None:
        self.draft = copy_of(start)
        self.entries: list[Entry] = []

    def decide(
        self, states: dict[str, object], kind: Kind = Kind.DECIDE, *, reads: Sequence[str] = (), **facts: object
    ) -> Entry:
        """One decision that puts each value (None: nothing) at its node."""
        now = states_of(self.draft)
        changes = tuple(
            Change(node, self.draft.versions.get(node, 0), now.get(node), value and encode_node(node, value))  # type: ignore[arg-type]
            for node, value in states.items()
        )
        relied = tuple((node, self.draft.versions.get(node, 0)) for node in reads)
        return self.append(Decision(kind, self.draft.name, changes, facts, relied))

    def undo(self, entry: Entry, kind: Kind = Kind.UNDO) -> Entry:
        """Take an entry back."""
        changes = tuple(c.inverse(self.draft.versions[c.node]) for c in entry.decision.changes)
        return self.append(Decision(kind, self.draft.name, changes, {"decision": entry.position}))

    def append(self, decision: Decision) -> Entry:
        position = 5 + len(self.entries)
        apply_changes(self.draft, decision.changes, position)
        entry = Entry(position, "2026-11-21T10:00:00Z", "expert-3", "essai", decision, decision.text(), "", "")
        self.entries.append(entry)
        return entry


def pin_of(start: Draft, scope: tuple[str, ...] | None = None) -> Pin:
    return Pin(start.name, start.base, 4, "a" * 64, content_hash(start), scope)


def played(
    start: Draft, away: Side, base: Side, *, known: Iterable[str] = (), scope: tuple[str, ...] | None = None
) -> list[Step]:
    """The notebook on the base."""
    pin = pin_of(start, scope)
    entries = tuple(chained(pin, away.entries))
    return steps(pin, start, base.draft, entries, known=set(known), signer="clé")


def written(base: Side, made: Iterable[Step]) -> Draft:
    """The base once what can be written is; each change names the version it finds."""
    after = copy_of(base.draft)
    after.versions = dict(base.draft.versions)
    for step in made:
        if step.decision:
            apply_changes(after, step.decision.changes, 99)
    return after


numbers = st.integers(1, 5)
reasons = st.sampled_from(["", "a", "b"])
edits = st.dictionaries(numbers, reasons, max_size=5)


def after_edits(start: Draft, wanted: dict[int, str]) -> Side:
    side = Side(start)
    for number, reason in wanted.items():
        if side.draft.old.get(code(number)) != deleted(number, reason):
            side.decide({f"ancien/{code(number)}": deleted(number, reason)})
    return side


@LAW
@given(edits, edits, edits)
def test_conflicts_are_the_nodes_that_both_sides_changed_to_different_states(
    first: dict[int, str], away: dict[int, str], base: dict[int, str]
) -> None:
    start = after_edits(draft(), first).draft
    notebook, shared = after_edits(start, away), after_edits(start, base)
    made = played(start, notebook, shared)
    before, theirs, ours = states_of(start), states_of(shared.draft), states_of(notebook.draft)
    both = {node for node in ours if ours[node] != before.get(node) and theirs.get(node) != before.get(node)}
    expected = {node for node in both if ours[node] != theirs.get(node)}
    assert {clash.node for step in made for clash in step.clashes} == expected
    after = states_of(written(shared, made))
    assert after == {
        node: theirs[node] if node in expected or ours.get(node) == before.get(node) else ours[node]
        for node in ours.keys() | theirs.keys()
    }


@LAW
@given(edits, st.lists(st.dictionaries(numbers, reasons, min_size=1), max_size=4))
def test_on_a_base_that_did_not_move_it_is_as_if_decided_there(
    first: dict[int, str], rounds: list[dict[int, str]]
) -> None:
    start = after_edits(draft(), first).draft
    notebook = Side(start)
    for wanted in rounds:
        taken = after_edits(notebook.draft, wanted)
        for entry in taken.entries:
            again = {change.node: deleted(int(change.node[-3:]), wanted[int(change.node[-3:])])
                     for change in entry.decision.changes}  # fmt: skip
            notebook.decide(dict(again))
    made = played(start, notebook, Side(start))
    assert {step.outcome for step in made} <= {Outcome.REPLAYED}
    assert content_hash(written(Side(start), made)) == content_hash(notebook.draft)
    known = {step.entry.hash for step in made}
    assert {step.outcome for step in played(start, notebook, Side(start), known=known)} <= {Outcome.KNOWN}


def test_what_others_changed_and_changed_back_is_as_the_notebook_saw_it() -> None:
    start = after_edits(draft(), {1: "a"}).draft
    notebook, shared = after_edits(start, {1: "b"}), Side(start)
    for reason in ("c", "a"):
        shared.decide({f"ancien/{code(1)}": deleted(1, reason)})
    made = played(start, notebook, shared)
    assert [step.outcome for step in made] == [Outcome.REPLAYED]
    assert content_hash(written(shared, made)) == content_hash(notebook.draft)


def test_a_replayed_decision_says_who_took_it_and_when() -> None:
    start = draft()
    notebook = after_edits(start, {1: "a"})
    (step,) = played(start, notebook, Side(start))
    assert step.decision is not None
    entry = replace(step.entry, actor="secretariat", decision=step.decision)
    origin = origin_of(entry)
    assert origin == ("expert-3", "2026-11-21T10:00:00Z", step.entry.hash, "clé")
    assert (author_of(entry), author_of(step.entry)) == ("expert-3", "expert-3")
    assert origin_of(step.entry) is None
    assert step.decision.kind is Kind.DECIDE


def test_what_depends_on_a_conflict_is_left_too() -> None:
    start = draft()
    notebook, shared = Side(start), after_edits(start, {1: "autre"})
    notebook.decide({f"ancien/{code(1)}": deleted(1, "a")})
    opinion = r.Opinion(code(1), "expert-3", "président", r.Stance.FOR)
    notebook.decide({f"avis/{code(1)}/expert-3": opinion}, Kind.OPINION)
    notebook.decide({f"ancien/{code(2)}": deleted(2, "a")})
    made = played(start, notebook, shared)
    assert [step.outcome for step in made] == [Outcome.CONFLICT, Outcome.DEPENDS, Outcome.REPLAYED]
    assert made[1].behind == made[0].entry.position


def test_an_opinion_on_what_others_changed_is_replayed_and_to_be_read_again() -> None:
    start = draft()
    notebook, shared = Side(start), after_edits(start, {1: "autre"})
    opinion = r.Opinion(code(1), "expert-3", "président", r.Stance.FOR)
    notebook.decide({f"avis/{code(1)}/expert-3": opinion}, Kind.OPINION)
    (step,) = played(start, notebook, shared)
    assert (step.outcome, step.moved) == (Outcome.REPLAYED, (f"ancien/{code(1)}",))


def test_an_id_given_on_both_sides_is_taken_and_what_leads_to_it_is_left() -> None:
    start = draft()
    notebook, shared = Side(start), Side(start)
    shared.decide({"acte/P-07-0001": new_act(1, label="Le leur")})
    notebook.decide({"acte/P-07-0001": new_act(1, label="Le nôtre")})
    notebook.decide({f"ancien/{code(1)}": mapped(1, (1,))})
    made = played(start, notebook, shared)
    assert [step.outcome for step in made] == [Outcome.CONFLICT, Outcome.DEPENDS]
    assert [clash.cause for clash in made[0].clashes] == [Cause.TAKEN]


def test_the_same_decided_on_both_sides_is_no_conflict_and_is_noted() -> None:
    start = draft()
    notebook, shared = Side(start), Side(start)
    for side in (shared, notebook):
        side.decide({"acte/P-07-0001": new_act(1)})
    (step,) = played(start, notebook, shared)
    assert step.outcome is Outcome.SAME
    assert step.decision is not None
    assert (step.decision.kind, step.decision.changes) == (Kind.FACT, ())
    assert step.decision.facts["carnet"]["decision"] == step.entry.hash  # type: ignore[index]


def test_what_a_decision_relies_on_must_be_as_it_was() -> None:
    start = draft(new_act(1))
    notebook, shared = Side(start), Side(start)
    shared.decide({"acte/P-07-0001": new_act(1, label="Autre")})
    notebook.decide({f"ancien/{code(1)}": mapped(1, (1,))}, reads=["acte/P-07-0001"])
    (step,) = played(start, notebook, shared)
    assert [clash.cause for clash in step.clashes] == [Cause.RELIED]


def test_no_link_leads_nowhere() -> None:
    """Neither side wrote what the other did: only the two together would break the graph."""
    start = draft(new_act(1))
    gone, linked = Side(start), Side(start)
    gone.decide({"acte/P-07-0001": None})
    linked.decide({f"ancien/{code(1)}": mapped(1, (1,))})
    assert played(start, linked, gone)[0].clashes[0].cause is Cause.MISSING
    assert played(start, gone, linked)[0].clashes[0].cause is Cause.USED


def test_what_was_taken_back_in_the_notebook_bothers_nobody() -> None:
    start = draft()
    notebook, shared = Side(start), after_edits(start, {1: "autre"})
    first = notebook.decide({f"ancien/{code(1)}": deleted(1, "a")})
    notebook.undo(first)
    assert [step.outcome for step in played(start, notebook, shared)] == [Outcome.UNDONE, Outcome.UNDONE]


def test_what_was_taken_again_is_the_first_decision() -> None:
    start = draft()
    notebook = Side(start)
    first = notebook.decide({f"ancien/{code(1)}": deleted(1, "a")}, verbe="supprimer")
    undone = notebook.undo(first)
    notebook.undo(undone, Kind.REDO)
    made = played(start, notebook, Side(start))
    assert [step.outcome for step in made] == [Outcome.UNDONE, Outcome.UNDONE, Outcome.REPLAYED]
    assert made[2].decision is not None
    assert (made[2].decision.kind, made[2].decision.facts["verbe"]) == (Kind.DECIDE, "supprimer")


def test_what_is_taken_back_once_replayed_is_taken_back_on_the_base() -> None:
    start = draft()
    notebook, shared = Side(start), Side(start)
    first = notebook.decide({f"ancien/{code(1)}": deleted(1, "a")})
    (step,) = played(start, notebook, shared)
    after = Side(written(shared, [step]))
    notebook.undo(first)
    made = played(start, notebook, after, known=[step.entry.hash])
    assert [step.outcome for step in made] == [Outcome.KNOWN, Outcome.REPLAYED]
    assert content_hash(written(after, made)) == content_hash(start)
    assert made[1].decision is not None
    assert made[1].decision.kind is Kind.DECIDE, "an UNDO would take the replayer's own last edit back"


def test_what_was_built_upon_before_it_was_taken_back_is_replayed_whole() -> None:
    start = draft()
    notebook = Side(start)
    first = notebook.decide({f"ancien/{code(1)}": deleted(1, "a")})
    notebook.decide({f"ancien/{code(2)}": deleted(2, "a")}, reads=[f"ancien/{code(1)}"])
    notebook.undo(first)
    made = played(start, notebook, Side(start))
    assert [step.outcome for step in made] == [Outcome.REPLAYED] * 3
    assert content_hash(written(Side(start), made)) == content_hash(notebook.draft)


def test_a_notebook_decides_the_acts_it_was_prepared_for() -> None:
    start = draft(new_act(1))
    notebook = Side(start)
    notebook.decide({f"ancien/{code(1)}": deleted(1, "a"), f"ancien/{code(9)}": deleted(9, "a")})
    notebook.decide({f"ancien/{code(9)}": mapped(9, (2,)), "acte/P-07-0002": new_act(2)})
    notebook.decide({"acte/P-07-0003": new_act(3)})
    made = played(start, notebook, Side(start), scope=(code(1),))
    assert [step.outcome for step in made] == [Outcome.REPLAYED, Outcome.CONFLICT, Outcome.REPLAYED]
    assert {clash.cause for clash in made[1].clashes} == {Cause.OUTSIDE}


def test_a_ballot_stays_where_it_is() -> None:
    start = draft()
    notebook = Side(start)
    notebook.decide({}, Kind.BALLOT)
    (step,) = played(start, notebook, Side(start))
    assert [clash.cause for clash in step.clashes] == [Cause.BALLOT]


@pytest.mark.parametrize("fault", ["before", "state", "named", "draft", "base"])
def test_a_notebook_that_does_not_follow_from_its_pin_is_refused(fault: str) -> None:
    start = draft()
    notebook = Side(start)
    change = Change(f"ancien/{code(1)}", 0, None, encode_old(deleted(1, "a")))
    faults = {
        "before": replace(change, before=encode_old(deleted(1, "b"))),
        "state": replace(change, after={"code": code(1), "devenir": "supprime", "couleur": "bleu"}),
        "named": replace(change, node="acte/P-07-0002", after=encode_act(new_act(1))),
    }
    decision = Decision(Kind.DECIDE, "autre" if fault == "draft" else "essai", (faults.get(fault, change),))
    if fault == "base":
        decision = replace(decision, kind=Kind.REBASE, facts={"de": "81", "vers": "82"})
    entry = Entry(5, "2026-11-21T10:00:00Z", "expert-3", "essai", decision, decision.text(), "", "")
    notebook.entries.append(entry)
    with pytest.raises(JournalBroken) as refusal:
        played(start, notebook, Side(start))
    assert refusal.value.code == "carnet-incoherent"


def test_a_decision_touches_what_it_speaks_of() -> None:
    opinion = r.Opinion(code(1), "expert-3", "président", r.Stance.FOR, round="T-0001")
    change = Change(f"avis/{code(1)}/expert-3", 0, None, encode_node("avis/x", opinion))
    decision = Decision(Kind.OPINION, "essai", (change,), {"seance": "S-0001", "sujets": ["P-07-0001"]})
    assert touches(decision) == {
        f"avis/{code(1)}/expert-3", f"ancien/{code(1)}", "acte/P-07-0001", "tour/T-0001", "seance/S-0001"
    }  # fmt: skip


def test_a_pin_comes_back_and_a_key_has_a_name_to_read_aloud() -> None:
    for scope in (None, ("HHFA001", "P-07-0001")):
        pin = pin_of(draft(), scope)
        assert Pin.read(pin.state()) == pin
    with pytest.raises(ValueError, match="projet"):
        Pin.read(pin_of(draft()).state() | {"position": True})
    assert key_fingerprint(b"\0" * 32) == "6668-7aad-f862-bd77-6c8f-c18b-8e9f-8e20"


def test_of_what_a_notebook_starts_with_the_authors_are_those_of_the_base() -> None:
    facts = {"epingle": pin_of(draft()).state(), "auteurs": {f"ancien/{code(1)}": "expert-9"}}
    entry = Side(draft()).append(Decision(Kind.FACT, "essai", (), facts))
    assert [author_of(entry, f"ancien/{code(number)}") for number in (1, 2)] == ["expert-9", ""]
