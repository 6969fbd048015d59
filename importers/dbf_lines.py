"""The activities and phases of a base in DBF, their history, their prices."""

from collections.abc import Iterator
from typing import NamedTuple

from ccam.french import findings_dbf as fr
from ccam.model.findings import Severity
from ccam.model.history import ActivityRecord, ActivityState, GridPrice, PhaseRecord, PhaseState
from importers.dbf_acts import latest_first
from importers.dbf_base import Base
from importers.dbf_levels import Key, Level, Version, all_fields, in_force, listed, ordered
from importers.dbf_records import Row

ACTIVITIES, PHASES, PRICES = "R_ACTE_IVITE", "R_ACTE_IVITE_PHASE", "R_PU_BASE"
DOM = (971, 972, 973, 974)
"""Overseas departments, in the order of the history."""
NO_RAISE = 1000
"""The coefficient of a department that has none: 1,000."""

Slot = tuple[str, int, int]

ACTIVITY_FIELDS, PHASE_FIELDS = all_fields(ACTIVITIES), all_fields(PHASES)


class PhaseRow(NamedTuple):
    """A record of R_ACTE_IVITE_PHASE, in the order of its declaration."""

    code: str
    entered: str
    activity: str
    activity_entered: str
    unit: str
    unit_since: str
    payment: str
    phase: int | None
    sessions: int | None
    coefficient: int | None
    base_price: int | None
    supplement: int | None
    teeth_count: str
    min_age: int | None
    max_age: int | None
    score: int | None
    practice: int | None
    icr: int | None


class Activities:
    """Reads the activities of the acts at ``acts``; ``rmo`` gives the reference of a recommendation."""

    def __init__(self, base: Base, acts: Level, rmo: dict[int, str]) -> None:
        self.base, self.rmo = base, rmo
        self.level = Level()
        self.rows: dict[Key, Row] = {}
        self.slots: dict[str, tuple[str, int]] = {}
        for key in self.level.settle(base, ACTIVITIES, self._read(acts)):
            base.keep(ACTIVITIES, **dict(zip(ACTIVITY_FIELDS, self.rows.pop(key), strict=True)))

    def records(self) -> Iterator[ActivityRecord]:
        """What is said of each activity once."""
        extensions = self.level.undated(self.base, "R_ACTIVITE_EXTENSION", "AA_COD", "EXTENS_COD")
        radio = self.level.undated(self.base, "R_ACTIVITE_AGRE_RADIO", "AA_CODE", "AGRAD_COD")
        rmo: dict[str, list[Row]] = {}
        for (code, _), rows in self.level.dated(
            self.base, "R_ACTIVITE_RMO", "AA_COD", "AADT_MODIF", "INTERN_COD"
        ).items():
            rmo.setdefault(code, []).extend((self.rmo.get(row[0], str(row[0])),) for row in rows)
        for code in sorted(self.level.codes):
            known = dict.fromkeys(rmo.get(code, ()))
            yield ActivityRecord(
                *self.slots[code], listed(extensions.get(code)), ordered(known), listed(radio.get(code))
            )

    def states(self) -> Iterator[ActivityState]:
        """Every version that holds, by activity, the latest first."""
        dated = self.level.dated
        modifiers = dated(self.base, "R_ACTIVITE_MODIFICATEUR", "AA_CODE", "AADT_MODIF", "MODIFI_COD")
        executants = dated(self.base, "R_ACTIVITE_EXECUTANT", "AA_COD", "AADT_MODIF", "CATSPE_COD")
        associations = dated(self.base, "R_ASSOCIATIONS", "AA_CODE1", "DT_MODIF1", "AA_CODE2", "REGLE_COD")
        for key in latest_first(self.level):
            *_, group, category = self.rows[key]
            yield ActivityState(
                *self.slots[key[0]], *self.level.moments[key], ordered(modifiers.get(key)).replace(" ", ""), category,
                listed(executants.get(key)), group, " ".join(sorted(map(_association, associations.get(key, ())))),
            )  # fmt: skip

    def _read(self, acts: Level) -> Iterator[Version]:
        for number, row in self.base.rows(ACTIVITIES, *ACTIVITY_FIELDS):
            code, entered, act, act_entered, activity, *_ = row
            if not acts.knows(self.base, (act, act_entered), ACTIVITIES, number, ACTIVITY_FIELDS, row):
                continue
            if activity not in tuple("12345") or code != act + activity:
                self.base.error(fr.BAD_KEY, ACTIVITIES, number, "COD_AA", code, expected=fr.AN_ACTIVITY)
                continue
            self.slots[code] = (act, int(activity))
            self.rows[code, entered] = row
            yield Version(number, (code, entered), acts.moments[act, act_entered])


class Phases:
    """Reads the phases of the activities at ``activities``, and their prices."""

    def __init__(self, base: Base, activities: Activities, at: str) -> None:
        self.base, self.at = base, at
        self.level = Level()
        self.rows: dict[Key, PhaseRow] = {}
        self.slots: dict[str, Slot] = {}
        for key in self.level.settle(base, PHASES, self._read(activities)):
            base.keep(PHASES, **dict(zip(PHASE_FIELDS, self.rows.pop(key), strict=True)))

    def records(self) -> Iterator[PhaseRecord]:
        """What is said of each phase once, from its version in force."""
        pmsi = self.level.undated(self.base, "R_AAP_PMSI", "AAP_COD", "ICR", "CLASSANT")
        teeth = self.level.undated(self.base, "R_ACTIVITE_PHASE_DENT", "AAP_COD", "DEN_NUMERO")
        current = in_force(self.level.moments.items(), self.at)
        for code in sorted(current):
            row = self.rows[current[code]]
            icr, ranking = pmsi[code][-1] if code in pmsi else (row.icr or None, "")
            if row.icr and icr != row.icr:
                self.base.keep(PHASES, COD_AAP=code, ICR=row.icr)
            yield PhaseRecord(
                *self.slots[code], row.teeth_count, row.min_age or 0, row.max_age or 0, ordered(teeth.get(code), 2),
                icr, ranking,
            )  # fmt: skip

    def states(self) -> Iterator[PhaseState]:
        """Every version that holds, by phase, the latest first."""
        fields = ("AAP_COD", "APDT_MODIF", "DOM_COD", "MAJORATION")
        raises = self.level.dated(self.base, "R_ACTIVITE_PHASE_DOM", *fields)
        for key in latest_first(self.level):
            row = self.rows[key]
            by_dom = {int(dom or 0): value for dom, value in raises.get(key, ())}
            for dom in by_dom.keys() - set(DOM):
                self.base.keep("R_ACTIVITE_PHASE_DOM", **dict(zip(fields, (*key, dom, by_dom[dom]), strict=True)))
            yield PhaseState(
                *self.slots[key[0]], *self.level.moments[key], row.sessions or 0, row.unit, row.coefficient or 0,
                row.payment, " ".join(str(by_dom.get(dom, NO_RAISE)) for dom in DOM), row.supplement or 0,
                row.score or 0, row.practice or 0,
            )  # fmt: skip

    def prices(self) -> Iterator[GridPrice]:
        """Every price, in the order of the file. The base price that a phase states is one of them, or kept aside."""
        moments, slots = self.level.moments, self.slots
        expected = {key: row.base_price for key, row in self.rows.items() if row.base_price}
        fields = ("AAP_COD", "APDT_MODIF", "GRILLE_COD", "PU_BASE")
        for number, row in self.base.rows(PRICES, *fields):
            code, entered, grid, cents = row
            moment = moments.get((code, entered))
            if moment is None:
                self.level.knows(self.base, (code, entered), PRICES, number, fields, row)
                continue
            if cents is None:
                self.base.repeat(Severity.WARNING, fr.NO_PRICE, PRICES, number)
                self.base.keep(PRICES, **dict(zip(fields, row, strict=True)))
                continue
            if expected.get((code, entered)) == cents:
                del expected[code, entered]
            yield GridPrice(*slots[code], moment.effective, grid or 0, cents)
        for (code, entered), cents in expected.items():
            self.base.keep(PHASES, COD_AAP=code, DT_MODIF=entered, PU_BASE=cents)

    def _read(self, activities: Activities) -> Iterator[Version]:
        above = activities.level
        for number, values in self.base.rows(PHASES, *PHASE_FIELDS):
            row = PhaseRow(*values)
            parent = (row.activity, row.activity_entered)
            if not above.knows(self.base, parent, PHASES, number, PHASE_FIELDS, row):
                continue
            if row.phase not in range(4) or row.code != f"{row.activity}{row.phase}":
                self.base.error(fr.BAD_KEY, PHASES, number, "COD_AAP", row.code, expected=fr.A_PHASE)
                continue
            self.slots[row.code] = (*activities.slots[row.activity], row.phase or 0)
            self.rows[row.code, row.entered] = row
            yield Version(number, (row.code, row.entered), above.moments[parent])


def _association(row: Row) -> str:
    """``EAMA0011`` and its rule → ``EAMA001/1/6``."""
    code, rule = row
    return f"{code[:7]}/{code[7:]}/{rule}"
