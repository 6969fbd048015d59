"""The base of the CNAM in DBF (« CCAMvvvvv_DBF_PART1 » to 3, formats.md §2b): 72 tables in three archives."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from ccam.formats import dbf as layout
from ccam.formats.dbf_tables import PREFIX
from ccam.french import errors as refusals
from ccam.french import findings_dbf as fr
from ccam.model.errors import FileRefused
from ccam.model.findings import Finding, Severity
from ccam.model.history import FullRelease, History
from importers.day import shown_on
from importers.dbf_acts import Acts
from importers.dbf_base import Base
from importers.dbf_lines import Activities, Phases
from importers.dbf_references import References
from importers.opened import Opened
from importers.registry import source_of

MEMO = ".DBT"


def recognises(opened: Opened) -> bool:
    """Whether this is a dBase table named as those of the base are, or the long texts of one."""
    path = PurePath(opened.base_name.upper())
    if not path.stem.startswith(PREFIX):
        return False
    return path.suffix == MEMO or (path.suffix == ".DBF" and layout.looks_like_table(opened.head))


def read(given: list[Opened], at: date | None) -> tuple[FullRelease | None, tuple[Finding, ...]]:
    """The base and the release in force on ``at`` (None: the day its tables were last changed), None when a finding is
    an error. Raises :class:`FileRefused` when tables are missing, cut or of several versions.
    """
    for one in given:
        if not recognises(one):
            raise FileRefused(refusals.NOT_THIS_FORMAT, where=one.name, name=one.name, format=layout.FORMAT)
    base = Base(given)
    name = base.findings.file
    changed = max((one.header.changed for one in base.tables.values() if one.header.changed), default=None)
    day = at or changed
    if day is None:
        raise FileRefused(fr.DAY_UNKNOWN, where=name, name=name)
    history = _history(base, changed or day, day)
    findings = base.all_findings()
    if any(found.severity is Severity.ERROR for found in findings):
        return None, findings
    if not history.acts:
        raise FileRefused(refusals.NOTHING_INSIDE, where=name, name=name, format=layout.FORMAT)
    release = shown_on(history, day, source_of(layout.FORMAT, given), base.findings)
    return release, base.all_findings()


def _history(base: Base, changed: date, day: date) -> History:
    references = References(base)
    acts = Acts(base, references.ranks, day.isoformat())
    activities = Activities(base, acts.level, references.rmo)
    phases = Phases(base, activities, day.isoformat())
    history = History(
        base.version, changed.isoformat(), references.lists, references.tables, references.menus, references.menu_notes,
        list(acts.records()), acts.notes(), list(acts.states()), list(activities.records()), list(activities.states()),
        list(phases.records()), list(phases.states()), list(phases.prices()),
    )  # fmt: skip
    apart = sum(entered != moment.effective for (_, entered), moment in acts.level.moments.items())
    if apart:
        base.findings.info(fr.ENTRY_DATES, 0, "DT_MODIF", apart, versions=fr.versions(apart))
    if base.aside:
        base.findings.info(fr.ASIDE, 0, **fr.aside(Counter(row.table for row in base.aside)))
    return replace(history, tables=[*history.tables, *base.aside])
