"""Bills, transitions and cover that an expert can redo by hand (tests/cases)."""

import tomllib
from typing import Any

import pytest

from ccam.formats.parameters_rules import Status, Transition
from ccam.model.errors import DataRefused
from ccam.model.money import parse_scaled
from tests import strategies as s
from tests.valuation.worlds import CASES, DELIVERED, cents
from valuation.billing import BY_COMPONENT, LEGAL, OLD_SOFTWARE, Charge, unit_cents
from valuation.cover import cover_of, exemption_of, paid, session
from valuation.exact import ints
from valuation.transition import UNKNOWN, Sent, prices_by_year, shared_parts, starting_prices


def cases(name: str, table: str) -> list[Any]:
    found = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))[table]
    return [pytest.param(case, id=case["nom"]) for case in found]


def charge(case: dict[str, Any]) -> Charge:
    return Charge(
        price=cents(case["prix"]),
        per_mille=tuple(parse_scaled(text, 1) for text in case.get("pourcentages", [])),
        euros=tuple(map(cents, case.get("euros", []))),
        association=case.get("association", 100),
        overseas=parse_scaled(case.get("outre_mer", "1"), 3),
        supplement=cents(case.get("supplement", "0")),
    )


@pytest.mark.parametrize("case", cases("facturation", "facture"))
def test_each_bill(case: dict[str, Any]) -> None:
    made = charge(case)
    assert unit_cents(made, LEGAL) == cents(case["montant"])
    if "composante" in case:
        assert unit_cents(made, BY_COMPONENT) == cents(case["composante"])
    if "ancien" in case:
        assert unit_cents(made, OLD_SOFTWARE) == cents(case["ancien"])


def test_more_than_four_modifiers_are_refused() -> None:
    with pytest.raises(DataRefused, match="4 au plus"):
        unit_cents(Charge(100, per_mille=(1, 2, 3), euros=(1, 2)))


@pytest.mark.parametrize("made", [Charge(-1), Charge(1, (-1,)), Charge(1, (), (-1,)), Charge(1, association=-50)])
def test_a_negative_unit_is_refused(made: Charge) -> None:
    with pytest.raises(DataRefused, match="un montant négatif"):
        unit_cents(made)


@pytest.mark.parametrize("case", cases("transition", "prix_depart"))
def test_each_starting_price(case: dict[str, Any]) -> None:
    known = case["predecesseurs"]
    prices = ints(cents(each["prix"]) for each in known)
    parts = shared_parts(prices, ints(range(len(known))), ints(100 for _ in known))
    sent = Sent(ints(0 for _ in known), ints(each["quantite"] for each in known), parts)
    assert starting_prices(sent, 1).tolist() == [cents(case["depart"])]


def test_a_line_without_predecessor_has_no_starting_price() -> None:
    nothing = ints(())
    assert starting_prices(Sent(nothing, nothing, nothing), 2).tolist() == [UNKNOWN, UNKNOWN]


def test_an_old_price_is_cut_along_the_points_of_acts_billed_together() -> None:
    cut = shared_parts(ints((10_000, 10_000)), ints((0, 0)), ints((300, 100)))
    assert cut.tolist() == [75_000_000, 25_000_000]
    equal = shared_parts(ints((10_000, 10_000)), ints((0, 0)), ints((300, UNKNOWN)))
    assert equal.tolist() == [50_000_000, 50_000_000]


def schedule(case: dict[str, Any]) -> Transition:
    def share(key: str) -> int | None:
        return parse_scaled(case[key], 2) if key in case else None

    return Transition(
        name="essai", years=case["annees"], winners=case.get("hausses_en"), falls_from=case.get("baisses_des", 1),
        cap_up=share("hausse_max"), cap_down=share("baisse_max"), tolerance=share("tolerance") or 0,
        status=Status.HYPOTHESIS, source="essai", checked=s.DAY,
    )  # fmt: skip


@pytest.mark.parametrize("case", cases("transition", "chemin"))
def test_each_path(case: dict[str, Any]) -> None:
    start = ints([cents(case["depart"]) if "depart" in case else UNKNOWN])
    path = prices_by_year(schedule(case), start, ints([cents(case["cible"])]))
    assert [int(price[0]) for price in path] == [cents(text) for text in case["prix"]]


@pytest.mark.parametrize("case", cases("exo_tm", "seance"))
def test_each_session(case: dict[str, Any]) -> None:
    cover = cover_of(DELIVERED, case.get("situation", "ville"), case["jour"])
    assert cover
    amounts = [cents(each["montant"]) for each in case["actes"]]
    found = session(amounts, [each["exo"] for each in case["actes"]], cover, exemption_of(DELIVERED, case["jour"]))
    assert (found.amo, found.amc, found.flat) == (
        cents(case["amo"]), cents(case["amc"]), cents(case.get("participation", "0")),
    )  # fmt: skip
    assert found.base == sum(amounts) == found.amo + found.amc + found.patient


def test_an_amount_alone_is_cut_by_the_rates() -> None:
    cover = cover_of(DELIVERED, "VILLE", s.DAY)
    assert cover
    assert (paid(1_477, cover).amo, paid(1_477, cover).amc) == (1_034, 443)
    assert cover_of(DELIVERED, "Mars", s.DAY) is None
