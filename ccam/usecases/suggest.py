"""Suggestions of a draft: list them, accept some as one decision, refuse some with a reason."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ccam.french import numbers
from ccam.french import suggest as fr
from ccam.model.acts import Act, Release
from ccam.model.codes import ActCode, act_code
from ccam.model.decisions import Change, Decision, Entry, Kind
from ccam.model.draft import Draft, Fate, Verb, old_node
from ccam.model.errors import DataRefused, FileRefused, UnknownThing, UsageError
from ccam.model.nodes import encode_node, node_name
from ccam.model.registers import RefusedSuggestion
from ccam.model.suggestions import LEAST, Suggestion, candidates_of, lineage_of, suggest
from ccam.resources import code_letters
from ccam.usecases.browse import find_act
from ccam.usecases.curate import pick_draft, relied_on
from ccam.usecases.transition import plan

if TYPE_CHECKING:
    from ccam.formats.transcodage import TransitionRow
    from ccam.store.store import Store


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which acts are looked at: one, those placed in a family, or every act without a fate; ``newer`` names a release,
    None for the latest after that of the draft; ``least`` is in per mille.
    """

    code: str | None = None
    family: str | None = None
    everything: bool = False
    newer: str | None = None
    least: int = LEAST


@dataclass(frozen=True)
class Suggested:
    """The suggestions for some acts of a draft, numbered from 1 in this order."""

    draft: Draft
    release: Release
    newer: Release | None
    acts: tuple[Act, ...]
    found: tuple[Suggestion, ...]

    def pick(self, names: Iterable[str]) -> tuple[Suggestion, ...]:
        """The suggestions that a person names: ``3``, ``1-40``, ``HHFA001>P-07-0001``, ``tout`` (the best of each
        act). :class:`UnknownThing` for a name that is not in the list.
        """
        chosen: dict[str, Suggestion] = {}
        for name in names:
            chosen |= {made.name: made for made in self._named(name.strip())}
        return tuple(chosen.values())

    def _named(self, name: str) -> Sequence[Suggestion]:
        if name == fr.ALL:
            best: dict[ActCode, Suggestion] = {}
            for made in self.found:
                best.setdefault(made.old, made)
            return list(best.values())
        first, _, last = name.partition("-")
        if first.isdecimal() and (last or first).isdecimal():
            low, high = int(first), int(last or first)
            if 1 <= low <= high <= len(self.found):
                return self.found[low - 1 : high]
        named = [made for made in self.found if made.name == name]
        if not named:
            raise UnknownThing(fr.UNKNOWN_SUGGESTION, name=name, count=numbers.integer(len(self.found)))
        return named


def suggestions(store: "Store", draft: str | None, wanted: Wanted) -> Suggested:
    """What the undecided acts that are ``wanted`` may become."""
    current = store.draft(pick_draft(store, draft).name)
    release = store.release(current.base)
    acts = _acts(current, release, wanted)
    newer = _newer(store, release, wanted.newer)
    candidates = candidates_of(current, release, newer)
    found = suggest(acts, candidates, _lineage(store), current.registers.refusals.keys(), least=wanted.least)
    return Suggested(current, release, newer, tuple(acts), tuple(found))


def _acts(draft: Draft, release: Release, wanted: Wanted) -> list[Act]:
    if wanted.code is not None:
        act = find_act(release, act_code(wanted.code))
        known = draft.fate_of(act.code)
        if known.fate is not Fate.UNDECIDED:
            raise DataRefused(fr.NOT_UNDECIDED, act=act.code, verb=known.verb or known.fate)
        return [act]
    undecided = [act for act in release.acts if draft.fate_of(act.code).fate is Fate.UNDECIDED]
    if wanted.family is not None:
        placed = draft.registers.placements
        undecided = [act for act in undecided if act.code in placed and placed[act.code].family == wanted.family]
        if not undecided:
            raise UnknownThing(fr.UNKNOWN_FAMILY, family=wanted.family)
    elif not wanted.everything:
        raise UsageError(fr.WHICH)
    return undecided


def _newer(store: "Store", release: Release, named: str | None) -> Release | None:
    """The release named, else the latest there is after that of the draft, one with prices first."""
    if named is not None:
        chosen = store.release(store.full_version(named))
        if chosen.applicable <= release.applicable:
            raise DataRefused(fr.NOT_NEWER, version=chosen.version, base=release.version)
        return chosen
    later = [info for info in store.releases() if info.applicable > release.applicable]
    if not later:
        return None
    return store.release(max(later, key=lambda info: (info.priced, info.applicable, info.version)).version)


def _lineage(store: "Store") -> dict[ActCode, frozenset[ActCode]]:
    """The links that every official base of the store states."""
    return lineage_of(record for info in store.releases() for record in store.act_records(info.version))


def accept(
    store: "Store", seen: Suggested, chosen: Sequence[Suggestion], *, actor: str, reason: str = "",
    dry_run: bool = False,
) -> Entry | None:  # fmt: skip
    """Draw the links ``chosen`` as one decision; :class:`DataRefused` where an act would get two fates, or where a
    node that it relies on has changed since ``seen``.
    """
    from ccam.formats.transcodage import TransitionTables

    draft = seen.draft
    _require_one_each(chosen)
    tables = TransitionTables(tuple(_rows(seen, chosen)))
    made = plan(draft, seen.release, code_letters(), [(fr.SOURCE, tables)])
    if made.findings:
        from ccam.french import curate

        count = numbers.plural(len(made.findings), "ligne")
        raise FileRefused(curate.TABLE_REFUSED, findings=made.findings, name=fr.SOURCE, count=count)
    facts = {
        "verbe": "accepter",
        "sujets": [one.old for one in chosen],
        "suggestions": [[one.old, one.target, one.evidence.value, one.score] for one in chosen],
    }
    decision = Decision(Kind.DECIDE, draft.name, made.changes(draft), facts, relied_on(draft, made))
    if dry_run:
        return None
    evidence = ", ".join(fr.EVIDENCE[name] for name in dict.fromkeys(one.evidence for one in chosen))
    with store.write(actor, reason or fr.REASON.format(evidence=evidence)) as writer:
        return writer.decide(decision, base=draft.base)


def _require_one_each(chosen: Sequence[Suggestion]) -> None:
    first: dict[ActCode, Suggestion] = {}
    for one in chosen:
        known = first.setdefault(one.old, one)
        if known is not one:
            raise DataRefused(fr.TWO_FATES, act=one.old, first=known.target, second=one.target)


def _rows(seen: Suggested, chosen: Sequence[Suggestion]) -> "Iterable[TransitionRow]":
    """One row of a transcodage table for each link; acts that go to one target together are a merge."""
    from ccam.formats.transcodage import TransitionRow

    together = Counter(one.target for one in chosen)
    official = seen.newer.by_code if seen.newer else {}
    for number, one in enumerate(chosen, 1):
        alone = together[one.target] == 1 or one.verb is Verb.RESTRUCTURE
        verb = one.verb if alone else Verb.MERGE
        newer = official.get(ActCode(one.target))
        heading = newer.heading if newer else ""
        yield TransitionRow(number, one.old, verb, one.target, one.label, heading=heading)


def refuse(
    store: "Store", seen: Suggested, chosen: Sequence[Suggestion], *, actor: str, reason: str, dry_run: bool = False
) -> Entry | None:
    """Remember that the links ``chosen`` are not wanted, and why, as one decision."""
    if not reason.strip():
        raise UsageError(fr.NO_REASON)
    draft = seen.draft
    facts = {"verbe": "refuser", "sujets": list(dict.fromkeys(one.old for one in chosen))}
    changes = tuple(_refusal(draft, one, reason) for one in sorted(chosen, key=lambda one: one.name))
    reads = tuple((old_node(code), draft.versions.get(old_node(code), 0)) for code in sorted({c.old for c in chosen}))
    if dry_run:
        return None
    with store.write(actor, reason) as writer:
        return writer.decide(Decision(Kind.DECIDE, draft.name, changes, facts, reads), base=draft.base)


def _refusal(draft: Draft, one: Suggestion, reason: str) -> Change:
    node = node_name("refus", one.name)
    state = encode_node(node, RefusedSuggestion(one.old, one.target, reason))
    return Change(node, draft.versions.get(node, 0), None, state)
