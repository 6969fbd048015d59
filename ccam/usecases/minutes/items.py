"""What a séance did, dossier by dossier: decisions in sentences, disagreements, what remains."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ccam.french import minutes as fr
from ccam.french import numbers
from ccam.model.codes import is_act_code
from ccam.model.decisions import Change, Entry
from ccam.model.draft import Draft, Fate
from ccam.model.graph import Dossier
from ccam.model.notebook import author_of
from ccam.model.registers import Disagreement, Session
from ccam.model.subjects import subject_of
from ccam.usecases.disputes import heaviest
from ccam.usecases.dossiers import row
from ccam.usecases.meet import judges
from ccam.usecases.minutes.figures import money
from ccam.usecases.minutes.votes import function_of, grounds, recusals, recused_members, votes
from ccam.usecases.opinions import when
from ccam.usecases.study import Study
from ccam.usecases.told import told

if TYPE_CHECKING:
    from ccam.publish.minutes.model import Dispute, Item, Taken

DISPUTE = "desaccord"
"""Layer of the nodes of disagreements."""
ELSEWHERE = ""
"""What stands for every dossier that is not on the agenda."""


@dataclass(frozen=True, slots=True)
class Span:
    """The entries of a séance: those that open or close it, those that belong to it, and all of its draft between."""

    session: Session
    marks: tuple[Entry, ...]
    between: tuple[Entry, ...]
    own: frozenset[int]

    @property
    def last(self) -> Entry:
        """The last entry that counts: the closing one, or the latest of the draft."""
        return self.between[-1]

    @property
    def own_entries(self) -> list[Entry]:
        """The entries that belong to it."""
        return [entry for entry in self.between if entry.position in self.own]


def parts(
    span: Span, study: Study, kept: Mapping[str, Any]
) -> "tuple[tuple[Item, ...], tuple[Taken, ...], tuple[Dispute, ...]]":
    """Every dossier of the agenda once, in its order; then what was decided, and disputed, on others. An agenda that
    named two acts of what is now one dossier has one item for both; ``kept`` are the effects to quote.
    """
    asked: dict[str, list[str]] = {}
    for subject in span.session.agenda:
        asked.setdefault(_dossier_id(study, subject), []).append(subject)
    taken = _taken(span, study, asked)
    disputes: dict[str, list[Disagreement]] = {}
    for item in disputes_of(study, span):
        disputes.setdefault(_place(study, item.subjects, asked), []).append(item)
    opened = {node.partition("/")[2] for node, change in _disputed(span) if change.before is None}
    shown = {name: _shown(found, opened) for name, found in disputes.items()}
    items = tuple(
        _item(study, span.session, name, acts, taken.get(name, ()), shown.get(name, ()), kept)
        for name, acts in asked.items()
    )
    return items, taken.get(ELSEWHERE, ()), shown.get(ELSEWHERE, ())


def _place(study: Study, subjects: Iterable[str], agenda: Iterable[str]) -> str:
    places = [_dossier_id(study, subject) for subject in subjects]
    return next((place for place in places if place in agenda), ELSEWHERE)


def _dossier_id(study: Study, subject: str) -> str:
    owner = study.owner.get(subject)
    return owner.id if owner else subject


def _item(
    study: Study, session: Session, name: str, asked: Sequence[str], taken: "tuple[Taken, ...]",
    disputes: "tuple[Dispute, ...]", kept: Mapping[str, Any],
) -> "Item":  # fmt: skip
    from ccam.publish.minutes.model import Item

    dossier = study.owner.get(name)
    if dossier is None:
        kind = fr.JUDGED if judges(session) and not (is_act_code(name) or name.startswith("P-")) else fr.GONE
        return Item(name, "", kind, 0, 0, tuple(asked), (), None, taken, (), (), 0, (), disputes, ())
    view = row(study, dossier, 0, 0)
    subjects = dossier.old or dossier.new
    opinions = [item for item in study.draft.registers.opinions.values() if item.subject in subjects]
    recused = recused_members(session, subjects)
    past = {(item.subject, item.member) for subject in subjects for item in study.votes.past(subject)}
    valid = [item for item in opinions if item.member not in recused and (item.subject, item.member) not in past]
    states = Counter(
        study.draft.registers.standings[subject].state
        for subject in subjects
        if subject in study.draft.registers.standings
    )
    return Item(
        dossier=dossier.id,
        label=view.label,
        kind=view.kind,
        old_count=view.old_count,
        new_count=view.new_count,
        asked=tuple(asked),
        states=tuple(states.items()),
        money=money(kept, dossier.id),
        taken=taken,
        votes=votes(valid, subjects),
        grounds=grounds(valid),
        uncounted=len({item.member for item in opinions} & recused),
        recusals=recusals(session, subjects),
        disputes=disputes,
        remains=(*_remains(study.draft, dossier, taken, disputes, voted=bool(opinions)), *_to_repeat(study, subjects)),
    )


def _remains(
    draft: Draft, dossier: Dossier, taken: "Sequence[Taken]", disputes: "Sequence[Dispute]", *, voted: bool
) -> tuple[str, ...]:
    acts = [draft.fate_of(code) for code in dossier.old]
    undecided = [act.code for act in acts if act.fate is Fate.UNDECIDED]
    left = [] if taken else [fr.LEFT_TO_DECIDE if voted else fr.LEFT_UNTREATED]
    if undecided:
        left.append(
            fr.LEFT_UNDECIDED.format(
                count=numbers.plural(len(undecided), *fr.LEFT_UNDECIDED_ACT), acts=", ".join(undecided)
            )
        )
    left += [fr.LEFT_REVIEW.format(act=act.code, reason=act.review) for act in acts if act.review]
    lines: dict[str, list[str]] = {}
    for act in acts:
        for item in act.left:
            lines.setdefault(item.committee, []).append(f"{act.code}/{item.slot}")
    left += [fr.left_lines(committee, found) for committee, found in lines.items()]
    proposed = [draft.proposed[member] for member in dossier.new if member in draft.proposed]
    if blank := sum(line.score is None for act in proposed for line in act.lines):
        left.append(numbers.plural(blank, *fr.LEFT_POINTS))
    if unsettled := sum(not item.closed for item in disputes):
        left.append(numbers.plural(unsettled, *fr.LEFT_DISPUTES))
    return tuple(left)


def _to_repeat(study: Study, subjects: Iterable[str]) -> list[str]:
    """Opinions given before a modification: how many, and which one."""
    counts = Counter(when(study.votes, one) for subject in subjects for one in study.votes.past(subject))
    named = {told: numbers.plural(count, *fr.LEFT_OPINION) for told, count in counts.items()}
    return [fr.LEFT_PAST.format(count=count, when=told) for told, count in named.items()]


def _taken(span: Span, study: Study, agenda: Iterable[str]) -> "dict[str, tuple[Taken, ...]]":
    """What each own decision changed, by dossier of the agenda, or elsewhere; the table of disagreements tells those
    that it only opened elsewhere.
    """
    found: dict[str, list[Taken]] = {}
    for entry in span.own_entries:
        for name, changes in _by_dossier(entry, study, agenda).items():
            if name == ELSEWHERE and changes and all(_opens(study, change) for change in changes):
                continue
            found.setdefault(name, []).append(_one(span.session, entry, changes, study.draft))
    return {name: tuple(items) for name, items in found.items()}


def _opens(study: Study, change: Change) -> bool:
    """Whether a change opens a disagreement that is still there."""
    layer, _, name = change.node.partition("/")
    return layer == DISPUTE and change.before is None and name in study.draft.registers.disagreements


def _by_dossier(entry: Entry, study: Study, agenda: Iterable[str]) -> dict[str, list[Change]]:
    """The changes of an entry by the dossier of the agenda they are about; opinions are in the votes."""
    changes = entry.decision.changes
    found: dict[str, list[Change]] = {}
    for change in changes:
        if not change.node.startswith("avis/"):
            found.setdefault(_place(study, _subjects(change), agenda), []).append(change)
    return found if changes else {ELSEWHERE: []}


def _subjects(change: Change) -> Iterable[str]:
    state = change.after or change.before or {}
    return state.get("sujets") or (state.get("sujet") or subject_of(change.node),)


def _one(session: Session, entry: Entry, changes: Sequence[Change], around: Draft) -> "Taken":
    from ccam.publish.minutes.model import Taken

    named = {subject for change in changes for subject in _subjects(change)}
    said = _together(told(changes, around), named) or (fr.NOTED,)
    author = author_of(entry)
    recused = author in recused_members(session, named)
    return Taken(entry.position, function_of(session, author), said, recused)


def _together(sentences: Iterable[str], subjects: set[str]) -> tuple[str, ...]:
    """Acts of which the same is said are named together: « HHFA001, HHFA011 : brouillon → proposé »."""
    found: dict[str, list[str]] = {}
    for sentence in sentences:
        head, _, rest = sentence.partition(fr.SAYS)
        if head in subjects:
            found.setdefault(rest, []).append(head)
        else:
            found[sentence] = []
    return tuple(fr.SAYS.join((", ".join(heads), said)) if heads else said for said, heads in found.items())


def disputes_of(study: Study, span: Span) -> list[Disagreement]:
    """Those left open on the dossiers of the agenda, and those opened, completed or closed here; the heaviest first."""
    touched = {node.partition("/")[2] for node, _ in _disputed(span)}
    around = {*span.session.agenda}
    for subject in span.session.agenda:
        if owner := study.owner.get(subject):
            around |= {*owner.old, *owner.new}
    known = study.draft.registers.disagreements.values()
    return heaviest(item for item in known if item.id in touched or (not item.closed and around & {*item.subjects}))


def _disputed(span: Span) -> list[tuple[str, Change]]:
    changes = [change for entry in span.own_entries for change in entry.decision.changes]
    return [(change.node, change) for change in changes if change.node.partition("/")[0] == DISPUTE]


def _shown(items: Iterable[Disagreement], opened: set[str]) -> "tuple[Dispute, ...]":
    from ccam.publish.minutes.model import Dispute, Side

    return tuple(
        Dispute(
            item.id, item.question, tuple(Side(side.who, side.words, side.evidence) for side in item.sides),
            item.effect, item.unit, item.basis, item.awaits, item.due, item.outcome, item.closed, item.id in opened,
        )
        for item in items
    )  # fmt: skip
