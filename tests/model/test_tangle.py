"""What holds a tangled dossier together."""

from dataclasses import replace

from hypothesis import given

from ccam.model.draft import Alternative, Draft
from ccam.model.graph import Dossier, dossier_around, dossiers
from ccam.model.tangle import Cut, Pivot, cuts, is_big, pivots
from tests import strategies as s

RELEASE = s.release(*(s.act(number) for number in range(1, 7)))
HALVES = (5000, 5000)


def around(draft: Draft, number: int = 1) -> Dossier:
    return dossier_around(draft, RELEASE, s.code(number))


def test_the_one_link_between_two_merges() -> None:
    """1 and 2 become P1, 3 and 4 become P2, and 2 may also become P2: that link alone ties the two."""
    draft = s.draft(
        s.mapped(1, (1,)), s.mapped(2, (1,), (2,), parts=HALVES), s.mapped(3, (2,)), s.mapped(4, (2,)),
        s.new_act(1), s.new_act(2),
    )  # fmt: skip
    found = cuts(draft, around(draft))
    codes = tuple(map(s.code, range(1, 5)))
    assert found[0] == Cut(codes[1], (s.proposed(2),), codes[:2], codes[2:])
    assert Cut(codes[0], (s.proposed(1),), codes[:1], codes[1:]) in found
    assert [pivot.act for pivot in pivots(draft, around(draft))] == [s.proposed(2), s.code(2), s.proposed(1)]
    assert Pivot(s.code(2), (codes[:1], codes[2:])) in pivots(draft, around(draft))


def test_acts_billed_together_go_as_a_whole_or_one_by_one() -> None:
    draft = s.draft(s.mapped(1, (1, 2)), s.mapped(2, (1,)), s.mapped(3, (2,)), s.new_act(1), s.new_act(2))
    found = {(cut.old, cut.targets) for cut in cuts(draft, around(draft))}
    first, second = s.proposed(1), s.proposed(2)
    assert {(s.code(1), (first,)), (s.code(1), (second,)), (s.code(1), (first, second))} <= found


def test_a_loop_has_no_link_to_cut() -> None:
    both = [s.mapped(number, (1,), (2,), parts=HALVES) for number in (1, 2)]
    draft = s.draft(*both, s.new_act(1), s.new_act(2))
    assert cuts(draft, around(draft)) == []
    assert pivots(draft, around(draft)) == []


def test_a_split_alone_has_nothing_to_untangle() -> None:
    draft = s.draft(s.mapped(1, (1,), (2,), parts=HALVES), s.new_act(1), s.new_act(2))
    assert cuts(draft, around(draft)) == []


def test_an_act_without_a_fate_and_a_creation_have_nothing_to_untangle() -> None:
    draft = s.draft(s.new_act(9))
    for dossier in dossiers(draft, RELEASE):
        assert cuts(draft, dossier) == []
        assert pivots(draft, dossier) == []


def test_size() -> None:
    draft = s.draft(s.mapped(1, (1,)), s.mapped(2, (1,)), s.new_act(1))
    assert is_big(around(draft), limit=2)
    assert not is_big(around(draft), limit=3)


def without(draft: Draft, cut: Cut) -> Draft:
    """The draft once a link is gone."""
    act = draft.old[cut.old]
    ways = []
    for way in act.alternatives:
        kept = tuple(member for member in way.members if member not in cut.targets)
        whole = set(way.members) == set(cut.targets) or len(cut.targets) == 1
        ways.append(Alternative(way.id, kept if whole else way.members))
    return Draft(draft.name, draft.base, {**draft.old, cut.old: replace(act, alternatives=tuple(ways))}, draft.proposed)


@given(s.drafts())
def test_a_cut_cuts_and_its_sides_are_what_stands_after(draft: Draft) -> None:
    for dossier in dossiers(draft, RELEASE):
        for cut in cuts(draft, dossier):
            assert sorted((*cut.left, *cut.right)) == list(dossier.old)
            assert cut.old in cut.left
            alone = [way for way in draft.old[cut.old].alternatives if set(cut.targets) & set(way.members)]
            if len(alone) > 1:
                continue  # the same act is reached by another way too
            after = without(draft, cut)
            owners = [dossier_around(after, RELEASE, code) for code in (cut.left[0], cut.right[0])]
            assert owners[0].id != owners[1].id
