"""Screen « Points d'étape »: what blocks and what is only counted, what separates two points, seals and plans."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ccam.french import milestones as words
from ccam.french import numbers
from ccam.french import tui_seals as fr
from ccam.model.codes import ActCode
from ccam.model.draft import Fate
from ccam.model.invariants import Level
from ccam.usecases import calendar as calendars
from ccam.usecases import milestones
from ccam.usecases.calendar import Calendar
from ccam.usecases.diff import NOW, DossierDiff, End, EtapeDiff, compare_points
from ccam.usecases.views import Outcome, SealRow

if TYPE_CHECKING:
    from ccam.store.store import Store
    from ccam.usecases.study import Study
    from ccam.usecases.workbench.workbench import Workbench
    from valuation.impact import Figures

Story = tuple[tuple[str, tuple[str, ...]], ...]
"""Titles, each with its sentences."""
MOST_LINES = 40
"""Lines of acts that a story tells."""


@dataclass(frozen=True, slots=True)
class CheckRow:
    """What stands before a seal: a violation, the act it is about and its dossier; ``base`` is the observed base of the
    current acts it names, in cents, None without volumes.
    """

    key: str
    id: str
    blocks: bool
    subject: str
    dossier: str
    sentence: str
    hint: str
    base: int | None


class Standing(NamedTuple):
    """All that the screen shows of a draft: its calendar, its seals, and what stands before the next one."""

    calendar: Calendar
    seals: tuple[SealRow, ...]
    checks: tuple[CheckRow, ...]


class SealsRoom:
    """The room of a :class:`Workbench`."""

    study: "Study"
    actor: str
    draft_name: str
    _store: "Store"

    def seals(self) -> tuple[SealRow, ...]:
        """The points d'étape of the draft."""
        return tuple(milestones.seal_row(made) for made in self._store.seals(self.draft_name))

    def calendar(self) -> Calendar:
        """The étapes planned, and how far the draft is."""
        names = [made.name for made in self._store.seals(self.draft_name)]
        return calendars.calendar(self.study, names, date.fromisoformat(self._store.clock()[:10]))

    def standing(self) -> Standing:
        """The whole screen, without the comparison."""
        return Standing(self.calendar(), self.seals(), self.checks())

    def checks(self) -> tuple[CheckRow, ...]:
        """What blocks a stock-take, then what it only counts, the largest spends first; warnings are left out."""
        study = self.study
        bases = _bases(study)
        rows = [
            CheckRow(
                f"{each.id}·{each.acts[0] if each.acts else ''}·{place}", each.id, not milestones.counted(each),
                each.acts[0] if each.acts else "", each.dossier, each.sentence, each.hint,
                None if bases is None else sum(bases.get(act, 0) for act in dict.fromkeys(each.acts)),
            )
            for place, each in enumerate(study.violations)
            if each.level is not Level.WARNING
        ]  # fmt: skip
        return tuple(sorted(rows, key=lambda row: (not row.blocks, -(row.base or 0), row.id, row.subject)))

    def points(self) -> tuple[str, ...]:
        """What may be compared, in time: the release, the seals, the draft as it is."""
        return (self.study.draft.base, *(row.name for row in self.seals()), NOW)

    def compared(self, before: str, after: str) -> EtapeDiff:
        """What separates two points. Raises as :func:`compare_points`."""
        return compare_points(self._store, before, after, self.draft_name)


# deciding --------------------------------------------------------------------------------------


def seal(workbench: "Workbench", name: str, instance: str, *, publish: bool = False) -> Outcome:
    """Seal the draft as it is, under the charges on show; a publication leaves nothing undecided. Raises
    :class:`SealRefused` and :class:`UsageError`.
    """
    store, study = workbench.room.store, workbench.study
    made = milestones.seal(
        store, name, draft=workbench.draft_name, instance=instance, actor=workbench.actor,
        charges=study.settings.cp_origin, publish=publish,
    )  # fmt: skip
    said = (fr.PUBLISHED if publish else fr.SEALED).format(name=made.name, instance=made.instance, hash=made.hash[:12])
    return workbench.written(store.entry(made.position + 1), said)


def plan(workbench: "Workbench", name: str, on: date | None, instance: str, progress: int | None) -> Outcome:
    """Set an étape of the calendar. Raises as :func:`ccam.usecases.calendar.plan`."""
    room = workbench.room
    entry = calendars.plan(
        room.store, room.draft, name, actor=workbench.actor, on=on, instance=instance, progress=progress
    )
    return workbench.written(entry, fr.PLANNED.format(name=entry.decision.facts["etape"]))


# what a comparison says ------------------------------------------------------------------------


def end_name(end: End) -> str:
    """« mars », or « maintenant (non scellé) »."""
    return words.UNSEALED.format(name=end.name) if end.name == NOW else end.name


def undecided(study: "Study") -> int:
    """Acts of the release without a fate."""
    return sum(study.draft.fate_of(code).fate is Fate.UNDECIDED for code in study.release.by_code)


def moved_story(found: EtapeDiff, dossier: DossierDiff) -> Story:
    """Where the euros of a dossier come from: its effect at both ends, its acts, what was decided, its prices."""
    return (
        (fr.STORY_EFFECT, tuple(_effects(found, dossier))),
        (fr.STORY_DECIDED, (*dossier.major, *dossier.minor, *dossier.records) or (fr.STORY_NOTHING,)),
        (fr.STORY_PRICES, tuple(_prices(found, dossier)) or (fr.STORY_NO_PRICE,)),
    )


def _effects(found: EtapeDiff, dossier: DossierDiff) -> Iterator[str]:
    if dossier.moved is None:
        yield fr.STORY_NO_VOLUMES
        return
    acts = _acts_of(found, dossier)
    ends = [_by_act(end.study) for end in (found.before, found.after)]
    names = [end_name(end) for end in (found.before, found.after)]
    sums = [sum(end[act].observed for act in acts if act in end) for end in ends]
    yield fr.STORY_SUMS.format(
        before=names[0], first=_signed(sums[0]), after=names[1], last=_signed(sums[1]), moved=_signed(dossier.moved)
    )
    for act in acts[:MOST_LINES]:
        first, last = (end[act].observed if act in end else 0 for end in ends)
        base = ends[1][act].base if act in ends[1] else 0
        if first != last:
            yield fr.STORY_ACT.format(
                act=act, base=numbers.euros_short(base), first=_signed(first), last=_signed(last),
                moved=_signed(last - first),
            )  # fmt: skip
    yield fr.STORY_UNIT


def _prices(found: EtapeDiff, dossier: DossierDiff) -> Iterator[str]:
    """Target tariffs of the proposed lines that are not the same at both ends."""
    first, last = (_tariffs(end.study, dossier) for end in (found.before, found.after))
    changed = [name for name in dict.fromkeys((*first, *last)) if first.get(name) != last.get(name)]
    for name in changed[:MOST_LINES]:
        yield fr.STORY_PRICE.format(line=name, before=first.get(name, fr.ABSENT), after=last.get(name, fr.ABSENT))


def _tariffs(study: "Study", dossier: DossierDiff) -> dict[str, str]:
    """« 262 points → 193,62 € » by line of the proposed acts of the dossier."""
    owner = study.owner.get(dossier.id)
    if owner is None:
        return {}
    made = {}
    for act in study.dossier_view(owner.id).new:
        for line in act.lines:
            name = f"{act.shown_code} {line.slot}"
            if line.tariff is None or line.score is None:
                made[name] = line.why
            else:
                points, price = numbers.points(line.score), numbers.euros(line.tariff)
                made[name] = fr.TARIFF.format(points=points, price=price)
    return made


def _acts_of(found: EtapeDiff, dossier: DossierDiff) -> list[ActCode]:
    """The old acts of a dossier at either end."""
    ends = (end.study.owner.get(dossier.id) for end in (found.after, found.before))
    return list(dict.fromkeys(act for owner in ends if owner is not None for act in owner.old))


def _by_act(study: "Study") -> "Mapping[str, Figures]":
    from valuation.impact import Axis

    return study.impact.by(Axis.ACT).rows


def _bases(study: "Study") -> dict[str, int] | None:
    if not study.volumes.rows:
        return None
    return {act: figures.base for act, figures in _by_act(study).items()}


def _signed(cents: int) -> str:
    return numbers.euros_short(cents, sign=True)
