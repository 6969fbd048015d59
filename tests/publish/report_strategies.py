"""Any report that the model allows, hostile words included."""

from hypothesis import strategies as st

from ccam.french import report as fr
from ccam.model.graph import ChangeKind
from ccam.model.invariants import Level
from ccam.publish.report.changes import Alert, DossierChange, NewLine, NewSide, OldSide, Way
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
    violations=several(ALERTS),
)  # fmt: skip


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
        )
    )
