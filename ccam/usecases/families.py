"""Families of acts: made by the secretariat, with the subjects placed in each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.french import decide as fr
from ccam.french import numbers
from ccam.model.codes import FAMILY_ID, ActCode
from ccam.model.decisions import Change, Decision, Kind
from ccam.model.draft import Draft
from ccam.model.errors import DataRefused, UnknownThing
from ccam.model.graph import dossiers
from ccam.model.nodes import encode_node, node_name, value_of
from ccam.model.registers import Family, Placement
from ccam.model.subjects import SUBJECTS
from ccam.model.votes import Votes
from ccam.usecases.browse import ACTS, VolumesByLine, act_rows
from ccam.usecases.catalogue import latest_volumes
from ccam.usecases.decide import VERB, Decided, Room, Signed, added, record, subject_named
from ccam.usecases.life import life_table

if TYPE_CHECKING:
    from ccam.usecases.study import Study

MAKE, CHANGE, DROP, PLACE = "creer famille", "modifier famille", "supprimer famille", "placer"
"""Verbs of the journal."""


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A family in a list: ``acts`` old acts placed in it, ``created`` proposed acts that replace none, ``base`` their
    spend in cents (None without volumes), ``part`` its share of the whole in 10 000ths, ``states`` their acts by state.
    """

    family: Family
    acts: int
    created: int
    base: int | None
    part: int | None
    states: tuple[tuple[str, int], ...]


def make_family(room: Room, family: Family, signed: Signed) -> Decided:
    """A new family; raises :class:`DataRefused` where it is there already."""
    if not FAMILY_ID.fullmatch(family.id):
        raise DataRefused(fr.BAD_FAMILY, value=family.id)
    if family.id in room.draft.registers.families:
        raise DataRefused(fr.FAMILY_TAKEN, family=family.id)
    return _write(room, family, MAKE, signed)


def change_family(room: Room, id: str, name: str, committee: str, signed: Signed) -> Decided:  # noqa: A002
    """A family under another name, or another committee; an empty one stays as it was."""
    known = find_family(room.draft, id)
    return _write(room, Family(id, name or known.name, committee or known.committee), CHANGE, signed)


def _write(room: Room, family: Family, verb: str, signed: Signed) -> Decided:
    if not family.name.strip():
        raise DataRefused(fr.NO_FAMILY_NAME, family=family.id)
    if value_of(room.draft, node := node_name("famille", family.id)) == family:
        raise DataRefused(fr.SAME_AS_BEFORE)
    change = added(room.draft, node, family)
    return record(room, Decision(Kind.PLACE, room.draft.name, (change,), {VERB: verb, SUBJECTS: []}), signed)


def remove_family(room: Room, id: str, into: str, signed: Signed) -> Decided:  # noqa: A002
    """Take a family away, its subjects going ``into`` another in the same decision. Refused while subjects are in it
    and no other is named, or while the calendar waits for it.
    """
    draft = room.draft
    gone = find_family(draft, id)
    subjects = [place.subject for place in draft.registers.placements.values() if place.family == id]
    if into == id:
        raise DataRefused(fr.FAMILY_INTO_ITSELF, family=id)
    if subjects and not into:
        raise DataRefused(fr.FAMILY_FILLED, family=id, acts=numbers.plural(len(subjects), "acte"), act=min(subjects))
    waiting = [each.name for each in draft.registers.planned.values() if id in {one.family for one in each.deliver}]
    if waiting:
        raise DataRefused(fr.FAMILY_PLANNED, family=id, milestones=", ".join(waiting))
    reads: tuple[tuple[str, int], ...] = ()
    if into:
        other = node_name("famille", find_family(draft, into).id)
        reads = ((other, draft.versions[other]),)
    node = node_name("famille", id)
    moves = [change for subject in sorted(subjects) if (change := placed(draft, subject, into))]
    changes = (Change(node, draft.versions[node], encode_node(node, gone), None), *moves)
    facts = {VERB: DROP, SUBJECTS: sorted(subjects)}
    return record(room, Decision(Kind.PLACE, draft.name, changes, facts, reads), signed)


def find_family(draft: Draft, id: str) -> Family:  # noqa: A002
    """The family of that number; :class:`UnknownThing` lists those there are."""
    known = draft.registers.families
    if id not in known:
        raise UnknownThing(fr.FAMILY_UNKNOWN, family=id, known=", ".join(known) or "–")
    return known[id]


def chosen_subjects(room: Room, codes: Iterable[str], query: str) -> list[str]:
    """The subjects named by ``codes``, and the old acts that match the filter of lists of acts."""
    found = [subject_named(room, code) for code in codes]
    if query:
        volumes = VolumesByLine(latest_volumes(room.store, None))
        rows = act_rows(
            room.release, volumes, Votes(room.draft, life_table(room.store)), dossiers(room.draft, room.release)
        )
        found += [rows[index].code for index in ACTS.select(rows, query)]
    if not found:
        raise DataRefused(fr.NOTHING_CHOSEN)
    return list(dict.fromkeys(found))


def place(room: Room, subjects: Iterable[str], family: str | None, signed: Signed) -> Decided:
    """Place subjects in a family, or in none: one decision; those that are there already are left out."""
    reads: tuple[tuple[str, int], ...] = ()
    if family is not None:
        node = node_name("famille", find_family(room.draft, family).id)
        reads = ((node, room.draft.versions[node]),)
    changes = [change for subject in subjects if (change := placed(room.draft, subject, family))]
    facts = {VERB: PLACE, SUBJECTS: [change.node.partition("/")[2] for change in changes]}
    return record(room, Decision(Kind.PLACE, room.draft.name, tuple(changes), facts, reads), signed)


def placed(draft: Draft, subject: str, family: str | None) -> Change | None:
    """The change that places a subject in a family, or in none; None where it is there already."""
    before = draft.registers.placements.get(subject)
    if (before.family if before else None) == family:
        return None
    node = node_name("place", subject)
    if family is not None:
        return added(draft, node, Placement(subject, family))
    return Change(node, draft.versions[node], encode_node(node, before), None)


def family_rows(study: "Study") -> tuple[tuple[FamilyRow, ...], int]:
    """Every family by number, and how many acts of the release are in none."""
    placements = study.draft.registers.placements
    total = sum(study.by_line.base.values())
    placed = [subject for subject in placements if subject in study.release.by_code]
    rows = tuple(_row(study, family, total) for _, family in sorted(study.draft.registers.families.items()))
    return rows, len(study.release.acts) - len(placed)


def _row(study: "Study", family: Family, total: int) -> FamilyRow:
    subjects = [place.subject for place in study.draft.registers.placements.values() if place.family == family.id]
    old = [subject for subject in subjects if subject in study.release.by_code]
    base = sum(study.by_line.base[code] for code in map(ActCode, old)) if study.volumes.rows else None
    part = (20_000 * base + total) // (2 * total) if base is not None and total > 0 else None
    states = Counter(study.votes.state(subject).label for subject in subjects)
    return FamilyRow(family, len(old), len(subjects) - len(old), base, part, tuple(sorted(states.items())))
