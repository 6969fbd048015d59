"""A book compiled again after an edit is the book compiled anew."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ccam.formats.parameters_rules import Status, Transition
from ccam.model.codes import ActCode, ProposedId
from ccam.model.draft import Draft
from ccam.model.graph import dossiers
from tests import strategies as s
from tests.valuation.worlds import World, worlds
from valuation.compile import Book
from valuation.impact import Impact, impact_of
from valuation.recompile import recompiled, revalued

LINEAR = Transition(name="linéaire", years=3, status=Status.HYPOTHESIS, source="essai", checked=s.DAY)


def touched(world: World, *drafts: Draft) -> tuple[frozenset[ActCode], frozenset[ProposedId]]:
    """Every act of every dossier that holds a node which is not the same in both drafts."""
    first, last = drafts[0], drafts[-1]
    nodes = {code for code in first.old | last.old if first.old.get(code) != last.old.get(code)}
    new = {act for act in first.proposed | last.proposed if first.proposed.get(act) != last.proposed.get(act)}
    olds, news = set(nodes), set(new)
    size = -1
    while size != len(olds) + len(news):
        size = len(olds) + len(news)
        for draft in drafts:
            for dossier in dossiers(draft, world.release):
                if olds & set(dossier.old) or news & set(dossier.new):
                    olds |= set(dossier.old)
                    news |= set(dossier.new)
    return frozenset(olds), frozenset(news)


def same(here: Impact, wanted: Book) -> None:
    found, there = here.book, impact_of(wanted)
    assert impact_of(found).total() == here.total()
    for name in ("standing", "observed", "theoretical", "low", "high", "mixed"):
        assert getattr(here, name).tolist() == getattr(there, name).tolist(), name
    assert here.total() == there.total()
    assert found.continued == wanted.continued
    assert prices(here) == prices(there)


def prices(impact: Impact) -> dict[object, object]:
    return {ref: impact.tariff(ref) for ref in impact.book.proposals.number}


@settings(deadline=None)
@given(worlds(), worlds(), st.data())
def test_an_edit_of_some_acts_is_compiled_as_the_whole(world: World, other: World, data: st.DataObject) -> None:
    """``other`` gives what some acts of ``world`` become; then they come back."""
    edited = Draft(world.draft.name, world.draft.base)
    some = data.draw(st.sets(st.sampled_from(sorted(world.draft.old))))
    few = data.draw(st.sets(st.sampled_from(sorted(world.draft.proposed))))
    schedule = data.draw(st.sampled_from([None, LINEAR]))
    world = replace(world, settings=replace(world.settings, schedule=schedule, year=1 if schedule else 0))
    edited.old = {code: (other.draft.old[code] if code in some else act) for code, act in world.draft.old.items()}
    edited.proposed = {
        act: (other.draft.proposed[act] if act in few else kept) for act, kept in world.draft.proposed.items()
    }
    if data.draw(st.booleans()):
        edited.proposed.pop(next(iter(edited.proposed)))
    olds, news = touched(world, world.draft, edited)
    before = world.impact()
    after = revalued(before, recompiled(before.book, edited, olds, news), olds, news)
    same(after, replace(world, draft=edited).book())
    same(revalued(after, recompiled(after.book, world.draft, olds, news), olds, news), world.book())
