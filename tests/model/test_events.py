"""What became of dossiers between two states of a draft."""

import pytest
from hypothesis import given, settings

from ccam.model.draft import Draft
from ccam.model.events import DossierEvent, Event, decided, events, members
from ccam.model.graph import dossiers
from tests import strategies as s

RELEASE = s.release(*(s.act(number) for number in range(1, 7)))
ONE, TWO = s.mapped(1, (1,)), s.mapped(2, (1,))
P1, P2 = s.new_act(1), s.new_act(2)


def told(before: Draft, after: Draft) -> list[DossierEvent]:
    return events(dossiers(before, RELEASE), dossiers(after, RELEASE))


CASES = {
    "born": (s.draft(), s.draft(ONE, P1), (Event.BORN, (), ("HHFA001",))),
    "gone": (s.draft(ONE, P1), s.draft(), (Event.GONE, ("HHFA001",), ())),
    "same": (s.draft(ONE, P1), s.draft(ONE, P1), (Event.SAME_SHAPE, ("HHFA001",), ("HHFA001",))),
    "grew": (s.draft(ONE, P1), s.draft(ONE, TWO, P1), (Event.GREW, ("HHFA001",), ("HHFA001",))),
    "grew under another number": (s.draft(TWO, P1), s.draft(ONE, TWO, P1), (Event.GREW, ("HHFA002",), ("HHFA001",))),
    "shrank": (s.draft(ONE, TWO, P1), s.draft(TWO, P1), (Event.SHRANK, ("HHFA001",), ("HHFA002",))),
    "fused": (
        s.draft(ONE, s.mapped(2, (2,)), P1, P2),
        s.draft(ONE, s.mapped(2, (1,), (2,), parts=(5000, 5000)), P1, P2),
        (Event.MERGED, ("HHFA001", "HHFA002"), ("HHFA001",)),
    ),
    "split": (
        s.draft(ONE, s.mapped(2, (1,), (2,), parts=(5000, 5000)), P1, P2),
        s.draft(ONE, s.mapped(2, (2,)), P1, P2),
        (Event.SPLIT, ("HHFA001",), ("HHFA001", "HHFA002")),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_event(name: str) -> None:
    before, after, expected = CASES[name]
    assert told(before, after) == [DossierEvent(*expected)]


@given(s.drafts())
@settings(deadline=None)
def test_nothing_happens_between_a_state_and_itself(draft: Draft) -> None:
    assert {one.event for one in told(draft, draft)} <= {Event.SAME_SHAPE}


@given(s.drafts(), s.drafts())
@settings(deadline=None)
def test_every_decided_dossier_is_told(before: Draft, after: Draft) -> None:
    found = told(before, after)
    first = {d.id for d in dossiers(before, RELEASE) if decided(d)}
    last = {d.id for d in dossiers(after, RELEASE) if decided(d)}
    assert {name for one in found for name in one.before} == first
    assert {name for one in found for name in one.after} == last


@given(s.drafts(), s.drafts())
@settings(deadline=None)
def test_going_back_undoes_the_event(before: Draft, after: Draft) -> None:
    """What is born one way is gone the other way, what grew shrank."""
    there, back = told(before, after), told(after, before)
    opposite = {Event.BORN: Event.GONE, Event.GREW: Event.SHRANK, Event.SAME_SHAPE: Event.SAME_SHAPE}
    for one in there:
        if one.event in (Event.BORN, Event.SAME_SHAPE, Event.GREW) and not _tangled(one, back):
            assert DossierEvent(opposite[one.event], one.after, one.before) in back


def _tangled(one: DossierEvent, back: list[DossierEvent]) -> bool:
    """A dossier that also shares acts with others on the way back."""
    return any(set(one.after) & set(other.before) and len({*other.before, *other.after}) > 2 for other in back)


def test_members_are_both_sides() -> None:
    (dossier,) = [d for d in dossiers(s.draft(ONE, P1), RELEASE) if decided(d)]
    assert members(dossier) == {"HHFA001", "P-07-0001"}
