"""Hypothesis strategies for the domain, shared by every test that states a law."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from ccam.model.acts import OTHERS, SECTOR1, Act, Line, Price, Release, SourceFile, Writing
from ccam.model.codes import ActCode, LineKey, ProposedId, Slot
from ccam.model.draft import (
    MEASURE_ACTS,
    Alternative,
    Draft,
    Fate,
    LeftLine,
    OldAct,
    ProposedAct,
    ProposedLine,
    ShareOrigin,
    ShareSet,
    Verb,
)
from ccam.model.money import SHARE_UNIT
from ccam.model.nodes import LAYERS
from ccam.model.registers import Registers

DAY = date(2026, 1, 1)
SOURCE = SourceFile("essai.csv", "0" * 64, "classeur")


def code(number: int) -> ActCode:
    """The n-th invented act code."""
    return ActCode(f"HHFA{number:03d}")


def proposed(number: int) -> ProposedId:
    """The n-th proposed id."""
    return ProposedId(f"P-07-{number:04d}")


def line(act: ActCode, activity: int = 1, phase: int = 0, cents: int = 1000, group: str = "ADC") -> Line:
    """A line with the same price in both columns."""
    prices = tuple(Price(grid, DAY, cents, Writing.AMOUNT) for grid in (SECTOR1, OTHERS))
    return Line(LineKey(act, activity, phase), "", prices, billing_group=group)


def act(number: int, activities: tuple[int, ...] = (1,), cents: int = 1000, label: str = "") -> Act:
    """An act of chapter 07 with one line an activity."""
    name = code(number)
    lines = tuple(line(name, activity, cents=cents) for activity in activities)
    return Act(name, label or f"Acte numéro {number}", "07.03.05.02", lines)


def release(*acts: Act, version: str = "81") -> Release:
    """A release that holds ``acts``."""
    return Release(version, f"CCAM version {version}", DAY, SOURCE, (), acts)


def whole() -> dict[str, ShareSet]:
    """The share set of an act with one way to go."""
    return {MEASURE_ACTS: ShareSet((SHARE_UNIT,), ShareOrigin.WHOLE)}


def mapped(number: int, *ways: tuple[int, ...], parts: tuple[int, ...] = (), verb: Verb = Verb.MERGE) -> OldAct:
    """An old act that goes one way for each tuple of proposed acts billed together."""
    alternatives = tuple(
        Alternative(f"{code(number)}#{index}", tuple(map(proposed, way))) for index, way in enumerate(ways, 1)
    )
    sets = {MEASURE_ACTS: ShareSet(parts, ShareOrigin.EXPERT, "essai")} if parts else whole()
    return OldAct(code(number), Fate.MAPPED, verb, "", alternatives, sets)


def new_act(
    number: int, activities: tuple[int, ...] = (1,), score: int | None = None, allotted: ActCode | None = None,
    label: str = "",
) -> ProposedAct:  # fmt: skip
    """A proposed act with one line an activity."""
    lines = tuple(ProposedLine(Slot(activity, 0), score, "chirurgie") for activity in activities)
    return ProposedAct(proposed(number), label or f"Acte nouveau {number}", allotted, "07.03.05.02", lines)


def draft(*nodes: OldAct | ProposedAct) -> Draft:
    """A draft that says just this."""
    return Draft(
        "essai",
        "81",
        old={node.code: node for node in nodes if isinstance(node, OldAct)},
        proposed={node.id: node for node in nodes if isinstance(node, ProposedAct)},
    )


# Strategies that depend on little are made once: making one anew for each draw costs more than the draw.
@cache
def partitions(pieces: int) -> st.SearchStrategy[tuple[int, ...]]:
    """``pieces`` positive shares that sum to 10 000."""
    cuts = st.lists(st.integers(1, SHARE_UNIT - 1), min_size=pieces - 1, max_size=pieces - 1, unique=True)
    return cuts.map(lambda cuts: tuple(b - a for a, b in pairwise([0, *sorted(cuts), SHARE_UNIT])))


@cache
def _ways(targets: int) -> st.SearchStrategy[list[tuple[int, ...]]]:
    together = st.lists(st.integers(1, targets), min_size=1, max_size=3, unique=True).map(tuple)
    return st.lists(together, min_size=1, max_size=3, unique=True)


FATES, VERBS, REASONS = st.sampled_from(Fate), st.sampled_from(Verb), st.sampled_from(["", "obsolète"])
ACTIVITIES, ALLOTTED = st.sampled_from([(1,), (1, 4)]), st.booleans()
SCORES = st.none() | st.integers(1, 400_000)


@cache
@st.composite
def old_acts(draw: st.DrawFn, number: int, targets: int) -> OldAct:
    """Any fate of one old act among ``targets`` proposed acts."""
    fate = draw(FATES)
    if fate is not Fate.MAPPED:
        reason = draw(REASONS)
        return OldAct(code(number), fate, Verb.DELETE if fate is Fate.DELETED else None, reason)
    ways = draw(_ways(targets))
    parts = draw(partitions(len(ways))) if len(ways) > 1 else ()
    return mapped(number, *ways, parts=parts, verb=draw(VERBS))


@st.composite
def drafts(draw: st.DrawFn, size: int = 6) -> Draft:
    """A draft over acts 1…size, with as many proposed acts, well linked (I4) but of any shape."""
    targets = [
        new_act(
            number,
            draw(ACTIVITIES),
            draw(SCORES),
            code(number) if draw(ALLOTTED) else None,
        )
        for number in range(1, size + 1)
    ]
    olds = [draw(old_acts(number, size)) for number in range(1, size + 1)]
    return draft(*olds, *targets)


WORDS = st.sampled_from(["", "Biopsie", "biopsie ", "Biopsie d’un os", "Exérèse"])
SLOTS = st.builds(Slot, st.integers(1, 5), st.integers(0, 3))
proposed_lines = st.builds(
    ProposedLine, SLOTS, st.none() | st.integers(0, 400_000), WORDS, WORDS, st.sampled_from(["", "ADC", "ADI"]), WORDS,
    st.sampled_from(["", "1"]), st.booleans(), st.booleans(),
    st.lists(st.sampled_from("AFJK")).map(tuple), st.lists(st.integers(1, 9).map(code), max_size=2).map(tuple),
    st.lists(st.sampled_from(["HHFA001", "HHFA001/4", "HHFA002/1/2"]), max_size=2).map(tuple),
)  # fmt: skip


LINES = st.lists(proposed_lines, max_size=3).map(tuple)
LEFT = st.lists(st.builds(LeftLine, SLOTS, st.just("07"), WORDS), max_size=2).map(tuple)
ANY_VERB, HEADINGS, QUARTERS = st.sampled_from([None, *Verb]), st.sampled_from(["", "07.03"]), st.integers(0, 3)


@st.composite
def full_drafts(draw: st.DrawFn, size: int = 2) -> Draft:
    """Any draft that the journal can hold, sound or not: what :func:`drafts` makes, with every field of its acts (lists
    in any order, keys twice), acts without node, acts that it only mentions, and every register.
    """
    made = draw(drafts(size))
    made.base = draw(st.sampled_from(["81", "82"]))
    for act in list(made.old.values()):
        ways = tuple(draw(st.permutations(act.alternatives + act.alternatives[: draw(st.integers(0, 1))])))
        left, verb = draw(LEFT), draw(ANY_VERB)
        made.old[act.code] = replace(act, verb=verb, alternatives=ways, left=left, review=draw(WORDS))
        if draw(QUARTERS) == 0:
            del made.old[act.code]
    for new in list(made.proposed.values()):
        lines = draw(LINES)
        made.proposed[new.id] = replace(
            new, label=draw(WORDS), lines=lines, heading=draw(HEADINGS),
            justification=draw(WORDS), notes=draw(WORDS),
        )  # fmt: skip
        if draw(QUARTERS) == 0:
            del made.proposed[new.id]
    for layer in draw(st.lists(st.sampled_from(sorted(records())), max_size=3, unique=True)):
        LAYERS[layer].held(made)[draw(st.sampled_from(["HHFA001", "P-07-0001"]))] = draw(records()[layer])
    return made


@cache
def records() -> dict[str, st.SearchStrategy[Any]]:
    """A record of each register, by layer."""
    registers = get_type_hints(Registers)
    held = {id(layer.held(EMPTY)): name for name, layer in LAYERS.items()}
    return {
        held[id(getattr(EMPTY.registers, field.name))]: _plain(get_args(registers[field.name])[1])
        for field in fields(Registers)
    }


def _plain(record: type) -> st.SearchStrategy[Any]:
    """Records of ``record``, texts short and free of what UTF-8 cannot hold."""
    hints = get_type_hints(record)
    return st.builds(record, **{field.name: _value(hints[field.name]) for field in fields(record)})


def _value(hint: Any) -> st.SearchStrategy[Any]:
    if hint is str:
        return WORDS
    if get_origin(hint) is tuple:
        return st.lists(_value(get_args(hint)[0]), max_size=2).map(tuple)
    return _plain(hint) if is_dataclass(hint) and isinstance(hint, type) else st.from_type(hint)


EMPTY = draft()
