"""What is said of OPTAM, in sentences that the command and the report share."""

from collections.abc import Iterator

from ccam.french import numbers
from ccam.french import optam as fr
from ccam.usecases.optam.report import OptamReport, percent


def rule_said(report: OptamReport) -> Iterator[str]:
    """The commitment as a formula, what it is recalculated on, how acts of a line are taken."""
    rule = report.rule
    yield fr.RULE.format(
        floor=numbers.share(rule.floor), cap=numbers.share(rule.cap), status=rule.status, source=rule.source,
        formulas=report.formulas,
    )  # fmt: skip
    yield reference_said(report)
    yield fr.ALIKE


def reference_said(report: OptamReport) -> str:
    """What the commitment is recalculated on."""
    if report.declared:
        return fr.DECLARED
    years = ", ".join(map(str, report.rule.years))
    if report.activity.reference_years == report.rule.years:
        return fr.REFERENCE.format(years=years)
    return fr.REFERENCE_MISSING.format(years=years, year=report.activity.year)


def unmoved_said(report: OptamReport) -> str:
    """Why no effect is shown: nothing moves, or nothing is known; empty where something moves."""
    if report.changed:
        return ""
    return fr.NO_EFFECT if report.known else fr.NO_TARIFF


def notes_said(report: OptamReport) -> Iterator[str]:
    """The assumptions of the behaviours, what the commitment would become, what no figure covers."""
    if report.changed:
        for each in report.effects:
            known = each.assumption
            yield fr.ASSUMPTION.format(
                name=fr.BEHAVIOURS[known.behaviour], note=fr.BEHAVIOUR_NOTES[known.behaviour], status=known.status
            )
        yield _tightened(report)
        if report.uncovered:
            yield fr.UNCOVERED.format(amount=numbers.euros_whole(report.uncovered))
    if report.supposed:
        yield fr.SUPPOSED.format(count=numbers.plural(report.supposed, "ligne"))
    if report.unpriced:
        lost = sum(row.extra for row in report.unpriced)
        count = numbers.plural(len(report.unpriced), "ligne")
        yield fr.UNPRICED.format(count=count, amount=numbers.euros_whole(lost))


def _tightened(report: OptamReport) -> str:
    """What the commitment would become; one that moves by less than is shown stays the same."""
    rate, share = percent(report.after.rate), percent(report.after.share)
    old_rate, old_share = percent(report.engaged.rate), percent(report.engaged.share)
    if (rate, share) == (old_rate, old_share):
        return fr.UNMOVED
    return fr.TIGHTENED.format(rate=rate, old_rate=old_rate, share=share, old_share=old_share)
