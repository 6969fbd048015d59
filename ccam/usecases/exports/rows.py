"""Rows of the tables that analysts take away: a study, its journal and where they come from, in integers and words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ccam.formats import exports_tables as tables
from ccam.formats.exports import Row, Rows
from ccam.formats.parameters_tables import LAYOUTS
from ccam.french import exports as fr
from ccam.french import numbers
from ccam.french import study as study_words
from ccam.model.acts import OTHERS, SECTOR1, Line, Writing
from ccam.model.codec import canonical
from ccam.model.codes import PROPOSED_ID, ActCode, is_act_code
from ccam.model.decisions import Entry
from ccam.model.draft import Draft, OldAct
from ccam.model.graph import predecessors
from ccam.model.members import Member
from ccam.model.money import POLICY
from ccam.model.notebook import origin_of
from ccam.model.records import Seal
from ccam.model.subjects import subjects_of
from ccam.usecases.study import Study

if TYPE_CHECKING:
    from valuation.parameters import Parameters, Rate


@dataclass(frozen=True)
class Taken:
    """What leaves: the study, the entries that made its draft, the members now, the seal if it is one's.

    ``names``: authors as the journal has them; else pseudonyms of this export only.
    """

    study: Study
    entries: Sequence[Entry]
    members: Sequence[Member]
    seal: Seal | None = None
    names: bool = False


def rows_of(taken: Taken) -> Rows:
    """Every table, each sorted by its key; the provenance counts the rows of the others."""
    study = taken.study
    draft = study.draft
    made: dict[str, Iterator[Row]] = {
        tables.OLD_ACTS.name: _old_acts(study),
        tables.CURRENT_LINES.name: _current_lines(study),
        tables.NEW_ACTS.name: _new_acts(study),
        tables.NEW_LINES.name: _new_lines(draft),
        tables.WAYS.name: _ways(study),
        tables.SHARES.name: _shares(study),
        tables.LEFT_LINES.name: _left(study),
        tables.TARIFFS.name: _tariffs(study),
        tables.OBSERVED.name: _observed(study),
        tables.IMPACT.name: _impact(study),
        tables.DECISIONS.name: _decisions(taken),
        tables.PARAMETERS.name: _parameters(study.parameters),
    }
    found = {name: list(rows) for name, rows in made.items()}
    provenance = list(provenance_of(taken))
    provenance += [(tables.COUNT_KEY.format(table=name), str(len(rows))) for name, rows in found.items()]
    return {tables.PROVENANCE.name: provenance, **found}


def provenance_of(taken: Taken) -> Iterator[Row]:
    """What the figures rest on, as pairs of words; nothing in it depends on when it is written."""
    study, seal = taken.study, taken.seal
    words, volumes = fr.PROVENANCE, study.volumes
    yield words["project"], study.draft.name
    yield words["version"], study.release.version
    yield words["position"], str(study.draft.position)
    yield words["head"], taken.entries[-1].hash if taken.entries else ""
    yield words["state"], fr.SEALED if seal else fr.DRAFT_STATE
    yield words["milestone"], seal.name if seal else ""
    yield words["seal"], seal.hash if seal else ""
    yield words["date"], study.settings.on.isoformat()
    yield words["charges"], study.settings.cp_origin
    yield words["grid"], study.settings.grid
    yield words["scope"], f"{study_words.SCOPE_NAME} ({', '.join(study.settings.scope)})"
    yield words["unit"], study_words.UNIT
    yield words["rounding"], POLICY.name
    yield words["volumes"], volumes.name or fr.NO_VOLUMES
    yield words["volumes_file"], volumes.source.name
    yield words["volumes_hash"], volumes.source.sha256
    yield words["release_file"], study.release.source.name
    yield words["release_hash"], study.release.source.sha256
    yield words["writer"], fr.WRITER


# both sides of the graph ----------------------------------------------------------------------


def _old_acts(study: Study) -> Iterator[Row]:
    draft, owner = study.draft, study.owner
    for code, act in sorted(study.release.by_code.items()):
        said, dossier = draft.fate_of(code), owner[code]
        yield (
            code, act.label, act.heading, said.fate.value, said.verb.value if said.verb else "", said.reason,
            said.review, code in draft.old, dossier.id, dossier.kind.value,
        )  # fmt: skip


def _current_lines(study: Study) -> Iterator[Row]:
    for code, act in sorted(study.release.by_code.items()):
        for line in sorted(act.lines, key=lambda line: (line.key, line.duplicate)):
            prices = [_cents(line, grid) for grid in (SECTOR1, OTHERS)]
            covered = all(price.writing is not Writing.NOT_COVERED for price in line.prices)
            yield (
                code, line.key.activity, line.key.phase, line.duplicate, line.label, line.billing_group,
                line.copay_exemption, line.prior_approval, line.conditional_refund, *prices, covered,
            )  # fmt: skip


def _cents(line: Line, grid: str) -> int | None:
    price = line.price(grid)
    return None if price is None or price.writing is Writing.NOT_COVERED else price.cents


def _new_acts(study: Study) -> Iterator[Row]:
    for key, act in sorted(study.draft.proposed.items()):
        yield key, act.code or "", act.label, act.heading, act.justification, act.notes, study.owner[key].id


def _new_lines(draft: Draft) -> Iterator[Row]:
    for key, act in sorted(draft.proposed.items()):
        ranked = [(line.slot, rank, line) for rank, line in enumerate(act.lines, 1)]
        for slot, rank, line in sorted(ranked, key=lambda item: item[:2]):
            yield (
                key, *slot, rank, line.score, line.cp_key, line.label, line.billing_group, line.executants,
                line.copay_exemption, line.prior_approval, line.conditional_refund, ", ".join(line.modifiers),
                ", ".join(line.gestures), ", ".join(line.associations),
            )  # fmt: skip


def _ways(study: Study) -> Iterator[Row]:
    for code, act in _standing(study):
        for number, way in enumerate(act.alternatives, 1):
            for rank, member in enumerate(way.members, 1):
                yield code, number, rank, member


def _shares(study: Study) -> Iterator[Row]:
    for code, act in _standing(study):
        for measure, shares in sorted(act.share_sets.items()):
            for number, part in enumerate(shares.parts, 1):
                yield code, measure, number, part, shares.origin.value, shares.source


def _left(study: Study) -> Iterator[Row]:
    for code, act in _standing(study):
        for left in sorted(act.left, key=lambda left: left.slot):
            yield code, *left.slot, left.committee, left.reason


def _standing(study: Study) -> Iterator[tuple[ActCode, OldAct]]:
    """Decided acts that the release still has."""
    return ((code, act) for code, act in sorted(study.draft.old.items()) if code in study.release.by_code)


# figures --------------------------------------------------------------------------------------


def _tariffs(study: Study) -> Iterator[Row]:
    from ccam.usecases.valued import valued_lines

    before, rates = predecessors(study.draft), _rates(study)
    for line in sorted(valued_lines(study), key=lambda line: (line.act, line.slot)):
        proposed = study.draft.proposed[line.act].line(line.slot)
        group = proposed.billing_group if proposed else ""
        (fc, fc_source), (cp, cp_source) = rates(group, line.cp_key)
        known = line.tariff is not None and line.start is not None
        yield (
            line.act, *line.slot, line.shown_code, line.label, line.score, line.cp_key, fc, fc_source, cp, cp_source,
            line.tariff, line.goal, line.start, (line.start or 0) - (line.tariff or 0) if known else None, line.why,
            ", ".join(sorted(before.get(line.act, ()))), line.quantity,
            line.quantity * ((line.tariff or 0) - (line.start or 0)) if known else None, study.owner[line.act].id,
        )  # fmt: skip


Sourced = tuple[int | None, str]


def _rates(study: Study) -> Callable[[str, str], tuple[Sourced, Sourced]]:
    """FC of a billing group and CP of a key, each with its source; looked up once each."""
    settings, parameters = study.settings, study.parameters

    @cache
    def fc(group: str) -> Sourced:
        return _sourced(parameters.fc(settings.grid, settings.on, group))

    @cache
    def cp(key: str) -> Sourced:
        return _sourced(parameters.cp(key, settings.cp_origin, settings.on) if key else None)

    return lambda group, key: (fc(group), cp(key))


def _sourced(rate: "Rate | None") -> Sourced:
    if rate is None:
        return None, ""
    day = numbers.day(rate.checked)
    return rate.value, fr.SOURCE_OF.format(source=rate.source, status=rate.status.value, day=day)


def _observed(study: Study) -> Iterator[Row]:
    for rank, row in enumerate(study.volumes.rows, 1):
        yield (
            rank, *row.key, row.billing_group, row.quantity, row.base, row.reimbursed, row.tariff_sector1,
            row.tariff_others, row.category, row.subcategory,
        )  # fmt: skip


def _impact(study: Study) -> Iterator[Row]:
    flows, standings = study.impact.book.rows.flows, study.impact.standings()
    keys = [f"{flow.observed.key}/{flow.observed.billing_group}" for flow in flows]
    figures = study.impact.by_keys(keys).rows if keys else {}
    for key, flow, standing in sorted(zip(keys, flows, standings, strict=True), key=lambda item: item[0]):
        seen, of = flow.observed, figures[key]
        dossier = study.owner.get(seen.key.code)
        yield (
            *seen.key, seen.billing_group, dossier.id if dossier else "", standing.value, seen.quantity,
            of.base, of.observed, of.theoretical, of.low, of.high,
        )  # fmt: skip


# record ---------------------------------------------------------------------------------------


def _decisions(taken: Taken) -> Iterator[Row]:
    functions = {member.id: member.function for member in taken.members}
    numbered: dict[str, str] = {}
    for entry in taken.entries:
        origin = origin_of(entry)
        author = origin.author if origin else entry.actor
        shown = numbered.setdefault(author, fr.PSEUDONYM.format(number=len(numbered) + 1))
        subjects = sorted(name for name in subjects_of(entry.decision) if is_act_code(name) or PROPOSED_ID.match(name))
        yield (
            entry.position, entry.at, author if taken.names else shown, functions.get(author, ""),
            entry.decision.kind.value, entry.reason, fr.some(subjects), len(entry.decision.changes), entry.hash,
        )  # fmt: skip


def _parameters(parameters: "Parameters") -> Iterator[Row]:
    rows: list[Row] = [_rate_row(kind, rate) for kind, rate in _rates_of(parameters)]
    for key, known in sorted(parameters.line_points.items()):
        rows.append(
            (
                "points", str(key), known.cp_key, None, known.score * 100, fr.POINTS_UNIT, known.status.value,
                known.source, known.checked.isoformat(), known.document, "",
            )
        )  # fmt: skip
    rows += [
        (table, "", "", None, None, "", "", "", None, "", canonical(LAYOUTS[table].encode(rule)))
        for table, rules in sorted(parameters.rules.items())
        for rule in rules
    ]
    return ((rank, *row) for rank, row in enumerate(rows, 1))


def _rates_of(parameters: "Parameters") -> "Iterator[tuple[str, Rate]]":
    for rates, kind in ((parameters.fc_rates, "fc"), (parameters.cp_rates, "cp")):
        yield from ((kind, rate) for _, rate in sorted(rates.items()))


def _rate_row(kind: str, rate: "Rate") -> Row:
    return (
        kind, rate.name, rate.scope, rate.start.isoformat(), rate.value, fr.RATE_UNIT, rate.status.value, rate.source,
        rate.checked.isoformat(), rate.document, "",
    )  # fmt: skip
