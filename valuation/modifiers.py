"""What modifiers add: by letter, date, grid and executant, from a release, a full base or a parameter file.

A letter changes meaning and value from one version to the next: nothing here is a constant. Percentages in ‰,
amounts in cents.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ccam.formats.parameters_rules import Association, Modifier
from ccam.french import billing as fr
from ccam.french import numbers
from ccam.model.acts import OTHERS, SECTOR1, Release, ValueUnit
from ccam.model.errors import UnknownThing, UsageError
from ccam.model.history import ReferenceRow
from ccam.model.text import folded
from valuation.cover import in_force
from valuation.parameters import Parameters

TABLE = "TB11"
"""Reference table of modifiers in a full base: coefficient in ‰ of the tariff, and amount, by grid and date."""
UNCHANGED = 1_000


@dataclass(frozen=True, slots=True)
class ModifierValue:
    """What ``letter`` adds in ``grid`` from ``start`` to ``end`` (None: still). ``executant`` is who it is for, in the
    words of the source, ``""`` for all.
    """

    letter: str
    grid: str
    start: date
    per_mille: int
    cents: int
    source: str
    executant: str = ""
    end: date | None = None


def of_release(release: Release) -> Iterator[ModifierValue]:
    """Chapter 19.03 of a workbook, for columns F and G: the wording says who a variant is for."""
    variants = {each.letter for each in release.modifiers if each.variant > 1}
    for each in release.modifiers:
        executant = each.wording if each.letter in variants else ""
        for grid, value in ((SECTOR1, each.sector1), (OTHERS, each.others)):
            mille, cents = (value, 0) if each.unit is ValueUnit.PER_MILLE else (0, value)
            yield ModifierValue(each.letter, grid, release.applicable, mille, cents, release.title, executant)


def of_history(tables: Iterable[ReferenceRow], source: str) -> Iterator[ModifierValue]:
    """Table 11 of a full base: every grid and date. Coefficients above one become what they add."""
    for row in tables:
        if row.table != TABLE:
            continue
        facts = json.loads(row.facts)
        yield ModifierValue(
            letter=facts["modificateur"],
            grid=str(facts["grille"]),
            start=date.fromisoformat(facts["debut"]),
            per_mille=max(facts["coefficient"] - UNCHANGED, 0) if facts["coefficient"] else 0,
            cents=facts["forfait"],
            source=source,
            end=date.fromisoformat(facts["fin"]) if facts["fin"] else None,
        )


def of_parameters(parameters: Parameters) -> Iterator[ModifierValue]:
    """``[[modificateur]]``: what a parameter file says stands over a release."""
    for each in parameters.of_kind("modificateur", Modifier):
        mille, cents = each.per_mille or 0, each.cents or 0
        yield ModifierValue(each.letter, each.grid, each.start, mille, cents, each.source, each.executant)


def in_force_on(values: Iterable[ModifierValue], grid: str, on: date) -> dict[str, tuple[ModifierValue, ...]]:
    """By letter, one value for each executant: the latest that has started; of one day, the last given."""
    found: dict[tuple[str, str], ModifierValue] = {}
    for each in values:
        if each.grid == grid and each.start <= on and (each.end is None or on <= each.end):
            key = (each.letter, folded(each.executant))
            if key not in found or found[key].start <= each.start:
                found[key] = each
    by_letter: dict[str, list[ModifierValue]] = {}
    for each in found.values():
        by_letter.setdefault(each.letter, []).append(each)
    return {letter: tuple(kept) for letter, kept in by_letter.items()}


def chosen(
    known: dict[str, tuple[ModifierValue, ...]], letter: str, executant: int | None, grid: str, on: date
) -> ModifierValue:
    """The value of ``letter`` for one executant, numbered from 1 in the order of the source. :class:`UnknownThing`
    where there is none; :class:`UsageError` where several differ and none of them is chosen.
    """
    variants = known.get(letter, ())
    if not variants:
        names = ", ".join(sorted(known))
        raise UnknownThing(fr.UNKNOWN_MODIFIER, letter=letter, grid=grid, day=numbers.day(on), known=names)
    same = len({(each.per_mille, each.cents) for each in variants}) == 1
    if (executant is None and not same) or (executant is not None and not 1 <= executant <= len(variants)):
        raise UsageError(fr.EXECUTANT_NEEDED, letter=letter, variants=_variants(variants))
    return variants[(executant or 1) - 1]


def association_of(parameters: Parameters, code: str, on: date) -> Association:
    """The part that association ``code`` pays; :class:`UnknownThing` where it has none ``on`` that day."""
    every = parameters.of_kind("association", Association)
    found = in_force((each for each in every if each.code == code), on)
    if found is None:
        known = ", ".join(sorted({each.code for each in every}))
        raise UnknownThing(fr.UNKNOWN_ASSOCIATION, code=code, day=numbers.day(on), known=known)
    return found


def value_text(value: ModifierValue) -> str:
    """``+13 %`` or ``+25,15 €``."""
    if value.cents:
        return numbers.euros(value.cents, sign=True)
    return f"{numbers.scaled(value.per_mille, 1, sign=True, trim=True)}{numbers.NBSP}%"


def _variants(variants: Sequence[ModifierValue]) -> str:
    described = (
        fr.EXECUTANT.format(number=number, value=value_text(each), wording=each.executant or fr.EVERYBODY)
        for number, each in enumerate(variants, 1)
    )
    return " ; ".join(described)
