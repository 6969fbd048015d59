"""The acts of a base in DBF: what is said of each, their history, their notes."""

from collections.abc import Iterator
from typing import NamedTuple

from ccam.french import findings_dbf as fr
from ccam.model.codes import is_act_code
from ccam.model.findings import Severity
from ccam.model.history import ActNote, ActRecord, ActState
from importers.dbf_base import Base
from importers.dbf_levels import Key, Level, Moment, Version, all_fields, code_text, in_force, listed, ordered

TABLE = "R_ACTE"
NOTES = "R_NOTE_ACTE"
FIELDS = all_fields(TABLE)


class ActRow(NamedTuple):
    """A record of R_ACTE, in the order of its declaration."""

    code: str
    entered: str
    menu: int | None
    travel: str
    refund: int | None
    kind: int | None
    structured: str
    short_label: str
    label: str
    sex: int | None
    created: str
    ended: str
    prior_agreement: str
    effective: str
    decree: str
    published: str
    place: int | None
    previous: str
    next: str

    @property
    def key(self) -> Key:
        """Code and day of entry."""
        return self.code, self.entered

    @property
    def moment(self) -> Moment:
        """Since when it is in force; the day of entry stands for a missing date of effect."""
        return Moment(self.effective or self.entered, self.decree, self.published)

    @property
    def lasting(self) -> tuple[object, ...]:
        """What the history keeps of an act whatever the date."""
        return (
            self.menu, self.travel, self.kind, self.structured, self.short_label, self.label, self.sex, self.created,
            self.place, self.previous, self.next,
        )  # fmt: skip


class Acts:
    """Reads the acts. ``menus`` gives the ranks from the root down to a menu; ``at`` is an ISO day."""

    def __init__(self, base: Base, menus: dict[int, str], at: str) -> None:
        self.base, self.menus = base, menus
        self.level = Level()
        self.versions: dict[Key, ActRow] = {}
        for key in self.level.settle(base, TABLE, self._read()):
            self._keep(self.versions.pop(key))
        self.current = in_force(self.level.moments.items(), at)

    def records(self) -> Iterator[ActRecord]:
        """What is said of each act once, from its version in force; older sayings that differ are kept aside."""
        insurances = self.level.undated(self.base, "R_ACTE_NAT_ASS", "ACTE_COD", "NATASS_COD")
        dmt = self.level.undated(self.base, "R_ACTE_CLASSE_DMT", "ACTE_COD", "CLDMT_COD")
        conditions = self.level.undated(self.base, "R_ACTE_COND_GEN", "ACTE_COD", "CONDGE_COD")
        by_code: dict[str, list[ActRow]] = {}
        for row in self.versions.values():
            by_code.setdefault(row.code, []).append(row)
        for code in sorted(self.current):
            row = self.versions[self.current[code]]
            known = sorted(by_code[code], key=lambda one: one.entered)
            self._keep_older(row, known)
            yield ActRecord(
                code, row.short_label, row.label, code_text(row.kind), code_text(row.sex), row.created, known[-1].ended,
                listed(insurances.get(code)), row.travel, self.menus.get(row.menu or 0, ""), row.place or 0,
                row.structured, _last(row.previous, [one.previous for one in known]),
                _last(row.next, [one.next for one in known]),
                listed(dmt.get(code)), listed(conditions.get(code), 4),
            )  # fmt: skip

    def states(self) -> Iterator[ActState]:
        """Every version that holds, by act, the latest first."""
        dated = self.level.dated
        copay = dated(self.base, "R_ACTE_EXO_TM", "ACTE_COD", "ACDT_MODIF", "EXOTM_COD")
        prescribers = dated(self.base, "R_ACTE_PRESCRIPTEUR", "ACTE_COD", "ACDT_MODIF", "CATSPE_COD")
        flat_fees = dated(self.base, "R_ACTE_FORFAIT", "ACTE_COD", "ACDT_MODIF", "FORFAI_COD")
        procedures = dated(self.base, "R_PROCEDURE", "ACTE_COD", "ACDT_MODIF", "PROC_COD")
        incompatible = dated(self.base, "R_INCOMPATIBILITES", "ACTE_COD1", "DT_MODIF1", "ACTE_COD2")
        cmuc = dated(self.base, "R_ACTE_CMUC", "ACTE_COD", "MODIF_DT", "CLE_FORFAI")
        for key in latest_first(self.level):
            row = self.versions[key]
            yield ActState(
                row.code, *row.moment, code_text(row.refund), row.prior_agreement, listed(copay.get(key)),
                listed(prescribers.get(key)), listed(flat_fees.get(key)), ordered(procedures.get(key)),
                ordered(incompatible.get(key)), ordered(cmuc.get(key), 4),
            )  # fmt: skip

    def notes(self) -> list[ActNote]:
        """Notes of the versions in force, in their order; those that only other versions have are kept aside."""
        fields = ("ACTE_COD", "ACDT_MODIF", "ORDRE_NOTE", "TYPNOT_COD", "TEXTE_NOTE", "RENVOI_COD")
        shown: list[tuple[str, int, ActNote]] = []
        older: dict[ActNote, str] = {}
        for number, row in self.base.rows(NOTES, *fields):
            code, entered, order, kind, text, link = row
            if not self.level.knows(self.base, (code, entered), NOTES, number, fields, row):
                continue
            note = ActNote(code, code_text(kind, 2), text)
            if self.current[code] == (code, entered):
                shown.append((code, order or 0, note))
            else:
                older[note] = max(entered, older.get(note, ""))
            if link:
                self.base.keep(NOTES, ACTE_COD=code, ACDT_MODIF=entered, ORDRE_NOTE=order, RENVOI_COD=link)
        for _, _, note in shown:
            older.pop(note, None)
        for note, entered in older.items():
            self.base.keep(NOTES, ACTE_COD=note.code, ACDT_MODIF=entered, TYPNOT_COD=note.kind, TEXTE_NOTE=note.text)
        return [note for _, _, note in sorted(shown, key=lambda one: one[:2])]

    def _read(self) -> Iterator[Version]:
        for number, values in self.base.rows(TABLE, *FIELDS):
            row = ActRow(*values)
            if not is_act_code(row.code):
                self.base.error(fr.BAD_KEY, TABLE, number, "COD_ACTE", row.code, expected=fr.AN_ACT)
                continue
            if row.key in self.versions:
                self.base.repeat(Severity.INFO, fr.REPLACED, TABLE, number)
                self._keep(self.versions[row.key])
            self.versions[row.key] = row
            yield Version(number, row.key, row.moment)

    def _keep_older(self, row: ActRow, known: list[ActRow]) -> None:
        """One record for each different saying of the other versions."""
        for one in {one.lasting: one for one in known if one.lasting != row.lasting}.values():
            self._keep(one)

    def _keep(self, row: ActRow) -> None:
        self.base.keep(TABLE, **dict(zip(FIELDS, row, strict=True)))


def latest_first(level: Level) -> list[Key]:
    """The versions that hold, by code, the latest first."""
    by_date = sorted(level.moments, key=lambda key: level.moments[key].effective, reverse=True)
    return sorted(by_date, key=lambda key: key[0])


def _last(said: str, known: list[str]) -> str:
    """What the version in force says; where it is silent, the last that another said: a lineage does not end."""
    return said or next((one for one in reversed(known) if one), "")
