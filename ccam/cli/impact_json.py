"""The report of ``ccam impact`` as one object for machines, and the names that people and machines share."""

from typing import TYPE_CHECKING, Any

from ccam.cli import output
from ccam.cli.draft import interval_json
from ccam.french import impact as words
from ccam.model.money import half_up
from ccam.usecases.impact.views import bin_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ccam.formats.uncertainty import Deviation, Subject
    from ccam.usecases.impact.report import Effect, ImpactReport
    from ccam.usecases.views import ImpactRow
    from valuation.movement import Bin
    from valuation.uncertainty import Simulation, Spread


def report_json(
    report: "ImpactReport", drawn: "Simulation | None", known: "Mapping[Subject, Deviation]"
) -> dict[str, Any]:
    """Context apart, every figure of the report; rows by axis, the draws where there are some."""
    view, spreads = report.view, drawn.rows if drawn else {}
    made: dict[str, Any] = {
        "axe": view.axis,
        "couverture": {
            "base": output.amount(view.total.base),
            "avec_chiffre": output.amount(report.observed.before),
            "prix_conserve": output.amount(report.kept),
            "supprime": output.amount(report.deleted),
            **{_SILENT[name]: output.amount(amount) for name, amount in report.silent.items()},
        },
        "effet": {"observe": _effect_json(report.observed), "theorique": _effect_json(report.theoretical)},
        "lignes": [_row_json(row, spreads.get(row.key)) for row in view.rows],
        "total": _row_json(view.total, drawn.total if drawn else None),
        "hors_champ": output.amount(view.outside),
        "en_hausse": [row.key for row in report.up],
        "en_baisse": [row.key for row in report.down],
        "tranches": [_bin_json(one) for one in report.bins],
        "k_suppose": report.forced,
        "notes": list(report.notes),
    }
    if drawn:
        made["tirages"] = {
            "nombre": drawn.draws,
            "graine": drawn.seed,
            "actes_a_parts_tirees": drawn.uncertain,
            "lignes_mesurees": drawn.measured,
            "hypotheses": [
                {
                    "de": one.subject.value, "ecart_type": one.deviation, "commun": one.common,
                    "statut": one.status.value, "source": one.source, "verifie_le": one.checked.isoformat(),
                }
                for one in known.values()
            ],
        }  # fmt: skip
    return made


_SILENT = {
    "undecided": "sans_devenir", "absent": "sans_acte", "unknown": "inconnu", "undecidable": "parts_absentes",
    "no_target": "sans_ligne_cible", "left": "laisse",
}  # fmt: skip


def _effect_json(effect: "Effect") -> dict[str, Any]:
    percent = None
    if effect.before > 0:
        percent = output.amount(half_up(10_000 * effect.change, effect.before))
    return {
        "avant": output.amount(effect.before), "apres": output.amount(effect.after),
        "ecart": output.amount(effect.change), "pourcent": percent,
    }  # fmt: skip


def _row_json(row: "ImpactRow", spread: "Spread | None") -> dict[str, Any]:
    from ccam.usecases.impact.report import Effect

    made = {
        "cle": row.key,
        "libelle": row.label,
        "base": output.amount(row.base),
        **_effect_json(Effect(row.before, row.impact.observed)),
        "impact": interval_json(row.impact),
        "base_sans_devenir": output.amount(row.undecided_base),
        "base_laissee": output.amount(row.left_base),
    }
    if spread:
        names = ("moyenne", "minimum", "maximum")
        made["tirages"] = {name: output.amount(amount) for name, amount in zip(names, spread, strict=True)}
    return made


def _bin_json(one: "Bin") -> dict[str, Any]:
    return {
        "tranche": bin_name(one) if one.figured else words.SILENT,
        "de": one.low, "a": one.high, "lignes": one.lines, "actes": one.acts,
        "base": output.amount(one.base), "ecart": output.amount(one.effect),
    }  # fmt: skip
