"""What ties the scales of the families: acts that several of them scored (bridges), and link acts.

A line has one place on the general scale, whoever scored it. Families that nothing ties to the main component are said,
and never placed. Everything here is in one canonical order: the order of the rows that were read changes nothing.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ccam.french import scale as fr
from ccam.model.errors import DataRefused
from valuation.ladder import Ladder

RATIO = 10_000
"""A ratio of work is held in 10 000ths."""

Placement = tuple[str, str]
"""A family, and a line that it scored."""


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """What a family keeps for a line, in 1/100 point of its own scale; ``weight`` is how many experts scored it."""

    family: str
    line: str
    points: int
    weight: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """An acte-lien: the work of ``first`` is ``ratio`` 10 000ths of that of ``second``; it weighs as many experts as
    ``weight`` says.
    """

    first_family: str
    first: str
    second_family: str
    second: str
    ratio: int = RATIO
    weight: int = 1
    author: str = ""
    source: str = ""


@dataclass(frozen=True)
class Network:
    """Judgements and links in canonical order. ``freed`` placements keep their weight in the optimum, but the order of
    their family is no longer imposed on them.
    """

    judgements: tuple[Judgement, ...]
    links: tuple[Link, ...] = ()
    references: tuple[Placement, ...] = ()
    freed: frozenset[Placement] = frozenset()

    @cached_property
    def by_family(self) -> dict[str, dict[str, Judgement]]:
        """Judgements by family, then by line."""
        found: dict[str, dict[str, Judgement]] = {}
        for each in self.judgements:
            found.setdefault(each.family, {})[each.line] = each
        return found

    @cached_property
    def by_line(self) -> dict[str, tuple[Judgement, ...]]:
        """Judgements by line, in the order of the families."""
        found: dict[str, list[Judgement]] = {}
        for each in self.judgements:
            found.setdefault(each.line, []).append(each)
        return {line: tuple(every) for line, every in sorted(found.items())}

    @cached_property
    def bridges(self) -> dict[str, tuple[Judgement, ...]]:
        """Lines that several families scored."""
        return {line: every for line, every in self.by_line.items() if len(every) > 1}

    @cached_property
    def components(self) -> tuple[tuple[str, ...], ...]:
        """Families that bridges and links tie, the group with the most placements first."""
        joined = {family: family for family in self.by_family}

        def top(family: str) -> str:
            while joined[family] != family:
                joined[family] = family = joined[joined[family]]
            return family

        ties = [[each.family for each in every] for every in self.bridges.values()]
        for tie in [*ties, *([link.first_family, link.second_family] for link in self.links)]:
            for family in tie[1:]:
                first, second = sorted((top(tie[0]), top(family)))
                joined[second] = first
        groups: dict[str, list[str]] = {}
        for family in sorted(joined):
            groups.setdefault(top(family), []).append(family)
        return tuple(sorted(map(tuple, groups.values()), key=lambda group: (-self._size(group), group)))

    def _size(self, families: Iterable[str]) -> int:
        return sum(len(self.by_family[family]) for family in families)

    def only(self, families: Collection[str]) -> "Network":
        """What concerns some families alone."""
        return Network(
            tuple(each for each in self.judgements if each.family in families),
            tuple(each for each in self.links if each.first_family in families and each.second_family in families),
            tuple(each for each in self.references if each[0] in families),
            frozenset(each for each in self.freed if each[0] in families),
        )

    def freeing(self, placements: Iterable[Placement]) -> "Network":
        """The same, where the order of its family is not imposed on these placements."""
        return Network(self.judgements, self.links, self.references, self.freed | frozenset(placements))

    def among(self, lines: Collection[str]) -> "Network":
        """What concerns some lines alone."""
        return Network(
            tuple(each for each in self.judgements if each.line in lines),
            tuple(each for each in self.links if each.first in lines and each.second in lines),
            tuple(each for each in self.references if each[1] in lines),
            self.freed,
        )

    def levels(self, family: str, among: Collection[str] | None = None) -> list[list[str]]:
        """The order of a family, from light to heavy: the lines of one level have the same score, and no order."""
        steps: dict[int, list[str]] = {}
        for line, each in self.by_family[family].items():
            if (family, line) not in self.freed and (among is None or line in among):
                steps.setdefault(each.points, []).append(line)
        return [steps[points] for points in sorted(steps)]

    def origin(self, family: str) -> Judgement:
        """The judgement that the others of a family are measured against: its reference, or its first line."""
        known = self.by_family[family]
        return known[next((line for name, line in self.references if name == family), min(known))]


def network(ladders: Mapping[str, Ladder], links: Iterable[Link]) -> Network:
    """The network of the families whose scale stands; raises :class:`DataRefused` for a link to a line that its family
    did not score.
    """
    judgements = sorted(
        Judgement(family, rung.line, rung.points, len(rung.given))
        for family, made in ladders.items()
        for rung in made.rungs
    )
    made = Network(
        tuple(judgements),
        tuple(sorted(links)),
        tuple(sorted((family, each.reference) for family, each in ladders.items())),
    )
    for link in made.links:
        for family, line in ((link.first_family, link.first), (link.second_family, link.second)):
            if line not in made.by_family.get(family, {}):
                raise DataRefused(
                    fr.LINK_UNSCORED, first=link.first, first_family=link.first_family, second=link.second,
                    second_family=link.second_family, missing=f"{line} ({family})",
                )  # fmt: skip
    return made
