"""``ccam optam``: observed extra fees beside the commitment, and the draft's tariffs under three behaviours."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ccam.cli import options, output
from ccam.cli.app import command
from ccam.french import numbers
from ccam.french import optam as fr
from ccam.model.errors import UsageError

if TYPE_CHECKING:
    from fractions import Fraction

    from ccam.usecases.optam.report import Activity, OptamReport
    from valuation.extra_fees import Indicators

File = Annotated[Path | None, typer.Argument(metavar="[FICHIER]", help=fr.ARGUMENT)]
Source = Annotated[str | None, typer.Option("--source", metavar="DOCUMENT", help=fr.OPTION_SOURCE)]
Year = Annotated[int | None, typer.Option("--annee", metavar="AAAA", help=fr.OPTION_YEAR)]
Rate = Annotated[str | None, typer.Option("--taux-engage", metavar="%", help=fr.OPTION_RATE)]
Share = Annotated[str | None, typer.Option("--part-exigee", metavar="%", help=fr.OPTION_SHARE)]


ROOM = 34
"""Columns that a speciality and its sector take."""


def register(app: typer.Typer) -> None:
    """Add the command to the tree."""
    command(app, "optam")(optam)


def optam(
    file: File = None,
    source: Source = None,
    base: options.Base = None,
    draft: options.Draft = None,
    charges: options.Charges = None,
    on: options.On = None,
    year: Year = None,
    rate: Rate = None,
    share: Share = None,
    json: options.Json = False,
) -> None:
    """Indicators, commitment, effect of the draft."""
    from ccam.usecases.imaging.report import read_rate
    from ccam.usecases.optam.report import activity_of_document, optam_reports, read_activity
    from ccam.usecases.study import open_study

    if (file is None) == (source is None):
        raise UsageError(fr.NO_SOURCE)
    engaged = read_rate(rate, most=None), read_rate(share)
    with options.open_base(base, read_only=True) as store:
        study = open_study(store, draft=draft, charges=charges, on=options.read_day(on))
        activity = (
            read_activity(study, file, year=year) if file else activity_of_document(store, study, source or "", year)
        )
    reports = optam_reports(study, activity, rate=engaged[0], share=engaged[1])
    if json:
        output.emit(study.context_json() | optam_json(activity, reports))
        return
    output.lines(optam_lines(activity, reports))


def optam_lines(activity: "Activity", reports: "Sequence[OptamReport]") -> Iterator[str]:
    """The page of an activity, one part for each speciality and sector."""
    from ccam.usecases.optam import said as texts
    from ccam.usecases.optam.report import percent

    yield from output.wrapped(fr.TITLE.format(name=activity.name, year=activity.year), 2)
    first = reports[0]
    for said in texts.rule_said(first):
        yield from _indented(said)
    rows = [
        (f"  {_short(each)}", numbers.euros_short(each.observed.base),
         numbers.euros_short(each.observed.extra), percent(each.observed.rate), percent(each.observed.share))
        for each in reports
    ]  # fmt: skip
    yield ""
    yield from output.columns(rows, head=fr.GROUP_HEAD, right=(1, 2, 3, 4))
    for each in reports:
        yield from _report(each, alone=len(reports) == 1)


def _short(report: "OptamReport") -> str:
    """Speciality and sector in the room of a column: two groups of one speciality differ by what comes last."""
    sector = fr.SHORT_SECTORS.get(report.sector, "")
    if not (report.speciality and sector):
        return output.cut(report.label, ROOM)
    return f"{output.cut(report.speciality, ROOM - len(sector) - len(fr.COMMA))}{fr.COMMA}{sector}"


def _report(report: "OptamReport", *, alone: bool) -> Iterator[str]:
    from ccam.usecases.optam import said as texts
    from ccam.usecases.optam.report import percent, points

    yield ""
    if not alone:
        yield report.label
    rows = [
        (f"  {fr.INDICATORS[name]}", percent(seen), percent(again), percent(engaged), points(gap))
        for name, seen, again, engaged, gap in (
            ("rate", report.observed.rate, report.recalculated.rate, report.engaged.rate, report.standing.rate),
            ("share", report.observed.share, report.recalculated.share, report.engaged.share, report.standing.share),
        )
    ]
    yield from output.columns(rows, head=fr.STATE_HEAD, right=(1, 2, 3, 4))
    if not report.committed:
        yield from _indented(fr.NOT_COMMITTED.format(sector=fr.SECTORS.get(report.sector, report.label)))
    yield from _effects(report)
    for note in texts.notes_said(report):
        yield from _indented(note)
    breaches = list(report.breaches())
    for breach in breaches:
        yield from output.wrapped(breach, 3)
    if report.committed and not report.standing.breached:
        yield fr.KEPT


def _effects(report: "OptamReport") -> Iterator[str]:
    from ccam.usecases.optam import said as texts

    unmoved = texts.unmoved_said(report)
    if unmoved:
        yield from _indented(unmoved)
        return
    rows = [_effect(fr.TODAY, report.observed, report.standing.rate, report.standing.share)]
    rows += [
        _effect(fr.BEHAVIOURS[each.assumption.behaviour], each.indicators, each.standing.rate, each.standing.share)
        for each in report.effects
    ]
    yield ""
    yield fr.EFFECT_TITLE
    yield from output.columns(rows, head=fr.EFFECT_HEAD, right=(1, 2, 3, 4, 5))


def _effect(name: str, found: "Indicators", rate: "Fraction", share: "Fraction") -> tuple[str, ...]:
    from ccam.usecases.optam.report import percent, points

    return (
        f"  {name}", numbers.euros_whole(found.extra), percent(found.rate), percent(found.share), points(rate),
        points(share),
    )  # fmt: skip


def optam_json(activity: "Activity", reports: "Sequence[OptamReport]") -> dict[str, Any]:
    """The answer; shares in 10 000ths."""
    return {
        "intitule": activity.name,
        "annee": activity.year,
        "annees_de_reference": list(activity.reference_years),
        "groupes": [_json(each) for each in reports],
    }


def _json(report: "OptamReport") -> dict[str, Any]:
    return {
        "specialite": report.speciality,
        "secteur": report.sector,
        "engage": report.committed,
        "observe": _indicators(report.observed),
        "recalcule": _indicators(report.recalculated),
        "engagement": {
            "taux": _scaled(report.engaged.rate), "part": _scaled(report.engaged.share), "declare": report.declared,
            "statut": report.rule.status.value, "source": report.rule.source,
        },
        "ecart": {"taux": _scaled(report.standing.rate), "part": _scaled(report.standing.share)},
        "comportements": [
            {
                "nom": each.assumption.behaviour.value, "statut": each.assumption.status.value,
                "hypothese": each.assumption.source, **_indicators(each.indicators),
                "ecart": {"taux": _scaled(each.standing.rate), "part": _scaled(each.standing.share)},
                "rompu": each.standing.breached,
            }
            for each in report.effects
        ],
        "engagement_au_projet": {"taux": _scaled(report.after.rate), "part": _scaled(report.after.share)},
        "sans_chiffre": output.amount(report.uncovered),
        "actes_avec_depassement_supposes": report.supposed,
        "lignes_sans_honoraires": [str(row.key) for row in report.unpriced],
        "rompu": report.standing.breached,
        "alertes": list(report.breaches()),
    }  # fmt: skip


def _indicators(found: "Indicators") -> dict[str, Any]:
    return {
        "honoraires": output.amount(found.base), "depassements": output.amount(found.extra),
        "taux": _scaled(found.rate), "part": _scaled(found.share),
    }  # fmt: skip


def _scaled(value: "Fraction") -> int:
    from valuation.extra_fees import half_up_fraction

    return half_up_fraction(value * 10_000)


def _indented(text: str) -> Iterator[str]:
    yield from output.wrapped(f"  {text}", 4)
