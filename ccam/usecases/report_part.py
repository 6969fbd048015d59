"""The part of a draft that a report is about: all of it, or the dossiers of a family."""

from dataclasses import dataclass, replace

from ccam.french import reporting as fr
from ccam.model.errors import DataRefused
from ccam.model.events import members
from ccam.usecases.families import find_family
from ccam.usecases.study import Study


@dataclass(frozen=True, slots=True)
class Part:
    """``within`` are the acts told of, None for all; ``name`` what is added to the scope of a ``family``."""

    family: str = ""
    name: str = ""
    within: frozenset[str] | None = None

    def has(self, *acts: str) -> bool:
        """Whether one of these acts is told of."""
        return self.within is None or not self.within.isdisjoint(acts)

    def narrowed(self, study: Study) -> Study:
        """The same draft under the volumes of the part alone: every figure is then that of the part. Raises
        :class:`DataRefused` where nothing of it is billed.
        """
        if self.within is None:
            return study
        rows = tuple(row for row in study.volumes.rows if row.key.code in self.within)
        if not rows:
            raise DataRefused(fr.FAMILY_WITHOUT_VOLUMES, family=self.family)
        return replace(study, volumes=replace(study.volumes, rows=rows))


WHOLE = Part()


def family_part(first: Study, last: Study, family: str) -> Part:
    """The dossiers, whole, that hold an act of a family at either point; :class:`UnknownThing` lists the families."""
    found = find_family(last.draft, family)
    placed = {name for name, place in last.draft.registers.placements.items() if place.family == found.id}
    within = {
        member
        for study in (first, last)
        for act in placed
        if act in study.owner
        for member in members(study.owner[act])
    }
    return Part(found.id, fr.FAMILY_PART.format(id=found.id, name=found.name), frozenset(within | placed))
