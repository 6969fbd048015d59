"""Laws of bills and transitions, and the arrays against exact fractions on every cell."""

from fractions import Fraction
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ccam.formats.parameters_rules import Cover, Exemption, Status, Transition
from tests import strategies as s
from valuation.billing import (
    LEGAL,
    MOST_MODIFIERS,
    POLICIES,
    BillingPolicy,
    Charge,
    Charges,
    billed_cents_all,
    unit_cents,
    unit_cents_all,
)
from valuation.cover import session, sessions
from valuation.exact import ints
from valuation.transition import UNKNOWN, Sent, prices_by_year, prices_in, starting_prices

KNOWN: dict[str, Any] = {"status": Status.HYPOTHESIS, "source": "essai", "checked": s.DAY}
CENTS = st.integers(0, 500_000)
PRICES = st.one_of(st.just(UNKNOWN), CENTS)


def half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


@st.composite
def charges(draw: st.DrawFn) -> Charge:
    mille = draw(st.lists(st.integers(0, 4_000), max_size=MOST_MODIFIERS))
    euros = draw(st.lists(CENTS, max_size=MOST_MODIFIERS - len(mille)))
    association = draw(st.sampled_from([100, 75, 50]))
    return Charge(draw(CENTS), tuple(mille), tuple(euros), association, draw(st.integers(1_000, 1_300)), draw(CENTS))


def oracle(charge: Charge, policy: BillingPolicy) -> int:
    base = Fraction(charge.price * charge.overseas * charge.association, 1_000 * 100)
    if policy.by_component:
        cut = half_up(base) + sum(half_up(base * Fraction(each, 1_000)) for each in charge.per_mille)
    else:
        cut = half_up(base * (1 + Fraction(sum(charge.per_mille), 1_000)))
    euros = Fraction(sum(charge.euros)) * (Fraction(charge.association, 100) if policy.cuts_euros else 1)
    return cut + half_up(euros) + charge.supplement


@given(st.lists(charges()), st.sampled_from(POLICIES))
def test_every_bill_is_the_exact_fraction_rounded_as_the_policy_says(made: list[Charge], policy: BillingPolicy) -> None:
    wanted = [oracle(each, policy) for each in made]
    assert [unit_cents(each, policy) for each in made] == wanted
    assert unit_cents_all(Charges.of(made), policy).tolist() == wanted


@given(st.lists(charges()), st.integers(1, 10_000))
def test_a_reversal_cancels_its_line_to_the_cent(made: list[Charge], quantity: int) -> None:
    here = Charges.of(made)
    done = billed_cents_all(here, ints(quantity for _ in made))
    undone = billed_cents_all(here, ints(-quantity for _ in made))
    assert not (done + undone).any()


@given(charges(), CENTS)
def test_a_dearer_act_is_never_billed_less(charge: Charge, more: int) -> None:
    dearer = Charge(
        charge.price + more, charge.per_mille, charge.euros, charge.association, charge.overseas, charge.supplement
    )
    for policy in POLICIES:
        assert unit_cents(dearer, policy) >= unit_cents(charge, policy)


@st.composite
def schedules(draw: st.DrawFn) -> Transition:
    cap = st.one_of(st.none(), st.integers(0, 3_000))
    return Transition(
        name="essai",
        years=draw(st.integers(0, 9)),
        winners=draw(st.one_of(st.none(), st.integers(1, 9))),
        falls_from=draw(st.integers(1, 12)),
        cap_up=draw(cap),
        cap_down=draw(cap),
        tolerance=draw(st.sampled_from([0, 0, 0, 100, 1_000])),
        **KNOWN,
    )


def plain(schedule: Transition, start: int, target: int) -> list[int]:
    """The path read slowly, with fractions."""
    if target == UNKNOWN or schedule.years == 0 or start == UNKNOWN:
        return [target] * (schedule.years + 1)
    goal = start if abs(target - start) * 10_000 <= start * schedule.tolerance else target
    path = [start]
    for year in range(1, schedule.years + 1):
        still = 0 if goal >= start else schedule.falls_from - 1
        steps = (schedule.winners or schedule.years) if goal >= start else schedule.years - still
        done = min(max(Fraction(year - still, steps), Fraction(0)), Fraction(1)) if steps > 0 else Fraction(0)
        wanted = half_up(start + (goal - start) * done)
        if schedule.cap_up is not None:
            wanted = min(wanted, path[-1] * (10_000 + schedule.cap_up) // 10_000)
        if schedule.cap_down is not None:
            wanted = max(wanted, -(-path[-1] * (10_000 - schedule.cap_down) // 10_000))
        path.append(wanted)
    return path


LINES = st.lists(st.tuples(PRICES, PRICES), max_size=8)


@given(schedules(), LINES)
def test_every_price_of_every_year_is_what_a_plain_reading_gives(
    schedule: Transition, lines: list[tuple[int, int]]
) -> None:
    starts, targets = ints(start for start, _ in lines), ints(target for _, target in lines)
    found = [prices.tolist() for prices in prices_by_year(schedule, starts, targets)]
    paths = [plain(schedule, *line) for line in lines]
    assert found == [[path[year] for path in paths] for year in range(schedule.years + 1)]


@given(st.integers(0, 9), LINES)
def test_a_linear_transition_ends_at_its_targets(years: int, lines: list[tuple[int, int]]) -> None:
    schedule = Transition(name="essai", years=years, **KNOWN)
    starts, targets = ints(start for start, _ in lines), ints(target for _, target in lines)
    assert prices_in(schedule, starts, targets, years).tolist() == targets.tolist()
    assert prices_in(schedule, starts, targets, years + 5).tolist() == targets.tolist()


@given(schedules(), LINES)
def test_no_price_falls_before_its_year_nor_beyond_its_caps(schedule: Transition, lines: list[tuple[int, int]]) -> None:
    starts, targets = ints(start for start, _ in lines), ints(target for _, target in lines)
    years = prices_by_year(schedule, starts, targets)
    for year, (before, after) in enumerate(pairwise(years), 1):
        moved = (before >= 0) & (starts >= 0) & (targets >= 0)
        if year < schedule.falls_from:
            assert (after >= before)[moved].all()
        if schedule.cap_up is not None:
            assert (after * 10_000 <= before * (10_000 + schedule.cap_up))[moved].all()
        if schedule.cap_down is not None:
            assert (after * 10_000 >= before * (10_000 - schedule.cap_down))[moved].all()


@given(schedules(), CENTS, CENTS, st.integers(0, 10_000), st.integers(0, 9))
def test_a_higher_target_never_lowers_a_price(
    schedule: Transition, start: int, target: int, more: int, year: int
) -> None:
    low, high = prices_in(schedule, ints((start, start)), ints((target, target + more)), year).tolist()
    assert low <= high


SENT = st.lists(st.tuples(st.integers(0, 2), st.integers(-100, 20_000), CENTS), max_size=8)


@given(SENT)
def test_a_starting_price_is_the_weighted_mean_rounded_once(sent: list[tuple[int, int, int]]) -> None:
    found = starting_prices(
        Sent(ints(x for x, _, _ in sent), ints(q for _, q, _ in sent), ints(p * 10_000 for _, _, p in sent)), 3
    ).tolist()
    for line in range(3):
        here = [(quantity, price) for where, quantity, price in sent if where == line]
        if sum(quantity for quantity, _ in here) <= 0:
            here = [(1, price) for _, price in here]
        weight = sum(quantity for quantity, _ in here)
        spent = sum(quantity * price for quantity, price in here)
        assert found[line] == (max(half_up(Fraction(spent, weight)), 0) if here else UNKNOWN)


ACTS = st.lists(st.tuples(st.integers(0, 3), CENTS, st.sampled_from(["", "1", "2", "5", "1-7", "2-7"])), max_size=10)


@given(ACTS, st.integers(0, 10_000), CENTS, CENTS)
def test_sessions_together_are_each_session_alone(
    acts: list[tuple[int, int, str]], rate: int, threshold: int, share: int
) -> None:
    cover = Cover(situation="essai", start=s.DAY, amo=rate, amc=10_000, **KNOWN)
    rule = Exemption(start=s.DAY, threshold=threshold, share=share, **KNOWN)
    columns = (
        ints(amount for _, amount, _ in acts),
        ints("1" in code for _, _, code in acts),
        ints("2" in code for _, _, code in acts),
        ints(place for place, _, _ in acts),
    )
    found = sessions(*columns, cover, rule).tolist()
    for place, amo in enumerate(found):
        mine = [(amount, code) for where, amount, code in acts if where == place]
        alone = session([amount for amount, _ in mine], [code for _, code in mine], cover, rule)
        assert alone.amo == amo
        assert alone.amo + alone.amc + alone.patient == alone.base


def test_a_rounding_policy_has_a_name() -> None:
    assert len({policy.name for policy in POLICIES}) == len(POLICIES)
    assert POLICIES[0] is LEGAL
