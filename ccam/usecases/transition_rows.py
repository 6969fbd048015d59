"""Rows of a transcodage table by old act, then by alternative; the shares they give."""

from collections.abc import Iterable

from ccam.formats.transcodage import TransitionRow
from ccam.model.draft import ShareOrigin, ShareSet
from ccam.model.money import SHARE_UNIT


def by_old(rows: Iterable[TransitionRow]) -> list[list[TransitionRow]]:
    """Rows of one old act together, in order of first appearance; each creation alone."""
    groups: dict[str, list[TransitionRow]] = {}
    for row in rows:
        groups.setdefault(row.old or f"+{row.row}", []).append(row)
    return list(groups.values())


def bundles(rows: list[TransitionRow]) -> list[list[TransitionRow]]:
    """Rows of one old act by alternative: those that share an « ensemble » letter are billed together."""
    groups: dict[str, list[TransitionRow]] = {}
    for row in rows:
        groups.setdefault(row.together or f"#{row.row}", []).append(row)
    return list(groups.values())


def share_set(ways: list[list[TransitionRow]]) -> ShareSet:
    """The shares of acts that the alternatives of one old act declare; an empty part counts for nothing."""
    rows = [row for group in ways for row in group]
    origin = next((row.origin for row in rows if row.origin), ShareOrigin.EXPERT)
    source = next((row.share_source for row in rows if row.share_source), "")
    if len(ways) == 1:
        return ShareSet((SHARE_UNIT,), ShareOrigin.WHOLE)
    given = (next((row.part for row in group if row.part is not None), 0) for group in ways)
    return ShareSet(tuple(given), origin, source)
