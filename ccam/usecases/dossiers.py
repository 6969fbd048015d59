"""Dossiers as people see them: both sides, shares, lines, checks, money."""

from typing import TYPE_CHECKING

from ccam.french import browse as words
from ccam.french import dossiers as listing
from ccam.french import invariants, numbers
from ccam.french import study as fr
from ccam.model.codes import ActCode, LineKey, ProposedId
from ccam.model.draft import MEASURE_ACTS, Alternative, LeftLine, OldAct, ProposedAct, ProposedLine
from ccam.model.graph import ChangeKind, Dossier, families_of
from ccam.model.invariants import Level, Violation, grouped
from ccam.model.shares import SHARE_UNIT, apportion
from ccam.model.text import folded
from ccam.usecases import said
from ccam.usecases.browse import cents_of, family_names
from ccam.usecases.figures import interval
from ccam.usecases.views import (
    AlternativeView,
    DossierRow,
    DossierView,
    OldActView,
    ProposedActView,
    ProposedLineView,
    ViolationView,
)

if TYPE_CHECKING:
    from ccam.usecases.study import Study
    from valuation.flow import LineRef


def row(study: "Study", dossier: Dossier, errors: int, warnings: int) -> DossierRow:
    """A dossier in a list, with its money."""
    figures = study.dossier_figures.get(dossier.id)
    reviews = sum(bool(study.draft.fate_of(code).review) for code in dossier.old)
    label = label_of(study, dossier)
    return DossierRow(
        id=dossier.id,
        label=label,
        old_count=len(dossier.old),
        new_count=len(dossier.new),
        kind=dossier.kind.value,
        letter=_letter(study, dossier),
        base=figures.base if figures else 0,
        impact=interval(figures),
        errors=errors,
        warnings=warnings,
        folded=folded(" ".join((label, *dossier.old, *dossier.new, *_allotted(study, dossier)))),
        reviews=reviews,
        families=families_of(study.draft, dossier),
        family_names=family_names(study.draft, families_of(study.draft, dossier)),
        state=_state(study, dossier),
        closed=study.votes.state_of(dossier.subjects).closed,
    )


def _letter(study: "Study", dossier: Dossier) -> str:
    undecided = dossier.kind is ChangeKind.UNDECIDED
    return words.NO_FATE_LETTER if undecided else study.votes.letter(dossier.subjects)


def _state(study: "Study", dossier: Dossier) -> tuple[str, ...]:
    if dossier.kind is ChangeKind.UNDECIDED:
        return (words.UNDECIDED,)
    state = study.votes.state_of(dossier.subjects)
    return state.name, state.label


def _allotted(study: "Study", dossier: Dossier) -> list[str]:
    proposed = study.draft.proposed
    return [proposed[member].code or "" for member in dossier.new if member in proposed]


def label_of(study: "Study", dossier: Dossier) -> str:
    """The label of its first proposed act, else of its first current act."""
    if dossier.new and dossier.new[0] in study.draft.proposed:
        return study.draft.proposed[dossier.new[0]].label
    act = study.release.by_code.get(dossier.old[0]) if dossier.old else None
    return act.label if act else dossier.id


def view(study: "Study", dossier: Dossier) -> DossierView:
    """A dossier, whole."""
    found = [*study.checks.get(dossier.id, ()), *(v for v in study.between if not set(v.acts).isdisjoint(dossier.new))]
    errors = sum(violation.level is Level.ERROR for violation in found)
    others = sum(violation.id != "I1" for violation in found) - errors
    old, new = sides(study, dossier)
    return DossierView(
        row=row(study, dossier, errors, others),
        old=old,
        new=new,
        violations=tuple(map(violation_view, found)),
        checks=tuple(map(violation_view, grouped(found))),
        opinions=said.tallies(study.votes, dossier),
        disputes=said.disputes(study.draft, dossier),
    )


def sides(study: "Study", dossier: Dossier) -> tuple[tuple[OldActView, ...], tuple[ProposedActView, ...]]:
    """Its old and its proposed acts, without its checks: a report asks for thousands of them."""
    proposed = study.draft.proposed
    old = tuple(_old(study, study.draft.fate_of(code)) for code in dossier.old)
    quantities = _received(study, dossier)
    return old, tuple(_proposed(study, proposed[name], quantities) for name in dossier.new if name in proposed)


def _received(study: "Study", dossier: Dossier) -> "dict[LineRef, int]":
    """What flows into each line of a dossier: it all comes from the dossier itself."""
    from valuation.flow import received

    rows = study.impact.book.rows
    return received(rows.flows[row] for code in dossier.old for row in rows.span.get(code, ()))


def violation_view(violation: Violation) -> ViolationView:
    """A violation with its level in French."""
    return ViolationView(
        violation.id, invariants.LEVELS[violation.level], violation.sentence, violation.acts, violation.hint
    )


def _old(study: "Study", act: OldAct) -> OldActView:
    current = study.release.by_code.get(act.code)
    line = current.counting_line if current else None
    quantity = study.by_line.performances(current) if current else None
    shares = act.share_sets.get(MEASURE_ACTS)
    return OldActView(
        code=act.code,
        label=current.label if current else "",
        price=cents_of(line.price(study.settings.grid)) if line else None,
        quantity=quantity,
        fate=act.fate.value,
        verb=words.VERBS[act.verb] if act.verb else "",
        reason=act.reason,
        share_origin=words.ORIGINS[shares.origin] if shares else "",
        alternatives=_alternatives(act, quantity or 0),
        left=tuple(_left(act.code, item) for item in act.left),
        share_key=shares.origin.value if shares else "",
        review=act.review,
        other_shares=tuple(
            (measure, known.parts) for measure, known in sorted(act.share_sets.items()) if measure != MEASURE_ACTS
        ),
    )


def _alternatives(act: OldAct, quantity: int) -> tuple[AlternativeView, ...]:
    parts = act.shares or ((SHARE_UNIT,) if len(act.alternatives) == 1 else (0,) * len(act.alternatives))
    counts = apportion(quantity, parts) if sum(parts) == SHARE_UNIT and min(parts) >= 0 else [0] * len(parts)
    pairs = zip(act.alternatives, parts, counts, strict=False)
    return tuple(_alternative(way, part, count) for way, part, count in pairs)


def _alternative(way: Alternative, part: int, quantity: int) -> AlternativeView:
    return AlternativeView(way.id, way.members, part, quantity)


def _left(code: ActCode, item: LeftLine) -> str:
    return words.LEFT.format(line=LineKey(code, *item.slot), committee=item.committee)


def _proposed(study: "Study", act: ProposedAct, quantities: "dict[LineRef, int]") -> ProposedActView:
    lines = tuple(line_view(study, act.id, line, quantities) for line in act.lines)
    return ProposedActView(act.id, act.shown_code, act.label, lines)


def line_view(
    study: "Study", act: ProposedId, line: ProposedLine, quantities: "dict[LineRef, int]"
) -> ProposedLineView:
    """A proposed line with its target, or with what is missing for one."""
    from valuation.flow import LineRef
    from valuation.impact import Standing

    ref = LineRef(act, line.slot)
    tariff = study.impact.tariff(ref)
    why = fr.MISSING[tariff.missing.value if tariff.missing else ""]
    if tariff.standing is Standing.KEPT and tariff.cents is not None:
        why = f"{why}, {fr.KEPT.format(price=numbers.euros(tariff.cents))}"
    known = tariff.cents if tariff.standing is Standing.KNOWN else None
    return ProposedLineView(
        line.slot, line.label, line.score, line.cp_key, known, why, quantities.get(ref, 0), conditions(line)
    )


def conditions(line: ProposedLine) -> str:
    """« RC · gestes GELE001 · associations ZZLP025/4 »: what a line asks of who bills it; empty where nothing."""
    texts = ("".join(line.modifiers), " ".join(line.gestures), " ".join(line.associations))
    lists = zip(listing.LISTS, texts, strict=True)
    marks = zip(listing.MARKS, (line.prior_approval, line.conditional_refund), strict=True)
    said = [mark for mark, holds in marks if holds]
    return " · ".join([*said, *(f"{name} {text}" for name, text in lists if text)])
