"""The journal's laws: text is canonical, the fold checks itself, undo takes back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.codec import canonical, decode_act, decode_old, encode_act, encode_old
from ccam.model.decisions import (
    GENESIS,
    Change,
    Decision,
    Entry,
    Kind,
    apply_changes,
    entry_hash,
    fold,
    read_decision,
)
from ccam.model.draft import Draft, act_node, old_node
from ccam.model.errors import JournalBroken
from tests import strategies as s


def states(draft: Draft) -> dict[str, object]:
    known: dict[str, object] = {old_node(code): encode_old(act) for code, act in draft.old.items()}
    return known | {act_node(proposed): encode_act(act) for proposed, act in draft.proposed.items()}


def changes_between(before: Draft, after: Draft) -> tuple[Change, ...]:
    old, new = states(before), states(after)
    return tuple(
        Change(node, before.versions.get(node, 0), old.get(node), new.get(node))  # type: ignore[arg-type]
        for node in sorted(old | new)
        if old.get(node) != new.get(node)
    )


def entry(position: int, decision: Decision, previous: str = GENESIS) -> Entry:
    at, actor, reason, text = "2026-03-01T10:00:00Z", "expert-3", "essai", decision.text()
    hashed = entry_hash(previous, position, at, actor, reason, text)
    return Entry(position, at, actor, reason, decision, text, previous, hashed)


@given(s.drafts())
def test_states_survive_the_journal(draft: Draft) -> None:
    for act in draft.old.values():
        assert decode_old(json.loads(canonical(encode_old(act)))) == act
    for proposed in draft.proposed.values():
        assert decode_act(json.loads(canonical(encode_act(proposed)))) == proposed


@given(s.drafts())
def test_text_is_canonical_and_read_back(draft: Draft) -> None:
    decision = Decision(Kind.APPLY, "essai", changes_between(Draft("essai", "81"), draft), {"table": "t.csv"})
    again = read_decision(json.loads(decision.text()))
    assert again == decision
    assert again.text() == decision.text()


@given(st.lists(s.drafts(3), min_size=1, max_size=4))
def test_folding_gives_the_last_draft_and_undo_takes_it_back(steps: list[Draft]) -> None:
    entries: list[Entry] = []
    current = Draft("essai", "81")
    for position, step in enumerate(steps, start=1):
        made = changes_between(current, step)
        entries.append(entry(position, Decision(Kind.APPLY, "essai", made)))
        apply_changes(current, made, position)
        assert states(current) == states(step)
    assert states(fold("essai", "81", entries)) == states(steps[-1])
    before = states(fold("essai", "81", entries[:-1]))
    inverse = tuple(c.inverse(current.versions[c.node]) for c in entries[-1].decision.changes)
    apply_changes(current, inverse, len(steps) + 1)
    assert states(current) == before


def test_the_fold_refuses_a_version_that_does_not_follow() -> None:
    change = Change("ancien/HHFA001", 3, None, {"code": "HHFA001", "devenir": "indecis"})
    with pytest.raises(JournalBroken, match="ancien/HHFA001"):
        fold("essai", "81", [entry(1, Decision(Kind.APPLY, "essai", (change,)))])


def test_entries_of_another_draft_are_passed_over() -> None:
    change = Change("ancien/HHFA001", 0, None, {"code": "HHFA001", "devenir": "indecis"})
    assert fold("essai", "81", [entry(1, Decision(Kind.APPLY, "autre", (change,)))]).old == {}


def test_a_newer_schema_is_refused() -> None:
    with pytest.raises(JournalBroken, match="plus récente"):
        read_decision({"schema": 99})


@pytest.mark.parametrize("value", [1.5, {"a": [1.0]}, float("nan")])
def test_no_float_enters_the_journal(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_every_part_of_an_entry_is_hashed() -> None:
    parts: list[str | int] = [GENESIS, 1, "2026-03-01T10:00:00Z", "expert-3", "motif", "{}"]
    first = entry_hash(*parts)  # type: ignore[arg-type]
    for index, part in enumerate(parts):
        other = [*parts]
        other[index] = part + 1 if isinstance(part, int) else part + "x"
        assert entry_hash(*other) != first  # type: ignore[arg-type]
    assert entry_hash(GENESIS, 1, "t", "a\nb", "c", "d") != entry_hash(GENESIS, 1, "t", "a", "b\nc", "d")
