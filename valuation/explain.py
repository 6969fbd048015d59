"""Why a price is what it is: the whole chain from points to the billed tariff, each value with its source.

Points × (FC + CP), unrounded, rounded once, compared with what is billed. What is not known is said to be
unknown; the rest of the chain is still shown.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccam.formats.parameters_rules import Abatement, Order
from ccam.french import numbers
from ccam.french import valuation as fr
from ccam.model.acts import Line, Price, Release, Writing
from ccam.model.codes import LineKey, ProposedId, Slot
from ccam.model.draft import Draft
from ccam.model.errors import UnknownThing
from ccam.model.money import POLICY
from ccam.model.volumes import VolumeSet
from valuation.abatement import abated_cents, abatement_of, abatements, day_of_fc
from valuation.compile import continuations
from valuation.observed import K_UNIT, observe
from valuation.parameters import Parameters, Points, Rate
from valuation.settings import Settings
from valuation.tariff import target_cents, unrounded


class Verdict(StrEnum):
    """How what is billed stands to the target."""

    AT_TARGET = "a la cible"
    ABOVE = "au-dessus"
    BELOW = "au-dessous"
    UNKNOWN = "inconnu"


@dataclass(frozen=True, slots=True)
class Step:
    """One value of the chain. ``value`` is an integer holding ``places`` decimals, None where unknown; ``checked``
    is when its source was last checked, ``since`` from when it holds; ``note`` says what words must add.
    """

    label: str
    value: int | None
    places: int
    unit: str
    source: str = ""
    since: date | None = None
    checked: date | None = None
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The chain of one line. ``target``, ``abated`` (where a dated abatement holds), ``billed`` (a current line, or a
    proposed one in a year of a transition), ``start`` (where a proposed line starts) and ``kept`` (the price it keeps
    while it has no target) are in cents, None where unknown; ``formula`` is written out when all is known.
    """

    title: str
    steps: tuple[Step, ...]
    formula: str
    target: int | None
    billed: int | None = None
    kept: int | None = None
    abated: int | None = None
    start: int | None = None

    @property
    def gap(self) -> int | None:
        """billed − target."""
        return None if self.target is None or self.billed is None else self.billed - self.target

    @property
    def residual(self) -> int | None:
        """billed − (target less its abatement): what neither the formula nor an abatement tells."""
        expected = self.target if self.abated is None else self.abated
        return None if expected is None or self.billed is None else self.billed - expected

    @property
    def verdict(self) -> Verdict:
        """How what is billed stands to the target."""
        if self.residual is None:
            return Verdict.UNKNOWN
        if self.residual == 0:
            return Verdict.AT_TARGET
        return Verdict.ABOVE if self.residual > 0 else Verdict.BELOW


def explain_line(
    key: LineKey, release: Release, parameters: Parameters, settings: Settings, volumes: VolumeSet | None = None
) -> Explanation:
    """The chain of a current line; :class:`UnknownThing` where the release has no such line."""
    line = release.by_key.get(key)
    if line is None:
        raise UnknownThing(fr.UNKNOWN_LINE, line=key, version=release.version)
    points = parameters.points(key)
    price = line.price(settings.grid)
    chain = _Chain(
        score=points.score if points else None,
        fc=parameters.fc(settings.grid, settings.on, line.billing_group),
        cp=parameters.cp(points.cp_key, settings.cp_origin, settings.on) if points else None,
    )
    abatement = _Abated.of_line(release, line, parameters, settings)
    steps = [_points_step(points), *chain.steps(), *abatement.steps(), _billed_step(price, release, settings.grid)]
    if volumes is not None:
        steps += _volume_steps(key, volumes)
    return Explanation(
        title=fr.TITLE.format(line=key, label=release.by_code[key.code].label),
        steps=tuple(steps),
        formula=chain.formula(),
        target=chain.target,
        billed=price.cents if price and price.writing is not Writing.NOT_COVERED else None,
        abated=abatement.cents,
    )


def explain_proposed(
    act: ProposedId, slot: Slot, release: Release, draft: Draft, parameters: Parameters, settings: Settings
) -> Explanation:
    """The chain of a line of a proposed act; where it has no tariff yet, the price it keeps from the act it
    continues alone. :class:`UnknownThing` where the draft has no such line.
    """
    proposed = draft.proposed.get(act)
    line = proposed.line(slot) if proposed else None
    if proposed is None or line is None:
        raise UnknownThing(fr.UNKNOWN_PROPOSED_LINE, act=act, activity=slot.activity, phase=slot.phase)
    chain = _Chain(
        score=line.score,
        fc=parameters.fc(settings.grid, settings.on, line.billing_group),
        cp=parameters.cp(line.cp_key, settings.cp_origin, settings.on),
    )
    steps = [_score_step(line.score, draft.name), *chain.steps()]
    code = continuations(draft).get(act) if chain.target is None else None
    old = release.by_key.get(LineKey(code, *slot)) if code else None
    price = old.price(settings.grid) if old else None
    if old and price:
        source = fr.FROM_RELEASE.format(title=release.title, line=old.key)
        steps.append(Step(fr.KEPT, price.cents, 2, fr.UNIT_EURO, source, since=price.effective))
    return Explanation(
        title=fr.TITLE.format(line=f"{proposed.shown_code}/{slot}", label=proposed.label),
        steps=tuple(steps),
        formula=chain.formula(),
        target=chain.target,
        kept=price.cents if price else None,
    )


def text_lines(explanation: Explanation) -> tuple[str, ...]:
    """The explanation as French lines: title, one line per value, formula, what the formula does not tell."""
    lines = [explanation.title, *map(_step_line, explanation.steps)]
    if explanation.formula:
        lines.append(explanation.formula)
    if explanation.residual is not None:
        verdict = fr.VERDICTS[explanation.verdict.value]
        if explanation.verdict is Verdict.AT_TARGET and explanation.abated is not None:
            verdict = fr.ABATED_VERDICT
        elif explanation.residual and explanation.start is not None:
            verdict = fr.ON_THE_WAY
        residual = numbers.euros(explanation.gap or 0, sign=True)
        lines.append(fr.RESIDUAL.format(residual=residual, verdict=verdict))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class _Chain:
    """Points, FC and CP of one line, and the target they make where all three are known."""

    score: int | None
    fc: Rate | None
    cp: Rate | None

    @property
    def known(self) -> tuple[int, int, int] | None:
        if self.score is None or self.fc is None or self.cp is None:
            return None
        return self.score, self.fc.value, self.cp.value

    @property
    def target(self) -> int | None:
        return target_cents(*self.known) if self.known else None

    def steps(self) -> list[Step]:
        steps = [_rate_step(fr.FC, self.fc, "fc"), _rate_step(fr.CP, self.cp, "cp")]
        if self.known:
            steps.append(Step(fr.PRODUCT, unrounded(*self.known), 6, fr.UNIT_EURO, fr.FROM_FORMULA))
            steps.append(Step(fr.TARGET, self.target, 2, fr.UNIT_EURO, POLICY.name))
        return steps

    def formula(self) -> str:
        if self.known is None:
            return ""
        score, fc, cp = self.known
        return fr.FORMULA.format(
            points=numbers.points(score),
            fc=numbers.rate(fc),
            cp=numbers.rate(cp),
            product=numbers.scaled(unrounded(score, fc, cp), 6, trim=True),
            target=numbers.euros(target_cents(score, fc, cp)),
        )


@dataclass(frozen=True, slots=True)
class _Abated:
    """The abatement in force on a line, and the chain whose target it cuts."""

    abatement: Abatement | None
    chain: _Chain
    on: date

    @classmethod
    def of_line(cls, release: Release, line: Line, parameters: Parameters, settings: Settings) -> "_Abated":
        chapter = release.by_code[line.key.code].chapter
        known = abatements(parameters)
        found = abatement_of(known, line.key.code, chapter, line.billing_group, settings.on)
        on = day_of_fc(found, settings.on) if found else settings.on
        points = parameters.points(line.key)
        chain = _Chain(
            score=points.score if points else None,
            fc=parameters.fc(settings.grid, on, line.billing_group),
            cp=parameters.cp(points.cp_key, settings.cp_origin, settings.on) if points else None,
        )
        return cls(found, chain, on)

    @property
    def cents(self) -> int | None:
        if self.abatement is None or self.chain.target is None:
            return None
        return abated_cents(self.chain.target, self.abatement.rate)

    def steps(self) -> list[Step]:
        each = self.abatement
        if each is None:
            return []
        what = fr.ABATEMENT.format(name=each.name)
        found = [
            Step(what, -each.rate, 2, "%", each.source, each.start, each.checked, each.status.value, each.order.value)
        ]
        if self.cents is not None:
            if each.order is Order.DAY_BEFORE:
                made = self.chain.formula()
                found.append(Step(fr.DAY_BEFORE.format(day=numbers.day(self.on)), self.chain.target, 2, "€", made))
            found.append(Step(fr.ABATED, self.cents, 2, fr.UNIT_EURO, POLICY.name))
        return found


def _points_step(points: Points | None) -> Step:
    if points is None:
        return _score_step(None, "")
    return Step(
        fr.POINTS,
        points.score,
        2,
        fr.UNIT_POINTS,
        points.source,
        checked=points.checked,
        status=points.status.value,
    )


def _score_step(score: int | None, draft: str) -> Step:
    if score is None:
        return Step(fr.POINTS, None, 2, fr.UNIT_POINTS, note=fr.UNKNOWNS["points"])
    return Step(fr.POINTS, score, 2, fr.UNIT_POINTS, fr.FROM_DRAFT.format(draft=draft))


def _rate_step(label: str, rate: Rate | None, missing: str) -> Step:
    if rate is None:
        return Step(label, None, 4, fr.UNIT_RATE, note=fr.UNKNOWNS[missing])
    return Step(
        label, rate.value, 4, fr.UNIT_RATE, rate.source, rate.start, rate.checked, rate.status.value, rate.label
    )


def _billed_step(price: Price | None, release: Release, grid: str) -> Step:
    if price is None:
        return Step(fr.BILLED, None, 2, fr.UNIT_EURO, release.title, note=fr.NO_PRICE.format(grid=grid))
    if price.writing is Writing.NOT_COVERED:
        return Step(fr.BILLED, None, 2, fr.UNIT_EURO, release.title, price.effective, note=fr.NOT_COVERED)
    return Step(fr.BILLED, price.cents, 2, fr.UNIT_EURO, release.title, price.effective)


def _volume_steps(key: LineKey, volumes: VolumeSet) -> list[Step]:
    steps: list[Step] = []
    source = volumes.name
    for line in observe(row for row in volumes.rows if row.key == key):
        steps += [
            Step(fr.QUANTITY, line.quantity, 0, fr.UNIT_ACTS, source),
            Step(fr.BASE, line.base, 2, fr.UNIT_EURO, source),
        ]
        if line.at_tariff is None:
            steps.append(Step(fr.AT_TARIFF, None, 2, fr.UNIT_EURO, source, note=fr.UNKNOWNS["tarif"]))
        else:
            steps.append(Step(fr.AT_TARIFF, line.at_tariff, 2, fr.UNIT_EURO, source))
        if line.k is None:
            steps.append(Step(fr.CORRECTION, K_UNIT, 6, "", note=fr.K_FORCED))
        else:
            steps.append(Step(fr.CORRECTION, line.k, 6, "", fr.FROM_OBSERVATION))
    return steps


def _step_line(step: Step) -> str:
    if step.value is None:
        return fr.LINE.format(label=step.label, value=step.note)
    details = [step.note, step.status, step.source]
    if step.since:
        details.append(fr.SINCE.format(day=numbers.day(step.since)))
    if step.checked:
        details.append(fr.CHECKED.format(day=numbers.day(step.checked)))
    line = fr.LINE.format(label=step.label, value=_shown(step.value, step))
    known = " ; ".join(detail for detail in details if detail)
    return fr.DETAIL.format(line=line, detail=known) if known else line


def _shown(value: int, step: Step) -> str:
    if step.unit == fr.UNIT_RATE:
        return f"{numbers.rate(value)}{numbers.NBSP}{step.unit}"
    if step.unit == fr.UNIT_EURO and step.places == 2:
        return numbers.euros(value)
    text = numbers.scaled(value, step.places, trim=True)
    return f"{text}{numbers.NBSP}{step.unit}" if step.unit else text
