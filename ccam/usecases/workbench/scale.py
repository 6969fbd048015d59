"""Screen « Hiérarchisation »: the ladder of each family, what two families put in opposite orders, the bridges between
them. Nothing here writes; the blind rounds are in :mod:`ccam.usecases.workbench.rounds`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from ccam.french import tui_scale as fr
from ccam.model.errors import DataRefused, UnknownThing
from ccam.usecases.scale import Answer, Asked, make_scale
from ccam.usecases.score import LINKS, SHEET, Scored, load_scores, make_ladders, scoring_rules
from ccam.usecases.workbench.rounds import RoundRow, round_rows

if TYPE_CHECKING:
    from ccam.usecases.study import Study
    from ccam.usecases.workbench.workbench import Workbench
    from valuation.ladder import Ladder, Rung
    from valuation.scale_reversals import Reversal
    from valuation.scores import Rule, Scoring

Tell = Callable[[str], None]
"""Says what is being done; may raise, to give up."""
Voices = tuple[tuple[str, ...], tuple[str, ...]]
"""Experts who agree, experts who do not."""
FOUR, SHORT = 4, 20
"""Components; lines up to which a ladder is shown whole."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """``rule`` that makes a score of the components, ``round`` read alone; "" for the rule in force, the last score of
    each expert.
    """

    rule: str = ""
    round: str = ""


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One family. Points in 1/100 on its own scale; ``reversed`` counts the pairs of acts that another family puts the
    other way round; ``why`` says why it has no ladder, "" where it has one.
    """

    id: str
    name: str
    lines: int
    experts: int
    alpha: float | None
    reference: str
    low: int
    high: int
    bridges: int
    reversed: int
    unmade: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class GivenRow:
    """What one expert said of a line; points in 1/100, None for a component that was not rated."""

    expert: str
    round: str
    components: tuple[int | None, ...]
    points: int
    apart: bool


@dataclass(frozen=True, slots=True)
class RungRow:
    """One line of a ladder, as :class:`valuation.ladder.Rung`; ``components`` are the medians of what was rated, and
    ``elsewhere`` what the other families make of it, each on its own scale.
    """

    line: str
    label: str
    points: int
    components: tuple[int | None, ...]
    agreement: float | None
    given: tuple[GivenRow, ...]
    reference: bool
    benchmark: bool
    above: str
    below: str
    elsewhere: tuple[tuple[str, int], ...]

    @property
    def apart(self) -> int:
        """How many experts stand apart."""
        return sum(each.apart for each in self.given)


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A pair of acts that two families, by their ``names``, put in opposite orders."""

    reversal: "Reversal"
    names: tuple[str, str]
    labels: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PullRow:
    """A bridge (``other`` empty) or a link. ``spread`` in ‰ above 1, ``cost`` in 1/100 weighted log point, ``move`` the
    family that changes most without it and by how many 10 000ths, where that was found.
    """

    line: str
    other: str
    label: str
    places: tuple[tuple[str, int], ...]
    spread: int
    cost: int
    move: tuple[str, int] | None = None
    loosened: tuple[str, ...] = ()


@dataclass(frozen=True)
class General:
    """The general scale: by family what its points are multiplied by (10⁻⁴), the bridges, the costliest first, and how
    many orders are not imposed since they contradict each other.
    """

    factors: Mapping[str, int]
    pulls: tuple[PullRow, ...]
    freed: int
    judged: int
    lines: int
    untied: tuple[str, ...]


@dataclass(frozen=True)
class Hierarchy:
    """Everything that was scored, under one rule. ``scored`` is None where nothing was; ``why`` then says so."""

    wanted: Wanted
    key: object
    scored: Scored | None
    why: str
    rule: "Rule"
    rules: tuple[str, ...]
    ladders: "Mapping[str, Ladder]"
    refused: Mapping[str, DataRefused]
    families: tuple[FamilyRow, ...]
    orders: tuple[OrderRow, ...]
    rounds: tuple[RoundRow, ...]
    labels: "Labels"

    def named(self, family: str) -> str:
        """A family as people call it."""
        return self.scored.shown(family) if self.scored else family

    @cached_property
    def _scorings(self) -> "Mapping[tuple[str, str], list[Scoring]]":
        found: dict[tuple[str, str], list[Scoring]] = {}
        for each in self.scored.scorings if self.scored else ():
            found.setdefault((each.family, each.line), []).append(each)
        return found

    @cached_property
    def _judged(self) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = {}
        for family, ladder in self.ladders.items():
            for rung in ladder.rungs:
                found.setdefault(rung.line, []).append((family, rung.points))
        return found

    def rungs(self, family: str) -> tuple[RungRow, ...]:
        """The ladder of a family, from its heaviest act down."""
        ladder = self.ladders.get(family)
        return tuple(self._rung(family, rung) for rung in reversed(ladder.rungs)) if ladder else ()

    def landmarks(self, family: str) -> tuple[RungRow | None, ...]:
        """The whole ladder where it is short; else its ends, its reference and its benchmarks, None between them where
        others stand.
        """
        rows = self.rungs(family)
        if len(rows) <= SHORT:
            return rows
        last = len(rows) - 1
        kept = [n for n, row in enumerate(rows) if row.reference or row.benchmark or n in (0, last)]
        made: list[RungRow | None] = []
        for before, here in pairwise((-1, *kept)):
            made += [None] if here > before + 1 else []
            made.append(rows[here])
        return tuple(made)

    def who(self, order: OrderRow) -> "tuple[Voices, Voices]":
        """For each of the two families, the experts whose own scores agree with its order, then those whose do not."""
        from valuation.scale_contradictions import Saying, who_said

        each = order.reversal
        first = who_said(Saying(each.one, each.first, each.second), self.ladders)
        return first, who_said(Saying(each.other, each.second, each.first), self.ladders)

    def _rung(self, family: str, rung: "Rung") -> RungRow:
        rated = {each.expert: each.components for each in self._scorings.get((family, rung.line), ())}
        nothing = (None,) * FOUR
        given = tuple(
            GivenRow(each.expert, each.round, rated.get(each.expert, nothing), each.points, each.apart)
            for each in rung.given
        )
        elsewhere = tuple((self.named(other), points) for other, points in self._judged[rung.line] if other != family)
        return RungRow(
            rung.line, self.labels.of(rung.line), rung.points, _medians(given), rung.agreement, given, rung.reference,
            rung.benchmark, rung.above, rung.below, elsewhere,
        )  # fmt: skip


class Labels:
    """Labels of acts by the code that lines bear."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known

    def of(self, line: str) -> str:
        """The label of the act of a line, empty where neither the draft nor the release has it."""
        return self._known.get(line.partition("/")[0], "")


def labels_of(study: "Study") -> Labels:
    """Those of the release, then those of the draft."""
    known = {str(code): act.label for code, act in study.release.by_code.items()}
    return Labels(known | {act.shown_code: act.label for act in study.draft.proposed.values()})


class ScaleRoom:
    """The room of a :class:`Workbench`."""

    def hierarchy(self, wanted: Wanted, known: Hierarchy | None, tell: Tell) -> Hierarchy:
        """As :func:`read`."""
        return read(cast("Workbench", self), wanted, known, tell)

    def general_scale(self, made: Hierarchy, tell: Tell) -> General:
        """As :func:`general`."""
        return general(cast("Workbench", self), made, tell)


def read(workbench: "Workbench", wanted: Wanted, known: Hierarchy | None, tell: Tell) -> Hierarchy:
    """The ladders as they are now; ``known`` again where no score has come since. Raises :class:`UnknownThing` for a
    rule that does not exist.
    """
    study, store = workbench.study, workbench.room.store
    registers = study.draft.registers
    sheets = tuple(
        (each.name, each.position)
        for each in store.documents()
        if each.name.startswith((f"{SHEET} : ", f"{LINKS} : "))
    )  # fmt: skip
    key = (wanted, sheets, registers.rounds, registers.families, registers.placements)
    rounds = round_rows(workbench)
    if known is not None and known.key == key:
        return replace(known, rounds=rounds, labels=labels_of(study))
    rules = scoring_rules()
    rule = rules.named(wanted.rule or None)
    names = tuple(rules.rules)
    tell(fr.READING_SCORES)
    try:
        scored = load_scores(store, study.draft, wanted.round or None)
    except UnknownThing as error:
        return Hierarchy(wanted, key, None, error.message, rule, names, {}, {}, (), (), rounds, labels_of(study))
    tell(fr.MAKING_LADDERS)
    ladders, refused = make_ladders(scored, rule)
    labels = labels_of(study)
    orders = tuple(_orders(scored, ladders, labels))
    families = tuple(_families(scored, ladders, refused, orders))
    return Hierarchy(wanted, key, scored, "", rule, names, ladders, refused, families, orders, rounds, labels)


def general(workbench: "Workbench", made: Hierarchy, tell: Tell) -> General:
    """The families beside each other; orders that contradict each other are not imposed, and counted. Raises
    :class:`DataRefused` where no family can be placed.
    """
    if made.scored is None:
        raise DataRefused(fr.NO_LADDER)
    asked = Asked(made.rule.name, free=True)
    steps = fr.GENERAL_STEPS
    answer = make_scale(
        workbench.study, made.scored, asked, lambda step: tell(steps[step.value]), (made.ladders, made.refused)
    )
    factors = {
        family: round(factor * 10_000) for family, factor in (answer.scale.factors if answer.scale else {}).items()
    }
    judged = sum(map(len, answer.network.bridges.values()))
    return General(
        factors, tuple(_pulls(made, answer)), len(answer.removal.placements), judged, len(answer.network.by_line),
        tuple(map(made.named, answer.untied)),
    )  # fmt: skip


def _medians(given: tuple[GivenRow, ...]) -> tuple[int | None, ...]:
    from valuation.scores import median

    made: list[int | None] = []
    for place in range(FOUR):
        values = [each.components[place] for each in given]
        known = [value for value in values if value is not None]
        made.append(median(known) if known else None)
    return tuple(made)


def _orders(scored: Scored, ladders: "Mapping[str, Ladder]", labels: Labels) -> Iterator[OrderRow]:
    from valuation.scale_network import network
    from valuation.scale_reversals import reversals

    for each in reversals(network(ladders, ())):
        names = (scored.shown(each.one), scored.shown(each.other))
        yield OrderRow(each, names, (labels.of(each.first), labels.of(each.second)))


def _families(
    scored: Scored, ladders: "Mapping[str, Ladder]", refused: Mapping[str, DataRefused], orders: tuple[OrderRow, ...]
) -> Iterator[FamilyRow]:
    counts: dict[str, int] = {}
    for order in orders:
        for family in (order.reversal.one, order.reversal.other):
            counts[family] = counts.get(family, 0) + 1
    judged: dict[str, int] = {}
    for ladder in ladders.values():
        for rung in ladder.rungs:
            judged[rung.line] = judged.get(rung.line, 0) + 1
    for family, rows in scored.by_family().items():
        lines, experts = {row.line for row in rows}, {row.expert for row in rows}
        name, found = scored.shown(family), ladders.get(family)
        if found is None:
            yield FamilyRow(family, name, len(lines), len(experts), None, "", 0, 0, 0, 0, 0, refused[family].message)
            continue
        yield FamilyRow(
            family, name, len(found.rungs), len(experts), found.alpha, found.reference, found.rungs[0].points,
            found.rungs[-1].points, sum(judged[rung.line] > 1 for rung in found.rungs), counts.get(family, 0),
            found.unmade,
        )  # fmt: skip


def _pulls(made: Hierarchy, answer: Answer) -> Iterator[PullRow]:
    moved = {move.line: move for move in answer.moves}
    for pull in answer.pulls:
        move = None if pull.other else moved.get(pull.line)
        yield PullRow(
            pull.line, pull.other, made.labels.of(pull.line),
            tuple((made.named(family), points) for family, points in pull.places),
            round((pull.spread - 1) * 1000), round(pull.cost * 100),
            (made.named(move.family), round((move.factor - 1) * 10_000)) if move and move.family else None,
            tuple(map(made.named, move.loosened)) if move else (),
        )  # fmt: skip
