"""The diff report: from a version or an étape to an étape or to the draft as it is."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ccam.french import reporting as fr
from ccam.french import scenarios
from ccam.french import study as words
from ccam.model.codes import ActCode
from ccam.model.draft import Draft
from ccam.model.errors import UsageError
from ccam.model.graph import ChangeKind
from ccam.model.money import POLICY
from ccam.model.records import DraftInfo, Seal
from ccam.model.text import folded
from ccam.usecases.collector import at_rest
from ccam.usecases.curate import pick_draft
from ccam.usecases.disputes import heaviest, is_overdue
from ccam.usecases.impact.report import axis_label
from ccam.usecases.milestones import find_seal, sealed_study, unknown_point
from ccam.usecases.report import changes as changed
from ccam.usecases.report import rooms
from ccam.usecases.report.charges import evaluation
from ccam.usecases.report.imaging import imaging, imaging_alerts
from ccam.usecases.report.limits import not_modelled
from ccam.usecases.report.money import coverage, money, no_money
from ccam.usecases.report.part import WHOLE, Part, committee_part, family_part
from ccam.usecases.report.rooms import Room
from ccam.usecases.report.scale import tension
from ccam.usecases.study import Study, open_study, require_volumes

if TYPE_CHECKING:
    from ccam.publish.report.changes import Dispute, DossierChange
    from ccam.publish.report.figures import AxisRow, ChargesState, Money
    from ccam.publish.report.model import Head, ParameterLine, Point, Report, Sources
    from ccam.store.store import Store
    from valuation.impact import Axis, Figures

TOP = 5
"""How many dossiers « qui comptent » stand on the first page."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of the comparison: what it is called, and the study it stands for."""

    point: "Point"
    study: Study


@dataclass(frozen=True, slots=True)
class Ends:
    """Both ends of a comparison over the whole draft, opened once for as many reports as one wants."""

    store: "Store"
    start: End
    whole: End


def build_report(
    store: "Store", *, before: str, after: str | None, draft: str | None, today: date | None = None,
    scenario: str | None = None, family: str | None = None, committee: str | None = None, rule: str = "",
    say: Callable[[str], None] = lambda _: None,
) -> "Report":  # fmt: skip
    """The whole report, or that of a family or of a committee; ``rule`` is that under which the panel of four is read,
    ``say`` hears what is being done. Raises as :func:`open_ends`.
    """
    say(fr.STEP_FIGURES)
    ends = open_ends(store, before=before, after=after, draft=draft, scenario=scenario)
    studies = ends.start.study, ends.whole.study
    part = family_part(*studies, family) if family else committee_part(*studies, committee) if committee else WHOLE
    return report_on(ends, part, today, say, rule)


@at_rest()
def open_ends(store: "Store", *, before: str, after: str | None, draft: str | None, scenario: str | None) -> Ends:
    """Raises :class:`UnknownThing` for a name that is neither an étape nor the base version, and :class:`UsageError`
    for a ``scenario`` over an étape: a seal has its own.
    """
    info = pick_draft(store, draft)
    if scenario is not None and after is not None:
        raise UsageError(scenarios.SEALED, name=after)
    made = find_seal(store, info.name, before) if after is not None else None
    if made is None:
        whole = _end(store, info, after, scenario)
        return Ends(store, _first(store, info, before, whole), whole)
    start = _sealed(store, made)
    return Ends(store, start, _end(store, info, after, scenario, start.study))


@at_rest()
def report_on(
    ends: Ends, part: Part = WHOLE, today: date | None = None, say: Callable[[str], None] = lambda _: None,
    rule: str = "",
) -> "Report":  # fmt: skip
    """The report of a part of the draft; raises :class:`DataRefused` where nothing of it is billed. Imaging is told in
    the whole one.
    """
    from ccam.publish.report.figures import TotalChange
    from ccam.publish.report.model import Report

    store = ends.store
    first, last = (End(end.point, part.narrowed(end.study)) for end in (ends.start, ends.whole))
    say(fr.STEP_CHANGES)
    entries = store.entries(last.study.draft.name, after=first.point.position or 0, upto=last.point.position)
    found = changed.changes(first.study, last.study, entries, part.within)
    changes = [each for each in found if part.has(*_acts_of(each))]
    ranked = sorted(changes, key=lambda change: (-abs(change.change), change.id))
    sealed = last.point.position if last.point.hash else None
    room = Room(store, last.study, sealed)
    day = date.fromisoformat(last.point.at[:10] if sealed else store.clock()[:10])
    say(fr.STEP_ROOMS)
    told = imaging(room, day, rule) if part is WHOLE else None
    return Report(
        head=_head(store, first, last, part, day if sealed else today or day),
        charges=_charges(last.study, part),
        coverage=coverage(last.study, part.within),
        total=TotalChange(_total(first), money(last.study.total())),
        by_kind=_by_kind(first.study, last.study, part),
        by_chapter=_by_axis(first.study, last.study, "chapitre"),
        by_group=_by_axis(first.study, last.study, "regroupement"),
        top=tuple(change.id for change in ranked[:TOP] if change.change),
        changes=tuple(ranked),
        alerts=(
            *(each for each in changed.alerts(last.study) if part.has(*each.acts)),
            *(imaging_alerts(told) if told else ()),
        ),
        sources=_sources(store, last.study),
        not_modelled=not_modelled(told),
        disputes=tuple(each for each in _disputes(last, day.isoformat()) if part.has(*each.acts)),
        evaluation=evaluation(room),
        split=rooms.split(room, "chapitre"),
        dossier_split=rooms.split(room, "dossier", {change.id for change in ranked}),
        scenarios=rooms.scenarios(room),
        thresholds=rooms.thresholds(last.study),
        families=rooms.families(first.study, last.study, ranked),
        paths=rooms.paths(last.study),
        progress=rooms.progress(room, day),
        imaging=told,
        envelope=rooms.envelope(last.study),
        spread=rooms.spread(last.study),
        tension=tension(room) if part is WHOLE else None,
    )


def _acts_of(change: "DossierChange") -> list[str]:
    return [act.code for act in change.old] + [act.id for act in change.new]


# ends -----------------------------------------------------------------------------------------


def _first(store: "Store", info: DraftInfo, name: str, last: End) -> End:
    """The starting point: a seal, or the base version, where nothing has been decided yet."""
    from ccam.publish.report.model import Point, PointKind

    made = find_seal(store, info.name, name)
    if made is not None:
        return _sealed(store, made, last.study)
    study = last.study
    if name != study.draft.base:
        raise unknown_point(store, info, name)
    draft = Draft(info.name, name)
    empty = Study(study.release, draft, study.volumes, study.parameters, study.settings, life=study.life)
    at = study.release.applicable.isoformat()
    label = fr.BASE_POINT.format(version=name)
    return End(Point(label, PointKind.RELEASE, None, at, None), empty)


def _end(
    store: "Store", info: DraftInfo, name: str | None, scenario: str | None = None, known: Study | None = None
) -> End:
    from ccam.publish.report.model import Point, PointKind

    if name is None:
        study = require_volumes(open_study(store, draft=info.name, scenario=scenario))
        position = store.head()[0]
        return End(Point(fr.CURRENT, PointKind.DRAFT, position, store.entry(position).at, None), study)
    made = find_seal(store, info.name, name)
    if made is None:
        raise unknown_point(store, info, name)
    return _sealed(store, made, known)


def _sealed(store: "Store", made: Seal, known: Study | None = None) -> End:
    from ccam.publish.report.model import Point, PointKind

    return End(Point(made.name, PointKind.SEAL, made.position, made.at, made.hash), sealed_study(store, made, known))


# parts of the page ----------------------------------------------------------------------------


def _head(store: "Store", first: End, last: End, part: Part, written: date) -> "Head":
    from ccam.publish.report.model import Head

    study = last.study
    made = find_seal(store, study.draft.name, last.point.name)
    named = (study.draft.name, study.settings.cp_origin)
    return Head(
        draft=study.draft.name,
        base=study.release.title,
        before=first.point,
        after=last.point,
        written=written,
        instance=made.instance if made else "",
        scenario=words.LOCAL_SCENARIO if study.scenario == scenarios.IN_FORCE else study.scenario,
        scope=words.SCOPE_NAME + part.name,
        groups=study.settings.scope,
        rates_on=study.settings.on,
        grid=study.settings.grid,
        fictional=any(fr.FICTIONAL_MARK in folded(name) for name in named),
    )


def _total(first: End) -> "Money":
    """Nothing has changed yet at the base version: its impact is nil by definition."""
    return money(first.study.total()) if first.point.hash else no_money()


def _charges(study: Study, part: Part) -> "ChargesState":
    from ccam.publish.report.figures import ChargeOrigin, ChargeRate, ChargeRow, ChargesState

    origins = study.parameters.cp_origins()
    acts = [act for act in study.draft.proposed.values() if part.has(act.id)]
    used = {line.cp_key for act in acts for line in act.lines if line.cp_key}
    rows = []
    for key in sorted(used, key=folded):
        known = [(origin, study.parameters.cp(key, origin, study.settings.on)) for origin in origins]
        rates = tuple(
            ChargeRate(origin, rate.value, rate.status, rate.sample, rate.perimeter, rate.source)
            for origin, rate in known
            if rate
        )
        label = next((rate.label for _, rate in known if rate and rate.label), key)
        rows.append(ChargeRow(key, label, rates))
    totals = tuple(ChargeOrigin(origin, money(study.under(origin).total())) for origin in origins)
    return ChargesState(study.settings.cp_origin, totals, tuple(rows))


def _disputes(last: End, day: str) -> "tuple[Dispute, ...]":
    """Those that are open at the end point, whatever their dossier; late as of the ``day`` of that point."""
    from ccam.publish.report.changes import Dispute

    found = last.study.draft.registers.disagreements.values()
    return tuple(
        Dispute(
            item.id, item.subjects, item.question, tuple(side.who for side in item.sides), item.effect, item.unit,
            item.basis, item.awaits, item.due, is_overdue(item, day),
        )
        for item in heaviest(one for one in found if not one.closed)
    )  # fmt: skip


def _by_axis(first: Study, last: Study, axis: str) -> "tuple[AxisRow, ...]":
    from valuation.impact import Axis

    chosen = Axis(axis)
    return _rows(last, chosen, first.impact.by(chosen).rows, last.impact.by(chosen).rows)


def _rows(
    study: Study, axis: "Axis", before: "dict[str, Figures]", after: "dict[str, Figures]"
) -> "tuple[AxisRow, ...]":
    from ccam.publish.report.figures import AxisRow

    return tuple(
        AxisRow(key, axis_label(study, axis, key), figures.base, money(before.get(key)), money(figures))
        for key, figures in after.items()
    )


def _by_kind(first: Study, last: Study, part: Part) -> "tuple[AxisRow, ...]":
    """Sums of dossiers by their kind after; what they cost before is told under the same kind. Last, what is billed
    under codes that the release does not have, so that rows add up to the scope.
    """
    from ccam.publish.report.figures import AxisRow

    acts: defaultdict[ChangeKind, list[ActCode]] = defaultdict(list)
    for dossier in last.dossiers:
        if part.has(*dossier.old):
            acts[dossier.kind] += dossier.old
    rows = []
    for kind in ChangeKind:
        chosen = frozenset(acts.get(kind, ()))
        if chosen:
            after = last.impact.only(chosen)
            rows.append(AxisRow(kind.name, kind.value, after.base, money(first.impact.only(chosen)), money(after)))
    if absent := last.total().absent_base:
        rows.append(AxisRow("", axis_label(last, "chapitre", ""), absent, no_money(), no_money()))
    return tuple(rows)


def _sources(store: "Store", study: Study) -> "Sources":
    from ccam.publish.report.model import Sources

    policy = (
        fr.POLICY_FORMULA,
        fr.POLICY_ROUNDING.format(name=POLICY.name, version=POLICY.version),
        fr.POLICY_BASELINE,
        *study.assumptions(),
    )
    entry = store.entry(study.draft.position)
    return Sources(
        volumes=study.volumes.name,
        volumes_sha=study.volumes.source.sha256,
        release_sha=study.release.source.sha256,
        parameters=tuple(_parameter_lines(study)),
        policy=policy,
        journal_position=entry.position,
        journal_hash=entry.hash,
    )


def _parameter_lines(study: Study) -> "list[ParameterLine]":
    from ccam.publish.report.model import ParameterLine, Unit

    settings, parameters = study.settings, study.parameters
    lines = []
    for rate in parameters.fc_rates.values():
        if rate.name == settings.grid and rate.start <= settings.on:
            what = fr.WHAT_FC.format(name=rate.name, scope=fr.EVERY_ACT if rate.scope == "*" else rate.scope)
            lines.append(ParameterLine(what, rate.value, Unit.RATE, rate.start, rate.status, rate.source))
    used = {line.cp_key for act in study.draft.proposed.values() for line in act.lines if line.cp_key}
    for key in sorted(used, key=folded):
        found = parameters.cp(key, settings.cp_origin, settings.on)
        if found:
            what = fr.WHAT_CP.format(name=found.label or key, scope=found.scope)
            lines.append(ParameterLine(what, found.value, Unit.RATE, found.start, found.status, found.source))
    return lines
