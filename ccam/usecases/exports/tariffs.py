"""Rows of the table of tariffs that a committee reads, joined from the tables that analysts take away."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ccam.formats import exports_tables as tables
from ccam.formats.exports import Row, Rows, Table, Value
from ccam.french import exports as fr
from ccam.model.decisions import Entry
from ccam.publish.transcodage import YES

Named = dict[str, Value]
Line = tuple[Value, Value, Value]
"""Act, activity, phase."""


def committee_rows(rows: Rows, entries: Iterable[Entry]) -> Iterator[Row]:
    """One row a proposed line, by act then slot; columns of :data:`ccam.formats.exports_committee.TARIFFS`."""
    acts = {row["id"]: row for row in _named(tables.NEW_ACTS, rows)}
    lines = {_line_of(row): row for row in _named(tables.NEW_LINES, rows)}
    effects: Counter[Value] = Counter()
    for row in _named(tables.IMPACT, rows):
        effects[row["dossier"]] += _number(row["effet"])
    observed = {row["dossier"] for row in _named(tables.IMPACT, rows)}
    scored = scored_in(entries)
    for tariff in _named(tables.TARIFFS, rows):
        key = _line_of(tariff)
        act, line, position = acts[tariff["acte"]], lines[key], scored.get(key)
        known = line["points"] is not None and position is not None
        yield (
            tariff["acte"], act["code"], act["libelle"], tariff["activite"], tariff["phase"], line["libelle"],
            line["points"], line["cle_cp"], tariff["fc"], tariff["cp"], tariff["tarif_cible"],
            tariff["tarif_apres_abattement"], tariff["prix_depart"], tariff["ecart"], tariff["manque"],
            tariff["anciens"], tariff["quantite"], tariff["effet_theorique"], tariff["dossier"],
            effects[tariff["dossier"]] if tariff["dossier"] in observed else None,
            fr.SCORED_IN.format(position=position) if known else "", tariff["fc_source"], tariff["cp_source"],
            line["regroupement"],
            line["exo_tm"], YES if line["accord_prealable"] else "", YES if line["sous_conditions"] else "",
            line["modificateurs"], line["gestes"], line["executants"], line["associations"],
        )  # fmt: skip


def scored_in(entries: Iterable[Entry]) -> dict[Line, int]:
    """The decision that gave each line the points it has, by act, activity and phase."""
    found: dict[Line, int] = {}
    for entry in entries:
        for change in entry.decision.changes:
            layer, _, act = change.node.partition("/")
            if layer == "acte":
                before, after = _points(change.before), _points(change.after)
                for slot in after.keys() | before.keys():
                    if after.get(slot) != before.get(slot):
                        found[act, *slot] = entry.position
    return found


def _points(state: "dict[str, object] | None") -> dict[tuple[int, int], int | None]:
    lines: list[dict[str, int]] = (state or {}).get("lignes", [])  # type: ignore[assignment]
    return {(line["activite"], line["phase"]): line.get("points") for line in lines}


def _named(table: Table, rows: Rows) -> Iterator[Named]:
    return (dict(zip(table.names, row, strict=True)) for row in rows[table.name])


def _line_of(row: Named) -> Line:
    return row["acte"], row["activite"], row["phase"]


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0
