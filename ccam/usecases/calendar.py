"""The calendar of étapes: what each must deliver, how much of the spend is there, what is late.

An act *has reached* a state when it stands there or further in the order of ``data/parameters/etats.toml``, or when it
is closed; an act without fate has reached none. Of a family that an étape names, every act is expected; of the others
(``*``), the planned share of their spend.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from ccam.french import milestones as fr
from ccam.french import numbers
from ccam.model.codes import ActCode
from ccam.model.decisions import Change, Decision, Entry, Kind
from ccam.model.draft import Draft, Fate
from ccam.model.errors import DataRefused, UsageError
from ccam.model.life import Life, State
from ccam.model.money import SHARE_UNIT
from ccam.model.nodes import encode_node, node_name, value_of
from ccam.model.registers import Deliverable, PlannedMilestone
from ccam.model.text import folded
from ccam.resources import rules
from ccam.usecases.families import find_family
from ccam.usecases.life import life_table
from ccam.usecases.milestones import known_instance
from ccam.usecases.study import Study, open_study

if TYPE_CHECKING:
    from ccam.store.store import Store

EVERY_FAMILY = "*"
"""The deliverable of the families that no other one names."""


class Mark(StrEnum):
    """Where an étape stands on a given day."""

    SEALED = "scellee"
    LATE = "echue"
    NEXT = "prochaine"
    LATER = "a venir"


@dataclass(frozen=True, slots=True)
class FamilyProgress:
    """One family against an étape: its acts and their observed base in cents (None without volumes), those that have
    reached ``state``, and ``behind``, what misses of the base expected by then.
    """

    id: str
    name: str
    state: State
    acts: int
    acts_there: int
    base: int | None
    base_there: int | None
    behind: int | None

    @property
    def acts_left(self) -> int:
        """Acts that have not reached the state."""
        return self.acts - self.acts_there


@dataclass(frozen=True, slots=True)
class EtapeProgress:
    """One étape of the calendar. ``reached`` is the share of the spend that is where the étape wants it, in 10 000ths
    (of acts without volumes); ``families`` are told by number, acts of none last.
    """

    planned: PlannedMilestone
    mark: Mark
    reached: int
    families: tuple[FamilyProgress, ...]

    @property
    def behind(self) -> tuple[FamilyProgress, ...]:
        """The families that miss something, those that miss most first."""
        late = [family for family in self.families if (family.acts_left if family.behind is None else family.behind)]
        return tuple(sorted(late, key=lambda family: (-(family.behind or 0), -family.acts_left, family.id)))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Every étape by date. ``sealed_apart`` are seals that no étape of the calendar is named after."""

    today: date
    etapes: tuple[EtapeProgress, ...]
    sealed_apart: tuple[str, ...]
    with_volumes: bool

    @property
    def due(self) -> EtapeProgress | None:
        """The last étape whose day has come: what it asks for and does not have is late."""
        return next(
            (etape for etape in reversed(self.etapes) if date.fromisoformat(etape.planned.on) <= self.today), None
        )

    @property
    def next(self) -> EtapeProgress | None:
        """The étape being prepared."""
        return next((etape for etape in self.etapes if etape.mark is Mark.NEXT), None)


@cache
def shipped_calendar() -> tuple[PlannedMilestone, ...]:
    """The étapes of ``data/parameters/calendrier.toml``."""
    return tuple(
        PlannedMilestone(
            row["nom"], row["le"].isoformat(), row["instance"],
            tuple(Deliverable(family, state) for family, state in row["livrables"].items()), row["avancement"],
        )
        for row in rules("calendrier")["etape"]
    )  # fmt: skip


def open_calendar(store: "Store", draft: str) -> tuple[Study, Calendar]:
    """The draft as it is, and its calendar today."""
    study = open_study(store, draft=draft)
    names = [made.name for made in store.seals(draft)]
    return study, calendar(study, names, date.fromisoformat(store.clock()[:10]))


def planned_of(draft: Draft) -> tuple[PlannedMilestone, ...]:
    """The calendar of a draft by date: its own étapes, over those that ship."""
    named = {folded(each.name): each for each in (*shipped_calendar(), *draft.registers.planned.values())}
    return tuple(sorted(named.values(), key=lambda each: (each.on, each.name)))


def calendar(study: Study, sealed: Sequence[str], today: date) -> Calendar:
    """The calendar and the progress of ``study`` against it; ``sealed`` are the names of its seals."""
    planned = planned_of(study.draft)
    matched = _matched(planned, sealed)
    levels = _Levels(study)
    coming = next((each.name for each in planned if each.name not in matched and each.on >= today.isoformat()), "")

    def mark(each: PlannedMilestone) -> Mark:
        if each.name in matched:
            return Mark.SEALED
        if each.name == coming:
            return Mark.NEXT
        return Mark.LATER if each.on >= today.isoformat() else Mark.LATE

    etapes = tuple(levels.progress(each, mark(each)) for each in planned)
    apart = tuple(name for name in sealed if name not in matched.values())
    return Calendar(today, etapes, apart, bool(study.volumes.rows))


def _matched(planned: Sequence[PlannedMilestone], sealed: Sequence[str]) -> dict[str, str]:
    """The seal of each étape: of the same name, or of its first words (« mars » for « Mars 2026 »)."""
    found: dict[str, str] = {}
    for name in sealed:
        words = f"{folded(name)} "
        same = (each.name for each in planned if each.name not in found and f"{folded(each.name)} ".startswith(words))
        if etape := next(same, None):
            found[etape] = name
    return found


class _Levels:
    """How far each subject of a study is in its life, and what it weighs."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._bases = self._by_act(study) if study.volumes.rows else None
        self._families = dict(self._grouped())
        self._ranks = {subject: self._rank(subject) for subjects in self._families.values() for subject in subjects}

    @staticmethod
    def _by_act(study: Study) -> Mapping[str, int]:
        from valuation.impact import Axis

        return {act: figures.base for act, figures in study.impact.by(Axis.ACT).rows.items()}

    def _grouped(self) -> Iterator[tuple[str, list[str]]]:
        """Subjects by family, "" for none; families by number."""
        draft = self._study.draft
        targets = {proposed for act in draft.old.values() for proposed in act.targets}
        subjects = [*self._study.release.by_code, *(new for new in draft.proposed if new not in targets)]
        grouped: dict[str, list[str]] = {id_: [] for id_ in sorted(draft.registers.families)}
        unplaced: list[str] = []
        for subject in subjects:
            place = draft.registers.placements.get(subject)
            (grouped.setdefault(place.family, []) if place else unplaced).append(subject)
        yield from grouped.items()
        yield "", unplaced

    def progress(self, planned: PlannedMilestone, mark: Mark) -> EtapeProgress:
        """Every family that has acts, against one étape."""
        families = tuple(self._family(planned, id_, acts) for id_, acts in self._families.items() if acts)
        if self._bases is None:
            there, whole = sum(each.acts_there for each in families), sum(each.acts for each in families)
        else:
            there, whole = sum(each.base_there or 0 for each in families), sum(each.base or 0 for each in families)
        reached = (2 * SHARE_UNIT * there + whole) // (2 * whole) if whole > 0 else 0
        return EtapeProgress(planned, mark, reached, families)

    def _family(self, planned: PlannedMilestone, id_: str, subjects: list[str]) -> FamilyProgress:
        wanted = {each.family: each.state for each in planned.deliver}
        life = self._study.life
        state = life.state(wanted.get(id_) or wanted.get(EVERY_FAMILY) or life.first.name)
        there = [subject for subject in subjects if self._ranks[subject] >= state.rank]
        known = self._study.draft.registers.families.get(id_)
        made = FamilyProgress(
            id_, known.name if known else id_ or fr.NO_FAMILY, state, len(subjects), len(there), None, None, None
        )
        if self._bases is None:
            return made
        base, reached = self._base(subjects), self._base(there)
        share = SHARE_UNIT if id_ in wanted else planned.progress
        expected = (2 * base * share + SHARE_UNIT) // (2 * SHARE_UNIT)
        return replace(made, base=base, base_there=reached, behind=max(0, expected - reached))

    def _base(self, subjects: Sequence[str]) -> int:
        bases = self._bases or {}
        return sum(bases.get(subject, 0) for subject in subjects)

    def _rank(self, subject: str) -> int:
        """That of the state of a subject: before them all without a fate, after them all once closed."""
        draft = self._study.draft
        if subject not in draft.proposed and draft.fate_of(ActCode(subject)).fate is Fate.UNDECIDED:
            return -1
        now = self._study.votes.state(subject)
        return len(self._study.life.states) if now.closed else now.rank


def plan(
    store: "Store", draft: Draft, name: str, *, actor: str, on: date | None = None, instance: str = "",
    progress: int | None = None, deliver: Sequence[tuple[str, str]] = (),
) -> Entry:  # fmt: skip
    """Set an étape of the calendar; what is not given stays as it was. A new one needs its day and its instance. Raises
    :class:`UsageError` and :class:`DataRefused` where nothing would change.
    """
    known = next((each for each in planned_of(draft) if folded(each.name) == folded(name)), None)
    if known is None and (on is None or not instance):
        raise UsageError(fr.PLAN_INCOMPLETE, name=name)
    base = known or PlannedMilestone(name, "", "", (Deliverable(EVERY_FAMILY, life_table(store).first.name),))
    if progress is not None and not 0 <= progress <= SHARE_UNIT:
        raise UsageError(fr.PLAN_SHARE, value=numbers.share(progress))
    made = replace(
        base,
        on=on.isoformat() if on else base.on,
        body=known_instance(instance) if instance else base.body,
        progress=base.progress if progress is None else progress,
        deliver=_deliverables(life_table(store), draft, base, deliver),
    )
    if made == known:
        raise DataRefused(fr.PLAN_SAME, name=made.name)
    return _write(store, draft, made, actor)


def _deliverables(
    life: Life, draft: Draft, base: PlannedMilestone, deliver: Sequence[tuple[str, str]]
) -> tuple[Deliverable, ...]:
    wanted = {each.family: each.state for each in base.deliver}
    for family, state in deliver:
        if family != EVERY_FAMILY:
            find_family(draft, family)
        wanted[family] = life.state(state).name
    return tuple(Deliverable(family, wanted[family]) for family in sorted(wanted))


def _write(store: "Store", draft: Draft, made: PlannedMilestone, actor: str) -> Entry:
    node = node_name("prevu", made.name)
    before = value_of(draft, node)
    state = None if before is None else encode_node(node, before)
    change = Change(node, draft.versions.get(node, 0), state, encode_node(node, made))
    decision = Decision(Kind.PLAN, draft.name, (change,), {"etape": made.name})
    with store.write(actor, fr.REASON_PLAN.format(name=made.name)) as writer:
        return writer.decide(decision, base=draft.base)
