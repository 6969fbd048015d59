"""The technical fees of the base: dated amounts, devices and their costs, from what ships and the sheets filled."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ccam.french import fees as fr
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.text import folded
from ccam.resources import data_folder
from ccam.usecases.fees.sheets import DEVICES, FEES, device_rows, fee_file, item_rows, read_filled

if TYPE_CHECKING:
    from ccam.formats.fees import FeeFile, FeeRules, PerimeterItem
    from ccam.formats.templates_text import Filled
    from ccam.store.store import Store
    from valuation.device_cost import DeviceCosts
    from valuation.fee_table import Device, FeeTable

FILE = "forfaits.toml"
Place = tuple[str, int]
"""Name of a device, folded, and year."""


@dataclass(frozen=True)
class Fees:
    """Everything that is known of fees and devices."""

    table: "FeeTable"
    rules: "FeeRules"
    devices: "Mapping[Place, Device]"
    sheets: "Sequence[Filled]"

    @cached_property
    def ledgers(self) -> "Mapping[Place, DeviceCosts]":
        """What each device costs; :class:`DataRefused`, naming the row, where a cost makes no annuity."""
        from valuation.device_cost import DeviceCosts

        rows = {place: items for sheet in self.sheets for place, items in item_rows(sheet).items()}
        return {place: DeviceCosts(items) for place, items in rows.items()}

    @cached_property
    def perimeter(self) -> "Mapping[str, PerimeterItem]":
        """What the text says of each cost item."""
        return {each.item: each for each in self.rules.perimeter}

    @property
    def orphans(self) -> tuple[Place, ...]:
        """Costs of devices that no sheet describes."""
        return tuple(place for place in self.ledgers if place not in self.devices)

    def pick(self, name: str | None = None, year: int | None = None) -> "tuple[Device, ...]":
        """Devices of that name and year, all of them where none is said; :class:`UnknownThing` where there is none."""
        found = [
            device
            for (folded_name, exercice), device in self.devices.items()
            if (name is None or folded_name == folded(name)) and year in (None, exercice)
        ]
        if not self.devices:
            raise DataRefused(fr.NO_DEVICE)
        if not found:
            known = ", ".join(sorted(f"{device.name} {device.year}" for device in self.devices.values()))
            when = fr.IN_YEAR.format(year=year) if year else ""
            raise UnknownThing(fr.UNKNOWN_DEVICE, name=name or "", year=when, known=known)
        return tuple(found)

    def costs(self, device: "Device") -> "DeviceCosts":
        """What a device costs; :class:`DataRefused` where its year has no cost."""
        ledger = self.ledgers.get(place_of(device))
        if ledger is None:
            raise DataRefused(fr.NO_COSTS, device=device.name, year=device.year)
        return ledger


def place_of(device: "Device") -> Place:
    """Where its costs are."""
    return folded(device.name), device.year


def open_fees(store: "Store", upto: int | None = None) -> Fees:
    """What ships, then the sheets of the base, later ones on top; those after journal entry ``upto`` do not count."""
    sheets = read_filled(store, upto)
    files = [fee_file(sheet, name) for name, sheet in sheets if sheet.template == FEES]
    owners = tuple(sheet for _, sheet in sheets if sheet.template == DEVICES)
    table, rules = shipped_fees(files)
    return Fees(table, rules, {place_of(device): device for sheet in owners for device in device_rows(sheet)}, owners)


def shipped_fees(files: "Iterable[FeeFile]" = ()) -> "tuple[FeeTable, FeeRules]":
    """The values that ship, ``files`` on top."""
    from ccam.formats.fees_toml import parse
    from valuation.fee_table import FeeTable

    made, rules = parse((data_folder() / "parameters" / FILE).read_text("utf-8"), name=FILE)
    return FeeTable.of(rules.amortisation, (made, *files)), rules
