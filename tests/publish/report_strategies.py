"""Any report that the model allows, hostile words included."""

from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from ccam.french import report as fr
from ccam.model.graph import ChangeKind
from ccam.model.invariants import Level
from ccam.publish.minutes.model import Ground, Vote
from ccam.publish.report.changes import Alert, Dispute, DossierChange, NewLine, NewSide, OldSide, Way
from ccam.publish.report.evaluation import Admitted, Bounds, Contested, Evaluation, KeyLine, Lacking, SourceLine
from ccam.publish.report.figures import (
    AxisRow,
    ChargeOrigin,
    ChargeRate,
    ChargeRow,
    ChargesState,
    Coverage,
    Money,
    TotalChange,
)
from ccam.publish.report.model import Head, ParameterLine, Point, PointKind, Report, Sources
from ccam.publish.report.rooms import (
    Behind,
    Envelope,
    Etape,
    FamilyPart,
    NeutralLever,
    Passed,
    Placed,
    Pulled,
    ScenarioCell,
    ScenarioColumn,
    ScenarioRow,
    Scenarios,
    Split,
    SplitLine,
    SpreadRow,
    Tension,
    Threshold,
    TransitionPath,
    Written,
    YearRow,
)
from tests.publish.imaging_sample import EMPTY

T = TypeVar("T")
CENTS = st.integers(-(10**15), 10**15)
MAYBE_CENTS = st.none() | CENTS
WORDS = st.text(max_size=8) | st.sampled_from(
    ["<script>alert(1)</script>", "&amp;", "]]>", "\x1b[2J", "\u202egauche", "»\x00"]
)
CODES = st.from_regex(r"[A-Z]{4}[0-9]{3}|P-[0-9]{2}-[0-9]{4}", fullmatch=True)
MOMENTS = st.sampled_from(["2026-01-01", "2026-03-31T09:42:07Z"])
MONEY = st.builds(Money, CENTS, CENTS, CENTS, CENTS, CENTS)
ROWS = st.builds(AxisRow, WORDS, WORDS, CENTS, MONEY, MONEY)
PARAMETERS = st.builds(ParameterLine, what=WORDS, value=CENTS, source=WORDS)
ALERTS = st.builds(Alert, WORDS, st.sampled_from(Level), WORDS, st.lists(CODES, max_size=2).map(tuple))
POINTS = st.builds(Point, WORDS, st.sampled_from(PointKind), at=MOMENTS)


def several(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """None, one or two."""
    return st.lists(items, max_size=2).map(tuple)


def few(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """None or one: the parts that are told beside impacts, so that a report is drawn in a moment."""
    return st.lists(items, max_size=1).map(tuple)


@st.composite
def coverages(draw: st.DrawFn) -> Coverage:
    """Nine parts and their sum."""
    parts = {name: draw(st.integers(0, 10**14)) for name, *_ in fr.PARTS}
    acts = st.integers(0, 9000)
    return Coverage(draw(acts), draw(acts), sum(parts.values()), base_outside=draw(CENTS), **parts)


@st.composite
def charges(draw: st.DrawFn) -> ChargesState:
    """Some evaluations, each key known to some of them."""
    names = draw(st.lists(WORDS, min_size=1, max_size=3, unique=True))
    rate = st.builds(ChargeRate, origin=st.sampled_from(names), rate=CENTS, perimeter=WORDS, source=WORDS)
    row = st.builds(ChargeRow, WORDS, WORDS, several(rate))
    origins = tuple(ChargeOrigin(name, draw(MONEY)) for name in names)
    return ChargesState(draw(st.sampled_from(names)), origins, tuple(draw(st.lists(row, max_size=2))))


LINES = st.builds(
    NewLine, activity=st.integers(1, 5), phase=st.integers(0, 3), label=WORDS, score=MAYBE_CENTS, cp_key=WORDS,
    tariff=MAYBE_CENTS, why=WORDS,
)  # fmt: skip
WAYS = st.builds(Way, st.lists(CODES, min_size=1, max_size=2).map(tuple), st.none() | st.integers(0, 10_000))
OLD = st.builds(
    OldSide, code=CODES, label=WORDS, price=MAYBE_CENTS, reason=WORDS, ways=several(WAYS), left=several(WORDS)
)
NEW = st.builds(NewSide, id=CODES, shown=CODES, label=WORDS, lines=several(LINES))
CHANGES = st.builds(
    DossierChange, id=CODES, label=WORDS, sentences=several(WORDS), old=several(OLD), new=several(NEW),
    kind_after=st.sampled_from(ChangeKind), before=st.none() | MONEY, after=st.none() | MONEY,
    violations=several(ALERTS), votes=few(st.builds(Vote, WORDS, few(CODES), st.just(1), st.just(0), st.just(2))),
    grounds=few(st.builds(Ground, WORDS, WORDS, WORDS, st.booleans())),
    history=few(st.builds(Written, st.just(7), MOMENTS, WORDS)),
)  # fmt: skip


DISPUTES = st.builds(
    Dispute, id=CODES, acts=several(CODES), question=WORDS, sides=several(WORDS), effect=MAYBE_CENTS, unit=WORDS,
    basis=WORDS, awaits=WORDS, due=st.dates().map(str) | st.just(""), late=st.booleans(),
)  # fmt: skip


COUNTS = st.integers(0, 10_000)
BOUNDS = st.none() | st.builds(Bounds, CENTS, CENTS)
SOURCE_LINES = st.builds(
    SourceLine, WORDS, st.booleans(), BOUNDS, BOUNDS, st.none(), st.none() | COUNTS, WORDS, WORDS, WORDS, few(WORDS)
)
KEY_LINES = st.builds(KeyLine, WORDS, WORDS, MAYBE_CENTS, COUNTS, CENTS, MAYBE_CENTS, few(SOURCE_LINES))
EVALUATIONS = st.builds(
    Evaluation, WORDS, MAYBE_CENTS, few(KEY_LINES), few(st.builds(Admitted, WORDS, WORDS)),
    few(st.builds(Contested, WORDS, WORDS, MAYBE_CENTS, WORDS)), few(st.builds(Lacking, WORDS, few(WORDS), WORDS)),
)  # fmt: skip
ENVELOPES = st.builds(
    Envelope,
    CENTS,
    CENTS,
    CENTS,
    few(st.builds(NeutralLever, st.sampled_from(["FC", "CP"]), CENTS, MAYBE_CENTS, CENTS)),
)
EDGES = st.none() | st.integers(-20_000, 20_000)
SPREADS = st.builds(SpreadRow, EDGES, EDGES, COUNTS, CENTS)
PULLS = st.builds(Pulled, WORDS, WORDS, WORDS, WORDS, few(st.builds(Placed, WORDS, COUNTS)), st.integers(10_000, 10**6))
TENSIONS = st.builds(Tension, WORDS, WORDS, few(PULLS))
DAYS = st.dates(date(2005, 1, 1), date(2030, 1, 1))
PASSED = st.builds(Passed, WORDS, WORDS, CENTS, CENTS, CENTS)
THRESHOLDS = st.builds(Threshold, WORDS, DAYS, WORDS, WORDS, few(PASSED))
PATHS = st.builds(TransitionPath, WORDS, WORDS, few(st.builds(YearRow, COUNTS, CENTS, CENTS, CENTS, CENTS)))
BEHIND = st.builds(Behind, WORDS, WORDS, COUNTS, MAYBE_CENTS)
ETAPES = st.builds(Etape, WORDS, DAYS, WORDS, WORDS, COUNTS, COUNTS, few(BEHIND))


@st.composite
def splits(draw: st.DrawFn, keys: st.SearchStrategy[str] = WORDS) -> Split:
    """Some factors, and parts that add up."""
    factors = draw(st.lists(st.sampled_from(["points", "fc", "cp", "inconnu"]), unique=True))

    def line(key: str) -> SplitLine:
        parts = tuple(draw(CENTS) for _ in factors)
        return SplitLine(key, draw(WORDS), sum(parts), parts)

    rows = tuple(map(line, draw(few(keys))))
    return Split(tuple(factors), rows, line(""), tuple(draw(st.lists(WORDS, max_size=2))))


@st.composite
def scenarios(draw: st.DrawFn) -> Scenarios:
    """Two or three columns, and a cell in each."""
    columns = tuple(draw(st.lists(st.builds(ScenarioColumn, WORDS, WORDS, CENTS), min_size=2, max_size=3)))

    def row() -> ScenarioRow:
        return ScenarioRow(draw(WORDS), draw(WORDS), tuple(ScenarioCell(draw(CENTS), draw(CENTS)) for _ in columns))

    return Scenarios(columns, tuple(row() for _ in range(draw(st.integers(0, 1)))), row())


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A whole report."""
    changes = draw(st.lists(CHANGES, max_size=2, unique_by=lambda change: change.id))
    names = [change.id for change in changes]
    top = draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    return draw(
        st.builds(
            Report,
            head=st.builds(Head, before=POINTS, after=POINTS, instance=WORDS, scope=WORDS, draft=WORDS),
            charges=charges(),
            coverage=coverages(),
            top=st.just(tuple(top)),
            changes=st.just(tuple(changes)),
            total=st.builds(TotalChange, MONEY, MONEY),
            by_kind=several(ROWS),
            by_chapter=several(ROWS),
            by_group=several(ROWS),
            alerts=several(ALERTS),
            sources=st.builds(Sources, parameters=several(PARAMETERS), policy=several(WORDS)),
            not_modelled=several(WORDS),
            disputes=several(DISPUTES),
            evaluation=st.none() | EVALUATIONS,
            split=splits(),
            dossier_split=splits(CODES),
            scenarios=st.none() | scenarios(),
            thresholds=few(THRESHOLDS),
            families=st.lists(st.builds(FamilyPart, ROWS, WORDS, st.just(tuple(names))), max_size=1).map(tuple),
            paths=few(PATHS),
            progress=few(ETAPES),
            imaging=st.sampled_from([None, EMPTY]),
            envelope=st.none() | ENVELOPES,
            spread=few(SPREADS),
            tension=st.none() | TENSIONS,
        )
    )
