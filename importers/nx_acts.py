"""Reads the acts and activities of an NX file: what is said of each once, and its history."""

from collections.abc import Callable
from functools import lru_cache

from ccam.formats import nx_records as records
from ccam.formats.nx import Layout, Row
from ccam.french import findings as shared
from ccam.french import findings_nx as fr
from ccam.model.codes import is_act_code
from ccam.model.history import ActivityRecord, ActivityState, ActNote, ActRecord, ActState
from importers.nx_walk import REMEMBERED, Slices, Walk

Take = Callable[[bytes], None]
ACTIVITIES = frozenset("12345")


class Acts:
    """Takes the records 101 to 220, 299 and 199; an act's row is made when the act is over."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.acts: list[ActRecord] = []
        self.notes: list[ActNote] = []
        self.states: list[ActState] = []
        self.activities: list[ActivityRecord] = []
        self.activity_states: list[ActivityState] = []
        self._known: dict[str, int] = {}
        self._act: Row = ()
        self._parts: dict[str, list[Row]] = {}
        self._label = ""
        self._label_slices = Slices(walk, records.ACT_LABEL)
        self._note_slices = Slices(walk, records.ACT_NOTE)
        self._since = self._activity_since = 0
        self._activities: set[int] = set()
        self._dates: set[str] = set()
        self._read_act = walk.row_of(records.ACT)
        self._read_label = walk.row_of(records.ACT_LABEL)
        self._read_note = walk.row_of(records.ACT_NOTE)
        self._read_state = walk.row_of(records.ACT_STATE)
        self._read_activity = walk.row_of(records.ACTIVITY)
        self._read_activity_state = walk.row_of(records.ACTIVITY_STATE)
        self._read_associations = walk.row_of(records.ASSOCIATIONS)
        self._associations_text = lru_cache(maxsize=REMEMBERED)(_associations)

    @property
    def first_row(self) -> int | None:
        """Row of the first act, None where there is none."""
        return next(iter(self._known.values()), None)

    @property
    def openers(self) -> tuple[Take, ...]:
        """What takes the records that others depend on: where one is wrong, the rest of the act is left out."""
        return self._take_act, self._take_activity

    def takes(self) -> dict[str, Take]:
        """How to take each record, by name of layout."""
        kept = (records.ACT_INSURANCE, records.ACT_PLACE, records.ACT_DMT, records.ACT_CONDITIONS)
        lists = {"procedures": records.PROCEDURES, "incompatible": records.INCOMPATIBLE, "cmuc": records.CMUC}
        return {
            records.ACT.name: self._take_act,
            **{layout.name: self._keep(layout) for layout in kept},
            records.ACT_LABEL.name: self._take_label,
            records.ACT_NOTE.name: self._take_note,
            records.ACT_STATE.name: self._take_state,
            **{layout.name: self._add_to_state(field, layout) for field, layout in lists.items()},
            records.ACTIVITY.name: self._take_activity,
            records.ACTIVITY_STATE.name: self._take_activity_state,
            records.ASSOCIATIONS.name: self._take_associations,
            records.END_ACTIVITY.name: self._end(records.END_ACTIVITY),
            records.END_ACT.name: self._end(records.END_ACT),
        }

    def _take_act(self, line: bytes) -> None:
        walk = self.walk
        self._act = self._read_act(line)
        walk.code, walk.activity, walk.phase, self._since = self._act[0], 0, 0, walk.row
        if not is_act_code(walk.code):
            walk.error(fr.BAD_CODE, "code", walk.code)
        elif walk.code in self._known:
            walk.error(shared.ACT_TWICE, "code", walk.code, other=self._known[walk.code])
        self._known.setdefault(walk.code, walk.row)
        self._parts, self._label, self._activities, self._dates = {}, "", set(), set()
        self._label_slices.restart()
        self._note_slices.restart()
        walk.check_text(self._act[1], "libelle_court")

    def _keep(self, layout: Layout) -> Take:
        row_of = self.walk.row_of(layout)

        def take(line: bytes) -> None:
            row = row_of(line)
            self._parts.setdefault(layout.name, []).append(row)

        return take

    def _take_label(self, line: bytes) -> None:
        (text,) = self._read_label(line)
        self.walk.check_text(text, "libelle")
        if self._label_slices.begins(line, ()) and self._label:
            self.walk.error(fr.STATE_TWICE, "libelle", "101-50", line=self.walk.code)
        self._label = self._label_slices.joined(self._label, text)

    def _take_note(self, line: bytes) -> None:
        kind, text = self._read_note(line)
        self.walk.check_text(text, "texte")
        if self._note_slices.begins(line, (kind,)):
            self.notes.append(ActNote(self.walk.code, kind, text))
        else:
            before = self.notes[-1]
            self.notes[-1] = before._replace(text=self._note_slices.joined(before.text, text))

    def _take_state(self, line: bytes) -> None:
        effective, decree, published, refund, agreement, copay, prescribers, fees = self._read_state(line)
        self._check_date(effective, self.walk.code)
        self.states.append(
            ActState(
                self.walk.code, effective, decree, published, refund, agreement,
                " ".join(copay), " ".join(prescribers), " ".join(fees), "", "", "",
            )
        )  # fmt: skip

    def _add_to_state(self, field: str, layout: Layout) -> Take:
        row_of = self.walk.row_of(layout)

        def take(line: bytes) -> None:
            if not self._dates:
                return  # the state itself is wrong, and told
            state = self.states[-1]
            joined = " ".join(filter(None, (getattr(state, field), *row_of(line)[0])))
            self.states[-1] = state._replace(**{field: joined})

        return take

    def _take_activity(self, line: bytes) -> None:
        walk = self.walk
        activity, extensions, rmo, radio = self._read_activity(line)
        walk.activity, walk.phase, self._activity_since, self._dates = int(activity), 0, walk.row, set()
        if activity not in ACTIVITIES:
            walk.error(shared.BAD_SLOT, "activite", activity, line=walk.code, activity=activity, phase="")
        if walk.activity in self._activities:
            walk.error(fr.STATE_TWICE, "activite", activity, line=walk.code)
        self._activities.add(walk.activity)
        self.activities.append(
            ActivityRecord(walk.code, walk.activity, "".join(extensions), " ".join(rmo), " ".join(radio))
        )

    def _take_activity_state(self, line: bytes) -> None:
        walk = self.walk
        effective, decree, published, letters, category, executants, group = self._read_activity_state(line)
        self._check_date(effective, f"{walk.code}/{walk.activity}")
        self.activity_states.append(
            ActivityState(
                walk.code, walk.activity, effective, decree, published,
                "".join(letters), category, " ".join(executants), group, "",
            )
        )  # fmt: skip

    def _take_associations(self, line: bytes) -> None:
        text = self._associations_text(self._read_associations(line))
        if not self._dates:
            return  # the state itself is wrong, and told
        state = self.activity_states[-1]
        if state.associations:
            text = f"{state.associations} {text}"
        self.activity_states[-1] = state._replace(associations=text)

    def _check_date(self, effective: str, line: str) -> None:
        if not effective or effective in self._dates:
            self.walk.error(fr.STATE_TWICE, "effet", effective or "00000000", line=line)
        self._dates.add(effective)

    def _end(self, layout: Layout) -> Take:
        row_of = self.walk.row_of(layout)

        def take(line: bytes) -> None:
            of_act = layout is records.END_ACT
            self.walk.check_count(layout, row_of(line)[0], self._since if of_act else self._activity_since)
            if of_act:
                self._close()

        return take

    def _close(self) -> None:
        """Make the row of the act that ends here."""
        code, short_label, kind, sex, created, ended = self._act
        insurances, travel = self._parts.get(records.ACT_INSURANCE.name, [((), "")])[0]
        nowhere: Row = ((), 0, "", "", "")
        menus, place, structured, previous, following = self._parts.get(records.ACT_PLACE.name, [nowhere])[0]
        dmt = (item for row in self._parts.get(records.ACT_DMT.name, ()) for item in row[0])
        conditions = (item for row in self._parts.get(records.ACT_CONDITIONS.name, ()) for item in row[0])
        if not self._label:
            self.walk.findings.warning(shared.NO_LABEL, self._since, "libelle", code)
        self.acts.append(
            ActRecord(
                code, short_label, self._label, kind, sex.strip("0"), created, ended, " ".join(insurances), travel,
                " ".join(str(int(rank)) for rank in menus), place, structured, previous, following,
                " ".join(dmt), " ".join(conditions),
            )
        )  # fmt: skip


def _associations(row: Row) -> str:
    """``ACQP002/1/6 EAMA001/1/6``, of the acts and rules of a record 220."""
    acts, rules = row
    pairs = zip(acts, rules, strict=True)
    return " ".join(f"{act[:13].rstrip()}/{act[13:]}/{rule}" for act, rule in pairs if act)
