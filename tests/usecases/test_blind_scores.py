"""Scores of a blind round in the ladder of their family: with their components, under the name that sheets use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccam.model.draft import Draft
from ccam.model.errors import DataRefused
from ccam.model.registers import Family
from ccam.store.store import Store, open_store
from ccam.usecases import families, rounds
from ccam.usecases.decide import Room, Signed
from ccam.usecases.rounds_components import revealed_components
from ccam.usecases.score import family_ladder, load_scores, scoring_rules

ME = Signed("secretariat", "essai")
NAME = "Chirurgie digestive"
KEPT, LINE = "P-07-0012/1/0", "HMFC004/1/0"
"""The reference act of the family: as the round names its line, and as sheets do."""


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def room(store: Store) -> Room:
    draft = current(store)
    return Room(store, draft, store.release(draft.base))


def current(store: Store) -> Draft:
    return store.draft(store.drafts()[0].name)


def revealed(store: Store, points: int, parts: tuple[int | None, ...] | None) -> None:
    families.make_family(room(store), Family("07", NAME), ME)
    families.place(room(store), ["HMFC004"], "07", ME)
    made = rounds.open_round(store, None, ["HMFC004"], nature=rounds.SCORES, members=["a"], actor="secretariat")
    rounds.file_scores(
        store, None, made.id, "a", {KEPT: points}, actor="a", components=None if parts is None else {KEPT: parts}
    )
    rounds.close_round(store, None, made.id, actor="secretariat")


def test_components_make_the_score_under_every_rule(store: Store) -> None:
    revealed(store, 100_00, (100_00,) * 4)
    scored = load_scores(store, current(store))
    ladder = family_ladder(scored, NAME, scoring_rules().named("duree-intensite"))
    (rung,) = [each for each in ladder.rungs if each.line == LINE]
    assert ("a", "T-0001", 100_00) in [(each.expert, each.round, each.points) for each in rung.given]
    assert not [each for each in ladder.rungs if each.line == KEPT]
    assert "T-0001" in scored.rounds


def test_a_whole_score_counts_only_where_the_rule_takes_it(store: Store) -> None:
    revealed(store, 100_00, None)
    scored = load_scores(store, current(store))
    ladder = family_ladder(scored, NAME, scoring_rules().named(None))
    (rung,) = [each for each in ladder.rungs if each.line == LINE]
    assert "a" not in [each.expert for each in rung.given]
    assert revealed_components(store, current(store), current(store).registers.rounds["T-0001"]) == {}


def test_a_component_out_of_range_is_refused(store: Store) -> None:
    made = rounds.open_round(store, None, ["HMFC004"], nature=rounds.SCORES, members=["a"], actor="secretariat")
    with pytest.raises(DataRefused):
        rounds.file_scores(store, None, made.id, "a", {KEPT: 100}, actor="a", components={KEPT: (0, 1, 1, 1)})
