"""What was observed of each line, and k: the part of its spend that quantity × tariff does not tell.

k = observed base / (quantity × the sector-1 tariff that the volumes file itself carries), per line, rounded
half-up once to 10⁻⁶. It stands for modifiers and associations and follows all volume leaving the line.
Where the product is 0, or the file shows no tariff, k = 1 and the line is listed (design §4 « Volumes »).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ccam.model.codes import LineKey
from ccam.model.money import half_up
from ccam.model.volumes import VolumeRow

K_UNIT = 1_000_000
"""Scale of k: this integer is k = 1."""


@dataclass(frozen=True, slots=True)
class Observed:
    """Activity of one line in one billing group. Amounts in cents; ``at_tariff`` is quantity × the file's
    sector-1 tariff, None where it shows none.
    """

    key: LineKey
    billing_group: str
    quantity: int
    base: int
    at_tariff: int | None

    @property
    def k(self) -> int | None:
        """k in 10⁻⁶, None where it cannot be measured and 1 is taken."""
        if not self.at_tariff:
            return None
        sign = 1 if self.at_tariff > 0 else -1
        return half_up(sign * self.base * K_UNIT, sign * self.at_tariff)


def observe(rows: Iterable[VolumeRow]) -> tuple[Observed, ...]:
    """The lines by key and billing group, sorted; rows of the same line are added up."""
    found: dict[tuple[LineKey, str], Observed] = {}
    for row in rows:
        place = (row.key, row.billing_group)
        fresh = Observed(row.key, row.billing_group, row.quantity, row.base, _at_tariff(row))
        known = found.get(place)
        found[place] = _together(known, fresh) if known else fresh
    return tuple(found[place] for place in sorted(found))


def _at_tariff(row: VolumeRow) -> int | None:
    return None if row.tariff_sector1 is None else row.quantity * row.tariff_sector1


def _together(first: Observed, second: Observed) -> Observed:
    unknown = first.at_tariff is None or second.at_tariff is None
    return Observed(
        first.key,
        first.billing_group,
        first.quantity + second.quantity,
        first.base + second.base,
        None if unknown else (first.at_tariff or 0) + (second.at_tariff or 0),
    )
