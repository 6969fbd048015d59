"""``ccam optam`` and its section of ``ccam profil``: observed indicators, commitment, effect of the draft."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.formats.optam import Assumption, Behaviour, CommitmentRule, OptamRules
from ccam.french import numbers
from ccam.french import optam as fr
from ccam.model.acts import SECTOR1
from ccam.model.codes import LineKey
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.money import SHARE_UNIT
from ccam.resources import data_folder
from ccam.usecases.optam.rows import Row, rows_of_profile
from ccam.usecases.study import Study

if TYPE_CHECKING:
    from ccam.store.store import Store
    from ccam.usecases.profile import Profile
    from valuation.extra_fees import Billed, Commitment, Indicators, Standing

FILE = "optam.toml"
OPTAM = "secteur_2_optam"
SECTOR_2 = (OPTAM, "secteur_2_hors_optam")
PRICED = 10**6
"""Performances of a line from which its new price is read: enough for a ratio without rounding that shows."""


@dataclass(frozen=True, slots=True)
class Activity:
    """What is to be reckoned: a name, a year, its rows, and those of the reference years where the source has them."""

    name: str
    year: int
    rows: tuple[Row, ...]
    reference: tuple[Row, ...] = ()
    reference_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """The draft's tariffs under a behaviour."""

    assumption: Assumption
    indicators: "Indicators"
    standing: "Standing"


@dataclass(frozen=True)
class OptamReport:
    """Everything shown of one speciality and sector. ``after`` is the commitment were it recalculated at the draft's
    tariffs; ``uncovered`` cents of fees keep their tariff, ``unpriced`` rows have none.
    """

    activity: Activity
    speciality: str
    sector: str
    rule: CommitmentRule
    formulas: str
    observed: "Indicators"
    recalculated: "Indicators"
    engaged: "Commitment"
    declared: bool
    standing: "Standing"
    effects: tuple[Effect, ...]
    after: "Commitment"
    uncovered: int
    supposed: int
    unpriced: tuple[Row, ...]
    changed: bool

    @property
    def label(self) -> str:
        """Speciality and sector, in words."""
        return ", ".join(filter(None, (self.speciality, fr.SECTORS.get(self.sector, "")))) or fr.EVERYONE

    @property
    def committed(self) -> bool:
        """Whether these practitioners are bound: those of OPTAM, and those whose sector is not said."""
        return self.sector in (OPTAM, "")

    @property
    def known(self) -> bool:
        """Whether the draft gives a tariff to any of it."""
        return self.uncovered < self.observed.base

    def breaches(self) -> Iterator[str]:
        """An alert for each commitment that is breached today, then for each that a behaviour would breach; none where
        nobody is bound.
        """
        if not self.committed:
            return
        now = self.standing
        yield from _breaches(self, self.observed, (now.rate_breached, now.share_breached), now, fr.TODAY)
        for effect in self.effects:
            gap = effect.standing
            fresh = gap.rate_breached and not now.rate_breached, gap.share_breached and not now.share_breached
            yield from _breaches(self, effect.indicators, fresh, gap, fr.BEHAVIOURS[effect.assumption.behaviour])


def optam_rules() -> OptamRules:
    """What ships."""
    from ccam.formats.optam import parse

    return parse((data_folder() / "parameters" / FILE).read_text("utf-8"), name=FILE)


def read_activity(study: Study, path: Path, *, year: int | None = None) -> Activity:
    """A filled sheet ``profil`` or ``depassements``; :class:`~ccam.model.errors.FileRefused` where it cannot be read,
    :class:`DataRefused` where it is something else.
    """
    from ccam.formats.templates_activity import EXTRA_FEES, PROFILE
    from ccam.formats.templates_text import decode
    from ccam.model.filled import FilledSheet
    from ccam.usecases.load import refuse_errors
    from ccam.usecases.optam.rows import activity_of_sheet
    from ccam.usecases.profile import read_profile
    from importers.registry import read

    reading = read(path)
    refuse_errors(reading)
    content = reading.content
    if isinstance(content, FilledSheet) and content.nature == EXTRA_FEES.name:
        return activity_of_sheet(study, decode(content.text), optam_rules(), year)
    if isinstance(content, FilledSheet) and content.nature == PROFILE.name:
        return activity_of_profile(study, path, read_profile(path, year=year))
    raise DataRefused(fr.NOT_EXTRA_FEES, name=path.name)


def activity_of_document(store: "Store", study: Study, name: str, year: int | None = None) -> Activity:
    """A sheet ``depassements`` of the base, by its title; :class:`UnknownThing` where there is none."""
    from ccam.formats.templates_activity import EXTRA_FEES
    from ccam.model.text import folded
    from ccam.usecases.fees.sheets import read_filled
    from ccam.usecases.optam.rows import activity_of_sheet

    sheets = {
        str(sheet.head["intitule"]): sheet for _, sheet in read_filled(store) if sheet.template == EXTRA_FEES.name
    }
    wanted = folded(name.removeprefix(f"{EXTRA_FEES.name} : "))
    sheet = next((each for title, each in sheets.items() if folded(title) == wanted), None)
    if sheet is None:
        known = ", ".join(f"« {title} »" for title in sheets)
        raise UnknownThing(fr.UNKNOWN_SOURCE, name=name, known=known or fr.NONE_KNOWN)
    return activity_of_sheet(study, sheet, optam_rules(), year)


def activity_of_profile(study: Study, path: Path, profile: "Profile") -> Activity:
    """A practitioner's own activity; its other years are read again where they are those of reference."""
    from ccam.usecases.profile import read_profile

    rule = optam_rules().on(study.settings.on)
    known = {profile.year: profile}
    wanted = [year for year in (rule.years if rule else ()) if year in (*profile.years, profile.year)]
    known |= {year: read_profile(path, year=year) for year in wanted if year not in known}
    reference = tuple(row for year in wanted for row in rows_of_profile(study, known[year]))
    return Activity(
        profile.title, profile.year, tuple(rows_of_profile(study, profile)), reference, tuple(sorted(wanted))
    )


def optam_of_profile(study: Study, path: Path, profile: "Profile") -> "tuple[Activity, tuple[OptamReport, ...]] | None":
    """The part on extra fees of a profile: None where it has none to show, or where no rule is in force."""
    if profile.sector not in SECTOR_2 or optam_rules().on(study.settings.on) is None:
        return None
    activity = activity_of_profile(study, path, profile)
    if not any(row.billed for row in activity.rows):
        return None
    return activity, optam_reports(study, activity)


def optam_reports(
    study: Study, activity: Activity, *, rate: int | None = None, share: int | None = None
) -> tuple[OptamReport, ...]:
    """One report for each speciality and sector, the largest fees first; ``rate`` and ``share`` are a commitment that
    is declared, in 10 000ths. :class:`DataRefused` where no rule is in force, or nothing has a fee.
    """
    rules = optam_rules()
    rule = rules.on(study.settings.on)
    if rule is None:
        raise DataRefused(fr.NO_RULE, day=numbers.day(study.settings.on))
    moved = {grid: _moved(study, activity, grid) for grid in {row.grid for row in _every(activity)}}
    groups = sorted({row.group for row in activity.rows if row.billed})
    if not groups:
        raise DataRefused(fr.NO_BILL, name=activity.name, year=activity.year)
    made = (_report(activity, rules, rule, group, moved, (rate, share)) for group in groups)
    return tuple(sorted(made, key=lambda each: (-each.observed.base, each.label)))


def _every(activity: Activity) -> tuple[Row, ...]:
    return (*activity.rows, *activity.reference)


def _report(
    activity: Activity, rules: OptamRules, rule: CommitmentRule, group: tuple[str, str],
    moved: Mapping[str, Mapping[LineKey, Fraction]], declared: tuple[int | None, int | None],
) -> OptamReport:  # fmt: skip
    from valuation.extra_fees import indicators, standing

    rows = [row for row in activity.rows if row.group == group]
    priced = [row for row in rows if row.billed]
    reference = [row for row in activity.reference if row.group == group and row.billed] or priced
    observed = indicators(row.billed for row in priced if row.billed)
    recalculated = indicators(_at_sector1(reference))
    engaged = _engaged(recalculated, rule, declared)
    effects = []
    for assumption in rules.behaviours:
        found = indicators(_under(priced, moved, assumption.behaviour))
        effects.append(Effect(assumption, found, standing(found, engaged)))
    later = _engaged(indicators(_at_sector1(reference, moved.get(SECTOR1, {}))), rule, declared)
    still = [row for row in priced if row.key not in moved[row.grid]]
    return OptamReport(
        activity, *group, rule, rules.indicators.status.value, observed, recalculated, engaged,
        any(each is not None for each in declared), standing(observed, engaged), tuple(effects), later,
        sum(row.billed.base for row in still if row.billed),
        sum(1 for row in priced if row.billed and row.billed.supposed),
        tuple(row for row in rows if not row.billed), any(moved[row.grid].get(row.key, 1) != 1 for row in priced),
    )  # fmt: skip


def _engaged(recalculated: "Indicators", rule: CommitmentRule, declared: tuple[int | None, int | None]) -> "Commitment":
    from valuation.extra_fees import commitment

    made = commitment(recalculated, Fraction(rule.floor, SHARE_UNIT), Fraction(rule.cap, SHARE_UNIT))
    rate, share = declared
    made = made if rate is None else replace(made, rate=Fraction(rate, SHARE_UNIT))
    return made if share is None else replace(made, share=Fraction(share, SHARE_UNIT))


def _at_sector1(rows: Sequence[Row], moved: Mapping[LineKey, Fraction] | None = None) -> "Iterator[Billed]":
    """The rows at sector-1 tariffs, and at those of the draft where ``moved`` says how they go; totals unchanged."""
    from valuation.extra_fees import half_up_fraction, repriced

    for row in rows:
        if row.billed:
            ratio = (moved or {}).get(row.key, Fraction(1))
            base = half_up_fraction((row.sector1 - row.euros) * ratio) + row.euros
            yield repriced(row.billed, base, Behaviour.TOTAL)


def _under(
    rows: Sequence[Row], moved: Mapping[str, Mapping[LineKey, Fraction]], behaviour: Behaviour
) -> "Iterator[Billed]":
    from valuation.extra_fees import half_up_fraction, repriced

    for row in rows:
        ratio = moved[row.grid].get(row.key)
        if row.billed and ratio is not None:
            base = half_up_fraction((row.billed.base - row.euros) * ratio) + row.euros
            yield repriced(row.billed, base, behaviour)
        elif row.billed:
            yield row.billed


def _moved(study: Study, activity: Activity, grid: str) -> dict[LineKey, Fraction]:
    """New tariff over old, by line; a line without a figure in the draft is not in it."""
    from ccam.model.acts import SourceFile
    from ccam.model.volumes import VolumeRow, VolumeSet
    from valuation.impact import Axis
    from valuation.movement import FIGURED

    lines = {row.key: study.release.by_key.get(row.key) for row in _every(activity)}
    rows = []
    for key in sorted(lines):
        line = lines[key]
        price = line.price(grid) if line else None
        if line and price:
            cents = price.cents
            rows.append(VolumeRow(key, line.billing_group, PRICED, PRICED * cents, 0, cents, None))
    if not rows:
        return {}
    name = activity.name
    volumes = VolumeSet(name, activity.year, SourceFile(name, "", ""), name, tuple(rows))
    scope = tuple(sorted({row.billing_group for row in rows}))
    own = replace(study, volumes=volumes, settings=replace(study.settings, grid=grid, scope=scope))
    pairs = zip(own.impact.book.rows.flows, own.impact.standings(), strict=True)
    figured = {str(flow.observed.key) for flow, standing in pairs if standing in FIGURED}
    found = own.impact.by(Axis.LINE).rows
    return {
        row.key: Fraction(row.base + found[str(row.key)].observed, row.base)
        for row in rows
        if str(row.key) in figured and row.base
    }


def _breaches(
    report: OptamReport, found: "Indicators", broken: tuple[bool, bool], gap: "Standing", when: str
) -> Iterator[str]:
    if broken[0]:
        yield fr.BREACH_RATE.format(
            observed=percent(found.rate), engaged=percent(report.engaged.rate), gap=points(gap.rate), when=when
        )
    if broken[1]:
        yield fr.BREACH_SHARE.format(
            observed=percent(found.share), required=percent(report.engaged.share), gap=points(gap.share), when=when
        )


def percent(value: Fraction) -> str:
    """A share in words."""
    return numbers.percent(value.numerator, value.denominator)


def points(value: Fraction) -> str:
    """A gap in points of percentage, signed."""
    from valuation.extra_fees import half_up_fraction

    return fr.POINTS.format(gap=numbers.scaled(half_up_fraction(value * 1000), 1, sign=True))
