"""One activity, of a practitioner or a hospital, made into volumes that the valuation reads like any others.

The base of each line is what it bills: price, percentage modifiers, association (:mod:`valuation.billing`). k is then
measured on the activity itself, and follows it to the new tariffs. Modifiers in euros are the same before and after:
they are counted apart, and no effect rests on them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ccam.model.acts import SECTOR1, ModifierDefinition, Price, Release, SourceFile, ValueUnit
from ccam.model.codes import LineKey
from ccam.model.volumes import VolumeRow, VolumeSet
from valuation.billing import Charge, unit_cents


@dataclass(frozen=True, slots=True)
class Performed:
    """``count`` performances of a line with the same modifiers and association; ``extra_fees`` in cents, borne by
    ``exceeded`` of them (None where not said).
    """

    key: LineKey
    count: int
    modifiers: tuple[str, ...] = ()
    association: str = ""
    extra_fees: int = 0
    exceeded: int | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """The volumes; ``euros`` what the modifiers in euros add, ``extra_fees`` the dépassements, both in cents and left
    as they are. ``ignored`` are letters whose value cannot be told, ``unknown`` association codes without a percentage.
    """

    volumes: VolumeSet
    groups: tuple[str, ...]
    euros: int
    extra_fees: int
    ignored: tuple[str, ...]
    unknown: tuple[str, ...]


def values_of(definitions: Iterable[ModifierDefinition], grid: str) -> dict[str, tuple[ValueUnit, int]]:
    """The value of each modifier in ``grid``; a letter whose value depends on who acts is left out."""
    found: dict[str, set[tuple[ValueUnit, int]]] = {}
    for each in definitions:
        found.setdefault(each.letter, set()).add((each.unit, each.sector1 if grid == SECTOR1 else each.others))
    return {letter: next(iter(values)) for letter, values in found.items() if len(values) == 1}


def activity(
    rows: Sequence[Performed], release: Release, grid: str, associations: Mapping[str, int], name: str, year: int
) -> Activity:
    """The volumes of ``rows`` at the prices of ``grid``; ``associations`` gives the percentage of each code."""
    values = values_of(release.modifiers, grid)
    made, euros = list[VolumeRow](), 0
    for row in rows:
        line = release.by_key.get(row.key)
        price = line.price(grid) if line else None
        known = [values[letter] for letter in row.modifiers if letter in values]
        added = [value for unit, value in known if unit is ValueUnit.CENTS]
        euros += row.count * sum(added)
        base = row.count * _unit(price, known, associations.get(row.association, 100))
        group = line.billing_group if line else ""
        made.append(VolumeRow(row.key, group, row.count, base, 0, price.cents if price else None, None))
    return Activity(
        VolumeSet(name, year, SourceFile(name, "", ""), name, tuple(made)),
        tuple(sorted({row.billing_group for row in made})),
        euros,
        sum(row.extra_fees for row in rows),
        tuple(sorted({letter for row in rows for letter in row.modifiers} - values.keys())),
        tuple(sorted({row.association for row in rows if row.association} - associations.keys())),
    )


def _unit(price: Price | None, values: Iterable[tuple[ValueUnit, int]], association: int) -> int:
    """What one performance bills without its modifiers in euros, 0 where the line has no price."""
    if price is None:
        return 0
    per_mille = tuple(value for unit, value in values if unit is ValueUnit.PER_MILLE)
    return unit_cents(Charge(price.cents, per_mille, association=association))
