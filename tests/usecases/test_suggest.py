"""Suggestions in a base: listed, accepted as one decision, refused for good."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccam.model.codes import ActCode
from ccam.model.decisions import Kind
from ccam.model.draft import Fate, Verb
from ccam.model.errors import DataRefused, DossierMoved, UnknownThing, UsageError
from ccam.model.registers import RefusedSuggestion
from ccam.model.suggestions import Evidence
from ccam.store.store import Store, open_store
from ccam.usecases import curate
from ccam.usecases.suggest import Suggested, Wanted, accept, refuse, suggestions

ALL = Wanted(everything=True)
ONE = "KCHJ001>P-10-0001"


@pytest.fixture
def store(demo_base: Path) -> Iterator[Store]:
    with open_store(str(demo_base)) as opened:
        yield opened


def listed(store: Store, wanted: Wanted = ALL) -> Suggested:
    return suggestions(store, None, wanted)


def test_only_acts_without_a_fate_are_looked_at(store: Store) -> None:
    seen = listed(store)
    assert {seen.draft.fate_of(act.code).fate for act in seen.acts} == {Fate.UNDECIDED}
    assert {one.old for one in seen.found} <= {act.code for act in seen.acts}
    with pytest.raises(DataRefused, match="recomposer"):
        listed(store, Wanted(code="HHFA001"))
    with pytest.raises(UsageError):
        listed(store, Wanted())
    with pytest.raises(UnknownThing):
        listed(store, Wanted(family="99"))


def test_accepted_together_is_one_decision_and_a_merge(store: Store) -> None:
    seen = listed(store)
    chosen = seen.pick([ONE, "KCHJ004>P-10-0001"])
    before = store.head()[0]
    entry = accept(store, seen, chosen, actor="essai")
    assert entry is not None
    assert entry.position == store.head()[0] == before + 1
    draft = store.draft(seen.draft.name)
    for code in ("KCHJ001", "KCHJ004"):
        act = draft.fate_of(ActCode(code))
        assert (act.verb, act.targets) == (Verb.MERGE, ("P-10-0001",))
    facts = entry.decision.facts
    assert (entry.decision.kind, facts["verbe"], facts["sujets"]) == (Kind.DECIDE, "accepter", ["KCHJ001", "KCHJ004"])
    assert not store.verify()
    curate.undo(store, draft, actor="essai")
    assert store.draft(draft.name).fate_of(ActCode("KCHJ001")).fate is Fate.UNDECIDED


def test_alone_it_is_a_recoding(store: Store) -> None:
    seen = listed(store)
    accept(store, seen, seen.pick([ONE]), actor="essai")
    assert store.draft(seen.draft.name).fate_of(ActCode("KCHJ001")).verb is Verb.RECODE


def test_a_refused_suggestion_never_comes_back_until_it_is_undone(store: Store) -> None:
    seen = listed(store)
    refuse(store, seen, seen.pick([ONE]), actor="essai", reason="autre organe")
    again = listed(store)
    assert again.draft.registers.refusals[ONE] == RefusedSuggestion("KCHJ001", "P-10-0001", "autre organe")
    assert ONE not in {one.name for one in again.found}
    assert not store.verify()
    curate.undo(store, again.draft, actor="essai")
    assert [one.name for one in listed(store).found] == [one.name for one in seen.found]
    refuse(store, listed(store), seen.pick([ONE]), actor="essai", reason="autre organe")
    with pytest.raises(UsageError):
        refuse(store, listed(store), (), actor="essai", reason=" ")


def test_a_try_writes_nothing(store: Store) -> None:
    seen = listed(store)
    head = store.head()
    assert accept(store, seen, seen.pick(["tout"]), actor="essai", dry_run=True) is None
    assert refuse(store, seen, seen.pick(["1"]), actor="essai", reason="non", dry_run=True) is None
    assert store.head() == head


def test_names_of_suggestions(store: Store) -> None:
    seen = listed(store)
    assert seen.pick(["1-3", "2"]) == seen.found[:3]
    best = seen.pick(["tout"])
    assert sorted({one.old for one in seen.found}) == [one.old for one in best]
    for name in ("0", "2-1", f"{len(seen.found) + 1}", "x", "HHFA001>P-07-0001", ""):
        with pytest.raises(UnknownThing):
            seen.pick([name])


def test_an_act_gets_one_fate(store: Store) -> None:
    seen = listed(store)
    act = next(one.old for one in seen.found if sum(other.old == one.old for other in seen.found) > 1)
    with pytest.raises(DataRefused, match=act):
        accept(store, seen, [one for one in seen.found if one.old == act], actor="essai")


def test_what_others_decided_meanwhile_is_not_overwritten(store: Store) -> None:
    seen = listed(store)
    accept(store, seen, seen.pick([ONE]), actor="autre")
    with pytest.raises(DossierMoved):
        accept(store, seen, seen.pick([ONE]), actor="essai")
    with pytest.raises(DossierMoved):
        refuse(store, seen, seen.pick([ONE]), actor="essai", reason="non")


def test_a_newer_release_offers_to_keep_its_acts(store: Store) -> None:
    """Every act of the base is in a release of a later date: kept, but for the one that has another label there."""
    seen = listed(store)
    first, *others = [act for act in seen.release.acts if act in seen.acts]
    newer = replace(
        seen.release, version="84", applicable=seen.release.applicable.replace(year=2030),
        acts=(replace(first, label=f"{first.label} [relibellé]"), *others),
        source=replace(seen.release.source, sha256="8" * 64),
    )  # fmt: skip
    with store.write("essai", "version 84") as writer:
        writer.add_release(newer, ())
    seen = listed(store)
    assert seen.newer is not None
    by_act = {one.old: one for one in seen.pick(["tout"])}
    assert (by_act[first.code].verb, by_act[first.code].evidence) == (Verb.RELABEL, Evidence.CODE)
    assert {by_act[act.code].verb for act in others} == {Verb.KEEP}
    accept(store, seen, tuple(by_act.values()), actor="essai")
    draft = store.draft(seen.draft.name)
    kept = draft.proposed[draft.fate_of(others[0].code).targets[0]]
    assert (kept.code, kept.label) == (others[0].code, others[0].label)
    assert len(kept.lines) == len(seen.release.slots[others[0].code])
    with pytest.raises(DataRefused, match="81-demo"):
        listed(store, Wanted(everything=True, newer="81-demo"))
