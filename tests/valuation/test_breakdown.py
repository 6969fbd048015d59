"""An axis of a second source: it foots to the cent, spreads nothing, and says where it contradicts the volumes."""

from dataclasses import astuple, replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ccam.model.codes import LineKey
from ccam.model.draft import Fate, OldAct, Verb
from ccam.model.money import MICRO
from ccam.model.volumes import VolumeRow
from tests import strategies as s
from tests.valuation.worlds import World, rates, settings, volumes, worlds
from valuation.breakdown import UNCOVERED, Portion, broken_down

COUNTS = {"lines", "forced_k", "mixed"}
PLACES = st.sampled_from(["chirurgie", "anesthésie", "urologie"])


@st.composite
def cut_worlds(draw: st.DrawFn) -> tuple[World, list[Portion]]:
    world = draw(worlds(3))
    keys = [*sorted({row.key for row in world.volumes.rows}), LineKey(s.code(9), 1, 0)]
    portion = st.builds(
        Portion,
        st.sampled_from(keys),
        PLACES,
        st.one_of(st.none(), st.integers(-20, 30_000)),
        st.one_of(st.none(), st.integers(-5_000, 10**8)),
    )
    return world, draw(st.lists(portion, max_size=12))


@given(cut_worlds())
def test_every_column_of_money_foots_to_the_total_whatever_the_source_says(case: tuple[World, list[Portion]]) -> None:
    world, portions = case
    impact = world.impact()
    found = broken_down(impact, portions)
    total = impact.total()
    assert found.total == total
    assert list(found.rows)[-1] == UNCOVERED
    for name in total.__dataclass_fields__:
        if name not in COUNTS:
            assert sum(getattr(row, name) for row in found.rows.values()) == getattr(total, name), name


@given(cut_worlds())
def test_a_place_gets_the_quantity_it_has_of_each_line_and_nothing_else(case: tuple[World, list[Portion]]) -> None:
    """The rule read slowly, in fractions: quantities first, bases where there are none."""
    world, portions = case
    impact = world.impact()
    found = broken_down(impact, portions)
    amounts: dict[str, Fraction] = {place: Fraction(0) for place in found.rows}
    rows = [moved.observed for moved in impact.book.rows.flows]
    for key in {row.key for row in rows}:
        mine = [n for n, row in enumerate(rows) if row.key == key]
        here = [portion for portion in portions if portion.key == key]
        effect = sum(int(impact.observed[n]) for n in mine)
        for name in ("quantity", "base"):
            whole = sum(getattr(rows[n], name) for n in mine)
            if here and whole and all(getattr(portion, name) is not None for portion in here):
                for portion in here:
                    amounts[portion.place] += Fraction(effect * getattr(portion, name), whole)
                break
    for place, amount in amounts.items():
        if place != UNCOVERED:
            assert abs(found.rows[place].observed * MICRO - amount) <= MICRO + len(rows) + 1


@given(worlds(3))
def test_a_source_that_covers_everything_leaves_nothing_and_is_sound(world: World) -> None:
    impact = world.impact()
    seen = [moved.observed for moved in impact.book.rows.flows]
    found = broken_down(impact, [Portion(row.key, "Bretagne", row.quantity, row.base) for row in seen])
    if all(row.quantity for row in seen):
        assert not any(astuple(found.rows[UNCOVERED]))
        assert found.agreement.sound
        assert found.agreement.covered == impact.total().base


def _one(quantity: int = 4, base: int = 5_000) -> World:
    """Act 1, deleted: its whole base is its effect."""
    row = VolumeRow(LineKey(s.code(1), 1, 0), "ADC", quantity, base, 0, 1_000, None)
    draft = s.draft(OldAct(s.code(1), Fate.DELETED, Verb.DELETE, "obsolète"))
    return World(s.release(s.act(1), s.act(2)), draft, volumes(row), rates(4_700, chirurgie=2_690), settings())


KEY = LineKey(s.code(1), 1, 0)


def test_what_is_not_covered_is_a_row_and_is_not_spread() -> None:
    found = broken_down(_one().impact(), [Portion(KEY, "Bretagne", 1, None)])
    assert {place: row.observed for place, row in found.rows.items()} == {"Bretagne": -1_250, UNCOVERED: -3_750}
    assert {place: row.base for place, row in found.rows.items()} == {"Bretagne": 1_250, UNCOVERED: 3_750}
    assert found.agreement.covered == 1_250


def test_the_base_of_the_source_is_its_own_and_the_rest_is_what_it_lacks() -> None:
    found = broken_down(_one().impact(), [Portion(KEY, "Bretagne", 2, 3_000), Portion(KEY, "Corse", 2, 2_000)])
    assert {place: row.base for place, row in found.rows.items()} == {"Bretagne": 3_000, "Corse": 2_000, UNCOVERED: 0}
    assert {place: row.observed for place, row in found.rows.items()} == {"Bretagne": -2_500, "Corse": -2_500, "": 0}


def test_a_source_that_has_more_than_the_volumes_says_so_and_still_foots() -> None:
    found = broken_down(_one().impact(), [Portion(KEY, "Bretagne", 5, None)])
    assert found.agreement.above == (KEY,)
    assert (found.rows["Bretagne"].observed, found.rows[UNCOVERED].observed) == (-6_250, 1_250)


def test_a_line_without_volumes_and_a_line_without_figures_are_told() -> None:
    other = LineKey(s.code(2), 1, 0)
    found = broken_down(_one().impact(), [Portion(other, "Corse", 5, None), Portion(KEY, "Corse", None, None)])
    assert (found.agreement.strange, found.agreement.unused) == ((other,), (KEY,))
    assert found.rows[UNCOVERED].observed == -5_000
    assert not found.agreement.sound


def test_portions_of_lines_outside_the_scope_are_left_aside() -> None:
    world = replace(_one(), settings=settings(("ADA",)))
    assert broken_down(world.impact(), [Portion(KEY, "Corse", 4, 5_000)]).agreement.sound
