"""Lines of proposed acts: complétées in a small grid, scored, or left to a committee."""

from collections.abc import Iterable, Sequence
from typing import Any

from ccam.french import tui_decide as fr
from ccam.french.life import listed
from ccam.french.numbers import points
from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.draft import ProposedAct, ProposedLine
from ccam.model.errors import CcamError, DataRefused
from ccam.usecases import spoken, typed
from ccam.usecases.typed import BadText
from ccam.usecases.workbench import decide as workbench_decide
from tui.decisions.acts import REASON, WHY
from tui.decisions.choice import ACTS, Subject
from tui.screens.dialogue import Edit
from tui.screens.form import Column, Field, Spec, Table, Typed

YES = "x"


def _place(text: str) -> tuple[str, int, int]:
    """``P-07-0001/4/0``: act, activity, phase."""
    try:
        return spoken.line(text)
    except CcamError as error:
        raise BadText(f"{error.message} {fr.LINE_EXAMPLE}") from None


COLUMNS = (
    Column(fr.COLUMN_LINE, 13, _place), Column(fr.COLUMN_POINTS, 7, typed.points), Column(fr.COLUMN_CP, 0),
    Column(fr.COLUMN_GROUP, 4, typed.group), Column(fr.COLUMN_EXEMPTION, 3, typed.exemption),
    Column("AP", 2, typed.yes), Column("RC", 2, typed.yes), Column(fr.COLUMN_MODIFIERS, 8, typed.letters),
    Column(fr.COLUMN_GESTURES, 9, typed.gestures), Column(fr.COLUMN_ASSOCIATIONS, 9, typed.associations),
)  # fmt: skip
"""One line; 66 cells and the CP key, which has what is left of 80."""


def complete(subject: Subject) -> Spec:
    """The lines of the proposed acts: a row emptied is a line taken away."""
    acts = _acts(subject)
    missing = workbench_decide.missing_lines(subject.workbench, subject.view().row.id)
    intro = [f"{act.shown_code} {act.label}" for act in acts[:3]]
    if missing:
        intro.append(fr.MISSING_LINES.format(lines=listed([f"{code}/{slot}" for code, slot in missing], ACTS)))

    def submit(typed_: Typed) -> Edit:
        lines: dict[ProposedId, list[ProposedLine]] = {act.id: [] for act in acts}
        known = {name: act for act in acts for name in (act.id, act.code) if name}
        for (name, activity, phase), *cells in typed_.rows:
            if name not in known:
                raise BadText(fr.NOT_IN_DOSSIER.format(act=name, known=", ".join(map(str, known))), "table")
            lines[known[name].id].append(_line(known[name], Slot(activity, phase), cells))
        _require_once(lines.values())
        return lambda workbench: workbench_decide.complete(workbench, lines, typed_["reason"])

    rows = tuple(_row(act, line) for act in acts for line in act.lines)
    return Spec(
        f"l {' '.join(act.id for act in acts)}", fr.LINES_TITLE, submit, tuple(intro), (REASON,),
        Table(COLUMNS, rows, hint=fr.LINES_HINT),
    )  # fmt: skip


def score(subject: Subject) -> Spec:
    """Points of the lines that are there."""
    acts = _acts(subject)
    lines = [(act, line) for act in acts for line in act.lines]
    if not lines:
        raise DataRefused(fr.NO_LINE)
    rows = tuple(
        (f"{act.shown_code}/{line.slot}", "" if line.score is None else points(line.score), line.label or act.label)
        for act, line in lines
    )

    def submit(typed_: Typed) -> Edit:
        given = {place: value for place, value, _label in typed_.rows}
        made = {
            (act.id, line.slot): given[row[0]]
            for (act, line), row in zip(lines, rows, strict=True)
            if given.get(row[0]) not in (None, line.score)
        }
        if not made:
            raise BadText(fr.NO_NEW_POINTS)
        return lambda workbench: workbench_decide.score(workbench, made, typed_["reason"])

    columns = (
        Column(fr.COLUMN_LINE, 13, fixed=True), Column(fr.COLUMN_POINTS, 10, typed.points),
        Column(fr.COLUMN_LABEL, 0, fixed=True),
    )  # fmt: skip
    return Spec(
        f"i {' '.join(act.id for act in acts)}", fr.SCORE_TITLE, submit, (fr.SCORE_INTRO,), (REASON,),
        Table(columns, rows, spare=False),
    )  # fmt: skip


def leave(subject: Subject) -> Spec:
    """Lines of old acts left to another committee."""
    missing = workbench_decide.missing_lines(subject.workbench, subject.view().row.id)

    def submit(typed_: Typed) -> Edit:
        return lambda workbench: workbench_decide.leave(
            workbench, typed_["lines"], typed_["committee"], typed_["reason"]
        )

    fields = (
        Field("lines", fr.LINES, " ".join(f"{code}/{slot}" for code, slot in missing), fr.OLD_LINE_EXAMPLE, read=_olds),
        Field("committee", fr.COMMITTEE, read=typed.needed(fr.COMMITTEE_NEEDED)),
        WHY,
    )
    return Spec(f"leave {subject.choice.key}", fr.LEAVE_TITLE, submit, (fr.LEAVE_INTRO,), fields)


def _olds(text: str) -> list[tuple[ActCode, int, int]]:
    try:
        found = [spoken.old_line(part) for part in text.replace(",", " ").split()]
    except CcamError as error:
        raise BadText(f"{error.message} {fr.OLD_LINE_EXAMPLE}") from None
    if not found:
        raise BadText(fr.OLD_LINE_EXAMPLE)
    return found


def _acts(subject: Subject) -> tuple[ProposedAct, ...]:
    known = subject.workbench.study.draft.proposed
    acts = tuple(known[act.id] for act in subject.targets() if act.id in known)
    if not acts:
        raise DataRefused(fr.NO_PROPOSED)
    return acts


def _row(act: ProposedAct, line: ProposedLine) -> tuple[str, ...]:
    return (
        f"{act.shown_code}/{line.slot}", "" if line.score is None else points(line.score), line.cp_key,
        line.billing_group, line.copay_exemption, YES if line.prior_approval else "",
        YES if line.conditional_refund else "", "".join(line.modifiers), " ".join(line.gestures),
        " ".join(line.associations),
    )  # fmt: skip


def _line(act: ProposedAct, slot: Slot, cells: Sequence[Any]) -> ProposedLine:
    """A row as a line; what the grid has no column for stays."""
    base = act.line(slot) or ProposedLine(slot)
    score_, cp_key, group, exemption, prior, conditional, modifiers, gestures, associations = cells
    return ProposedLine(
        slot, score_, cp_key, base.label, group, base.executants, exemption, prior, conditional, modifiers,
        gestures, associations,
    )  # fmt: skip


def _require_once(lines: Iterable[Sequence[ProposedLine]]) -> None:
    for found in lines:
        slots = [line.slot for line in found]
        twice = next((slot for slot in slots if slots.count(slot) > 1), None)
        if twice is not None:
            raise BadText(fr.LINE_TWICE.format(slot=twice), "table")
