"""The part of a draft that a report is about: all of it, or the dossiers of a family or of a committee."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ccam.french import batch as words
from ccam.french import numbers
from ccam.french import reporting as fr
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.events import members
from ccam.model.registers import Family
from ccam.model.text import folded
from ccam.usecases.families import find_family
from ccam.usecases.study import Study


@dataclass(frozen=True, slots=True)
class Part:
    """``within`` are the acts told of, None for all; ``label`` names the part, ``name`` is added to the scope."""

    label: str = ""
    name: str = ""
    within: frozenset[str] | None = None

    def has(self, *acts: str) -> bool:
        """Whether one of these acts is told of."""
        return self.within is None or not self.within.isdisjoint(acts)

    def narrowed(self, study: Study) -> Study:
        """The same draft under the volumes of the part alone: every figure is then that of the part. Raises
        :class:`NothingBilled` where nothing of it is billed.
        """
        if self.within is None:
            return study
        rows = tuple(row for row in study.volumes.rows if row.key.code in self.within)
        if not rows:
            raise NothingBilled(fr.PART_WITHOUT_VOLUMES, part=self.label)
        return study.over(replace(study.volumes, rows=rows))


class NothingBilled(DataRefused):
    """A part of which no act is billed: there is nothing to value."""


WHOLE = Part()


def family_part(first: Study, last: Study, family: str) -> Part:
    """The dossiers, whole, that hold an act of a family at either point; :class:`UnknownThing` lists the families."""
    found = find_family(last.draft, family)
    label = words.FAMILY_LABEL.format(id=found.id)
    return _part(first, last, [found], label, fr.FAMILY_PART.format(id=found.id, name=found.name))


def committees(study: Study) -> dict[str, list[Family]]:
    """Families by the committee that owns them, both in their order; a family without one is left out."""
    known = study.draft.registers.families
    names = sorted({family.committee for family in known.values() if family.committee}, key=folded)
    return {name: [known[id_] for id_ in sorted(known) if known[id_].committee == name] for name in names}


def committee_part(first: Study, last: Study, committee: str) -> Part:
    """The dossiers of every family of a committee; :class:`UnknownThing` lists the committees."""
    known = committees(last)
    name = next((name for name in known if folded(name) == folded(committee)), None)
    if name is None:
        raise UnknownThing(words.UNKNOWN_COMMITTEE, name=committee, known=", ".join(known) or "–")
    count = numbers.plural(len(known[name]), *words.FAMILY_COUNT)
    said = words.committee(name)
    label = words.COMMITTEE_LABEL.format(name=said)
    return _part(first, last, known[name], label, words.COMMITTEE_PART.format(name=said, count=count))


def _part(first: Study, last: Study, families: Iterable[Family], label: str, name: str) -> Part:
    wanted = {family.id for family in families}
    placed = {act for act, place in last.draft.registers.placements.items() if place.family in wanted}
    within = {
        member
        for study in (first, last)
        for act in placed
        if act in study.owner
        for member in members(study.owner[act])
    }
    return Part(label, name, frozenset(within | placed))
