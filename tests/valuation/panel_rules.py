"""The rules that ship, and the 9⁴ seatings."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from ccam.formats.panel_rules import Accord, PanelRule
from ccam.usecases.panel.state import panel_rules
from valuation.panel import Notes

SCALE = range(1, 10)
IPRAS = panel_rules().ipras


def ladder(**changes: object) -> PanelRule:
    """The proposed ladder, with changes."""
    rule = panel_rules().named("echelle-proposee")
    assert rule is not None
    return replace(rule, **changes)  # type: ignore[arg-type]


def seatings() -> Iterator[Notes]:
    """Every way to seat four notes."""
    return product(SCALE, repeat=4)  # type: ignore[return-value]


LADDER = ladder()
BLOCK_FIRST = ladder(order=(Accord.BLOCK, Accord.UNANIMOUS, Accord.QUALIFIED, Accord.CROSS))
