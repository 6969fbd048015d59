"""How impacts are written: the same words and the same order on every screen."""

from ccam.french import tui as fr
from ccam.french.numbers import NBSP, euros_short, integer, percent, scaled
from ccam.model.graph import ChangeKind
from ccam.usecases.views import DossierRow, Interval

UNITS = ((10**11, "Md€", 10), (10**8, "M€", 7), (10**6, "k€", 4), (0, "€", 2))
"""From how many cents a unit is used, its name, and the power of ten of cents in a tenth of it (1 for €)."""


def bounds(low: int, high: int) -> str:
    """Two amounts in one unit: ``[−0,4 ; +2,1] M€``."""
    unit, power = _unit(low, high)
    places = 0 if unit == "€" else 1
    if places and max(abs(low), abs(high)) >= 10 ** (power + 3):
        power, places = power + 1, 0
    shown = [scaled(_half_up(cents, 10**power), places, sign=True) for cents in (low, high)]
    return f"[{shown[0]} ; {shown[1]}]{NBSP}{unit}"


def impact(interval: Interval) -> str:
    """The point where shares leave no doubt, the bounds otherwise: a doubt is never shown as a point."""
    if interval.is_point:
        return euros_short(interval.observed, sign=True)
    return bounds(interval.low, interval.high)


def silence(row: DossierRow) -> str:
    """Why a dossier has no figure: no fate yet, or none of its spend can be valued; "" where it has one.

    Without this an undecided act would show 0 €, and be taken for one that changes nothing.
    """
    if row.kind == ChangeKind.UNDECIDED:
        return fr.NO_FATE
    return fr.NO_FIGURE if row.impact.unknown_base == row.base != 0 else ""


def effect(row: DossierRow) -> str:
    """The impact of a dossier in a list, or why it has none."""
    return silence(row) or impact(row.impact)


def whole(cents: int, *, sign: bool = False) -> str:
    """Whole euros: ``+90 685 €``; impacts and bases are not known to the cent."""
    return f"{integer(_half_up(cents, 100), sign=sign)}{NBSP}€"


def full(interval: Interval, base: int, *, exact: bool = True) -> str:
    """``+90 685 € (+2,4 %) [+3,1 ; +1 104,0] k€``: the observed impact, its part of the base, its bounds."""
    amount = whole(interval.observed, sign=True) if exact else euros_short(interval.observed, sign=True)
    share = f" ({percent(interval.observed, base, sign=True)})" if base else ""
    return amount + share + ("" if interval.is_point else f" {bounds(interval.low, interval.high)}")


def _unit(low: int, high: int) -> tuple[str, int]:
    """The largest unit that suits the larger amount and does not show the other one as zero."""
    sizes = [size for size in (abs(low), abs(high)) if size]
    fitting = [(unit, power) for limit, unit, power in UNITS if max(sizes, default=0) >= limit]
    return next((u for u in fitting if all(_half_up(size, 10 ** u[1]) for size in sizes)), fitting[-1])


def _half_up(value: int, unit: int) -> int:
    size = (2 * abs(value) + unit) // (2 * unit)
    return size if value >= 0 else -size
