"""What the terminal decides about acts: each function is one decision, refused whole or written whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ccam.formats.transcodage import LineRow, TransitionTables
from ccam.french import decide as words
from ccam.french import numbers
from ccam.model.codes import ActCode, ProposedId, Slot
from ccam.model.draft import Fate, ProposedLine, Verb
from ccam.model.errors import DataRefused
from ccam.usecases import decide, orders
from ccam.usecases.decide import Decided
from ccam.usecases.transition import Plan
from ccam.usecases.views import Outcome

if TYPE_CHECKING:
    from ccam.usecases.workbench.workbench import Workbench

Lines = Mapping[ProposedId, Sequence[ProposedLine]]
"""Every line of some proposed acts, as they are to be."""


def old_acts(workbench: "Workbench", dossiers: Iterable[str]) -> tuple[ActCode, ...]:
    """The old acts of dossiers, by their ids; one that has gone meanwhile has none."""
    owner = workbench.study.owner
    return tuple(dict.fromkeys(code for id_ in dossiers if id_ in owner for code in owner[id_].old))


def decided_among(workbench: "Workbench", codes: Iterable[ActCode]) -> tuple[ActCode, ...]:
    """Those of ``codes`` that have a fate already, which a new one would replace."""
    draft = workbench.study.draft
    return tuple(code for code in codes if draft.fate_of(code).fate is not Fate.UNDECIDED)


def would_lose(workbench: "Workbench", codes: Iterable[ActCode]) -> tuple[str, ...]:
    """What goes with the proposed acts that ``codes`` alone lead to, once they lead elsewhere, in sentences."""
    return decide.would_lose(workbench.room, codes)


def keep(workbench: "Workbench", codes: Iterable[ActCode], reason: str = "") -> Outcome:
    """Keep acts as they are."""
    return order(workbench, orders.Order(Verb.KEEP, {code: [orders.Way((code,))] for code in codes}, reason=reason))


def order(workbench: "Workbench", asked: orders.Order) -> Outcome:
    """One verb on old acts."""
    return _told(workbench, decide.decide(workbench.room, asked, workbench.signed(asked.reason)))


def delete(workbench: "Workbench", codes: Sequence[str], reason: str) -> Outcome:
    """Acts that disappear; or proposed acts, by their ids, that nothing leads to."""
    proposed = [code for code in codes if code in workbench.study.draft.proposed]
    if proposed:
        if len(proposed) != len(codes):
            raise DataRefused(words.ONLY_ONE_NATURE)
        return _told(workbench, decide.withdraw(workbench.room, proposed, workbench.signed(reason)))
    return order(workbench, orders.Order(Verb.DELETE, {ActCode(code): [] for code in codes}, reason=reason))


def relabel(workbench: "Workbench", labels: Mapping[ProposedId, str], reason: str = "") -> Outcome:
    """Proposed acts under other labels; what leads to them stays as it is."""

    def finish(made: Plan) -> None:
        for proposed, label in labels.items():
            made.proposed[proposed] = replace(workbench.study.draft.proposed[proposed], label=label)

    return _finish(workbench, Verb.RELABEL.value, finish_with=finish, tables=TransitionTables(), reason=reason)


def create(workbench: "Workbench", *, label: str, heading: str, justification: str, notes: str = "") -> Outcome:
    """A new act that comes from none."""
    room = workbench.room
    tables = orders.creation(
        room.draft, target=orders.NEW, label=label, heading=heading, reason=justification, notes=notes
    )
    return _told(workbench, decide.create(room, tables, workbench.signed(justification)))


def missing_lines(workbench: "Workbench", dossier: str) -> tuple[tuple[ActCode, Slot], ...]:
    """Lines of the old acts of a dossier that no proposed act of it has, and that are left to nobody."""
    study = workbench.study
    found = study.owner[dossier]
    have = {line.slot for new in found.new if new in study.draft.proposed for line in study.draft.proposed[new].lines}
    return tuple(
        (code, slot)
        for code in found.old
        for slot in sorted(study.release.slots.get(code, ()))
        if slot not in have and slot not in {item.slot for item in study.draft.fate_of(code).left}
    )


def complete(workbench: "Workbench", lines: Lines, reason: str = "") -> Outcome:
    """The lines of proposed acts as given, and no other; each is also read as a row of a table."""
    known = workbench.study.draft.proposed
    rows = [_row(act, line) for act, found in lines.items() for line in found if line != known[act].line(line.slot)]

    def finish(made: Plan) -> None:
        for act, found in lines.items():
            base = made.proposed.get(act) or known[act]
            made.proposed[act] = replace(base, lines=tuple(sorted(found, key=lambda line: line.slot)))

    return _finish(workbench, decide.COMPLETE, finish_with=finish, tables=orders.completion(rows), reason=reason)


def score(workbench: "Workbench", points: Mapping[tuple[ProposedId, Slot], int], reason: str = "") -> Outcome:
    """Give points, in 1/100 point, to lines that are there."""
    rows = [LineRow(0, act, slot.activity, slot.phase, given) for (act, slot), given in points.items()]
    return _told(workbench, decide.score(workbench.room, rows, workbench.signed(reason)))


def leave(workbench: "Workbench", lines: Iterable[tuple[ActCode, int, int]], committee: str, reason: str) -> Outcome:
    """Leave lines of old acts to a committee."""
    return _told(workbench, decide.leave(workbench.room, lines, committee, workbench.signed(reason)))


def comment(workbench: "Workbench", code: str, text: str) -> Outcome:
    """A remark on the dossier of an act."""
    return _told(workbench, decide.comment(workbench.room, code, text, workbench.signed()))


def _row(act: ProposedId, line: ProposedLine) -> LineRow:
    return LineRow(
        0, act, line.slot.activity, line.slot.phase, line.score, line.cp_key, line.label, line.billing_group,
        line.copay_exemption, line.prior_approval, line.conditional_refund, line.modifiers, line.gestures,
        line.executants, line.associations,
    )  # fmt: skip


def _finish(
    workbench: "Workbench", verb: str, *, finish_with: "decide.Finish", tables: TransitionTables, reason: str
) -> Outcome:
    decision = decide.planned(workbench.room, verb, tables, finish_with)
    return _told(workbench, decide.record(workbench.room, decision, workbench.signed(reason)))


def _told(workbench: "Workbench", done: Decided) -> Outcome:
    """What it did, first what went with it; and how many checks it raised, if it raised errors."""
    outcome = workbench.written(done.entry, f"{'. '.join(done.lost)}." if done.lost else "")
    if not done.effect.errors:
        return outcome
    errors = numbers.plural(done.effect.errors, "erreur")
    return replace(outcome, sentence=words.WITH_ERRORS.format(said=outcome.sentence, errors=errors))
