"""The calendar of étapes, for people (80 columns) and for machines."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from ccam.cli import output
from ccam.french import milestones as words
from ccam.french import numbers
from ccam.french import study as fr

if TYPE_CHECKING:
    from ccam.model.decisions import Entry
    from ccam.usecases.calendar import Calendar, EtapeProgress, FamilyProgress
    from ccam.usecases.study import Study

SHOWN_FAMILIES = 12
"""Families of a list for people; ``--json`` has them all."""


def said(found: "Calendar", entry: "Entry") -> Iterator[str]:
    """What was planned."""
    name = entry.decision.facts["etape"]
    planned = next(each.planned for each in found.etapes if each.planned.name == name)
    progress = numbers.share(planned.progress)
    on = numbers.long_day(date.fromisoformat(planned.on))
    yield from output.wrapped(
        words.PLANNED.format(
            name=planned.name, on=on, body=planned.body, progress=progress, position=numbers.integer(entry.position)
        ),
        2,
    )


def as_text(study: "Study", found: "Calendar") -> Iterator[str]:
    """The étapes, then what is late, then what the next one waits for."""
    yield words.CALENDAR_HEAD.format(draft=study.draft.name, today=numbers.day(found.today))
    unit = words.CALENDAR_NO_VOLUMES
    if found.with_volumes:
        unit = words.CALENDAR_UNIT.format(scope=fr.SCOPE_NAME, volumes=study.volumes.name)
    yield from output.wrapped(unit, 0)
    yield ""
    yield from output.columns([_cells(each) for each in found.etapes], head=words.CALENDAR_COLUMNS, right=(5, 6))
    yield words.LEGEND
    if found.sealed_apart:
        yield words.SEALED_APART.format(names=", ".join(found.sealed_apart))
    for etape, some, none in (
        (found.due, words.LATE, words.NOTHING_LATE),
        (found.next, words.TO_DO, words.NOTHING_TO_DO),
    ):
        if etape is not None:
            yield ""
            yield from _behind(etape, some, none)


def _cells(etape: "EtapeProgress") -> tuple[str, ...]:
    states = list(dict.fromkeys(family.state.label for family in etape.families))
    planned = etape.planned
    return (
        words.MARKS[etape.mark],
        output.cut(planned.name, 16),
        numbers.day(date.fromisoformat(planned.on)),
        planned.body,
        states[0] if len(states) == 1 else words.SEVERAL_STATES,
        numbers.share(_tenths(planned.progress)),
        numbers.share(_tenths(etape.reached)),
    )


def _tenths(parts: int) -> int:
    """A share rounded to a tenth of a percent, half-up."""
    return (parts + 5) // 10 * 10


def _behind(etape: "EtapeProgress", some: str, none: str) -> Iterator[str]:
    on = numbers.day(date.fromisoformat(etape.planned.on))
    families = etape.behind
    yield (some if families else none).format(name=etape.planned.name, on=on)
    for family in families[:SHOWN_FAMILIES]:
        yield from output.wrapped(f"  {_sentence(family)}", 4)
    if len(families) > SHOWN_FAMILIES:
        yield f"  {words.MORE_FAMILIES.format(count=numbers.integer(len(families) - SHOWN_FAMILIES))}"


def _sentence(family: "FamilyProgress") -> str:
    facts = {
        "name": family.name,
        "state": family.state.label,
        "acts": numbers.plural(family.acts_left, "acte"),
    }
    if family.behind is None:
        return words.BEHIND_ACTS.format(**facts)
    shape = words.BEHIND_BASE_ONE if family.acts_left == 1 else words.BEHIND_BASE
    return shape.format(base=numbers.euros_short(family.behind), **facts)


def as_json(study: "Study", found: "Calendar", entry: "Entry | None") -> dict[str, Any]:
    """``etapes`` by date, each with its families; shares in 10 000ths, bases in euros (null without volumes)."""
    return study.context_json() | {
        "au": found.today.isoformat(),
        "prevu": entry.position if entry else None,
        "hors_calendrier": list(found.sealed_apart),
        "etapes": [_etape_json(each) for each in found.etapes],
    }


def _etape_json(etape: "EtapeProgress") -> dict[str, Any]:
    planned = etape.planned
    return {
        "etape": planned.name,
        "le": planned.on,
        "instance": planned.body,
        "situation": etape.mark.value,
        "avancement_prevu": planned.progress,
        "avancement": etape.reached,
        "livrables": {each.family: each.state for each in planned.deliver},
        "familles": [_family_json(family) for family in etape.families],
    }


def _family_json(family: "FamilyProgress") -> dict[str, Any]:
    return {
        "famille": family.id or None,
        "nom": family.name,
        "etat": family.state.name,
        "actes": family.acts,
        "actes_atteints": family.acts_there,
        "base": output.amount(family.base),
        "base_atteinte": output.amount(family.base_there),
        "retard": output.amount(family.behind),
        "actes_restants": family.acts_left,
    }
