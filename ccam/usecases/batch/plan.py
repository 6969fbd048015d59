"""Which reports a batch is made of: the plenary, every family, every committee, and what else its file names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ccam.formats.batch import BatchOrder, Comparison
from ccam.formats.batch_manifest import COMMITTEE, FAMILY, OTHER, PLENARY
from ccam.french import batch as fr
from ccam.model.draft import Draft
from ccam.model.registers import Family
from ccam.model.text import file_name
from ccam.usecases.families import find_family
from ccam.usecases.report.build import Ends, open_ends
from ccam.usecases.report.part import WHOLE, Part, committee_part, committees, family_part

if TYPE_CHECKING:
    from ccam.store.store import Store

FOLDERS = {PLENARY: "pleniere", FAMILY: "familles", COMMITTEE: "comites", OTHER: "autres"}


@dataclass(frozen=True, slots=True)
class Planned:
    """One report to make: ``stem`` is its path in the folder of the batch without a suffix, ``key`` the name of its
    family or committee, empty for the whole.
    """

    name: str
    nature: str
    key: str
    comparison: Comparison
    formats: tuple[str, ...]
    stem: str = ""


@dataclass(slots=True)
class Opened:
    """Ends of comparisons, each opened once."""

    store: "Store"
    _ends: dict[Comparison, Ends] = field(default_factory=dict)

    def ends(self, asked: Comparison) -> Ends:
        """Both ends; raises as :func:`ccam.usecases.report.build.open_ends`."""
        if asked not in self._ends:
            self._ends[asked] = open_ends(
                self.store, before=asked.before, after=asked.after or None, draft=asked.draft or None,
                scenario=asked.scenario or None,
            )  # fmt: skip
        return self._ends[asked]


def part_of(ends: Ends, nature: str, key: str) -> Part:
    """The part of the draft that a report of that ``nature`` is about; raises :class:`UnknownThing`."""
    makers: dict[str, Callable[..., Part]] = {FAMILY: family_part, COMMITTEE: committee_part}
    return makers[nature](ends.start.study, ends.whole.study, key) if key else WHOLE


def plan(order: BatchOrder, opened: Opened) -> tuple[Planned, ...]:
    """The reports in the order in which they are read; raises :class:`UnknownThing` for a family or a committee that
    the draft does not have.
    """
    made: dict[str, Planned] = {}
    for planned in _planned(order, opened):
        part_of(opened.ends(planned.comparison), planned.nature, planned.key)
        wanted = stem = f"{FOLDERS[planned.nature]}/{file_name(planned.name)}"
        number = 2
        while stem in made:
            stem, number = f"{wanted}-{number}", number + 1
        made[stem] = replace(planned, stem=stem)
    return tuple(made.values())


def _planned(order: BatchOrder, opened: Opened) -> Iterator[Planned]:
    def usual(name: str, nature: str, key: str = "") -> Planned:
        return Planned(name, nature, key, order.comparison, order.formats)

    study = opened.ends(order.comparison).whole.study
    if order.plenary:
        yield usual(fr.PLENARY, PLENARY)
    for family in _families(order, study.draft):
        yield usual(fr.FAMILY.format(id=family.id, name=family.name), FAMILY, family.id)
    for name in committees(study) if order.committees is None else order.committees:
        yield usual(fr.committee(name, first=True), COMMITTEE, name)
    for extra in order.extras:
        nature = FAMILY if extra.family else COMMITTEE if extra.committee else OTHER
        yield Planned(extra.name, nature, extra.family or extra.committee, extra.comparison, extra.formats)


def _families(order: BatchOrder, draft: Draft) -> list[Family]:
    if order.families is None:
        known = draft.registers.families
        return [known[id_] for id_ in sorted(known)]
    return [find_family(draft, name) for name in order.families]
