"""The state of the evaluation of charges for machines: keys in French, rates and amounts as decimal strings."""

from collections.abc import Iterable
from typing import Any

from ccam.french import study as words
from ccam.model.money import decimal_string
from ccam.usecases.charges.register import Registered
from ccam.usecases.charges.views import (
    ActCostRow,
    ActEffect,
    ChargesState,
    KeyState,
    LedgerView,
    Pair,
    RuleView,
    SourceRate,
)


def state_json(state: ChargesState) -> dict[str, Any]:
    """The whole state; amounts in ``unite`` a year."""
    return {
        "reference": state.reference,
        "unite": words.UNIT,
        "en_jeu": _euros(state.stake),
        "cles": [_key(key) for key in state.keys],
        "accorde": [{"cle": each.key, "quoi": each.what} for each in state.agreed],
        "conteste": [
            {"nature": each.kind, "cle": each.key, "quoi": each.what, "effet": _euros(each.effect),
             "tranche_par": each.settles}
            for each in state.disputed
        ],
        "manque": [{"origine": each.origin, "cles": list(each.keys), "quoi": each.what} for each in state.missing],
        "sensibilite": [
            {"cle": each.key, "origine": each.origin, "quoi": each.what, "cp": _rate(each.rate),
             "effet": _euros(each.effect)}
            for each in state.levers
        ],
        "postes": [_ledger(ledger) for ledger in state.ledgers],
        "couts_propres": [_cost(row) for row in state.costs],
        "actes": [_act(row) for row in state.acts],
        "regle": None if state.rule is None else _rule(state.rule),
    }  # fmt: skip


def registered_json(rows: Iterable[Registered]) -> list[dict[str, Any]]:
    """What became of each gap."""
    return [
        {"desaccord": row.id or None, "etat": row.state, "question": row.question, "effet": _euros(row.effect)}
        for row in rows
    ]


def _key(key: KeyState) -> dict[str, Any]:
    return {
        "cle": key.key,
        "libelle": key.label,
        "cp": _rate(key.reference),
        "lignes": key.lines,
        "points": decimal_string(key.points),
        "en_jeu": _euros(key.stake),
        "sources": [_source(source) for source in key.sources],
    }


def _source(source: SourceRate) -> dict[str, Any]:
    return {
        "origine": source.origin,
        "par_postes": source.computed,
        "cp": _pair(source.rate, 4),
        "ecart": _pair(source.gap, 4),
        "effet": _pair(source.effect, 2),
        "exercice": source.year,
        "effectif": source.sample,
        "nature": source.kind or None,
        "secteur": source.sector or None,
        "echantillon": source.perimeter or None,
        "redevance": _euros(source.rent),
        "depassements": _euros(source.extra_fees),
        "charges_admises": _pair(source.eligible, 2),
        "part_technique": None if source.share is None else decimal_string(source.share),
        "points": None if source.points is None else decimal_string(source.points),
        "points_refaits": source.rescaled,
        "statut": source.status or None,
        "source": source.source,
        "document": source.document,
        "manque": list(source.lacks),
        "tranche_par": source.settles or None,
    }


def _ledger(ledger: LedgerView) -> dict[str, Any]:
    return {
        "cle": ledger.key,
        "origine": ledger.origin,
        "exercice": ledger.year,
        "total": _euros(ledger.whole),
        "admis": _euros(ledger.admitted),
        "conteste": _euros(ledger.disputed),
        "exclu": _euros(ledger.excluded),
        "lignes": [
            {
                "poste": item.name,
                "precision": item.detail or None,
                "perimetre": item.standing,
                "montant": _euros(item.amount),
                "actes_designes": item.specific,
                "cp": _rate(item.rate),
                "effet": _euros(item.effect),
                "regle": item.rule,
                "source": item.source,
                "remarque": item.remark,
            }
            for item in ledger.items
        ],
    }


def _cost(row: ActCostRow) -> dict[str, Any]:
    return {
        "cle": row.key,
        "origine": row.origin,
        "ligne": row.line,
        "annuite": row.form,
        "borne": row.bound,
        "quantite": row.quantity,
        "brut": {nature: _euros(amount) for nature, amount in row.raw},
        "total_brut": _euros(row.raw_total),
        "facteur": _rate(row.factor),
        "ajuste": {nature: _euros(amount) for nature, amount in row.scaled},
        "total_ajuste": _euros(row.scaled_total),
        "charges_communes": _euros(row.indirect),
        "total": _euros(row.total),
        "cp_apparent": _rate(row.apparent),
        "cp": _rate(row.rate),
        "ecart_par_acte": _euros(row.gap),
        "manque": row.missing or None,
    }


def _act(row: ActEffect) -> dict[str, Any]:
    return {
        "acte": row.act,
        "code": row.code,
        "libelle": row.label,
        "ligne": row.slot,
        "cle": row.key,
        "tarif": _euros(row.tariff),
        "quantite": row.quantity,
        "effets": [
            {"origine": origin, "par_acte": _euros(gap), "effet": _euros(effect)} for origin, gap, effect in row.effects
        ],
    }


def _rule(rule: RuleView) -> dict[str, Any]:
    return {
        "nom": rule.name,
        "lignes": rule.lines,
        "sans_cp": rule.without,
        "effet": _euros(rule.effect),
        "actes": [_act(row) for row in rule.changes],
    }


def _euros(cents: int | None) -> str | None:
    return None if cents is None else decimal_string(cents)


def _rate(value: int | None) -> str | None:
    return None if value is None else decimal_string(value, 4)


def _pair(pair: Pair | None, places: int) -> list[str] | None:
    return None if pair is None else [decimal_string(value, places) for value in pair]
