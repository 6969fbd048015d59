"""What holds a tangled dossier together, and what each side would weigh in euros."""

from collections.abc import Iterable
from dataclasses import dataclass

from ccam.model.codes import ActCode, ProposedId
from ccam.model.draft import Draft
from ccam.model.graph import Dossier
from ccam.model.tangle import Pivot, cuts, pivots
from ccam.usecases.study import Study


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a cut: its old acts, their observed base and their observed impact in cents. Amounts are 0 for acts
    without volumes.
    """

    acts: tuple[ActCode, ...]
    base: int
    impact: int


@dataclass(frozen=True, slots=True)
class Separation:
    """A link, by shown codes, whose removal leaves two dossiers."""

    old: ActCode
    targets: tuple[str, ...]
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Tangle:
    """A dossier and what holds it: links from the one that separates most euros, acts from the one that holds most."""

    dossier: Dossier
    links: int
    separations: tuple[Separation, ...]
    pivots: tuple[Pivot, ...]


def tangle(study: Study, dossier_id: str) -> Tangle:
    """What holds the dossier of that id together."""
    dossier = study.owner[dossier_id]
    weigh = _Scales(study)
    found = [
        Separation(cut.old, _shown(study.draft, cut.targets), (weigh.side(cut.left), weigh.side(cut.right)))
        for cut in cuts(study.draft, dossier)
    ]
    found.sort(key=lambda made: -min(side.base for side in made.sides))
    held = tuple(Pivot(_shown(study.draft, [item.act])[0], item.parts) for item in pivots(study.draft, dossier))
    links = sum(len(study.draft.fate_of(code).targets) for code in dossier.old)
    return Tangle(dossier, links, tuple(found), held)


class _Scales:
    """Weighs acts; the figures of each act are computed once."""

    def __init__(self, study: Study) -> None:
        from valuation.impact import Axis

        self.figures = study.impact.by(Axis.ACT).rows

    def side(self, acts: tuple[ActCode, ...]) -> Side:
        known = [self.figures[code] for code in acts if code in self.figures]
        return Side(acts, sum(one.base for one in known), sum(one.observed for one in known))


def _shown(draft: Draft, targets: Iterable[str]) -> tuple[str, ...]:
    known = draft.proposed
    return tuple(known[ProposedId(name)].shown_code if name in known else name for name in targets)
