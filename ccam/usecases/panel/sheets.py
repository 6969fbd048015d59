"""The filled sheets ``panel`` of the base, as the four seats filed them: what is judged, perimeter, hypotheses, notes.

A later document replaces what an earlier one says of the same thing, notes apart: all are kept, and
:mod:`ccam.usecases.panel.rounds` says which holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from ccam.model.text import folded

if TYPE_CHECKING:
    from ccam.formats.templates_cells import Value
    from ccam.formats.templates_text import Filled
    from ccam.store.store import Store
    from valuation.panel_perimeter import Standing
    from valuation.panel_values import Hypotheses

PANEL = "panel"
"""The template that is read here."""
EVERY = ""
"""Object of a standing that holds for every fee."""
RESTORE = "retablir"
"""The gesture by which a seat withdraws those that it made on a criterion."""
PLACES = 10**4
"""What a hypothesis is written in, whatever its unit."""

Values = Mapping[str, "Value"]


@dataclass(frozen=True, slots=True)
class Described:
    """A technical fee that is judged: a device class and a band. ``fee`` in cents, ``exams`` paid at it in France in a
    year; None where the sheet does not say.
    """

    name: str
    modality: str
    device_class: str
    age: str
    band: str
    counted: str
    fee: int | None
    exams: int | None
    source: str
    document: str


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a seat filed: its reason, the document behind it, and the order of its import."""

    reason: str
    source: str
    document: str
    position: int


@dataclass(frozen=True, slots=True)
class SaidStanding(Said):
    """Where it puts a cost item."""

    standing: "Standing"


@dataclass(frozen=True, slots=True)
class SaidValue(Said):
    """What it supposes, in 10⁻⁴ of the unit of its words."""

    value: int


@dataclass(frozen=True, slots=True)
class SaidNote(Said):
    """How it rates; None where it does not."""

    note: int | None


@dataclass(frozen=True, slots=True)
class Gesture(Said):
    """What it does to the list of criteria; ``weight`` in 1/100."""

    seat: str
    criterion: str
    gesture: str
    words: str
    weight: int | None


@dataclass
class PanelSheets:
    """Everything that was filed. Objects and criteria are folded in keys; a hypothesis is a quantity or a kind of cost,
    with its item (``""`` for a quantity).
    """

    described: dict[str, Described] = field(default_factory=dict)
    standings: dict[tuple[str, str, str], SaidStanding] = field(default_factory=dict)
    """By (object, seat, item)."""
    supposed: dict[tuple[str, str, str, str], SaidValue] = field(default_factory=dict)
    """By (object, seat, hypothesis, item)."""
    gestures: dict[tuple[str, str, str], Gesture] = field(default_factory=dict)
    """By (criterion, seat, gesture)."""
    notes: dict[tuple[str, str, str, int], list[SaidNote]] = field(default_factory=dict)
    """By (object, criterion, seat, round), in the order of their import."""
    named: dict[str, str] = field(default_factory=dict)
    """How each object is written."""
    documents: list[str] = field(default_factory=list)

    @property
    def undescribed(self) -> tuple[str, ...]:
        """Objects that someone speaks of and that no sheet describes."""
        return tuple(name for key, name in self.named.items() if key not in self.described)

    def standing(self, obj: str, seat: str, item: str) -> SaidStanding | None:
        """What a seat said of an item for an object, else for every object."""
        return self.standings.get((obj, seat, item)) or self.standings.get((EVERY, seat, item))


def read_panel(store: "Store", upto: int | None = None) -> PanelSheets:
    """Every sheet of the base; those that came after journal entry ``upto`` do not count."""
    from ccam.usecases.fees.sheets import read_filled

    return sheets_of(read_filled(store, upto))


def sheets_of(filled: "Iterable[tuple[str, Filled]]") -> PanelSheets:
    """What these sheets say, each under the name of its document, in the order of their import."""
    found = PanelSheets()
    for position, (name, sheet) in enumerate(filled):
        if sheet.template == PANEL:
            found.documents.append(name)
            _read(found, sheet, name, position)
    return found


def _read(found: PanelSheets, sheet: "Filled", document: str, position: int) -> None:
    whole = str(sheet.head.get("source", ""))
    for row in sheet.tables.get("forfaits_evalues", ()):
        made = _described(row, whole, document)
        found.described[_object(found, row)] = made
    for row in sheet.tables.get("perimetre", ()):
        key = (_object(found, row), _text(row, "siege"), _text(row, "poste_de_cout"))
        found.standings[key] = _standing(row, _said(row, "motif", whole, document, position))
    for row in sheet.tables.get("hypotheses", ()):
        place = (_object(found, row), _text(row, "siege"), _text(row, "hypothese"), _text(row, "poste"))
        told = _said(row, "motif", _text(row, "source_de_la_ligne"), document, position)
        found.supposed[place] = SaidValue(*told, _number(row, "valeur") or 0)
    for row in sheet.tables.get("criteres", ()):
        _keep(found, _gesture(row, _said(row, "motif", whole, document, position)))
    for row in sheet.tables.get("notes", ()):
        _note(found, row, SaidNote(*_said(row, "motif_de_la_note", whole, document, position), _number(row, "note")))


def _object(found: PanelSheets, row: Values) -> str:
    name = _text(row, "objet")
    if name:
        found.named.setdefault(folded(name), name)
    return folded(name)


def _described(row: Values, source: str, document: str) -> Described:
    return Described(
        _text(row, "objet"), _text(row, "modalite"), _text(row, "classe_d_appareil"), _text(row, "amortissement"),
        _text(row, "tranche"), _text(row, "cout_compte"), _number(row, "forfait_en_vigueur"),
        _number(row, "examens_en_france"), _text(row, "source_de_la_ligne") or source, document,
    )  # fmt: skip


def _said(row: Values, reason: str, source: str, document: str, position: int) -> tuple[str, str, str, int]:
    return _text(row, reason), _text(row, "source_de_la_ligne") or source, document, position


def _standing(row: Values, told: tuple[str, str, str, int]) -> SaidStanding:
    from valuation.panel_perimeter import Standing

    return SaidStanding(*told, Standing(_text(row, "classement")))


def _gesture(row: Values, told: tuple[str, str, str, int]) -> Gesture:
    return Gesture(
        *told, _text(row, "siege"), _text(row, "critere"), _text(row, "geste"), _text(row, "enonce"),
        _number(row, "poids"),
    )  # fmt: skip


def _keep(found: PanelSheets, gesture: Gesture) -> None:
    """A gesture replaces the same one of the seat; « rétablir » withdraws all those that it made on the criterion."""
    key = folded(gesture.criterion), gesture.seat
    if gesture.gesture == RESTORE:
        for known in [each for each in found.gestures if each[:2] == key]:
            del found.gestures[known]
    else:
        found.gestures[(*key, gesture.gesture)] = gesture


def _note(found: PanelSheets, row: Values, said: SaidNote) -> None:
    key = (_object(found, row), folded(_text(row, "critere")), _text(row, "siege"), _number(row, "tour") or 1)
    found.notes.setdefault(key, []).append(said)


def hypotheses_of(sheets: PanelSheets, obj: str, seat: str) -> "Hypotheses | None":
    """What a seat supposes of one fee, as the arithmetic takes it; None where it filed nothing."""
    from valuation.panel_values import Hypotheses, Quantity

    rows = {key[2:]: said for key, said in sheets.supposed.items() if key[:2] == (obj, seat)}
    if not rows:
        return None
    percent = Fraction(1, 100)
    scales = {Quantity.PRICE: Fraction(100)} | dict.fromkeys(
        (Quantity.INTEREST, Quantity.RESIDUAL, Quantity.USE), percent
    )
    quantities = {
        quantity: Fraction(rows[quantity.value, ""].value, PLACES) * scales.get(quantity, Fraction(1))
        for quantity in Quantity
        if (quantity.value, "") in rows
    }
    yearly, per_exam = (_costs(rows.items(), kind) for kind in ("cout_annuel", "cout_par_examen"))
    return Hypotheses(quantities, yearly, per_exam, _out(sheets, obj, seat))


def _costs(rows: "Iterable[tuple[tuple[str, ...], SaidValue]]", kind: str) -> dict[str, Fraction]:
    """In cents by item."""
    return {item: Fraction(said.value, PLACES // 100) for (name, item), said in rows if name == kind}


def _out(sheets: PanelSheets, obj: str, seat: str) -> frozenset[str]:
    from valuation.panel_perimeter import Standing

    items = {item for place, who, item in sheets.standings if who == seat and place in (obj, EVERY)}
    outside = (Standing.OUT, Standing.ELSEWHERE)
    return frozenset(item for item in items if (said := sheets.standing(obj, seat, item)) and said.standing in outside)


def _number(row: Values, name: str) -> int | None:
    value = row.get(name)
    return value if isinstance(value, int) else None


def _text(row: Values, name: str) -> str:
    return str(row.get(name, ""))
