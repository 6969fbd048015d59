"""The panel for machines: keys in French without accents, amounts as decimal strings."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from ccam.french import panel as fr
from ccam.model.money import decimal_string, half_up
from ccam.usecases.charges.register import Registered
from ccam.usecases.panel.disputes import rounded
from ccam.usecases.panel.views import ItemView, JudgedFee, PanelDispute, PanelState, RatedCriterion, SeatValue

NOTE_PLACES = 4


def panel_json(state: PanelState) -> dict[str, Any]:
    """The whole state; amounts in euros per exam, or a year in AMO."""
    rule = state.rule
    return {
        "regle": None if rule is None else {"nom": rule.name, "version": rule.version, "statut": rule.status.value},
        "adoptee": state.adopted,
        "jour": state.on.isoformat(),
        "unite": "EUR par examen ; AMO par an",
        "forfaits": [_fee(each) for each in state.fees],
        "non_decrits": list(state.undescribed),
        "documents": list(state.documents),
    }


def registered_json(rows: Iterable[Registered]) -> list[dict[str, Any]]:
    """What became of each disagreement."""
    return [
        {"desaccord": row.id, "etat": row.state, "question": row.question, "effet": _euros(row.effect)} for row in rows
    ]


def _fee(fee: JudgedFee) -> dict[str, Any]:
    described, conclusion = fee.described, fee.conclusion
    return {
        "objet": described.name, "modalite": described.modality, "classe": described.device_class,
        "amortissement": described.age, "tranche": described.band, "cout_compte": described.counted,
        "en_vigueur": _euros(fee.fee), "en_vigueur_source": fee.fee_source, "examens_en_france": described.exams,
        "valeurs": {each.seat: _value(each) for each in fee.values},
        "valeurs_des_cotes": {"AM": _euros(fee.sides[0]), "MED": _euros(fee.sides[1])},
        "perimetre": [_item(each) for each in fee.items],
        "criteres": [_criterion(each) for each in fee.criteria],
        "conclusion": None if conclusion is None else {
            "issue": conclusion.outcome.value, "valeurs": [_euros(cents) for cents in fee.concluded],
            "avec_reserve": conclusion.reserved, "ecart": _euros(fee.gap), "ecart_par_an_amo": _euros(fee.yearly),
            "causes": [{"cause": cause.value, "critere": name or None} for cause, name in conclusion.causes],
        },
        "leviers": {
            "de": fee.ends[0] if fee.ends else None, "a": fee.ends[1] if fee.ends else None,
            "effets": [{"hypothese": each.name, "effet": _euros(rounded(each.cents))} for each in fee.levers],
            "reste": _euros(rounded(fee.rest)),
        },
        "hypotheses_tardives": list(fee.late),
        "desaccords": [_dispute(each) for each in fee.disputes],
    }  # fmt: skip


def _value(value: SeatValue) -> dict[str, Any]:
    return {
        "valeur": _euros(value.cents),
        "depose": value.filed,
        "examens_par_an": value.exams,
        "parts": [{"poste": part.item, "montant": _euros(part.cents), "fixe": part.fixed} for part in value.parts],
        "hors_du_forfait": list(value.out),
        "manque": [*value.lacks, *([value.wrong] if value.wrong else [])],
    }


def _item(item: ItemView) -> dict[str, Any]:
    votes = item.votes
    return {
        "poste": votes.item,
        "classement": dict(zip(fr.SEATS, (each and each.value for each in votes.standings), strict=True)),
        "etat": votes.state.value,
        "effet": None if item.effect is None else [_euros(rounded(cents)) for cents in item.effect],
    }


def _criterion(each: RatedCriterion) -> dict[str, Any]:
    judgement, reading = each.judgement, each.reading
    spread = reading.spread if reading else None
    return {
        "critere": each.listed.criterion.name, "enonce": each.listed.words, "eliminatoire": each.listed.criterion.gate,
        "poids": decimal_string(each.listed.weight), "compte": each.listed.counts, "mesure": each.measure,
        "faits": dict(each.facts), "scelle": each.sealed, "deposes": list(each.filed), "tour": each.round,
        "notes": dict(zip(fr.SEATS, each.notes, strict=True)),
        "notes_du_premier_tour": dict(zip(fr.SEATS, each.first, strict=True)),
        "motifs": dict(zip(fr.SEATS, each.reasons, strict=True)),
        "ecarts": None if reading is None else {
            "AM": reading.within[0], "MED": reading.within[1], "entre_cotes": _exact(reading.between),
        },
        "moyennes": None if reading is None else {"AM": _exact(reading.means[0]), "MED": _exact(reading.means[1])},
        "mediane": None if reading is None or hides_median(each) else _exact(reading.median),
        "ipras": None if spread is None else {
            "ecart": _exact(spread.range), "limite": _exact(spread.limit), "desaccord": spread.fires,
            "aveugle": spread.blind,
        },
        "accord": judgement and judgement.accord.value,
        "verdict": judgement and judgement.verdict.value,
        "reserves": [known.value for known in judgement.reservations] if judgement else [],
        "eliminatoire_franchi": None if judgement is None or not each.listed.criterion.gate else not judgement.failed,
    }  # fmt: skip


def hides_median(each: RatedCriterion) -> bool:
    """On a block no median is shown: the middle of two camps is nobody's opinion."""
    return each.judgement is not None and each.judgement.accord == "partage par côté"


def _dispute(each: PanelDispute) -> dict[str, Any]:
    return {
        "nature": each.kind,
        "nom": each.name,
        "question": each.question,
        "effet": None if each.low is None else [_euros(each.low), _euros(each.high)],
        "effet_par_an_amo": _euros(each.yearly),
        "calcul": each.basis,
        "parties": [{"qui": side.who, "dires": side.words, "piece": side.evidence or None} for side in each.sides],
        "trancherait": each.settles or None,
    }


def _euros(cents: int | None) -> str | None:
    return None if cents is None else decimal_string(cents)


def _exact(value: Fraction | None) -> str | None:
    """A mean or a gap of notes, at most four decimals."""
    if value is None:
        return None
    text = decimal_string(half_up(value.numerator * 10**NOTE_PLACES, value.denominator), NOTE_PLACES)
    return text.rstrip("0").rstrip(".")
