"""From a transcodage table to the changes it makes in a draft: pure, nothing is written here.

A table replaces what it says of the acts it names and leaves the others. Lines are completed slot by slot.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ccam.formats.transcodage import LeftRow, LineRow, ShareRow, TransitionRow, TransitionTables
from ccam.french import curate as fr
from ccam.french import numbers
from ccam.french.sentence import Sentence
from ccam.model.acts import Act, Release
from ccam.model.codec import Json, encode_act, encode_old
from ccam.model.codes import ActCode, ProposedId, Slot, is_act_code
from ccam.model.decisions import Change
from ccam.model.draft import (
    MEASURE_ACTS,
    Alternative,
    Draft,
    Fate,
    LeftLine,
    OldAct,
    ProposedAct,
    ProposedLine,
    Verb,
    act_node,
    old_node,
)
from ccam.model.findings import Finding, Severity, finding
from ccam.model.letters import Letters
from ccam.model.money import SHARE_UNIT
from ccam.model.text import normal_label
from ccam.usecases.orphans import abandoned, reasons_to_stay, stands_alone, works
from ccam.usecases.transition_lines import carried, completed
from ccam.usecases.transition_rows import bundles, by_old, share_set

CARRIES_ITS_LINES = frozenset({Verb.KEEP, Verb.RELABEL, Verb.RECODE})
"""Verbs of a 1–1 change: the new act begins with the lines of the old one."""

UNPLACED = "00"
"""Chapter of the provisional number of an act that nobody has placed in a subdivision yet."""

KEEPS_ITS_CODE = frozenset({Verb.KEEP, Verb.RELABEL})


@dataclass(slots=True)
class Plan:
    """What a table would change: nodes before and after, the acts touched, and what it cannot do. ``gone`` are
    decided acts that the release no longer has, and that leave the draft; ``withdrawn`` proposed acts that nothing
    leads to any more, with what goes with each in words. ``held`` are nodes that it leaves as they are and rests on.
    """

    old: dict[ActCode, OldAct] = field(default_factory=dict)
    gone: list[ActCode] = field(default_factory=list)
    withdrawn: dict[ProposedId, str] = field(default_factory=dict)
    held: tuple[str, ...] = ()
    proposed: dict[ProposedId, ProposedAct] = field(default_factory=dict)
    lifted: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def changes(self, draft: Draft) -> tuple[Change, ...]:
        """The changes in a stable order; nodes that end as they were are left out."""
        made: list[Change] = []
        for code, act in sorted(self.old.items()):
            known = draft.old.get(code)
            _add(made, draft, old_node(code), encode_old(known) if known else None, encode_old(act))
        for code in sorted(self.gone):
            _add(made, draft, old_node(code), encode_old(draft.old[code]), None)
        for proposed, new in sorted(self.proposed.items()):
            before = draft.proposed.get(proposed)
            _add(made, draft, act_node(proposed), encode_act(before) if before else None, encode_act(new))
        for proposed in self.withdrawn:
            _add(made, draft, act_node(proposed), encode_act(draft.proposed[proposed]), None)
        return tuple(made)


def _add(made: list[Change], draft: Draft, node: str, before: Json | None, after: Json | None) -> None:
    if before != after:
        made.append(Change(node, draft.versions.get(node, 0), before, after))


def plan(draft: Draft, release: Release, letters: Letters, sources: Sequence[tuple[str, TransitionTables]]) -> Plan:
    """Everything the tables of ``sources``, by file name, would change in ``draft``; ``findings`` hold every
    refusal, with its file and row. ``letters`` are what a newly allotted code must be made of.
    """
    return _Planner(draft, release, letters).run(sources)


class _Planner:
    """Holds what one table is being turned into; each method handles one kind of row."""

    def __init__(self, draft: Draft, release: Release, letters: Letters) -> None:
        self.draft, self.release, self.letters, self.file = draft, release, letters, ""
        self.made = Plan()
        self.by_code = {act.code: act.id for act in draft.proposed.values() if act.code}
        self.label_rows: dict[ProposedId, tuple[int, str]] = {}
        self.code_rows: dict[ProposedId, tuple[int, ActCode]] = {}
        self.bare: set[ProposedId] = set()
        self.owned: frozenset[str] = frozenset()
        self.taken = set(draft.proposed)
        self.free: dict[str, ProposedId] = {}
        self.completed: set[tuple[ProposedId, Slot]] = set()

    def run(self, sources: Sequence[tuple[str, TransitionTables]]) -> Plan:
        every = [tables for _, tables in sources]
        self.owned = frozenset().union(*(tables.owned for tables in every))
        self.taken |= {
            ProposedId(row.target) for tables in every for row in tables.transitions if row.target[:2] == "P-"
        }
        for tables in self._each(sources):
            for rows in by_old(tables.transitions):
                if rows[0].old is None:
                    self._create(rows[0])
                else:
                    self._old_act(rows[0].old, rows)
        for tables in self._each(sources):
            self._check_labels(tables.transitions)
            for line in tables.lines:
                self._line(line)
        for tables in self._each(sources):
            for left in tables.left:
                self._left(left)
            for row in tables.shares:
                self._other_shares(row)
        self._lift(left for tables in every for left in tables.left)
        self._withdraw(sources)
        return self.made

    def _each(self, sources: Sequence[tuple[str, TransitionTables]]) -> Iterator[TransitionTables]:
        """Each table in turn, refusals being placed in its file."""
        for self.file, tables in sources:
            yield tables

    def refuse(self, sentence: Sentence, row: int, column: str, value: object, **facts: object) -> None:
        made = finding(sentence, Severity.ERROR, file=self.file, row=row, column=column, value=value, **facts)
        self.made.findings.append(made)

    def known(self, proposed: ProposedId) -> ProposedAct | None:
        return self.made.proposed.get(proposed) or self.draft.proposed.get(proposed)

    # old acts ---------------------------------------------------------------------------------

    def _old_act(self, code: ActCode, rows: list[TransitionRow]) -> None:
        first = rows[0]
        if code in self.made.old or code in self.made.gone:
            self.refuse(fr.ACT_TWICE, first.row, "ancien code", code)
            return
        current = self.release.by_code.get(code)
        if current is None and code in self.draft.old and all(row.verb is None for row in rows):
            self.made.gone.append(code)
            return
        if current is None:
            self.refuse(fr.UNKNOWN_OLD_ACT, first.row, "ancien code", code, version=self.release.version)
            return
        if any(row.verb is not first.verb for row in rows):
            self.refuse(fr.MIXED_TARGET, first.row, "devenir", code)
            return
        reason = next((row.reason for row in rows if row.reason), "")
        before = self.draft.fate_of(code)
        if first.verb in (None, Verb.DELETE):
            fate = Fate.DELETED if first.verb else Fate.UNDECIDED
            self.made.old[code] = OldAct(code, fate, first.verb, reason)
            return
        shares = share_set(bundles(rows))
        if sum(shares.parts) != SHARE_UNIT or min(shares.parts) <= 0:
            total = numbers.share(sum(shares.parts))
            self.refuse(fr.TABLE_SHARES, first.row, "part", code, sum=total)
        alternatives = tuple(
            Alternative(f"{code}#{number}", tuple(self._target(row, current) for row in group))
            for number, group in enumerate(bundles(rows), start=1)
        )
        # A table says nothing of the shares by another measure: they hold while the act goes the same ways.
        kept = before.share_sets if before.alternatives == alternatives else {}
        sets = {**kept, MEASURE_ACTS: shares}
        self.made.old[code] = OldAct(code, Fate.MAPPED, first.verb, reason, alternatives, sets, before.left)

    def _target(self, row: TransitionRow, current: Act) -> ProposedId:
        """The proposed act a row leads to, made or completed on the way."""
        text = row.target or (current.code if row.verb in KEEPS_ITS_CODE else "")
        proposed, code = self._resolve(text, current.chapter, row)
        known = self.known(proposed)
        # An act that is kept follows the label of the release, even where the draft has moved to a newer one.
        given = row.label or (current.label if row.verb is Verb.KEEP else "")
        label = given or (known.label if known else "")
        heading = row.heading or (known.heading if known else "") or current.heading
        lines = () if proposed in self.bare or known is None else known.lines
        if not lines and proposed not in self.bare and row.verb in CARRIES_ITS_LINES:
            lines = carried(current)
        base = known or ProposedAct(proposed, label)
        self.made.proposed[proposed] = replace(
            base, label=label, code=code or base.code, heading=heading, lines=lines, notes=row.notes or base.notes
        )
        return proposed

    def _create(self, row: TransitionRow) -> None:
        proposed, code = self._resolve(row.target, row.heading[:2] or UNPLACED, row)
        base = self.known(proposed) or ProposedAct(proposed, row.label)
        self.made.proposed[proposed] = replace(
            base, label=row.label or base.label, code=code or base.code, heading=row.heading or base.heading,
            lines=() if proposed in self.bare else base.lines, justification=row.reason, notes=row.notes or base.notes,
        )  # fmt: skip

    def _resolve(self, text: str, chapter: str, row: TransitionRow) -> tuple[ProposedId, ActCode | None]:
        """The proposed act a row names by its number or by its code, and the code it says to be allotted."""
        named = is_act_code(text)
        code = ActCode(text) if named else row.code
        fault = None if code is None or code in self.release.by_code else self.letters.fault(code)
        if fault:
            self.refuse(fr.BAD_NEW_CODE, row.row, "nouvel acte" if named else "code attribué", code, why=fault)
        if code is not None and code not in self.by_code:
            self.by_code[code] = self._next_id(chapter) if named else ProposedId(text)
        proposed = self.by_code[ActCode(text)] if named else ProposedId(text)
        if code is not None:
            first, other = self.code_rows.setdefault(proposed, (row.row, code))
            if other != code:
                self.refuse(fr.CODE_TWICE, row.row, "code attribué", code, act=text, other=other, first=first)
        if row.own_lines or proposed in self.owned:
            self.bare.add(proposed)
        return proposed, code

    def _next_id(self, chapter: str) -> ProposedId:
        made = self.free.get(chapter) or next_id(self.draft, chapter, self.taken)
        self.free[chapter] = ProposedId(f"P-{chapter}-{int(made[5:]) + 1:04d}")
        return made

    def _check_labels(self, rows: Iterable[TransitionRow]) -> None:
        for row in rows:
            if row.verb in (None, Verb.DELETE):
                continue
            text = row.target or str(row.old)
            proposed = self.by_code.get(ActCode(text), ProposedId(text))
            act = self.made.proposed.get(proposed)
            if act is None:
                continue
            if not act.label:
                self.refuse(fr.LABEL_MISSING, row.row, "libellé", act.shown_code)
            elif row.label:
                first, label = self.label_rows.setdefault(proposed, (row.row, row.label))
                if normal_label(label) != normal_label(row.label):
                    self.refuse(fr.LABEL_TWICE, row.row, "libellé", act.shown_code, other=first)

    # lines ------------------------------------------------------------------------------------

    def _line(self, row: LineRow) -> None:
        proposed = self.by_code.get(ActCode(row.target), ProposedId(row.target))
        act = self.known(proposed)
        if act is None:
            self.refuse(fr.UNKNOWN_TARGET, row.row, "nouvel acte", row.target)
            return
        slot = Slot(row.activity, row.phase)
        if (proposed, slot) in self.completed:
            self.refuse(fr.LINE_TWICE, row.row, "nouvel acte", row.target, activity=row.activity, phase=row.phase)
        self.completed.add((proposed, slot))
        line = completed(act.line(slot) or ProposedLine(slot), row)
        if act.line(slot):
            lines = [line if other.slot == slot else other for other in act.lines]
        else:
            # Lines of the table and no other come in its order.
            lines = (
                [*act.lines, line] if proposed in self.bare else sorted([*act.lines, line], key=lambda item: item.slot)
            )
        self.made.proposed[proposed] = replace(act, lines=tuple(lines))

    def _left(self, row: LeftRow) -> None:
        current = self.release.by_code.get(row.old)
        if current is None:
            self.refuse(fr.UNKNOWN_OLD_ACT, row.row, "ancien code", row.old, version=self.release.version)
            return
        slot = Slot(row.activity, row.phase)
        if not any((line.key.activity, line.key.phase) == slot for line in current.lines):
            self.refuse(fr.LINE_NOT_IN_ACT, row.row, "activité", row.old, activity=row.activity, phase=row.phase)
            return
        act = self.made.old.get(row.old) or self.draft.fate_of(row.old)
        others = [item for item in act.left if item.slot != slot]
        made = LeftLine(slot, row.committee, row.reason)
        left = tuple(sorted((*others, made), key=lambda item: item.slot))
        self.made.old[row.old] = replace(act, left=left, review="")

    def _other_shares(self, row: ShareRow) -> None:
        """Shares by another measure, of an act that the same tables send those ways."""
        act = self.made.old.get(row.old)
        parts = row.shares.parts
        if act is None or len(parts) != len(act.alternatives) or sum(parts) != SHARE_UNIT or min(parts) <= 0:
            self.refuse(fr.TABLE_SHARES, 0, "part", row.old, sum=numbers.share(sum(parts)))
            return
        self.made.old[row.old] = replace(act, share_sets={**act.share_sets, row.measure: row.shares})

    def _lift(self, fresh: Iterable[LeftRow]) -> None:
        """A line left to a committee is no longer left once every alternative carries it."""
        kept = {(row.old, Slot(row.activity, row.phase)) for row in fresh}
        for code, before in {**self.draft.old, **self.made.old}.items():
            if code in self.made.gone:
                continue
            waiting = tuple(
                item for item in before.left if (code, item.slot) in kept or not self._carried(before, item.slot)
            )
            if waiting != before.left:
                gone = [item.slot for item in before.left if item not in waiting]
                self.made.lifted += [f"{code}/{slot}" for slot in gone]
                self.made.old[code] = replace(before, left=waiting)

    def _withdraw(self, sources: Sequence[tuple[str, TransitionTables]]) -> None:
        """What the tables leave without a predecessor goes with them, unless people have spoken of it."""
        found = abandoned(self.draft, {**self.made.old, **dict.fromkeys(self.made.gone)})
        acts = [act for act in map(self.known, found.alone) if act and not stands_alone(act, self.release)]
        rows = {row.old: (file, row.row) for file, tables in sources for row in reversed(tables.transitions)}
        for act, why in reasons_to_stay(acts, self.draft).items():
            self.file, row = rows[found.alone[act]]
            shown = self.draft.proposed[act].shown_code
            self.refuse(fr.ORPHAN, row, "nouvel acte", found.alone[act], act=shown, why=why)
        self.made.withdrawn = works(acts, self.draft, self.release)
        for withdrawn in self.made.withdrawn:
            self.made.proposed.pop(withdrawn, None)
        self.made.held = found.held

    def _carried(self, act: OldAct, slot: Slot) -> bool:
        ways = [[self.known(member) for member in way.members] for way in act.alternatives]
        return bool(ways) and all(any(new and new.line(slot) for new in members) for members in ways)


def next_id(draft: Draft, chapter: str, taken: Iterable[ProposedId]) -> ProposedId:
    """The next free number of the chapter, above every number of ``taken`` and every one ever used in ``draft``."""
    prefix = f"P-{chapter}-"
    used = (int(proposed[len(prefix) :]) for proposed in taken if proposed.startswith(prefix))
    gone = (int(node[len(f"acte/{prefix}") :]) for node in draft.versions if node.startswith(f"acte/{prefix}"))
    return ProposedId(f"{prefix}{max((*used, *gone), default=0) + 1:04d}")
