"""Layout of a table of states (``etats.toml``): a base may have its own, in the place of the one that ships."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from ccam.french import findings_life as fr
from ccam.french import numbers
from ccam.french import parameters as toml
from ccam.french.sentence import Sentence
from ccam.model.errors import DataRefused, FileRefused
from ccam.model.findings import Finding, Severity, finding
from ccam.model.life import Life, reached, read_life
from ccam.model.members import Role
from ccam.model.text import has_control, safe

FORMAT = "etats"
"""Format, and nature, of the document that holds such a table."""
WRITERS = (Role.EDITOR, Role.PRESIDENT, Role.SECRETARIAT)
"""Roles that a move can be given to: those that write."""

_PLACE = re.compile(r"line ([0-9]+)")


@dataclass(frozen=True, slots=True)
class LifeFile:
    """A table of states as read; ``text`` is the file itself, which the base keeps."""

    name: str
    life: Life
    text: str


@cache
def life_of(text: str) -> Life:
    """The table that a document of the base holds: it was read by :func:`parse` before it was kept."""
    return read_life(tomllib.loads(text))


def parse(text: str, *, name: str) -> LifeFile:
    """Read a table of states; :class:`FileRefused` carries one finding for each thing that does not hold together."""
    text = text.removeprefix("\ufeff")
    findings: list[Finding] = []
    try:
        content = tomllib.loads(text)
        life = read_life(content)
        findings += _faults(name, content, life)
        title = _title(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _PLACE.search(str(error))
        row = int(place[1]) if place else text.count("\n") + 1
        findings.append(finding(toml.NOT_TOML, Severity.ERROR, file=name, row=row))
    except DataRefused as refused:
        message = safe(refused.message)
        findings.append(Finding(refused.code, Severity.ERROR, name, 0, "", "", message, refused.hint))
    if findings:
        count = numbers.plural(len(findings), "point")
        first = findings[0].message
        raise FileRefused(fr.REFUSED, findings=tuple(findings), where=name, name=name, count=count, first=first)
    return LifeFile(title, life, text)


def _title(content: dict[str, Any]) -> str:
    document = content.get("document")
    title = document.get("nom") if isinstance(document, dict) else None
    return title.strip() if isinstance(title, str) and not has_control(title) else ""


def _faults(name: str, content: dict[str, Any], life: Life) -> Iterator[Finding]:
    """What reads well and cannot be lived by."""

    def fault(sentence: Sentence, value: str = "", *, start: str = "", mark: str = "", known: str = "") -> Finding:
        facts = {"start": start, "mark": mark, "known": known}
        return finding(sentence, Severity.ERROR, file=name, row=0, column="", value=safe(value), **facts)

    if not _title(content):
        yield fault(fr.NAME_MISSING)
    if life.first.held:
        yield fault(fr.FIRST_HELD, life.first.name)
    there = reached(life, life.first)
    for state in life.states:
        if state not in there:
            yield fault(fr.NOT_REACHED, state.name, start=life.first.name)
        elif not any(other.closed for other in reached(life, state)):
            yield fault(fr.NO_WAY_OUT, state.name)
    if not any(state.closed and state.dated for state in life.states):
        yield fault(fr.NO_PUBLICATION)
    known = ", ".join(WRITERS)
    for mark, move in sorted({move.mark: move for move in life.cells.values() if move}.items()):
        for role in sorted(move.roles - {*WRITERS}):
            yield fault(fr.ROLE_UNKNOWN, role, mark=safe(mark), known=known)
