"""Bills and costs of devices for machines: keys in French, amounts as decimal strings."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from ccam.formats.fees import Benchmark, FeeLimit
from ccam.french import fees as fr
from ccam.model.money import decimal_string
from ccam.usecases.fees.cost import MINUTE_PLACES, RATE_PLACES
from ccam.usecases.fees.views import Activity, DeviceBill, DeviceCostView, ItemView, Margin, MinuteTable, Span
from valuation.device_cost import BandCheck, BreakEven
from valuation.device_sensitivity import Move, value
from valuation.equipment import rounded
from valuation.fee_table import Device, Fee
from valuation.technical_fee import Part, Period

EFFECT_PLACES = 3
"""Decimals of the effect of a lever."""


def bills_json(bills: Iterable[DeviceBill]) -> dict[str, Any]:
    """Every bill; amounts in AMO."""
    return {"regle": fr.NO_RULE, "unite": "AMO", "equipements": [_bill(each) for each in bills]}


def costs_json(views: Iterable[DeviceCostView], told: Iterable[str]) -> dict[str, Any]:
    """Every cost, and what cannot be told."""
    made = [_cost(each) for each in views]
    return {"regle": fr.NO_RULE, "unite": "EUR", "equipements": made, "manque": list(told)}


def _device(device: Device, age: str | None) -> dict[str, Any]:
    return {
        "equipement": device.name,
        "exercice": device.year,
        "modalite": device.modality.value,
        "classe": device.device_class,
        "zone": device.zone or None,
        "exploitant": device.operator,
        "region": device.region or None,
        "installe_en": device.installed,
        "amortissement": age,
        "examens": device.exams,
    }


def _bill(each: DeviceBill) -> dict[str, Any]:
    made = each.bill
    return _device(each.device, each.age) | {
        "total": _euros(made.total) if made else None,
        "manque": each.missing or None,
        "periodes": [_period(period) for period in made.periods] if made else [],
    }


def _period(period: Period) -> dict[str, Any]:
    return {
        "du": period.start.isoformat(),
        "au": period.end.isoformat(),
        "declare": period.declared,
        "tranches": [_part(part) for part in period.parts],
        "seuils": [_limit(limit) for limit in period.limits],
    }


def _limit(limit: FeeLimit) -> dict[str, Any]:
    return {
        "seuil": limit.threshold.value,
        "examens": limit.exams,
        "debut": limit.start.isoformat(),
        "statut": limit.status.value,
        "source": limit.source,
        "document": limit.document or None,
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "tranche": part.band.value,
        "premier": part.first,
        "dernier": part.last,
        "examens": part.exams,
        "montant": _euros(part.fee.cents),
        "total": _euros(part.total),
        "origine": _fee(part.fee),
    }


def _fee(fee: Fee) -> dict[str, Any]:
    amount, cut = fee.amount, fee.cut
    return {
        "montant": _euros(amount.cents),
        "debut": amount.start.isoformat(),
        "code": amount.code or None,
        "statut": amount.status.value,
        "source": amount.source,
        "document": amount.document or None,
        "palier": cut and {
            "nom": cut.name,
            "depuis": cut.since.isoformat(),
            "debut": cut.start.isoformat(),
            "taux": decimal_string(cut.rate),
            "statut": cut.status.value,
            "source": cut.source,
        },
    }  # fmt: skip


def _cost(view: DeviceCostView) -> dict[str, Any]:
    return _device(view.device, view.age) | {
        "annuite": view.form.value,
        "grille_du": view.on.isoformat(),
        "perimetre": {standing.value: _euros(cents) for standing, cents in view.cost.standing.items()},
        "fixe": _span(view.cost.fixed),
        "cout_marginal": _span(view.cost.marginal),
        "cout_complet": _span(view.cost.full),
        "cout_complet_autre_annuite": _span(view.cost.other_full),
        "activites": [_activity(each) for each in view.activities],
        "marge": _margin(view.beside.margin) if view.beside.margin else None,
        "seuil_de_rentabilite": None if view.beside.break_evens is None else {
            bound.value: _break_even(found) for bound, found in view.beside.break_evens.items()
        },
        "tranches": [_band(each) for each in view.beside.bands],
        "doublement": None if view.beside.doubling is None else {
            "forfaits": _euros(view.beside.doubling.fees),
            "cout_fixe": _exact(view.beside.doubling.fixed),
            "cout_de_l_appareil": _exact(view.beside.doubling.device),
        },
        "sensibilite": [_move(each) for each in view.moves],
        "postes": [_item(each) for each in view.items],
        "postes_absents": list(view.absent),
        "minute": _minute(view.minutes) if view.minutes else None,
        "manque": list(view.missing),
    }  # fmt: skip


def _activity(each: Activity) -> dict[str, Any]:
    return {
        "examens": each.exams,
        "cout_complet": _span(each.full),
        "forfaits": None if each.fees is None else _euros(each.fees),
        "reste": None if each.left is None else _span(each.left),
    }


def _margin(made: Margin) -> dict[str, Any]:
    return {
        "forfaits": _euros(made.fees),
        "cout": _span(made.cost),
        "reste": _span(made.left),
        "ratio": made.ratio.value,
        "definition": fr.RATIOS[made.ratio],
        "valeur": [decimal_string(rate, RATE_PLACES) for rate in made.rate],
        "reperes": [_benchmark(each) for each in made.benchmarks],
    }


def _benchmark(each: Benchmark) -> dict[str, Any]:
    rate = decimal_string(each.rate, RATE_PLACES)
    return {"nom": each.name, "valeur": rate, "statut": each.status.value, "source": each.source}


def _break_even(found: BreakEven | None) -> dict[str, Any] | None:
    return None if found is None else {"a_partir_de": found.first, "jusqu_a": found.last}


def _band(each: BandCheck) -> dict[str, Any]:
    return {
        "tranche": each.band.value,
        "forfait": _euros(each.fee),
        "reste": [_exact(cents) for cents in each.left[::-1]],
        "saut": None if each.jump is None else _euros(each.jump),
        "coherent": each.coherent,
    }


def _move(each: Move) -> dict[str, Any]:
    ends = (each.lever.low, each.lever.high)
    low, high = (decimal_string(rounded(value(each.lever, held), RATE_PLACES), RATE_PLACES) for held in ends)
    return {
        "levier": each.lever.name.value,
        "de": low,
        "a": high,
        "cout": None if each.missing else [_exact(each.low), _exact(each.high)],
        "effet": None if each.missing else decimal_string(rounded(each.effect, EFFECT_PLACES), EFFECT_PLACES),
        "manque": each.missing or None,
    }


def _item(each: ItemView) -> dict[str, Any]:
    text = each.text
    return {
        "poste": each.item.name,
        "precision": each.item.detail or None,
        "perimetre": each.item.standing.value,
        "par_an": _euros(each.yearly),
        "par_examen": _euros(each.per_exam),
        "texte": text.in_text.value if text else None,
        "litige": text.dispute if text else None,
        "alerte": each.alert or None,
        "source": each.item.source or None,
        "remarque": each.item.remark or None,
    }


def _minute(table: MinuteTable) -> dict[str, Any]:
    return {
        "poste": table.item.name,
        "interet_et_utilisation": [
            {"interet": decimal_string(rate), "utilisation": decimal_string(use), "cout": _thousandths(cost)}
            for (rate, use), cost in table.by_use.items()
        ],
        "duree_de_vie": [{"ans": years, "cout": _thousandths(cost)} for years, cost in table.by_life.items()],
        "sensibilite": [_move(each) for each in table.moves],
    }


def _thousandths(cost: int) -> str:
    return decimal_string(cost, MINUTE_PLACES)


def _euros(cents: int) -> str:
    return decimal_string(cents)


def _exact(cents: Fraction) -> str:
    return decimal_string(rounded(cents))


def _span(span: Span) -> list[str]:
    return [decimal_string(cents) for cents in span]
