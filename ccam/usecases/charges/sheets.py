"""The filled sheets of the base that the evaluation of charges rests on: ``charges`` and ``ventilation``."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from ccam.french import charges as fr
from ccam.model.codes import ActCode, LineKey
from ccam.model.text import folded
from ccam.usecases.parameters import as_of

if TYPE_CHECKING:
    from ccam.formats.templates_cells import Value
    from ccam.formats.templates_text import Filled
    from ccam.store.store import Store
    from valuation.equipment import Equipment, Form, Use
    from valuation.practice_cost import CostItem, Evaluation
    from valuation.practice_cost_acts import Input, Nature

CHARGES, BREAKDOWN = "charges", "ventilation"
"""Templates of the sheets that are read here."""

Values = Mapping[str, "Value"]
Place = tuple[str, str, int]
"""Speciality and origin, folded, and year: what rows of the three tables speak of."""


@dataclass(frozen=True)
class Sheets:
    """Every evaluation of the base, the inputs of acts by evaluation and line (``DZQM006/1/0``), and what each
    speciality performs by line: empty where no loaded source carries specialities.
    """

    evaluations: "tuple[Evaluation, ...]"
    inputs: "Mapping[Place, Mapping[str, tuple[Input, ...]]]"
    carried: Mapping[LineKey, Mapping[str, int]]


def place_of(evaluation: "Evaluation") -> Place:
    """Where the inputs of an evaluation are."""
    return folded(evaluation.speciality), folded(evaluation.origin), evaluation.year


def read_sheets(store: "Store", upto: int | None = None) -> Sheets:
    """Read every sheet, up to a journal entry; a later one replaces what an earlier one says of the same evaluation."""
    from ccam.formats.templates_catalogue import FORMAT
    from ccam.formats.templates_text import decode

    kept = as_of(store.documents([FORMAT], (CHARGES, BREAKDOWN)), upto)
    sheets = [(each.name, decode(each.text)) for each in sorted(kept, key=lambda each: each.position)]
    evaluations: dict[Place, Evaluation] = {}
    inputs: dict[Place, Mapping[str, tuple[Input, ...]]] = {}
    carried: Mapping[LineKey, Mapping[str, int]] = {}
    for name, sheet in sheets:
        if sheet.template == CHARGES:
            fresh = _evaluations(sheet, name)
            evaluations |= fresh
            inputs |= {place: _inputs(sheet, place) for place in fresh}
        elif sheet.template == BREAKDOWN:
            carried = _carried(sheet) or carried
    return Sheets(tuple(evaluations.values()), inputs, carried)


def _evaluations(sheet: "Filled", document: str) -> "dict[Place, Evaluation]":
    from valuation.practice_cost import Evaluation, Ledger

    made = {}
    for row in sheet.tables.get("evaluations", ()):
        place = _place(row)
        rows = (item for item in sheet.tables.get("postes_de_charges", ()) if _place(item) == place)
        made[place] = Evaluation(
            speciality=str(row["specialite"]), origin=str(row["origine"]), year=_number(row, "exercice") or 0,
            ledger=Ledger(tuple(map(_item, rows))),
            points=_number(row, "points_travail"), share=_number(row, "part_technique"),
            kind=_text(row, "nature_de_la_source"), sample=_number(row, "cabinets_enquetes"),
            selection=_text(row, "echantillon"), sector=_text(row, "secteur"), fees=_number(row, "honoraires"),
            extra_fees=_number(row, "depassements"), practitioners=_number(row, "praticiens"),
            status=_text(row, "statut"), document=document,
            source=_text(row, "source_de_la_ligne") or str(sheet.head.get("source", "")),
        )  # fmt: skip
    return made


def _item(row: Values) -> "CostItem":
    from valuation.practice_cost import CostItem, Standing

    return CostItem(
        name=str(row["poste_de_charges"]), standing=Standing(str(row["perimetre"])),
        amount=_number(row, "montant_annuel") or 0, detail=_text(row, "precision"),
        specific=_text(row, "affectation") == "designes", rule=_text(row, "regle"),
        source=_text(row, "source_de_la_ligne"), remark=_text(row, "remarque"),
    )  # fmt: skip


def _inputs(sheet: "Filled", place: Place) -> "Mapping[str, tuple[Input, ...]]":
    found: dict[str, tuple[Input, ...]] = {}
    for row in sheet.tables.get("couts_propres", ()):
        if _place(row) == place:
            line = f"{row['acte']}/{row['activite']}/{row['phase']}"
            found[line] = (*found.get(line, ()), _input(row))
    return found


def _input(row: Values) -> "Input":
    from valuation.practice_cost import Standing
    from valuation.practice_cost_acts import Input, Nature

    nature = Nature(str(row["nature_du_cout"]))
    label = _text(row, "precision") or fr.NATURES[nature]
    return Input(
        nature, label, Standing(str(row["perimetre"])), _costs(row, nature), _text(row, "regle"),
        _text(row, "source_de_la_ligne"), _text(row, "remarque"),
    )  # fmt: skip


def _costs(row: Values, nature: "Nature") -> "Mapping[Form, Fraction]":
    """Cents per act; the two forms differ for equipment only."""
    from valuation.equipment import Form, per_unit
    from valuation.practice_cost_acts import Nature

    minutes = _scaled(row, "minutes_par_acte", 10)
    if nature is Nature.EQUIPMENT:
        equipment, use = _equipment(row)
        return {form: per_unit(equipment, use, form) * minutes for form in Form}
    cost = {
        Nature.STAFF: minutes * _scaled(row, "cout_horaire", 60),
        Nature.SUPPLY: _scaled(row, "prix_unitaire", 1) * _scaled(row, "nombre", 100),
        Nature.RENT: _scaled(row, "montant_par_acte", 1),
    }[nature]
    return dict.fromkeys(Form, cost)


def _equipment(row: Values) -> "tuple[Equipment, Use]":
    from valuation.equipment import Equipment, Use

    equipment = Equipment(
        price=_scaled(row, "prix_unitaire", 1),
        life=_scaled(row, "duree_de_vie", 1),
        interest=_scaled(row, "taux_d_interet", 10_000),
        maintenance=_scaled(row, "maintenance", 10_000),
        residual=_scaled(row, "valeur_residuelle", 10_000),
    )
    return equipment, Use(_scaled(row, "minutes_par_an", 1), _scaled(row, "taux_d_utilisation", 10_000))


def _carried(sheet: "Filled") -> dict[LineKey, dict[str, int]]:
    """Quantities by line and speciality, whatever the other axes; those of the latest year."""
    rows = [row for row in sheet.tables.get(BREAKDOWN, ()) if "specialite" in row and "quantite" in row]
    latest = max((_number(row, "annee") or 0 for row in rows), default=0)
    found: dict[LineKey, dict[str, int]] = {}
    for row in rows:
        if row["annee"] == latest:
            key = LineKey(ActCode(str(row["acte"])), _number(row, "activite") or 0, _number(row, "phase") or 0)
            parts = found.setdefault(key, {})
            speciality = str(row["specialite"])
            parts[speciality] = parts.get(speciality, 0) + (_number(row, "quantite") or 0)
    return found


def _place(row: Values) -> Place:
    return folded(str(row["specialite"])), folded(str(row["origine"])), _number(row, "exercice") or 0


def _number(row: Values, name: str) -> int | None:
    value = row.get(name)
    return value if isinstance(value, int) else None


def _scaled(row: Values, name: str, unit: int) -> Fraction:
    """The cell as a rational; an optional one left empty is nothing."""
    return Fraction(_number(row, name) or 0, unit)


def _text(row: Values, name: str) -> str:
    return str(row.get(name, ""))
