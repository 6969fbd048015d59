"""The scale of one family: its reference act at 100, its benchmark acts, every other act placed against them.

Every value that an expert gave is kept on its rung: what the family keeps is a median (or a geometric mean, a
parameter) that stands beside them, never instead of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccam.french import numbers
from ccam.french import scale as fr
from ccam.model.errors import DataRefused
from valuation.agreement import agreement, apart
from valuation.scores import HUNDRED, Kept, Rule, Scoring, ScoringRules, combined, geometric_mean, median


@dataclass(frozen=True, slots=True)
class Given:
    """What one expert's components make of a line; ``apart`` where it is far from the median of all."""

    expert: str
    round: str
    points: int
    apart: bool


@dataclass(frozen=True, slots=True)
class Rung:
    """A line on the scale of its family. ``points`` is what the family keeps; ``above`` and ``below`` are the nearest
    benchmarks (the reference is one) under and over it, empty past the ends. ``agreement`` as in
    :class:`~valuation.agreement.Agreement`.
    """

    line: str
    points: int
    given: tuple[Given, ...]
    agreement: float | None
    reference: bool
    benchmark: bool
    above: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The scale of a family, from its lightest act up. ``unmade`` scorings lack a component of the rule."""

    family: str
    reference: str
    rungs: tuple[Rung, ...]
    alpha: float | None
    unmade: int


def ladder(family: str, scorings: Iterable[Scoring], rule: Rule, rules: ScoringRules) -> Ladder:
    """The scale of ``family`` from its scorings, one for each (expert, line), in any order. Raises
    :class:`DataRefused` where the reference is missing, twofold, without a score, or not worth 100.
    """
    rows = sorted(scorings, key=lambda row: (row.line, row.expert, row.round))
    reference = _reference(family, rows)
    made: dict[str, list[tuple[Scoring, int]]] = {}
    unmade = 0
    for row in rows:
        points = combined(rule, row)
        if points is None:
            unmade += 1
        else:
            made.setdefault(row.line, []).append((row, points))
    _require_hundred(family, reference, made.get(reference, []), rule)
    found = agreement([[points for _, points in scored] for scored in made.values()], rules.level)
    benchmarks = {row.line for row in rows if row.benchmark or row.line == reference}
    rungs = [
        _rung(line, scored, alone, rules, line == reference, line in benchmarks)
        for (line, scored), alone in zip(made.items(), found.units, strict=True)
    ]
    return Ladder(family, reference, _placed(rungs), found.alpha, unmade)


def _reference(family: str, rows: Sequence[Scoring]) -> str:
    marked = sorted({row.line for row in rows if row.reference})
    if not marked:
        raise DataRefused(fr.REFERENCE_MISSING, family=family)
    if len(marked) > 1:
        raise DataRefused(fr.REFERENCES_DIFFER, family=family, acts=", ".join(marked))
    return marked[0]


def _require_hundred(family: str, reference: str, scored: Sequence[tuple[Scoring, int]], rule: Rule) -> None:
    if not scored:
        raise DataRefused(fr.REFERENCE_UNSCORED, family=family, act=reference, rule=rule.name)
    for row, points in scored:
        if points != HUNDRED:
            shown = numbers.points(points)
            raise DataRefused(
                fr.REFERENCE_OFF, family=family, act=reference, points=shown, expert=row.expert, rule=rule.name
            )


def _rung(
    line: str, scored: Sequence[tuple[Scoring, int]], alone: float | None, rules: ScoringRules, reference: bool,
    benchmark: bool,
) -> Rung:  # fmt: skip
    middle = median(points for _, points in scored)
    kept = middle if rules.kept is Kept.MEDIAN else geometric_mean((points, 1) for _, points in scored)
    enough = len(scored) >= rules.experts
    given = tuple(
        Given(row.expert, row.round, points, enough and apart(points, middle, rules.outlier)) for row, points in scored
    )
    return Rung(line, kept, given, alone, reference, benchmark)


def _placed(rungs: Iterable[Rung]) -> tuple[Rung, ...]:
    """Rungs in their order, each with the benchmarks around it; acts of the same score share theirs."""
    ordered = sorted(rungs, key=lambda rung: (rung.points, rung.line))
    marks = [rung for rung in ordered if rung.benchmark]
    made = []
    for rung in ordered:
        under = [mark.line for mark in marks if mark.points < rung.points]
        over = [mark.line for mark in marks if mark.points > rung.points]
        made.append(
            Rung(
                rung.line, rung.points, rung.given, rung.agreement, rung.reference, rung.benchmark,
                under[-1] if under else "", over[0] if over else "",
            )
        )  # fmt: skip
    return tuple(made)
