"""``ccam imagerie``: the path of imaging, what an avoided exam is worth, mixes that reach the target, unit costs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from ccam.formats.imaging import Base, ExamAct, ImagingRules, Mass, Measure, Promise, Target
from ccam.french import fees as words
from ccam.french import imaging as fr
from ccam.french import numbers
from ccam.model.errors import DataRefused, UnknownThing, UsageError
from ccam.model.money import SHARE_UNIT, half_up
from ccam.resources import data_folder
from ccam.usecases.imaging.fleet import Fleets, open_fleets
from ccam.usecases.imaging.path import Ground, MassPath, Observed, ground_of, mass_paths, observed

if TYPE_CHECKING:
    from ccam.store.store import Store
    from ccam.usecases.fees.loaded import Fees
    from valuation.imaging import Line, Path, Reading
    from valuation.imaging_mix import Cuts, Mix, Programme
    from valuation.imaging_volume import Avoided, Exam

FILE = "imagerie.toml"
MOST_RATE = 100 * SHARE_UNIT
SHARES = tuple(range(0, SHARE_UNIT + 1, SHARE_UNIT // 5))
"""Shares of pertinence of the table of mixes: 0, 20, … 100 %."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked; None everywhere is what the parameters say. Rates in 10 000ths, the target in cents."""

    target: int | None = None
    reading: str = "cumul"
    share: int = 6_000
    mass: str | None = None
    not_amortised: int | None = None
    amortised: int | None = None
    realised: int | None = None
    transfer: int | None = None
    amo: int | None = None
    fleet: str = "declare"
    avoided: int | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Worth:
    """What one avoided exam is worth in a band, in cents of AMO, and how many reach the share of the target."""

    name: str
    fee: int
    act: int
    exams: int

    @property
    def total(self) -> int:
        """Act and fee."""
        return self.fee + self.act


@dataclass(frozen=True)
class ImagingReport:
    """Everything ``ccam imagerie`` shows; the report of a milestone takes its section from here."""

    rules: ImagingRules
    target: Target
    base: Base
    promise: Promise
    act: ExamAct
    on: date
    paths: tuple[MassPath, ...]
    unpriced: tuple[Measure, ...]
    fleets: Fleets
    worths: tuple[Worth, ...]
    amount: int
    observed: Observed | None
    reading: "Reading"
    mass: Mass
    programme: "Programme"
    cuts: "Cuts"
    mixes: "tuple[Mix, ...]"
    chosen: "Mix"
    avoided: int

    @cached_property
    def saved(self) -> "Avoided":
        """What the exams avoided save, a full year."""
        return self.programme.years[self.target.last].avoid(self.avoided)

    @cached_property
    def pertinence(self) -> "Line":
        """The exams avoided, as one more line of the path."""
        from valuation.imaging import Line, Standing

        by_year = tuple(self.programme.saved(self.avoided, year) for year in self.target.years)
        name = fr.PERTINENCE.format(
            count=numbers.plural(self.avoided, fr.EXAM_AVOIDED, fr.EXAMS_AVOIDED), start=numbers.day(self.promise.start)
        )
        return Line(name, Standing.PLANNED, by_year, self.saved.net)

    def whole(self, path: MassPath) -> "Path":
        """The path of a mass, the exams avoided with it."""
        from valuation.imaging import Path

        return Path(self.target, (*path.path.lines, self.pertinence))

    def past(self) -> Iterator[tuple[str, int]]:
        """What the promise of the mix would save a year, were it kept as earlier ones were."""
        promised = self.chosen.promised or 0
        for each in self.rules.past:
            kept = min(half_up(promised * each.realised, SHARE_UNIT), self.programme.most)
            yield each.name, self.programme.level(kept)


def imaging_rules() -> ImagingRules:
    """What ships."""
    from ccam.formats.imaging import parse

    return parse((data_folder() / "parameters" / FILE).read_text("utf-8"), name=FILE)


def imaging_report(
    store: "Store", asked: Asked, *, ground: Ground | None = None, fees: "Fees | None" = None
) -> ImagingReport:
    """``ground`` and ``fees`` are those of the base where they are not given.

    Raises :class:`UsageError` for what is asked wrongly, :class:`~ccam.model.errors.DataRefused` where an amount or a
    fleet that it needs is not known.
    """
    from ccam.usecases.fees.loaded import open_fees
    from valuation.imaging import Reading
    from valuation.imaging_mix import mix, mixes

    rules, on = imaging_rules(), asked.on or datetime.now(UTC).date()
    fees, ground = fees or open_fees(store), ground or ground_of(store)
    reading = next((known for known in Reading if known.value == asked.reading), None)
    if reading is None:
        raise UsageError(fr.UNKNOWN_READING, value=asked.reading, known=", ".join(Reading))
    target, base, promise = _asked_rules(rules, asked, on)
    act = rule_act(rules, promise.modality, asked.amo)
    mass = _mass(rules, asked.mass)
    paths = mass_paths(ground, rules, fees, target, base, on)
    fleets = open_fleets(rules, fees, promise, asked.fleet)
    programme = fleets.programme(target, promise, act, rules)
    cuts = _cuts(paths, mass, promise, on)
    amount = half_up(target.cents * asked.share, SHARE_UNIT)
    made = mixes(target, reading, SHARES, programme, cuts, promise.realised)
    chosen = mix(target, reading, asked.share, programme, cuts, promise.realised)
    avoided = asked.avoided if asked.avoided is not None else chosen.exams or 0
    if avoided > fleets.exams:
        raise DataRefused(words.TOO_MANY_AVOIDED, avoided=numbers.integer(avoided), exams=numbers.integer(fleets.exams))
    return ImagingReport(
        rules, target, base, promise, act, on, tuple(paths),
        tuple(each for each in rules.measures if each.rate is None), fleets,
        tuple(_worths(fleets, act, amount, target.last)), amount, observed(ground, act), reading, mass, programme, cuts,
        made, chosen, avoided,
    )  # fmt: skip


def read_rate(text: str | None, *, most: int | None = SHARE_UNIT) -> int | None:
    """``60%``, ``12,5 %`` in 10 000ths, None as it is; :class:`UsageError` beyond ``most``."""
    from ccam.model.money import parse_scaled

    if text is None:
        return None
    try:
        value = parse_scaled(text.strip().removesuffix("%"), 2)
    except ValueError:
        value = -1
    if value < 0 or (most is not None and value > most) or value > MOST_RATE:
        raise UsageError(fr.BAD_PERCENTAGE, value=text, bounds=fr.UP_TO_100 if most else "")
    return value


def rule_act(rules: ImagingRules, modality: str, amo: int | None = None) -> ExamAct:
    """The act of a modality; :class:`UnknownThing` where it has no tariff."""
    found = next((each for each in rules.acts if each.modality == modality), None)
    if found is None:
        raise UnknownThing(fr.NO_ACT, modality=modality)
    return found if amo is None else replace(found, amo=amo)


def _asked_rules(rules: ImagingRules, asked: Asked, on: date) -> tuple[Target, Base, Promise]:
    from ccam.formats.parameters_rules import Status

    target = rules.target if asked.target is None else replace(rules.target, cents=asked.target)
    base = rules.base
    if asked.not_amortised is not None or asked.amortised is not None:
        kept = (asked.not_amortised, asked.amortised)
        shares = [given if given is not None else 0 for given in kept]
        if asked.not_amortised is None:
            shares[0] = SHARE_UNIT - shares[1]
        if sum(shares) > SHARE_UNIT:
            raise UsageError(fr.BAD_BASE)
        base = replace(base, not_amortised=shares[0], amortised=shares[1], status=Status.HYPOTHESIS, source=fr.ASKED)
    promise = rules.promise
    promise = replace(
        promise,
        realised=promise.realised if asked.realised is None else asked.realised,
        transfer=promise.transfer if asked.transfer is None else asked.transfer,
        start=max(promise.start, on),
    )
    return target, base, promise


def _mass(rules: ImagingRules, name: str | None) -> Mass:
    from ccam.model.text import folded

    if name is None:
        return rules.masses[0]
    wanted = folded(name).replace(" ", "").removesuffix("€")
    found = next((m for m in rules.masses if folded(m.name).replace(" ", "").removesuffix("€") == wanted), None)
    if found is None:
        raise UnknownThing(fr.UNKNOWN_MASS, value=name, known=", ".join(each.name for each in rules.masses))
    return found


def _cuts(paths: Sequence[MassPath], mass: Mass, promise: Promise, on: date) -> "Cuts":
    from valuation.imaging import Reading
    from valuation.imaging_mix import Cuts

    mine = next(each for each in paths if each.mass is mass)
    fees = [each for each in mine.series if each.name == fr.FEES_NOT_AMORTISED]
    in_force = tuple(rate for each in fees for rate in each.rates if rate.start <= on)
    others = {reading: sum(_of_acts(mine, reading)) for reading in Reading}
    return Cuts(sum(each.cents for each in fees), in_force, promise.start, others)


def _of_acts(mine: MassPath, reading: "Reading") -> Iterator[int]:
    """What each line of the path other than that of fees of machines not amortised reaches."""
    from valuation.imaging import Reading

    for line in mine.path.lines:
        if line.name != fr.FEES_NOT_AMORTISED:
            yield line.total if reading is Reading.SUM else line.level


def _worths(fleets: Fleets, act: ExamAct, amount: int, year: int) -> Iterator[Worth]:
    """One row for each band that is known: the full rate before any cut first."""
    exam = exam_of(act)
    amo = exam.paid(1)
    for name, fee in fleets.band_fees(year, fr.FULL_BEFORE, words.BANDS):
        yield Worth(name, fee, amo, exams_for(amount, exam, fee))


def exam_of(act: ExamAct) -> "Exam":
    """The act as it is valued."""
    from valuation.imaging_volume import Exam

    return Exam(act.cents, act.per_mille, act.amo)


def exams_for(amount: int, exam: "Exam", fee: int) -> int:
    """The fewest exams that save ``amount`` cents, each with its act and the same ``fee``."""
    each = exam.billed * exam.amo + fee * SHARE_UNIT
    return -(-amount * SHARE_UNIT // each) if each else 0
