"""Laws of the impact over any draft, against a plain reading of the rules in Python integers."""

from collections.abc import Iterable
from dataclasses import astuple, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.codes import ActCode, LineKey, Slot
from ccam.model.draft import Draft, Fate, OldAct, ProposedAct, ProposedLine, Verb
from ccam.model.errors import DataRefused, UsageError
from ccam.model.money import MICRO, from_micro
from ccam.model.volumes import VolumeRow
from tests import strategies as s
from tests.valuation.worlds import ORIGIN, World, rates, settings, volumes, worlds
from valuation.compile import continuations
from valuation.flow import Category, Flow, LineRef, flow
from valuation.impact import Axis, Figures, Impact, Standing, impact_of
from valuation.observed import K_UNIT
from valuation.tariff import target_cents

BASES = [field.name for field in fields(Figures) if field.name.endswith("_base")]


class Plain:
    """The rules read slowly: one world, Python integers, no arrays."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.continued = set(continuations(world.draft).values())

    def tariff(self, ref: LineRef) -> int | None:
        line = self.world.draft.proposed[ref.act].line(ref.slot)
        assert line is not None
        on, grid = self.world.settings.on, self.world.settings.grid
        fc = self.world.parameters.fc(grid, on, line.billing_group)
        cp = self.world.parameters.cp(line.cp_key, ORIGIN, on)
        return target_cents(line.score, fc.value, cp.value) if line.score is not None and fc and cp else None

    def deltas(self, moved: Flow) -> list[int | None]:
        old = self.world.release.by_key[moved.observed.key].price(self.world.settings.grid)
        assert old is not None
        tariffs = [[self.tariff(ref) for ref in part.lines] for part in moved.parts]
        return [None if None in way else sum(t or 0 for t in way) - old.cents for way in tariffs]

    def standing(self, moved: Flow) -> Standing:
        if moved.category is not Category.MOVED:
            return Standing(moved.category.value)
        if None not in self.deltas(moved):
            return Standing.KNOWN
        return Standing.KEPT if moved.observed.key.code in self.continued else Standing.UNKNOWN

    def observed(self, moved: Flow) -> int:
        if moved.category is Category.DELETED:
            return -moved.observed.base * MICRO
        if self.standing(moved) is not Standing.KNOWN:
            return 0
        k = K_UNIT if moved.observed.k is None else moved.observed.k
        pairs = zip(moved.parts, self.deltas(moved), strict=True)
        return sum(part.quantity * (delta or 0) for part, delta in pairs) * k

    def bounds(self, flows: Iterable[Flow]) -> tuple[int, int]:
        """Low and high of one act."""
        here = list(flows)
        known = [moved for moved in here if self.standing(moved) is Standing.KNOWN]
        gone = sum(self.observed(moved) for moved in here if moved.category is Category.DELETED)
        candidates = [sum(self.observed(moved) for moved in known)]
        for way in range(len(known[0].parts) if known else 0):
            ks = [K_UNIT if moved.observed.k is None else moved.observed.k for moved in known]
            candidates.append(
                sum(
                    moved.observed.quantity * (self.deltas(moved)[way] or 0) * k
                    for moved, k in zip(known, ks, strict=True)
                )
            )
        return min(candidates) + gone, max(candidates) + gone


def inside(world: World) -> list[Flow]:
    flows = flow(world.release, world.draft, world.volumes, world.settings.scope)
    return [moved for moved in flows if moved.category is not Category.OUTSIDE]


@given(worlds())
def test_every_row_is_what_a_plain_reading_gives(world: World) -> None:
    impact, plain, flows = world.impact(), Plain(world), inside(world)
    assert list(impact.book.rows.flows) == flows
    assert list(impact.standings()) == [plain.standing(moved) for moved in flows]
    assert impact.observed.tolist() == [plain.observed(moved) for moved in flows]
    for ref in impact.book.proposals.refs:
        tariff = impact.tariff(ref)
        assert tariff.cents == plain.tariff(ref) or tariff.standing is Standing.KEPT


@given(worlds())
def test_the_theoretical_figure_is_the_observed_one_where_k_is_one(world: World) -> None:
    plainly = [replace(row, tariff_sector1=None) for row in world.volumes.rows]
    without_k = replace(world, volumes=replace(world.volumes, rows=tuple(plainly)))
    here, there = world.impact(), without_k.impact()
    moved = [standing is not Standing.DELETED for standing in here.standings()]
    assert here.theoretical[moved].tolist() == there.observed[moved].tolist()


@given(worlds())
def test_bounds_hold_the_observed_impact_of_each_act_and_are_those_of_its_ways(world: World) -> None:
    impact, plain = world.impact(), Plain(world)
    by_act: dict[ActCode, list[Flow]] = {}
    for moved in inside(world):
        by_act.setdefault(moved.observed.key.code, []).append(moved)
    for code, flows in by_act.items():
        mine = [moved.observed.key.code == code for moved in impact.book.rows.flows]
        low, high = int(impact.low[mine].sum()), int(impact.high[mine].sum())
        assert (low, high) == plain.bounds(flows)
        assert low <= int(impact.observed[mine].sum()) <= high


def dossiers(world: World) -> dict[ActCode, str]:
    return {code: f"D{int(code[-1]) % 2}" for code in world.release.by_code}


@given(worlds())
def test_every_axis_adds_up_to_the_total_in_each_column(world: World) -> None:
    impact = world.impact()
    total = impact.total()
    for axis in Axis:
        table = impact.by(axis, dossiers(world))
        assert table.total == total
        columns = zip(*(astuple(figures) for figures in table.rows.values()), strict=True)
        assert [sum(column) for column in columns] == list(astuple(total)) or not table.rows


@given(worlds())
def test_every_euro_of_the_scope_has_one_standing(world: World) -> None:
    impact = world.impact()
    for figures in (impact.total(), *impact.by(Axis.ACT).rows.values()):
        assert sum(getattr(figures, name) for name in BASES) == figures.base
    assert impact.total().base + impact.book.outside.base == world.volumes.base


@given(worlds())
def test_totals_are_the_exact_rows_rounded_once(world: World) -> None:
    impact = world.impact()
    total = impact.total()
    assert total.observed == from_micro(sum(impact.observed.tolist()))
    assert total.theoretical * MICRO == sum(impact.theoretical.tolist())
    assert abs(total.low * MICRO - sum(impact.low.tolist())) <= MICRO
    assert total.low <= total.observed <= total.high


@given(worlds())
def test_a_dossier_alone_is_the_dossier_in_its_table_to_a_cent(world: World) -> None:
    impact, where = world.impact(), dossiers(world)
    for name, figures in impact.by(Axis.DOSSIER, where).rows.items():
        if name:
            alone = impact.only({code for code, dossier in where.items() if dossier == name})
            assert alone.base == figures.base
            assert abs(alone.observed - figures.observed) <= 1


def maintained(world: World) -> Draft:
    """Every act of the release kept, nothing scored."""
    nodes: list[OldAct | ProposedAct] = []
    for number, act in enumerate(world.release.acts, 1):
        nodes.append(replace(s.mapped(number, (number,), verb=Verb.KEEP), code=act.code))
        slots = tuple(ProposedLine(Slot(line.key.activity, line.key.phase)) for line in act.lines)
        nodes.append(ProposedAct(s.proposed(number), act.label, act.code, act.heading, slots))
    return s.draft(*nodes)


@given(worlds())
def test_a_draft_that_keeps_everything_changes_nothing_in_any_cell(world: World) -> None:
    impact = replace(world, draft=maintained(world)).impact()
    for array in (impact.observed, impact.theoretical, impact.low, impact.high):
        assert not array.any()
    total = impact.total()
    assert total.kept_base + total.absent_base == total.base
    for axis in Axis:
        for figures in impact.by(axis, dossiers(world)).rows.values():
            assert (figures.observed, figures.theoretical, figures.low, figures.high) == (0, 0, 0, 0)


@given(worlds(), st.integers(0, 5_000))
def test_a_higher_fc_never_lowers_what_is_spent(world: World, more: int) -> None:
    forward = tuple(replace(row, quantity=abs(row.quantity), base=abs(row.base)) for row in world.volumes.rows)
    usual = replace(world, volumes=replace(world.volumes, rows=forward))
    book = usual.book()
    dearer = book.under(rates(4_700 + more, chirurgie=2_690), world.settings)
    before = impact_of(book.under(rates(4_700, chirurgie=2_690), world.settings))
    after = impact_of(dearer)
    assert (after.observed >= before.observed).all()
    assert (after.theoretical >= before.theoretical).all()
    assert after.total().low >= before.total().low
    assert after.total().high >= before.total().high


@given(worlds())
def test_repricing_a_book_is_compiling_it_again(world: World) -> None:
    other = rates(5_000, chirurgie=3_000, autre=100)
    again = replace(world, parameters=other).impact()
    repriced = impact_of(world.book().under(other, world.settings))
    assert repriced.observed.tolist() == again.observed.tolist()
    assert repriced.total() == again.total()


def test_a_book_keeps_its_grid_and_scope() -> None:
    world = _one(s.draft())
    with pytest.raises(ValueError, match="scope"):
        world.book().under(world.parameters, replace(world.settings, scope=("ADI",)))


def test_the_dossier_axis_needs_the_dossiers() -> None:
    impact: Impact = _one(s.draft()).impact()
    with pytest.raises(UsageError, match="dossier"):
        impact.by(Axis.DOSSIER)


def test_nothing_observed_is_no_impact() -> None:
    world = replace(_one(s.draft()), volumes=replace(_one(s.draft()).volumes, rows=()))
    assert set(astuple(world.impact().total())) == {0}
    assert world.impact().by(Axis.CHAPTER).rows == {}


@pytest.mark.parametrize("verb", [Verb.SPLIT, Verb.RESTRUCTURE, Verb.BILL_TOGETHER])
def test_a_verb_that_says_more_than_the_links_keeps_no_price(verb: Verb) -> None:
    impact = _one(s.draft(s.mapped(1, (1,), verb=verb), s.new_act(1))).impact()
    assert impact.standings() == (Standing.UNKNOWN,)
    assert impact.total().unknown_base == 5_000


def test_an_act_that_two_others_become_keeps_no_price() -> None:
    both = (s.mapped(1, (1,), verb=Verb.KEEP), s.mapped(2, (1,), verb=Verb.MERGE))
    assert continuations(s.draft(*both, s.new_act(1))) == {}


def test_a_deleted_act_takes_its_observed_base_away() -> None:
    total = _one(s.draft(OldAct(s.code(1), Fate.DELETED, Verb.DELETE, "obsolète"))).impact().total()
    assert (total.observed, total.low, total.high) == (-5_000, -5_000, -5_000)
    assert (total.theoretical, total.deleted_base) == (-4 * 1_000, 5_000)


def _one(draft: Draft) -> World:
    """Act 1 at 10,00 €, observed 4 times for 50,00 €."""
    row = VolumeRow(LineKey(s.code(1), 1, 0), "ADC", 4, 5_000, 0, 1_000, None)
    return World(s.release(s.act(1)), draft, volumes(row), rates(4_700, chirurgie=2_690), settings())


def test_bounds_hold_what_rounding_to_whole_acts_adds() -> None:
    """3 acts cut in 2 and 1, 2 anaesthesias in 1 and 1: neither way alone is as dear as the split of the day."""
    ways = s.mapped(1, (1,), (2,), parts=(5_000, 5_000))
    news = [
        ProposedAct(s.proposed(number), f"Acte {number}", None, "", tuple(
            ProposedLine(Slot(activity, 0), score, "chirurgie") for activity, score in scores.items()
        ))
        for number, scores in ((1, {1: 1_010, 4: 985}), (2, {1: 1_000, 4: 1_000}))
    ]  # fmt: skip
    observed = [
        VolumeRow(LineKey(s.code(1), activity, 0), "ADC", quantity, 0, 0, None, None)
        for activity, quantity in ((1, 3), (4, 2))
    ]
    world = World(
        s.release(s.act(1, (1, 4))), s.draft(ways, *news), volumes(*observed), rates(10_000, chirurgie=0), settings()
    )
    total = world.impact().total()
    assert (total.low, total.observed, total.high) == (0, 2 * 10 - 15, 2 * 10 - 15)


def test_an_amount_beyond_what_is_exact_is_refused_and_never_wraps() -> None:
    huge = ProposedAct(s.proposed(1), "Hors d'échelle", None, "", (ProposedLine(Slot(1, 0), 10**14, "chirurgie"),))
    with pytest.raises(DataRefused, match="46 milliards"):
        _one(s.draft(s.mapped(1, (1,)), huge)).impact()
