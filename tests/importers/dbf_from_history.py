"""The tables in DBF that hold a history: what NX says, said again in the other format.

Every version is entered five days before it is in force, as in the real base, so that no link holds by chance.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from ccam.formats import nx_records
from ccam.formats.dbf_tables import DATED_LISTS, LISTS, REFERENCE_TABLES, REFERENCES, TABLES
from ccam.model.history import History
from tests.importers.dbf_files import Mutable

DOM = (971, 972, 973, 974)


def tables_of(history: History) -> Mutable:
    """Rows of each table."""
    said: Mutable = {name: [] for name in TABLES}
    for table, row in _rows(history):
        said[table].append(row)
    return said


def _rows(history: History) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from _references(history)
    yield from _acts(history)
    yield from _activities(history)
    yield from _phases(history)


def _day(iso: str) -> str:
    return iso.replace("-", "")


def _entered(effective: str) -> str:
    return f"{date.fromisoformat(effective) - timedelta(days=5):%Y%m%d}"


def _scaled(value: int, places: int) -> str:
    return f"{value // 10**places}.{value % 10**places:0{places}d}"


def _references(history: History) -> Iterator[tuple[str, dict[str, Any]]]:
    labels = {(entry.table, entry.code): entry.label for entry in history.lists}
    for row in history.tables:
        if row.table not in REFERENCES:
            continue
        table = REFERENCE_TABLES.get(row.table, f"R_{row.table}")
        columns = (nx_records.TABLES.get(row.table) or nx_records.PAIRS[row.table]).fields
        facts = json.loads(row.facts)
        named = {name: facts[column.name] for name, column in zip(REFERENCES[row.table], columns, strict=True)}
        filed = {name: _filed(table, name, value) for name, value in named.items()}
        for kind, (known, code) in DATED_LISTS.items():
            if known == table:
                filed["LIBELLE"] = labels.get((kind, str(named[code])), "")
        yield table, filed
    for kind, (table, code) in LISTS.items():
        for entry in history.lists:
            if entry.table == kind:
                yield table, {code: _filed(table, code, entry.code), "LIBELLE": entry.label}
    for menu in history.menus:
        yield "R_MENU", {"COD_MENU": menu.code, "COD_PERE": menu.parent, "RANG": menu.rank, "LIBELLE": menu.label}
    for order, note in enumerate(history.menu_notes):
        yield (
            "R_NOTE_MENU",
            {"MENU_COD": note.menu, "ORDRE_NOTE": order, "TYPNOT_COD": note.kind, "TEXTE_NOTE": note.text},
        )


def _filed(table: str, name: str, value: Any) -> Any:
    field = TABLES[table].by_name[name]
    if field.kind == "D":
        return _day(value)
    return _scaled(value, field.places) if field.places else value


def _acts(history: History) -> Iterator[tuple[str, dict[str, Any]]]:
    records = {act.code: act for act in history.acts}
    menus = _menus(history)
    for state in history.act_states:
        act, entered = records[state.code], _entered(state.effective)
        yield "R_ACTE", {
            "COD_ACTE": act.code, "DT_MODIF": entered, "MENU_COD": menus.get(act.menus, ""), "FRAIDP_COD": act.travel,
            "REMBOU_COD": state.refund, "TYPE_COD": act.kind, "COD_STRUCT": act.structured,
            "NOM_COURT": act.short_label, "NOM_LONG": act.label, "SEXE": act.sex, "DT_CREATIO": _day(act.created),
            "DT_FIN": _day(act.ended), "ENTENTE": state.prior_agreement, "DT_EFFET": _day(state.effective),
            "DT_ARRETE": _day(state.decree), "DT_JO": _day(state.published), "MFIC_PLACE": _scaled(act.place, 6),
            "PRECEDENT": act.previous, "SUIVANT": act.next,
        }  # fmt: skip
        dated = {"ACTE_COD": act.code, "ACDT_MODIF": entered}
        for order, note in enumerate(one for one in history.act_notes if one.code == act.code):
            yield "R_NOTE_ACTE", {**dated, "ORDRE_NOTE": order, "TYPNOT_COD": note.kind, "TEXTE_NOTE": note.text}
        yield from _each("R_ACTE_EXO_TM", dated, "EXOTM_COD", state.copay)
        yield from _each("R_ACTE_PRESCRIPTEUR", dated, "CATSPE_COD", state.prescribers)
        yield from _each("R_ACTE_FORFAIT", dated, "FORFAI_COD", state.flat_fees)
        yield from _each("R_PROCEDURE", dated, "PROC_COD", state.procedures)
        yield from _each("R_ACTE_CMUC", {"ACTE_COD": act.code, "MODIF_DT": entered}, "CLE_FORFAI", state.cmuc)
        other = {"ACTE_COD1": act.code, "DT_MODIF1": entered}
        yield from _each("R_INCOMPATIBILITES", other, "ACTE_COD2", state.incompatible)
    for act in history.acts:
        key = {"ACTE_COD": act.code}
        yield from _each("R_ACTE_NAT_ASS", key, "NATASS_COD", act.insurances)
        yield from _each("R_ACTE_CLASSE_DMT", key, "CLDMT_COD", act.dmt)
        yield from _each("R_ACTE_COND_GEN", key, "CONDGE_COD", act.conditions)


def _activities(history: History) -> Iterator[tuple[str, dict[str, Any]]]:
    for activity in history.activities:
        key = {"AA_COD": f"{activity.code}{activity.activity}"}
        yield from _each("R_ACTIVITE_EXTENSION", key, "EXTENS_COD", activity.extensions)
        yield from _each("R_ACTIVITE_AGRE_RADIO", {"AA_CODE": key["AA_COD"]}, "AGRAD_COD", activity.radio)
    for state in history.activity_states:
        code, entered = f"{state.code}{state.activity}", _entered(state.effective)
        yield "R_ACTE_IVITE", {
            "COD_AA": code, "DT_MODIF": entered, "ACTE_COD": state.code, "ACDT_MODIF": entered,
            "ACTIV_COD": state.activity, "REGROU_COD": state.billing_group, "CATMED_COD": state.category,
        }  # fmt: skip
        yield from _each(
            "R_ACTIVITE_EXECUTANT", {"AA_COD": code, "AADT_MODIF": entered}, "CATSPE_COD", state.executants
        )
        dated = {"AA_CODE": code, "AADT_MODIF": entered}
        yield from _each("R_ACTIVITE_MODIFICATEUR", dated, "MODIFI_COD", " ".join(state.modifiers))
        for one in state.associations.split():
            act, number, rule = one.split("/")
            link = {"AA_CODE1": code, "DT_MODIF1": entered, "AA_CODE2": act + number, "REGLE_COD": rule}
            yield "R_ASSOCIATIONS", link


def _phases(history: History) -> Iterator[tuple[str, dict[str, Any]]]:
    records = {(phase.code, phase.activity, phase.phase): phase for phase in history.phases}
    for slot, phase in records.items():
        key = {"AAP_COD": _slot_code(slot)}
        if phase.icr is not None:
            yield "R_AAP_PMSI", {**key, "ICR": phase.icr, "CLASSANT": phase.ranking}
        yield from _each("R_ACTIVITE_PHASE_DENT", key, "DEN_NUMERO", phase.teeth)
    for state in history.phase_states:
        slot, entered = state[:3], _entered(state.effective)
        phase = records[slot]
        yield "R_ACTE_IVITE_PHASE", {
            "COD_AAP": _slot_code(slot), "DT_MODIF": entered, "AA_COD": _slot_code(slot)[:-1], "AADT_MODIF": entered,
            "UOEUVR_COD": state.unit, "PAIEM_COD": state.payment, "PHASE_COD": state.phase,
            "NB_SEANCES": state.sessions, "COEFFICIEN": _scaled(state.coefficient, 2),
            "SUPPLEMENT": _scaled(state.supplement, 2), "NB_DENTS": phase.teeth_count, "AGE_MIN": phase.min_age,
            "AGE_MAX": phase.max_age, "SCORE": _scaled(state.score, 2), "PRATIQUE": _scaled(state.practice, 2),
        }  # fmt: skip
        dated = {"AAP_COD": _slot_code(slot), "APDT_MODIF": entered}
        for dom, value in zip(DOM, state.dom.split(), strict=True):
            yield "R_ACTIVITE_PHASE_DOM", {**dated, "DOM_COD": dom, "MAJORATION": _scaled(int(value), 3)}
    for price in history.prices:
        dated = {"AAP_COD": _slot_code(price[:3]), "APDT_MODIF": _entered(price.effective)}
        yield "R_PU_BASE", {**dated, "GRILLE_COD": price.grid, "PU_BASE": _scaled(price.cents, 2)}


def _menus(history: History) -> dict[str, int]:
    """Codes of the menus by their ranks from the root down."""
    by_code = {menu.code: menu for menu in history.menus}

    def ranks(code: int) -> Iterable[str]:
        menu = by_code.get(code)
        return [*ranks(menu.parent), str(menu.rank)] if menu and menu.parent else []

    return {" ".join(ranks(code)): code for code in by_code}


def _slot_code(slot: tuple[Any, ...]) -> str:
    return "".join(map(str, slot))


def _each(table: str, key: dict[str, str], field: str, values: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for value in values.split():
        yield table, {**key, field: value}
