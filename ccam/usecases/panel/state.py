"""The panel of four experts in the three phases of its mission: perimeter, charges, criteria (``ccam forfaits panel``).

Each seat's hypotheses make its value; notes judge the values, and conclude only under a rule that someone chooses.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.french import panel as fr
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.text import folded
from ccam.resources import data_folder
from ccam.usecases.fees.loaded import open_fees
from ccam.usecases.panel.criteria import listed_criteria, require_known
from ccam.usecases.panel.fee import Dossier, judged_fee
from ccam.usecases.panel.sheets import Described, PanelSheets, hypotheses_of, read_panel
from ccam.usecases.panel.views import PanelState

if TYPE_CHECKING:
    from ccam.formats.panel_rules import Criterion, PanelRule, PanelRules
    from ccam.store.store import Store
    from ccam.usecases.fees.loaded import Fees

__all__ = ("PanelState", "chosen_rule", "open_panel", "panel_rules", "proposed_criteria", "state_of")

RULES, CRITERIA = "regles_panel.toml", "criteres.toml"


@cache
def proposed_criteria() -> "tuple[Criterion, ...]":
    """The criteria that ship, as suggestions."""
    from ccam.formats.panel_rules import parse_criteria

    return parse_criteria((data_folder() / "parameters" / CRITERIA).read_text("utf-8"), name=CRITERIA)


@cache
def panel_rules() -> "PanelRules":
    """The rule sets that ship; none is adopted."""
    from ccam.formats.panel_rules import parse_rules

    return parse_rules((data_folder() / "parameters" / RULES).read_text("utf-8"), name=RULES)


def chosen_rule(name: str) -> "tuple[PanelRules, PanelRule | None]":
    """The rule that ``name`` names, in what ships or in a file (``mes_regles.toml``, ``mes_regles.toml:nom``)."""
    from ccam.formats.panel_rules import parse_rules

    file, dot, rest = name.partition(".toml")
    if not dot or rest[:1] not in ("", ":"):
        return panel_rules(), panel_rules().named(name)
    path = Path(file + dot)
    try:
        rules = parse_rules(path.read_text("utf-8"), name=path.name)
    except (OSError, UnicodeDecodeError):
        raise DataRefused(fr.RULES_UNREADABLE, file=path) from None
    wanted = rest[1:] or rules.adopted or (next(iter(rules.rules), "") if len(rules.rules) == 1 else "")
    return rules, rules.named(wanted)


def open_panel(
    store: "Store",
    *,
    rule: str = "",
    object: str = "",  # noqa: A002
    on: date | None = None,
    upto: int | None = None,
) -> PanelState:
    """The state of the panel, on one fee or on all; ``on`` is the day of the fees in force, by default today. Sheets
    that came after journal entry ``upto`` do not count.

    Raises :class:`DataRefused` where no sheet describes a fee, or a note breaks the rounds; :class:`UnknownThing` for a
    rule or a fee that is not there.
    """
    rules, chosen = chosen_rule(rule)
    sheets = read_panel(store, upto)
    if not sheets.described:
        raise DataRefused(fr.NO_PANEL)
    day = on or date.fromisoformat(store.clock()[:10])
    listed = listed_criteria(sheets, proposed_criteria(), chosen)
    require_known(sheets, listed)
    dossiers = _dossiers(sheets, open_fees(store, upto), day)
    picked = _picked(sheets, object)
    fees = tuple(judged_fee(sheets, dossiers, key, listed, chosen, rules.ipras) for key in picked)
    return PanelState(
        chosen, rules.source, rules.ipras.source, day, fees, sheets.undescribed, tuple(sheets.documents),
        adopted=chosen is not None and chosen.name == rules.adopted,
    )  # fmt: skip


def _picked(sheets: PanelSheets, name: str) -> list[str]:
    if not name:
        return list(sheets.described)
    exact = [key for key in sheets.described if key == folded(name)]
    found = exact or [key for key in sheets.described if folded(name) in key]
    if not found:
        known = ", ".join(each.name for each in sheets.described.values())
        raise UnknownThing(fr.UNKNOWN_OBJECT, name=name, known=known)
    return found


def _dossiers(sheets: PanelSheets, fees: "Fees", day: date) -> dict[str, Dossier]:
    from valuation.panel import SEATS

    made = {}
    for key, described in sheets.described.items():
        filed = {seat: found for seat in SEATS if (found := hypotheses_of(sheets, key, seat)) is not None}
        cents, source = _in_force(described, fees, day)
        devices = [
            device
            for device in fees.devices.values()
            if device.modality == described.modality and folded(device.device_class) == folded(described.device_class)
        ]
        made[key] = Dossier(described, filed, cents, source, tuple(devices))
    return made


def _in_force(described: Described, fees: "Fees", day: date) -> tuple[int | None, str]:
    """The fee in force, and where it comes from or why it is not known."""
    from ccam.formats.fees import Age, Band, Modality
    from valuation.fee_table import Device, MissingFee

    if described.fee is not None:
        source = f", {described.source}" if described.source else ""
        return described.fee, fr.FEE_OF_SHEET.format(source=source)
    ages: Mapping[str, int | None] = {
        Age.AMORTISED.value: day.year - fees.table.amortisation.years - 1, Age.NOT_AMORTISED.value: day.year,
    }  # fmt: skip
    device = Device(
        described.name, day.year, Modality(described.modality), described.device_class, 1, ages.get(described.age)
    )
    try:
        fee = fees.table.fee(device, Band(described.band), day)
    except MissingFee as missing:
        return None, missing.message
    return fee.cents, fr.FEE_OF_TABLE.format(source=fee.amount.source, status=fee.amount.status)


def state_of(store: "Store", rule: str = "") -> PanelState | None:
    """The state for a report or a screen: None where no fee is described."""
    return open_panel(store, rule=rule) if read_panel(store).described else None
