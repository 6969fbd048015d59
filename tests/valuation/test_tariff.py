"""The target tariff: golden cases an expert can read, and Decimal as the oracle of every cell."""

import tomllib
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.model.errors import DataRefused
from ccam.model.money import parse_scaled
from tests.valuation.worlds import CASES
from valuation.exact import ints
from valuation.tariff import target_cents, target_cents_all, unrounded

SCORES, RATES = st.integers(0, 400_000_00), st.integers(0, 100_000)


def cases() -> list[tuple[str, dict[str, Any], dict[str, str]]]:
    acts = tomllib.loads((CASES / "tarif_cible.toml").read_text("utf-8"))["acte"]
    return [(act["code"], act, case) for act in acts for case in act["cas"]]


@pytest.mark.parametrize(("code", "act", "case"), cases(), ids=lambda value: str(value)[:30])
def test_target_of_known_acts(code: str, act: dict[str, Any], case: dict[str, str]) -> None:
    points, fc, cp = parse_scaled(act["points"], 2), parse_scaled(case["fc"], 4), parse_scaled(act["cp"], 4)
    assert unrounded(points, fc, cp) == parse_scaled(case["produit"], 6), code
    assert target_cents(points, fc, cp) == parse_scaled(case["tarif"], 2), code


def test_every_act_is_tried_under_every_fc() -> None:
    assert len(cases()) == 9


def oracle(score: int, fc: int, cp: int) -> int:
    euros = (Decimal(score) / 100) * (Decimal(fc) / 10_000 + Decimal(cp) / 10_000)
    return int(euros.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP) * 100)


@given(st.lists(st.tuples(SCORES, RATES, RATES), min_size=1, max_size=30))
def test_scalar_vector_and_decimal_agree_on_every_cell(rows: list[tuple[int, int, int]]) -> None:
    expected = [oracle(*row) for row in rows]
    scores, fc, cp = (ints(column) for column in zip(*rows, strict=True))
    assert [target_cents(*row) for row in rows] == expected
    assert target_cents_all(scores, fc, cp).tolist() == expected


def test_ties_go_up() -> None:
    assert target_cents(100, 4_650, 0) == 47
    assert target_cents(100, 4_649, 0) == 46


@pytest.mark.parametrize("row", [(-1, 4_700, 0), (100, -1, 0), (100, 0, -1)])
def test_negative_values_are_refused(row: tuple[int, int, int]) -> None:
    with pytest.raises(DataRefused, match="négatifs"):
        target_cents(*row)
    with pytest.raises(DataRefused, match="négatifs"):
        target_cents_all(*(ints([value]) for value in row))


def test_an_overflow_is_refused_and_never_wraps() -> None:
    scores = ints([2**61])
    with pytest.raises(DataRefused, match="dépasse"):
        target_cents_all(scores, ints([4_700]), ints([0]))


def test_nothing_is_valued_as_nothing() -> None:
    empty = np.zeros(0, dtype=np.int64)
    assert target_cents_all(empty, empty, empty).size == 0


@given(SCORES, RATES, RATES, st.integers(0, 1_000))
def test_a_higher_fc_never_lowers_a_tariff(score: int, fc: int, cp: int, more: int) -> None:
    assert target_cents(score, fc + more, cp) >= target_cents(score, fc, cp)
