"""Alternatives of one old act in a transcodage table: each target once, parts of exactly 100 % in all."""

from ccam.formats.transcodage import PART_PLACES, WHOLE, share_of
from ccam.french import findings as fr
from ccam.french import numbers
from ccam.model.codes import ActCode
from importers.transcodage_ways import LEADS_NOWHERE, Way

OTHER_SCALES = frozenset({WHOLE // 100, WHOLE * 100})
"""Sums of an act whose parts were written per 1 or per 10 000 instead of per cent."""


def check(ways: list[Way]) -> None:
    """Check every old act all of whose rows are sound; what is wrong is told on its row."""
    acts: dict[ActCode, list[Way]] = {}
    for way in ways:
        if way.old:
            acts.setdefault(way.old, []).append(way)
    for act, of_act in acts.items():
        if len(of_act) == 1 and of_act[0].part in (None, WHOLE):
            continue
        if all(way.filled.sound for way in of_act):
            alternatives = _alternatives(of_act)
            _check_targets(act, alternatives)
            _check_parts(act, alternatives)


def _alternatives(ways: list[Way]) -> list[list[Way]]:
    """Rows that share an « ensemble » letter are one alternative, any other row is one by itself."""
    found: dict[str | int, list[Way]] = {}
    for rank, way in enumerate(ways):
        if way.verb not in LEADS_NOWHERE:
            found.setdefault(way.together or rank, []).append(way)
    return list(found.values())


def _check_targets(act: ActCode, alternatives: list[list[Way]]) -> None:
    seen: dict[frozenset[str], Way] = {}
    for members in alternatives:
        targets: dict[str, Way] = {}
        for way in members:
            if (earlier := targets.setdefault(way.target, way)) is not way:
                _refuse_twice(act, earlier, way)
        if (before := seen.setdefault(frozenset(targets), members[0])) is not members[0]:
            _refuse_twice(act, before, members[0])


def _refuse_twice(act: ActCode, earlier: Way, way: Way) -> None:
    way.filled.refuse(fr.TARGET_TWICE, "target", act=act, other=earlier.filled.number)


def _check_parts(act: ActCode, alternatives: list[list[Way]]) -> None:
    givers = []
    for members in alternatives:
        given = [way for way in members if way.part is not None]
        if given:
            givers.append(given[0])
        elif len(alternatives) > 1:
            members[0].filled.refuse(fr.PART_MISSING, "part", act=act)
        for way in given[1:]:
            if way.part != given[0].part:
                other = given[0].filled.text("part")
                way.filled.refuse(fr.PARTS_DIFFER, "part", act=act, together=way.together, other=other)
    if len(givers) == len(alternatives) and givers:
        _check_sum(act, givers)


def _check_sum(act: ActCode, givers: list[Way]) -> None:
    total = sum(way.part or 0 for way in givers)
    if total in OTHER_SCALES:
        givers[0].filled.refuse(fr.PARTS_SCALE, "part", act=act, sum=_shown(total))
        return
    for way in givers:
        try:
            share_of(way.part or 0)
        except ValueError:
            way.filled.refuse(fr.BAD_PART, "part")
    if total != WHOLE and all(way.filled.sound for way in givers):
        rows = fr.first_rows([way.filled.number for way in givers])
        givers[0].filled.refuse(fr.PARTS_SUM, "part", act=act, sum=_shown(total), rows=rows)


def _shown(total: int) -> str:
    return numbers.scaled(total, PART_PLACES, trim=True)
