"""The filled sheets of the base that fees rest on: ``forfaits`` and ``equipements``."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from ccam.french import fees as fr
from ccam.model.errors import DataRefused
from ccam.model.text import folded

if TYPE_CHECKING:
    from ccam.formats.fees import FeeAmount, FeeFile, FeeLimit
    from ccam.formats.parameters_rules import Status
    from ccam.formats.templates_cells import Value
    from ccam.formats.templates_text import Filled
    from ccam.store.store import Store
    from valuation.device_cost import DeviceItem
    from valuation.equipment import Equipment
    from valuation.fee_table import Device

FEES, DEVICES = "forfaits", "equipements"
"""Templates of the sheets that are read here."""

Values = Mapping[str, "Value"]


def read_filled(store: "Store", upto: int | None = None) -> "list[tuple[str, Filled]]":
    """The sheets of fees, devices, the panel and extra fees in the order of their import, each with the name of its
    document; those that came after journal entry ``upto`` do not count.
    """
    from ccam.formats.templates_activity import EXTRA_FEES
    from ccam.formats.templates_catalogue import FORMAT
    from ccam.formats.templates_imaging import EQUIPMENT, FEES, PANEL
    from ccam.formats.templates_text import decode
    from ccam.usecases.parameters import as_of

    natures = [each.name for each in (EQUIPMENT, FEES, PANEL, EXTRA_FEES)]
    kept = sorted(as_of(store.documents([FORMAT], natures), upto), key=lambda document: document.position)
    return [(document.name, decode(document.text)) for document in kept]


def fee_file(sheet: "Filled", document: str) -> "FeeFile":
    """Amounts and thresholds of a sheet ``forfaits``."""
    from ccam.formats.fees import FeeFile

    source, checked = str(sheet.head["source"]), date.fromisoformat(str(sheet.head["date"]))
    return FeeFile(
        tuple(_amount(row, source, checked, document) for row in sheet.tables.get("montants", ())),
        tuple(_limit(row, source, checked, document) for row in sheet.tables.get("seuils", ())),
    )


def device_rows(sheet: "Filled") -> "list[Device]":
    """Devices of a sheet ``equipements``."""
    return [_device(row) for row in sheet.tables.get("equipements", ())]


def item_rows(sheet: "Filled") -> "dict[tuple[str, int], tuple[DeviceItem, ...]]":
    """Cost items of a sheet ``equipements`` by device, folded, and year; :class:`DataRefused` names the wrong one."""
    found: dict[tuple[str, int], tuple[DeviceItem, ...]] = {}
    for row in sheet.tables.get("couts", ()):
        place = folded(str(row["equipement"])), _number(row, "exercice") or 0
        try:
            found[place] = (*found.get(place, ()), _item(row))
        except DataRefused as refused:
            item = fr.COSTS[_text(row, "poste_de_cout")]
            raise DataRefused(
                fr.BAD_COST, device=row["equipement"], year=row["exercice"], item=item, why=refused.message,
                hint=refused.hint,
            ) from None  # fmt: skip
    return found


def _amount(row: Values, source: str, checked: date, document: str) -> "FeeAmount":
    from ccam.formats.fees import Age, Band, FeeAmount, Modality

    return FeeAmount(
        modality=Modality(_text(row, "modalite")),
        device_class=_text(row, "classe_d_appareil"),
        zone=_text(row, "zone"),
        age=Age(_text(row, "amortissement")),
        band=Band(_text(row, "tranche")),
        start=date.fromisoformat(_text(row, "date_d_effet")),
        cents=_number(row, "montant_par_examen") or 0,
        code=_text(row, "code_de_facturation"),
        status=_status(row),
        source=_text(row, "source_de_la_ligne") or source,
        checked=checked,
        document=document,
    )


def _limit(row: Values, source: str, checked: date, document: str) -> "FeeLimit":
    from ccam.formats.fees import FeeLimit, Modality, Threshold

    return FeeLimit(
        modality=Modality(_text(row, "modalite")),
        device_class=_text(row, "classe_d_appareil"),
        threshold=Threshold(_text(row, "seuil")),
        start=date.fromisoformat(_text(row, "date_d_effet")),
        exams=_number(row, "examens_par_an") or 0,
        status=_status(row),
        source=_text(row, "source_de_la_ligne") or source,
        checked=checked,
        document=document,
    )


def _device(row: Values) -> "Device":
    from ccam.formats.fees import Modality
    from valuation.fee_table import Device

    return Device(
        name=_text(row, "equipement"),
        year=_number(row, "exercice") or 0,
        modality=Modality(_text(row, "modalite")),
        device_class=_text(row, "classe_d_appareil"),
        exams=_number(row, "examens_par_an") or 0,
        installed=_number(row, "annee_d_installation"),
        zone=_text(row, "zone"),
        operator=_text(row, "exploitant"),
        region=_text(row, "region"),
        hours=_number(row, "ouverture"),
    )


def _item(row: Values) -> "DeviceItem":
    from valuation.device_cost import DeviceItem
    from valuation.practice_cost import Standing

    return DeviceItem(
        name=_text(row, "poste_de_cout"),
        standing=Standing(_text(row, "perimetre")),
        detail=_text(row, "precision"),
        equipment=_equipment(row) if "prix_unitaire" in row else None,
        number=_scaled(row, "nombre", 100),
        yearly=_scaled(row, "cout_annuel", 1),
        per_exam=_scaled(row, "cout_par_examen", 1),
        source=_text(row, "source_de_la_ligne"),
        remark=_text(row, "remarque"),
    )


def _equipment(row: Values) -> "Equipment":
    from valuation.equipment import Equipment

    return Equipment(
        price=_scaled(row, "prix_unitaire", 1),
        life=_scaled(row, "duree_de_vie", 10),
        interest=_scaled(row, "taux_d_interet", 10_000),
        maintenance=_scaled(row, "maintenance", 10_000),
        residual=_scaled(row, "valeur_residuelle", 10_000),
    )


def _status(row: Values) -> "Status":
    from ccam.formats.parameters_rules import Status

    return Status(_text(row, "statut"))


def _number(row: Values, name: str) -> int | None:
    value = row.get(name)
    return value if isinstance(value, int) else None


def _scaled(row: Values, name: str, unit: int) -> Fraction:
    """The cell as a rational; an optional one left empty is nothing."""
    return Fraction(_number(row, name) or 0, unit)


def _text(row: Values, name: str) -> str:
    return str(row.get(name, ""))
