"""Impacts in words: a doubt is never shown as a point."""

from dataclasses import replace

import pytest

from ccam.model.graph import ChangeKind
from ccam.usecases.views import DossierRow, Interval
from tui.drawing import amounts
from tui.drawing.frame import strip


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (-40_000_000, 210_000_000, "[−0,4 ; +2,1] M€"), (310_000, 110_400_000, "[+3 ; +1 104] k€"),
        (0, 110_400_000, "[0,0 ; +1,1] M€"), (0, 0, "[0 ; 0] €"), (-12_345, 99_949, "[−123 ; +999] €"),
        (1_234_000, 5_000_000, "[+12,3 ; +50,0] k€"), (10**11, 3 * 10**11, "[+1,0 ; +3,0] Md€"),
    ],
)  # fmt: skip
def test_bounds(low: int, high: int, words: str) -> None:
    assert plain(amounts.bounds(low, high)) == words


def test_a_point_and_a_doubt() -> None:
    assert plain(amounts.impact(Interval(9_068_500, 9_068_500, 9_068_500, 0, 0))) == "+90,7 k€"
    assert plain(amounts.impact(Interval(9_068_500, 310_000, 110_400_000, 0, 0))) == "[+3 ; +1 104] k€"


def test_in_full() -> None:
    doubt = Interval(9_068_500, 310_000, 110_400_000, 0, 0)
    assert plain(amounts.full(doubt, 378_000_000)) == "+90 685 € (+2,4 %) [+3 ; +1 104] k€"
    assert plain(amounts.full(doubt, 0, exact=False)) == "+90,7 k€ [+3 ; +1 104] k€"
    assert plain(amounts.full(Interval(-50, -50, -50, 0, 0), 0)) == "−1 €"


def test_an_undecided_act_is_never_shown_as_a_zero() -> None:
    nil = Interval(0, 0, 0, 0, 0)
    row = DossierRow("HLHJ003", "Biopsie", 1, 0, ChangeKind.UNDECIDED.value, "–", 5_500_000, nil, 0, 0)
    assert amounts.effect(row) == "sans devenir"
    assert "sans devenir" in strip(row, nil, 120)
    kept = replace(row, kind=ChangeKind.KEPT.value)
    assert amounts.effect(kept) == "0\u00a0€"
    assert amounts.effect(replace(kept, impact=replace(nil, unknown_base=5_500_000))) == "sans chiffre"
