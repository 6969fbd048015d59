"""An index moved edit by edit is the one found from nothing, and what it finds in double is what I11 refuses."""

from hypothesis import given, settings

from ccam.model.draft import Draft
from ccam.model.graph import predecessors
from ccam.model.index import index_of
from ccam.model.invariants import check_between
from tests import strategies as s


def changed(before: Draft, after: Draft) -> list[str]:
    old = [code for code in before.old | after.old if before.old.get(code) != after.old.get(code)]
    new = [p for p in before.proposed | after.proposed if before.proposed.get(p) != after.proposed.get(p)]
    return [*old, *new]


def some_of(draft: Draft, size: int) -> Draft:
    """Fewer acts, so that some come and some go."""
    old, proposed = list(draft.old.items()), list(draft.proposed.items())
    return Draft(draft.name, draft.base, dict(old[:size]), dict(proposed[:size]))


@given(s.drafts(), s.drafts(4))
@settings(deadline=None)
def test_moved_is_made_anew(before: Draft, after: Draft) -> None:
    index = index_of(before)
    kept = index_of(before)
    assert index.moved(before, after, changed(before, after)) == index_of(after)
    assert index == kept
    fewer = some_of(after, 2)
    assert index_of(after).moved(after, fewer, changed(after, fewer)) == index_of(fewer)


@given(s.drafts())
@settings(deadline=None)
def test_incoming_are_the_predecessors(draft: Draft) -> None:
    assert {name: sorted(old) for name, old in predecessors(draft).items()} == {
        name: list(old) for name, old in index_of(draft).incoming.items()
    }


def test_what_comes_in_double_and_goes_again() -> None:
    one, two, three = (s.new_act(n, label="Même", allotted=s.code(1)) for n in (1, 2, 3))
    before, after = s.draft(one), s.draft(one, two, three)
    index = index_of(before).moved(before, after, [two.id, three.id])
    assert index.names.same_labels == {"même"}
    assert index.names.same_codes == {s.code(1)}
    found = check_between(after, index)
    assert [violation.acts for violation in found] == [(one.id, two.id)] * 2 + [(one.id, three.id)] * 2
    assert index.moved(after, before, [two.id, three.id]) == index_of(before)
