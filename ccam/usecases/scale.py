"""The general scale of a draft: from the scores that were imported to a scale, what contradicts it or pulls on it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ccam.french import numbers
from ccam.french import scale as fr
from ccam.model.codes import Slot
from ccam.model.draft import Draft
from ccam.model.errors import DataRefused, UsageError
from ccam.model.money import parse_scaled
from ccam.model.text import folded
from ccam.usecases.score import Scored, make_ladders, scoring_rules
from ccam.usecases.study import Study

if TYPE_CHECKING:
    from valuation.ladder import Ladder
    from valuation.scale import Anchor, Scale, Step
    from valuation.scale_contradictions import Tangle
    from valuation.scale_network import Network
    from valuation.scale_removal import Removal
    from valuation.scale_tension import Move, Pull
    from valuation.scores import Rule

EVERYTHING = "tout"
"""The basket that holds every placed line."""
POINTS = 2
SHOWN_MOVES = 5
"""Bridges whose own effect is found: the most tense."""
TIMES = {"md": 10**9, "m": 10**6, "k": 10**3}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: ``total`` in 1/100 point with its ``basket`` (names), ``unit`` in 1/100 point; ``free`` goes on
    without the orders that must be set aside.
    """

    rule: str | None = None
    total: int | None = None
    basket: tuple[str, ...] = ()
    unit: int = 1
    free: bool = False


@dataclass(frozen=True)
class Answer:
    """What was found. ``network`` holds the placed families; ``untied`` those that nothing ties to them; ``scale`` is
    None where orders contradict each other and nobody asked to set any aside.
    """

    rule: "Rule"
    ladders: "Mapping[str, Ladder]"
    refused: Mapping[str, DataRefused]
    network: "Network"
    untied: Mapping[str, int]
    idle_links: int
    tangles: "tuple[Tangle, ...]"
    removal: "Removal"
    scale: "Scale | None"
    pulls: "tuple[Pull, ...]"

    @cached_property
    def moves(self) -> "tuple[Move, ...]":
        """What the most tense bridges move, each found by an optimum of its own: for who shows it."""
        from valuation.scale_tension import moves

        return tuple(moves(self.network, [pull.line for pull in self.pulls if not pull.other][:SHOWN_MOVES]))


def read_total(text: str) -> int:
    """``16000000000``, ``16000M``, ``16Md`` as 1/100 point; raises :class:`UsageError`."""
    bare = folded(text).replace(" ", "")
    suffix = next((each for each in TIMES if bare.endswith(each)), "")
    try:
        value = parse_scaled(bare.removesuffix(suffix), POINTS) * TIMES.get(suffix, 1)
    except ValueError:
        raise UsageError(fr.BAD_ANCHOR, value=text) from None
    if value <= 0:
        raise UsageError(fr.BAD_ANCHOR, value=text)
    return value


def make_scale(
    study: Study, scored: Scored, asked: Asked, progress: "Callable[[Step], None]" = lambda step: None,
    made: "tuple[Mapping[str, Ladder], Mapping[str, DataRefused]] | None" = None,
) -> Answer:  # fmt: skip
    """The scale; raises :class:`DataRefused` where no family can be placed, or the anchor cannot hold. ``made`` is what
    :func:`make_ladders` gave, where it was called already.
    """
    from valuation.scale import Scale, Step, general_scale
    from valuation.scale_contradictions import tangles
    from valuation.scale_network import network
    from valuation.scale_removal import small_removal
    from valuation.scale_tension import Pull, pulls

    rule = scoring_rules().named(asked.rule)
    ladders, refused = made or make_ladders(scored, rule)
    if not ladders:
        raise DataRefused(fr.NOTHING_TIED, why=next(iter(refused.values())).message)
    live = [link for link in scored.links if {link.first_family, link.second_family} <= ladders.keys()]
    whole = network(ladders, live)
    main, *others = whole.components
    placed = whole.only(frozenset(main))
    progress(Step.ORDERS)
    found = tangles(placed)
    removal = small_removal(placed, found)
    scale: Scale | None = None
    strained: tuple[Pull, ...] = ()
    if asked.free or not found:
        free = placed.freeing(removal.placements)
        anchor = None if asked.total is None else _anchor(study, scored, free, asked)
        scale = general_scale(free, anchor=anchor, unit=asked.unit, progress=progress)
        strained = pulls(scale)
    untied = {family: len(whole.by_family[family]) for group in others for family in group}
    return Answer(
        rule, ladders, refused, placed, untied, len(scored.links) - len(live), found, removal, scale, strained
    )


def _anchor(study: Study, scored: Scored, placed: "Network", asked: Asked) -> "Anchor":
    from valuation.scale import Anchor

    volumes = volumes_of(study, placed.by_line)
    chosen = _basket(scored, placed, asked.basket)
    return Anchor(asked.total or 0, {line: volumes[line] for line in chosen if volumes.get(line, 0) > 0})


def _basket(scored: Scored, placed: "Network", names: Iterable[str]) -> list[str]:
    """Lines of the families, acts and lines that a basket names; all of them where it names none."""
    chosen: dict[str, None] = {}
    families = {folded(scored.names.get(family, family)): family for family in placed.by_family}
    families |= {folded(family): family for family in placed.by_family}
    for name in names or (EVERYTHING,):
        family = families.get(folded(name))
        if folded(name) == EVERYTHING:
            found = list(placed.by_line)
        elif family is not None:
            found = list(placed.by_family[family])
        else:
            wanted = name.strip().upper()
            found = [line for line in placed.by_line if line == wanted or line.partition("/")[0] == wanted]
        if not found:
            raise UsageError(fr.BAD_BASKET, value=name)
        chosen |= dict.fromkeys(found)
    return sorted(chosen)


def volumes_of(study: Study, lines: Iterable[str]) -> dict[str, int]:
    """Performances of each line: what flows into a proposed one, what is observed of a current one."""
    from valuation.flow import received

    ids = {act.shown_code: act.id for act in study.draft.proposed.values()}
    flowing = received(study.impact.book.rows.flows) if ids else {}
    coming = {(act, slot): count for (act, slot), count in flowing.items()}
    observed: dict[str, int] = {}
    for row in study.volumes.rows:
        observed[str(row.key)] = observed.get(str(row.key), 0) + row.quantity
    found = {}
    for line in lines:
        act, activity, phase = line.split("/")
        here = coming.get((ids[act], Slot(int(activity), int(phase)))) if act in ids else observed.get(line)
        found[line] = here or 0
    return found


def label_of(study: Study, line: str) -> str:
    """The label of the act of a line, empty where neither the draft nor the release has it."""
    act = line.partition("/")[0]
    new = next((each for each in study.draft.proposed.values() if each.shown_code == act), None)
    if new is not None:
        return new.label
    known = {str(code): each for code, each in study.release.by_code.items()}.get(act)
    return known.label if known else ""


def write_table(draft: Draft, scale: "Scale", path: Path) -> tuple[int, int]:
    """Write the scores as a table of lines; how many lines it holds, and how many of the scale the draft does not
    propose. Raises :class:`DataRefused` where a file is there already.
    """
    from ccam.formats.tabulate import tables_of
    from ccam.publish.transcodage import LINES, csv_tables

    tables = tables_of(draft)
    codes = {str(act.id): act.shown_code for act in draft.proposed.values()}
    rows = []
    for row in tables.lines:
        line = f"{codes.get(row.target, row.target)}/{row.activity}/{row.phase}"
        if line in scale.scores:
            rows.append(row._replace(score=scale.scores[line]))
    made = csv_tables(replace(tables, lines=tuple(rows), left=())).get(LINES, b"")
    try:
        with path.open("xb") as file:
            file.write(made)
    except FileExistsError:
        raise DataRefused(fr.OUTPUT_TAKEN, file=path.name) from None
    except OSError as error:
        raise DataRefused(fr.OUTPUT_UNWRITTEN, file=path.name, why=error.strerror) from error
    return len(rows), len(scale.scores) - len(rows)


def contradiction(answer: Answer) -> DataRefused:
    """The refusal of a scale whose families contradict each other."""
    return DataRefused(
        fr.CONTRADICTIONS, cycles=numbers.plural(len(answer.tangles), "cycle"),
        count=numbers.plural(len(answer.removal.placements), "jugement"),
    )  # fmt: skip
