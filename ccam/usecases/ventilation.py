"""The axes that a filled « ventilation » sheet brings to the volumes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.formats.templates_activity import BREAKDOWN, BREAKDOWN_AXES
from ccam.formats.templates_columns import REGIONS, SECTORS
from ccam.formats.templates_text import decode
from ccam.french import impact as fr
from ccam.french import numbers
from ccam.model.codes import ActCode, LineKey
from ccam.model.errors import UnknownThing
from ccam.model.volumes import VolumeSet

if TYPE_CHECKING:
    from ccam.formats.templates_cells import Value
    from ccam.store.store import Store
    from valuation.breakdown import Agreement, Portion

LABELS = {
    "region": {code: name for name, code in REGIONS.items()},
    "secteur": {kept: name for name, kept in SECTORS.items()},
    "trimestre": fr.QUARTERS,
    "grille": fr.GRID_LABELS,
}
"""What the values of an axis are called, where they are codes."""


@dataclass(frozen=True)
class Ventilation:
    """One sheet of the base: what it says of the lines along ``axis``, in the year of the volumes."""

    name: str
    axis: str
    year: int
    portions: "tuple[Portion, ...]"


def ventilation(store: "Store", axis: str, volumes: VolumeSet) -> Ventilation:
    """The sheet imported last that carries ``axis`` for the year of ``volumes``; raises :class:`UnknownThing`, naming
    the template to fill, where there is none.
    """
    years: set[int] = set()
    sheets = store.documents(natures=[BREAKDOWN.name])
    for document in sorted(sheets, key=lambda each: each.position, reverse=True):
        rows = [row for row in _rows(document.text) if axis in row]
        years |= {int(row["annee"]) for row in rows}
        portions = tuple(_portions(rows, axis, volumes.year))
        if portions:
            return Ventilation(document.name, axis, volumes.year, portions)
    known = ", ".join(map(str, sorted(years)))
    hospital = [info.name for info in store.hospital_sets()] if axis == "region" else []
    raise UnknownThing(
        fr.AXIS_NOT_CARRIED, axis=fr.AXIS_NAMES.get(axis, axis), year=volumes.year,
        other=fr.OTHER_YEARS.format(years=known) if known else "",
        hospital=fr.HOSPITAL.format(name=hospital[-1]) if hospital else "",
    )  # fmt: skip


def _rows(text: str) -> "list[Mapping[str, Value]]":
    try:
        filled = decode(text)
    except (json.JSONDecodeError, KeyError):
        return []
    return [row for rows in filled.tables.values() for row in rows]


def _portions(rows: "list[Mapping[str, Value]]", axis: str, year: int) -> "Iterator[Portion]":
    from valuation.breakdown import Portion

    for row in rows:
        if row["annee"] == year:
            key = LineKey(ActCode(str(row["acte"])), int(row["activite"]), int(row["phase"]))
            quantity, base = row.get("quantite"), row.get("base_de_remboursement")
            yield Portion(
                key, str(row[axis]),
                None if quantity is None else int(quantity), None if base is None else int(base),
            )  # fmt: skip


def place_label(axis: str, place: str) -> str:
    """What a value of an axis is called, beside itself."""
    if place == "":
        return fr.NOT_VENTILATED
    return LABELS.get(axis, {}).get(place, "")


def told(found: Ventilation, agreement: "Agreement", grid: str) -> tuple[str, ...]:
    """What the axis rests on, and where its source contradicts the volumes."""
    lines = [
        fr.VENTILATION.format(
            axis=fr.AXIS_NAMES.get(found.axis, found.axis), name=found.name, year=found.year,
            covered=numbers.percent(agreement.covered, agreement.base), rest=fr.NOT_VENTILATED,
        ),
        fr.VENTILATION_RULE.format(grid=grid),
    ]  # fmt: skip
    for keys, sentence in (
        (agreement.above, fr.VENTILATION_ABOVE),
        (agreement.strange, fr.VENTILATION_STRANGE),
        (agreement.unused, fr.VENTILATION_UNUSED),
    ):
        if keys:
            count = numbers.plural(len(keys), "ligne")
            lines.append(sentence.format(count=count, first=keys[0], rest=fr.NOT_VENTILATED))
    return tuple(lines)


AXES = BREAKDOWN_AXES
"""What a sheet can carry."""
