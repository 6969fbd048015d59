"""A draft open in the terminal: lists, details, and edits that show their effect at once.

One object for one author on one draft. Calls are synchronous; the terminal runs the long ones in a worker.
"""

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from ccam.french import curate as fr
from ccam.french import rebase as rebasing
from ccam.french import study as words
from ccam.french import workbench as labels
from ccam.model.codes import ActCode, LineKey
from ccam.model.decisions import EDITS, Entry, follow, moves_base
from ccam.model.subjects import SUBJECTS, subject_of, subjects_of
from ccam.store.where import without_login
from ccam.usecases import curate
from ccam.usecases.board import renewed_acts
from ccam.usecases.browse import ACTS, act_detail, act_rows, find_act, heading_rows
from ccam.usecases.decide import Room, Signed
from ccam.usecases.explain import explain_current
from ccam.usecases.figures import interval
from ccam.usecases.past_prices import dated_prices, grid_prices, past_prices
from ccam.usecases.study import DOSSIERS, open_study
from ccam.usecases.told import briefly
from ccam.usecases.told import told as sentences_of
from ccam.usecases.views import (
    ActDetail,
    ActRow,
    DossierRow,
    DossierView,
    HeadingRow,
    Interval,
    Outcome,
)
from ccam.usecases.watch import told
from ccam.usecases.workbench.charges import ChargesRoom
from ccam.usecases.workbench.fees import FeesRoom
from ccam.usecases.workbench.impact import ImpactRoom
from ccam.usecases.workbench.scale import ScaleRoom
from ccam.usecases.workbench.seals import SealsRoom

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from threading import Event

    from ccam.store.presence import Around
    from ccam.store.store import Store


class Workbench(ChargesRoom, FeesRoom, ImpactRoom, ScaleRoom, SealsRoom):
    """What the screens ask, and what they may change."""

    def __init__(self, store: "Store", *, draft: str | None = None, actor: str, charges: str | None = None) -> None:
        self._store = store
        self._rows: tuple[ActRow, ...] | None = None
        self.actor = actor
        self.study = open_study(store, draft=draft, charges=charges)
        self.draft_name = self.study.draft.name
        self.scenario = labels.SCENARIO.format(scenario=words.LOCAL_SCENARIO, charges=self.study.settings.cp_origin)
        volumes = self.study.volumes
        self.volumes_label = words.VOLUMES_OF.format(name=volumes.name) if volumes.rows else ""

    # reading ----------------------------------------------------------------------------------

    @property
    def is_shared(self) -> bool:
        """Whether the base is a server's, which knows its members and who is there."""
        return self._store.has_rights

    @property
    def address(self) -> str:
        """Where the base is, without login nor password."""
        return without_login(self._store.url)

    @property
    def base_name(self) -> str:
        """The release on which the draft stands."""
        return labels.BASE.format(version=self.study.release.version)

    @cached_property
    def _headings(self) -> tuple[HeadingRow, ...]:
        return heading_rows(self.study.release)

    @cached_property
    def _versions(self) -> tuple[str, ...]:
        return tuple(info.version for info in self._store.releases())

    def headings(self) -> tuple[HeadingRow, ...]:
        """Every subdivision, with its number of acts."""
        return self._headings

    def acts(self) -> tuple[ActRow, ...]:
        """The whole release, in its order."""
        study = self.study
        if self._rows is None:
            self._rows = act_rows(study.release, study.by_line, study.votes, study.dossiers)
        return self._rows

    def filter_acts(self, text: str) -> list[int]:
        """Indices into :meth:`acts`; :class:`UsageError` says what a wrong filter may hold."""
        return ACTS.select(self.acts(), text)

    def act(self, code: ActCode) -> ActDetail:
        """One act, whole; :class:`UnknownThing` for one that the release no longer has."""
        act = find_act(self.study.release, code)
        row = self.acts()[self.study.release.places[code]]
        version, known = dated_prices(self._store, act, self._versions)
        past, grids = past_prices(known, act), grid_prices(version, known, act)
        return act_detail(self.study.release, row, self.study.by_line, past, grids)

    def dossiers(self) -> tuple[DossierRow, ...]:
        """Every dossier, decided ones first."""
        return self.study.dossier_rows

    def dossiers_by_id(self) -> "Mapping[str, DossierRow]":
        """The same, by id."""
        return self.study.dossier_by_id

    def filter_dossiers(self, text: str) -> list[int]:
        """Indices into :meth:`dossiers`."""
        return DOSSIERS.select(self.dossiers(), text)

    def dossier(self, id: str) -> DossierView:  # noqa: A002
        """One dossier, whole."""
        return self.study.dossier_view(id)

    def dossier_of(self, code: ActCode) -> str | None:
        """The dossier that holds an act."""
        found = self.study.owner.get(code)
        return found.id if found else None

    def nation(self) -> Interval:
        """The impact of the whole draft."""
        return interval(self.study.total())

    def explain(self, key: LineKey) -> tuple[str, ...]:
        """The chain of a current line, in French."""
        study = self.study
        return explain_current(study.release, str(key), study.parameters, study.volumes).text()

    # editing ----------------------------------------------------------------------------------

    def distribute(self, code: ActCode, parts: tuple[int, ...], reason: str) -> Outcome:
        """New shares for one old act: one decision."""
        entry = curate.distribute(self._store, self.study.draft, code, parts, actor=self.actor, reason=reason)
        self._catch_up()
        return self._outcome(curate.shares_sentence(self.study.draft, entry), fr.UNDO_HINT, entry)

    @property
    def room(self) -> Room:
        """Where the rooms (``workbench_*.py``) decide: the draft as its author sees it."""
        return Room(self._store, self.study.draft, self.study.release)

    def signed(self, reason: str = "") -> Signed:
        """The author's name under a decision."""
        return Signed(self.actor, reason.strip())

    def written(self, entry: Entry | None, sentence: str = "") -> Outcome:
        """Take up what the author has just written; ``sentence`` stands for what its nodes say."""
        if entry is None:
            raise ValueError("a decision that was only tried")
        before = self.study.draft
        self._catch_up()
        hint = fr.UNDO_HINT if entry.decision.kind in EDITS else labels.NOT_UNDONE
        return self._outcome(sentence or briefly(entry.decision.changes, before), hint, entry)

    def undo(self) -> Outcome:
        """Take back the author's last standing edit."""
        curate.require_edit_last(self._store, self.draft_name, self.actor)
        entry = curate.undo(self._store, self.study.draft, actor=self.actor)
        self._catch_up()
        return self._outcome(fr.UNDONE.format(what=self._what(entry)), fr.REDO_HINT, entry)

    def redo(self) -> Outcome:
        """Do again what was taken back last."""
        entry = curate.redo(self._store, self.study.draft, actor=self.actor)
        self._catch_up()
        return self._outcome(fr.REDONE.format(what=self._what(entry)), fr.UNDO_HINT, entry)

    def watch(self, stop: "Event", around: "Around | None" = None) -> "Iterator[int]":
        """The journal's last position each time someone writes, on a connection of its own, until ``stop`` is set;
        ``around`` is told who has the workbench open, where the base knows.
        """
        return self._store.watch(self.study.draft.position, stop, around)

    def ahead(self) -> "tuple[Workbench, str] | None":
        """The workbench as it is once what others wrote is read, and who wrote what; None where nothing was. This one
        does not change: it can be asked from another thread while this one is used.
        """
        missed = self._store.entries(self.draft_name, after=self.study.draft.position)
        if not missed:
            return None
        other = copy(self)
        other._follow(missed)
        return other, told(missed)

    def missed(self) -> tuple[str, ...]:
        """What others wrote since the state on show, in sentences: who, and what."""
        entries = self._store.entries(self.draft_name, after=self.study.draft.position)
        said = (
            (entry.actor, sentence)
            for entry in entries
            for sentence in sentences_of(entry.decision.changes, self.study.draft)
        )
        return tuple(labels.WROTE.format(who=who, what=what) for who, what in said)

    def _follow(self, missed: "Sequence[Entry]") -> None:
        """Move to the state after ``missed``, the entries of the draft since the one on show."""
        draft = self.study.draft
        fresh = draft.copy()
        nodes: set[str] = set()
        for entry in missed:
            follow(fresh, entry)
            nodes |= subjects_of(entry.decision)
        if fresh.base != draft.base:
            self._reopen()
            return
        before, self.study = self.study, self.study.at(fresh, nodes)
        if self._rows is not None:
            self._rows = renewed_acts(self._rows, before, self.study, nodes)

    def _catch_up(self) -> None:
        """Move to the state after one's own edit; what others wrote meanwhile comes with it."""
        self._follow(self._store.entries(self.draft_name, after=self.study.draft.position))

    def _reopen(self) -> None:
        """Begin again on the release to which the draft has moved."""
        self.study = open_study(self._store, draft=self.draft_name, charges=self.study.settings.cp_origin)
        self._rows = None
        self.__dict__.pop("_headings", None)

    def _what(self, entry: Entry) -> str:
        if moves_base(entry.decision):
            return rebasing.REASON_MOVED.format(version=self.study.release.version)
        return briefly(entry.decision.changes, self.study.draft)

    def _outcome(self, sentence: str, undo: str, entry: Entry) -> Outcome:
        names = map(subject_of, (change.node for change in entry.decision.changes))
        told = entry.decision.facts.get(SUBJECTS)
        named = [*names, *(told if isinstance(told, list) else [])]
        owner = next((self.study.owner[name] for name in named if name in self.study.owner), None)
        view = self.study.dossier_view(owner.id) if owner else None
        return Outcome(sentence, undo, view, self.nation())
