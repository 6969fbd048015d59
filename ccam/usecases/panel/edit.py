"""What a seat files from a keyboard rather than on a sheet: a gesture on the list of criteria, a note, where a cost
item stands, a hypothesis. Each is one row of the template ``panel``, under the very rules of a sheet, in a document of
its own.

Cells are what people type (« AM 1 », « C9 », « rejeter », « 7,5 »). Nothing is written where anything is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from ccam.french import numbers
from ccam.french import panel as fr
from ccam.french import panel_edit as words
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.text import folded
from ccam.usecases.panel.sheets import PANEL, PanelSheets

if TYPE_CHECKING:
    from ccam.formats.templates import Table
    from ccam.formats.templates_cells import Value
    from ccam.french.sentence import Sentence
    from ccam.model.filled import FilledSheet
    from ccam.store.store import Store

CRITERIA, NOTES, PERIMETER, HYPOTHESES = "criteres", "notes", "perimetre", "hypotheses"
"""Tables of the template."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was filed: the document of the base, the sentence that says it, what it takes back of a sealed round."""

    document: str
    sentence: str
    told: tuple[str, ...]


def edit_criterion(
    store: "Store", *, seat: str, criterion: str, gesture: str, reason: str, wording: str = "", weight: str = "",
    actor: str,
) -> Written:  # fmt: skip
    """Add, reword, reject, weight a criterion (``ajouter``, ``reformuler``, ``rejeter``, ``pondérer``), or withdraw
    what the seat did to it (``rétablir``). :class:`UnknownThing` for a criterion that nobody proposed or added.
    """
    row = _row(CRITERIA, siege=seat, critere=criterion, geste=gesture, enonce=wording, poids=weight, motif=reason)
    if row["geste"] != "ajouter":
        _require_criterion(_sheets(store), criterion)
    said = words.GESTURES[str(row["geste"])].format(seat=fr.SEATS[str(row["siege"])], criterion=criterion)
    return _written(store, CRITERIA, row, said, actor)


def rate(
    store: "Store", *, seat: str, fee: str, criterion: str, note: str, round: int = 1, reason: str = "", actor: str,  # noqa: A002
) -> Written:  # fmt: skip
    """Note a criterion on a fee, from 1 to 9; empty, with its reason, for a seat that does not rate. The first round is
    sealed until the four answered; a later one is reasoned. The sentence never says the note.
    """
    sheets = _sheets(store)
    named = named_fee(sheets, fee)
    _require_criterion(sheets, criterion)
    row = _row(
        NOTES, siege=seat, tour=str(round), objet=named, critere=criterion, note=note, motif_de_la_note=reason
    )  # fmt: skip
    said = words.RATED.format(seat=fr.SEATS[str(row["siege"])], criterion=criterion, fee=named, round=round)
    return _written(store, NOTES, row, said, actor, checked=(folded(named), criterion))


def place_item(
    store: "Store", *, seat: str, item: str, standing: str, reason: str, fee: str = "", source: str = "", actor: str
) -> Written:
    """Where a seat puts a cost item (« dans le forfait », « hors du forfait », « payé ailleurs », « à trancher »), for
    one fee or for all.
    """
    named = named_fee(_sheets(store), fee) if fee else ""
    row = _row(
        PERIMETER, siege=seat, objet=named, poste_de_cout=item, classement=standing, motif=reason,
        source_de_la_ligne=source,
    )  # fmt: skip
    told = fr.SEATS[str(row["siege"])]
    said = words.PLACED.format(seat=told, item=item, standing=standing.strip(), fee=named or words.EVERY_FEE)
    return _written(store, PERIMETER, row, said, actor)


def suppose(
    store: "Store", *, seat: str, fee: str, hypothesis: str, value: str, reason: str, item: str = "", source: str = "",
    actor: str,
) -> Written:  # fmt: skip
    """What a seat supposes of a fee: a quantity (« durée de vie »), or the cost of the ``item`` named."""
    named = named_fee(_sheets(store), fee)
    supposed = _with_unit(hypothesis)
    row = _row(
        HYPOTHESES, siege=seat, objet=named, hypothese=supposed, poste=item, valeur=value, motif=reason,
        source_de_la_ligne=source,
    )  # fmt: skip
    what = f"{item}, {supposed}" if item else supposed
    said = words.SUPPOSED.format(seat=fr.SEATS[str(row["siege"])], what=what, value=value, fee=named)
    return _written(store, HYPOTHESES, row, said, actor)


def _with_unit(hypothesis: str) -> str:
    """« durée de vie » as the sheet writes it, with its unit."""
    from ccam.formats.templates_cells import slug
    from ccam.formats.templates_imaging import HYPOTHESES as KNOWN

    return next((words for words in KNOWN if slug(words) == slug(hypothesis)), hypothesis)


def named_fee(sheets: PanelSheets, name: str) -> str:
    """The fee of that name, or the only one that it is a part of; :class:`UnknownThing` lists those there are."""
    known = [each.name for each in sheets.described.values()]
    if not known:
        raise DataRefused(fr.NO_PANEL)
    exact = [each for each in known if folded(each) == folded(name)]
    found = exact or [each for each in known if folded(name) in folded(each)]
    if len(found) != 1 or not name:
        raise UnknownThing(fr.UNKNOWN_OBJECT, name=name, known=", ".join(found if name and found else known))
    return found[0]


# ---------------------------------------------------------------------------------------------------


def _sheets(store: "Store") -> PanelSheets:
    from ccam.usecases.panel.sheets import read_panel

    return read_panel(store)


def _require_criterion(sheets: PanelSheets, name: str) -> None:
    from ccam.usecases.panel.criteria import listed_criteria
    from ccam.usecases.panel.state import proposed_criteria

    known = [each.criterion.name for each in listed_criteria(sheets, proposed_criteria(), None)]
    if folded(name) not in map(folded, known):
        raise UnknownThing(words.UNKNOWN_CRITERION, name=name, known=", ".join(known))


def _table(name: str) -> "Table":
    from ccam.formats.templates_imaging import PANEL as TEMPLATE

    return TEMPLATE.table(name)


def _row(name: str, /, **cells: str) -> "Mapping[str, Value]":
    """The cells as their columns read them; :class:`DataRefused` names the one that is wrong."""
    from ccam.formats.templates_cells import WrongCellError
    from ccam.formats.templates_rules import Row
    from ccam.french import findings_filled as said

    table = _table(name)
    values: dict[str, Value] = {}
    for column in table.columns:
        text = cells.get(column.field, "").strip()
        if text:
            try:
                values[column.field] = column.kind.read(text).value
            except WrongCellError as wrong:
                raise _refused(wrong.sentence, column.title, value=text, **wrong.facts) from None
        elif column.required:
            raise _refused(said.CELL_MISSING, column.title, expected=column.kind.expected)
    for rule in table.rules:
        for broken in rule.broken([Row(0, values)]):
            facts = {key: _shown(table, fact) for key, fact in broken.facts.items()}
            raise _refused(broken.sentence, table.by_field[broken.field].title, **facts)
    return values


def _refused(sentence: "Sentence", title: str, **facts: object) -> DataRefused:
    return DataRefused(sentence, where=words.WHERE.format(title=title), **facts)


def _shown(table: "Table", fact: object) -> object:
    from ccam.formats.templates_rules import Fields
    from ccam.french import findings

    return findings.quoted(table.by_field[name].title for name in fact) if isinstance(fact, Fields) else fact


def _written(
    store: "Store", name: str, row: "Mapping[str, Value]", said: str, actor: str,
    checked: tuple[str, str] | None = None,
) -> Written:  # fmt: skip
    """Keep the row in a document of its own; ``checked`` is the fee and the criterion whose rounds it must fit."""
    from ccam.formats.templates_catalogue import FORMAT
    from ccam.model.acts import SourceFile
    from ccam.model.records import Document

    sheet = _sheet(store, name, row)
    told = _told(store, sheet, actor, checked)
    source = SourceFile(words.FILE, sha256(sheet.text.encode()).hexdigest(), FORMAT)
    with store.write(actor, " ; ".join((said, *told))) as writer:
        _told(store, sheet, actor, checked)  # again: another seat may have answered meanwhile
        writer.add_document(Document(sheet.name, sheet.nature, source, sheet.text))
    return Written(sheet.name, said, told)


def _sheet(store: "Store", name: str, row: "Mapping[str, Value]") -> "FilledSheet":
    from ccam.formats.templates_imaging import PANEL as TEMPLATE
    from ccam.formats.templates_text import encode
    from ccam.model.filled import FilledSheet

    day, position = store.clock()[:10], store.head()[0] + 1
    title = words.TITLE.format(seat=fr.SEATS[str(row["siege"])], day=day, position=numbers.integer(position))
    head: dict[str, Value] = {"intitule": title, "source": words.SOURCE, "date": day}
    return FilledSheet(PANEL, f"{PANEL} : {title}", encode(TEMPLATE, head, {name: (row,)}), 1)


def _told(store: "Store", sheet: "FilledSheet", actor: str, checked: tuple[str, str] | None) -> tuple[str, ...]:
    """What the row takes back, and for whom else it files; :class:`DataRefused` where it does not fit the rounds, or on
    a shared base where the seat is another's.
    """
    from ccam.formats.templates_text import decode
    from ccam.usecases.fees.sheets import read_filled
    from ccam.usecases.panel.criteria import answers, listed_criteria, require_known
    from ccam.usecases.panel.rounds import taken_back
    from ccam.usecases.panel.seats import filed_elsewhere
    from ccam.usecases.panel.sheets import sheets_of
    from ccam.usecases.panel.state import proposed_criteria

    elsewhere = filed_elsewhere(store, sheet, actor)
    told = (*elsewhere, *(fr.taken_back(each.seat, each.notes) for each in taken_back(store, sheet)))
    after = sheets_of([*read_filled(store), (sheet.name, decode(sheet.text))])
    listed = listed_criteria(after, proposed_criteria(), None)
    require_known(after, listed)
    if checked is not None:
        obj, criterion = checked
        answers(after, obj, next(each for each in listed if folded(each.criterion.name) == folded(criterion)))
    return told
