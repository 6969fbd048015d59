"""One row of a correspondence, whatever the format it comes from: what it says, checked against itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from ccam.formats.transcodage import TransitionRow, share_of
from ccam.french import findings as fr
from ccam.french import findings_exchange as words
from ccam.model.codes import ActCode, is_act_code
from ccam.model.draft import ShareOrigin, Verb
from importers.rows import FilledRow

LEADS_NOWHERE = frozenset({Verb.DELETE, None})
"""Fates without an alternative: deleted, undecided."""

KEEPS_ITS_CODE = frozenset({Verb.KEEP, Verb.RELABEL})


@dataclass(slots=True)
class Way:
    """Where an old act leads. ``part`` is in 10⁻⁸ %, as written."""

    filled: FilledRow
    old: ActCode | None
    verb: Verb | None
    target: str
    part: int | None
    together: str
    heading: str
    origin: ShareOrigin | None
    code: ActCode | None = None
    own_lines: bool = False


def check_way(way: Way, word: str) -> None:
    """Check a way against itself; ``word`` is how its file writes its verb."""
    _check_old(way)
    _check_target(way, word)
    if way.code and is_act_code(way.target) and way.code != way.target:
        way.filled.refuse(words.CODE_AND_CODE, "code", target=way.target)


def _check_old(way: Way) -> None:
    filled = way.filled
    if way.verb is Verb.CREATE:
        if way.old:
            filled.refuse(fr.OLD_UNEXPECTED, "old")
    elif not way.old:
        filled.refuse(fr.OLD_MISSING, "old")
    elif way.verb is Verb.DELETE and not filled.text("reason"):
        filled.refuse(fr.REASON_MISSING, "reason", act=way.old)
    elif way.verb is Verb.BILL_TOGETHER and not way.together:
        filled.refuse(fr.NOT_TOGETHER, "together")


def _check_target(way: Way, word: str) -> None:
    filled = way.filled
    if way.verb in LEADS_NOWHERE:
        if way.target:
            filled.refuse(fr.TARGET_UNEXPECTED, "target", verb=word)
        if way.part is not None:
            filled.refuse(fr.PART_UNEXPECTED, "part", verb=word)
    elif not way.target and way.verb in KEEPS_ITS_CODE:
        way.target = way.old or ""
    elif not way.target:
        filled.refuse(fr.TARGET_MISSING, "target", verb=word)


def check_creations(ways: Iterable[Way]) -> None:
    """An act is created once."""
    created: dict[str, Way] = {}
    for way in ways:
        if way.filled.sound and way.verb is Verb.CREATE:
            earlier = created.setdefault(way.target, way)
            if earlier is not way:
                way.filled.refuse(fr.CREATED_TWICE, "target", other=earlier.filled.number)


def row_of(way: Way) -> TransitionRow:
    """The way as the tables hold it, once every act has been checked."""
    told = way.filled.text
    part = None if way.part is None else share_of(way.part)
    # In the order of its fields: by name, the longest file takes a tenth more.
    return TransitionRow(
        way.filled.number, way.old, way.verb, way.target, told("label"), part, way.together, told("reason"),
        way.heading, way.origin, told("share_source"), way.code, told("notes"), way.own_lines,
    )  # fmt: skip
