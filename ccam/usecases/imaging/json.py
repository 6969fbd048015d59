"""``ccam imagerie --json``, and the reckoning of each line of the path."""

from collections.abc import Iterator
from typing import Any

from ccam.formats.parameters_rules import Sourced
from ccam.french import imaging as fr
from ccam.french import numbers
from ccam.model.money import decimal_string
from ccam.usecases.imaging.fleet import UnitRow
from ccam.usecases.imaging.path import MassPath, Series
from ccam.usecases.imaging.report import ImagingReport


def chain(series: Series, report: ImagingReport) -> Iterator[str]:
    """How the years of a series are reckoned, term by term, and where its rates come from."""
    from valuation.imaging import level_of, pieces, rounded, saved_in, year_days

    yield from series.sources
    if series.detail:
        yield series.detail
    mass, share = numbers.euros_short(series.mass), numbers.share(series.share)
    for year in report.target.years:
        terms = " + ".join(
            fr.CHAIN_TERM.format(
                mass=mass, share=share, rate=numbers.share(piece.rate), days=piece.days, whole=year_days(year)
            )
            for piece in pieces(series.rates, year)
        )
        if terms:
            total = numbers.euros_short(rounded(saved_in(series.cents, series.rates, year)))
            yield fr.CHAIN_YEAR.format(year=year, terms=terms, total=total)
    begun = [rate for rate in series.rates if rate.start.year <= report.target.last]
    if begun:
        total = numbers.euros_short(rounded(level_of(series.cents, series.rates, report.target.last)))
        yield fr.CHAIN_LEVEL.format(mass=mass, share=share, rate=numbers.share(max(begun).rate), total=total)


def report_json(report: ImagingReport) -> dict[str, Any]:
    """The whole answer; amounts are decimal strings in euros of AMO, rates and shares 10 000ths."""
    return {
        "unite": "AMO",
        "date": report.on.isoformat(),
        "cible": {
            "montant": decimal_string(report.target.cents), "debut": report.target.first, "fin": report.target.last,
            **_sourced(report.target),
        },
        "assiette": {
            "non_amorti": report.base.not_amortised, "amorti": report.base.amortised, **_sourced(report.base)
        },
        "chemins": [_path(each, report) for each in report.paths],
        "non_chiffre": [
            {"nom": each.name, "debut": each.start.isoformat(), **_sourced(each)} for each in report.unpriced
        ],
        "examen_evite": [
            {
                "tranche": each.name, "forfait": decimal_string(each.fee), "acte": decimal_string(each.act),
                "total": decimal_string(each.total), "examens": each.exams,
            }
            for each in report.worths
        ],
        "acte": {
            "modalite": report.act.modality, "tarif": decimal_string(report.act.cents),
            "modificateurs": decimal_string(report.act.per_mille, 1), "part_amo": report.act.amo,
            **_sourced(report.act),
        },
        "volumes": _observed(report),
        "parc": {"origine": report.fleets.kind, "appareils": report.fleets.devices, "examens": report.fleets.exams},
        "lecture": report.reading.value,
        "masse": report.mass.name,
        "realisation": report.promise.realised,
        "transfert": report.promise.transfer,
        "melanges": [
            {
                "pertinence": each.share, "par_pertinence": decimal_string(each.by_volume),
                "par_tarifs": decimal_string(each.by_rate), "examens_evites": each.exams, "a_promettre": each.promised,
                "baisse": each.rate,
            }
            for each in (*report.mixes, report.chosen)
        ],
        "evites": {
            "examens": report.avoided, "actes": decimal_string(report.saved.acts),
            "forfaits": decimal_string(report.saved.fees), "transferes": report.saved.moved,
            "cout_du_transfert": decimal_string(report.saved.gross - report.saved.net),
            "net": decimal_string(report.saved.net),
        },
        "appareils": [_unit(each) for each in report.fleets.unit_rows(report.avoided, report.target.last)],
        "passe": [{"nom": name, "economie": decimal_string(amount)} for name, amount in report.past()],
    }  # fmt: skip


def _path(made: MassPath, report: ImagingReport) -> dict[str, Any]:
    from valuation.imaging import Reading

    whole = report.whole(made)
    return {
        "masse": decimal_string(made.mass.cents),
        **_sourced(made.mass),
        "lignes": [
            {
                "nom": line.name, "etat": line.standing.value, "annees": list(map(decimal_string, line.by_year)),
                "somme": decimal_string(line.total), "niveau": decimal_string(line.level),
            }
            for line in whole.lines
        ],
        "deja_economise": decimal_string(made.received),
        "lectures": {
            reading.value: {
                "atteint": decimal_string(made.path.reached(reading)), "ecart": decimal_string(made.path.gap(reading)),
                "avec_pertinence": decimal_string(whole.reached(reading)),
                "ecart_avec_pertinence": decimal_string(whole.gap(reading)),
            }
            for reading in Reading
        },
        "calcul": {each.name: list(chain(each, report)) for each in made.series},
    }  # fmt: skip


def _observed(report: ImagingReport) -> dict[str, Any] | None:
    seen = report.observed
    if seen is None:
        return None
    return {
        "annee": seen.year, "actes": seen.count, "base": decimal_string(seen.base),
        "rembourse": decimal_string(seen.reimbursed), "part_amo": seen.amo,
    }  # fmt: skip


def _unit(row: UnitRow) -> dict[str, Any]:
    from valuation.imaging import rounded

    return {
        "appareil": row.name, "nombre": row.count, "examens": row.exams, "evites": row.avoided,
        "forfaits": decimal_string(row.fees),
        "couts": [
            {
                "avant": decimal_string(rounded(each.before)),
                "apres": None if each.after is None else decimal_string(rounded(each.after)),
                "perte": decimal_string(rounded(each.lost)),
            }
            for each in row.costs
        ],
    }  # fmt: skip


def _sourced(value: Sourced) -> dict[str, str]:
    return {"statut": value.status.value, "source": value.source}
