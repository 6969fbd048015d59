"""Words of the drawings of the report: units of their axes, and what old acts become."""

from ccam.french.numbers import NBSP

UNITS = (("Md€", 10**11), ("M€", 10**8), ("k€", 10**5), ("€", 10**2))
"""Unit of an axis, and its cents."""
AXIS = "{unit}"
FLOW = "Avant → après"
NO_PRICE = "sans tarif"
VOLUME = ("acte", "actes")
POINTS = ("point", "points")
TARIFF = "{points} → {tariff}"
OLD_TERMS = "{price} · {volume}"
LINE = "{act} ({terms}) : {fates}"
WAY = "{part} vers {acts}"
NO_PART = "part à donner vers {acts}"
NO_SHARE = "part ?"
AND = " + "
DELETED = "supprimé"
UNDECIDED = "sans devenir"
KEPT = f"même{NBSP}code"


def unit_of(largest: int) -> tuple[str, int]:
    """The unit that suits an axis whose largest value is ``largest`` cents, and what it is worth in cents."""
    return next(((unit, size) for unit, size in UNITS if largest >= size), UNITS[-1])
