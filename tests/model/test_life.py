"""The truth table of states, cell by cell; tallies and agreements."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccam.french import life as fr
from ccam.model.draft import Draft, OldAct, ProposedAct
from ccam.model.errors import DataRefused, UsageError
from ccam.model.graph import dossiers
from ccam.model.life import Life, Nature, read_life
from ccam.model.registers import Conflict, Opinion, Placement, Session, Stance, Standing
from ccam.model.votes import Fault, Votes
from ccam.resources import rules
from tests.strategies import act, draft, mapped, new_act, release

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "etats.toml").read_text("utf-8"))
LIFE = read_life(rules("etats"))
NAMES = [state.name for state in LIFE.states]

COMMITTEE, PRESIDENT, SECRETARIAT = (
    frozenset({"redacteur", "president", "secretariat"}),
    frozenset({"president", "secretariat"}),
    frozenset({"secretariat"}),
)
WORDS = {
    "comité": (Nature.DECISION, COMMITTEE, None),
    "président": (Nature.DECISION, PRESIDENT, None),
    "président, si HAS": (Nature.DECISION, PRESIDENT, True),
    "président, sans HAS": (Nature.DECISION, PRESIDENT, False),
    "secrétariat": (Nature.DECISION, SECRETARIAT, None),
    "fait": (Nature.FACT, SECRETARIAT, None),
}


@pytest.mark.parametrize("after", NAMES)
@pytest.mark.parametrize("before", NAMES)
def test_every_cell_of_the_table(before: str, after: str) -> None:
    made = LIFE.move(LIFE.state(before), LIFE.state(after))
    told = CASES["depuis"][before].get(after)
    assert (made and (made.nature, made.roles, made.has)) == (WORDS[told] if told else None)


def test_the_table_is_total_and_the_cases_speak_of_no_other_state() -> None:
    assert LIFE.cells.keys() == {(before, after) for before in NAMES for after in NAMES}
    assert CASES["depuis"].keys() == set(NAMES)


def test_letters_and_marks() -> None:
    assert {state.name: state.letter for state in LIFE.states} == {
        name: letter for letter, names in CASES["lettres"].items() for name in names
    }
    marks = CASES["marques"]
    assert [state.name for state in LIFE.states if not state.held] == marks["sans_accord"]
    assert [state.name for state in LIFE.states if state.closed] == marks["clos"]
    assert [state.name for state in LIFE.states if state.dated] == marks["effet"]


def test_every_state_is_reached_from_the_first_one() -> None:
    seen, todo = {LIFE.first}, [LIFE.first]
    while todo:
        fresh = set(LIFE.onward(todo.pop())) - seen
        seen |= fresh
        todo += fresh
    assert seen == set(LIFE.states)


def test_the_table_says_that_nobody_published_it() -> None:
    content = rules("etats")
    assert "[NC]" in content["document"]["source"]
    assert "[NC]" in content["accord"]["source"]


def test_a_state_is_found_by_name_or_label() -> None:
    assert LIFE.state("Validé HCN") == LIFE.state("valide-hcn")
    with pytest.raises(UsageError) as refused:
        LIFE.state("accepté")
    assert "valide-hcn" in refused.value.hint


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (("table", "brouillon"), ". r", fr.TABLE_WIDTH),
        (("table", "brouillon"), "z" + " ." * 15, fr.TABLE_MARK),
        (("table", "ailleurs"), ".", fr.TABLE_ROWS),
        (("accord", "majorite"), 10_000, fr.TABLE_AGREEMENT),
        (("accord", "quorum"), {"CNP": 1}, fr.TABLE_AGREEMENT),
        (("has", "natures"), ["autre"], fr.TABLE_UNREADABLE),
        (("etat",), [{"nom": "seul"}], fr.TABLE_INCOMPLETE),
    ],
)
def test_a_table_that_does_not_hold_together_is_refused(path: tuple[str, ...], value: Any, sentence: Any) -> None:
    with pytest.raises(DataRefused) as refused:
        read_life(changed(rules("etats"), path, value))
    assert refused.value.code == sentence.code


def changed(content: Any, path: tuple[str, ...], value: Any) -> Any:
    head, *rest = path
    return {**content, head: changed(content[head], tuple(rest), value) if rest else value}


# Agreements

RELEASE = release(act(1), act(2, (1, 4)))


def small(*nodes: OldAct | ProposedAct) -> Draft:
    return draft(*(nodes or (mapped(1, (1,)), new_act(1))))


def say(target: Draft, member: str, stance: Stance, *, act_number: int = 1, **more: Any) -> None:
    subject = f"HHFA{act_number:03d}"
    function = more.pop("function", "comité clinique")
    target.registers.opinions[f"{subject}/{member}"] = Opinion(subject, member, function, stance, **more)


def lacks(target: Draft, life: Life = LIFE, authors: tuple[str, ...] = (), act_number: int = 1) -> list[Fault]:
    subject = f"HHFA{act_number:03d}"
    dossier = next(found for found in dossiers(target, RELEASE) if subject in found.old)
    return list(Votes(target, life).faults(dossier, RELEASE, subject, authors))


def test_three_in_favour_agree() -> None:
    target = small()
    for member in ("a", "b", "c"):
        say(target, member, Stance.FOR)
    assert lacks(target) == []


def test_two_are_not_a_quorum() -> None:
    target = small()
    say(target, "a", Stance.FOR)
    say(target, "b", Stance.FOR)
    (fault,) = lacks(target)
    assert fault.sentence == fr.NO_QUORUM
    assert "2 sur 3" in fault.message


@pytest.mark.parametrize("third", [Stance.AGAINST, Stance.ABSTAIN])
def test_an_abstention_takes_part_and_does_not_approve(third: Stance) -> None:
    target = small()
    say(target, "a", Stance.FOR)
    say(target, "b", Stance.ABSTAIN)
    say(target, "c", third)
    assert [fault.sentence for fault in lacks(target)] == [fr.NO_MAJORITY]


def test_half_is_not_a_majority() -> None:
    target = small()
    for member, stance in (("a", Stance.FOR), ("b", Stance.FOR), ("c", Stance.AGAINST), ("d", Stance.ABSTAIN)):
        say(target, member, stance)
    assert [fault.sentence for fault in lacks(target)] == [fr.NO_MAJORITY]


def test_one_veto_is_enough_to_stop() -> None:
    target = small()
    for member in ("a", "b", "c"):
        say(target, member, Stance.FOR)
    say(target, "d", Stance.AGAINST, function="CNP", veto=True)
    assert [fault.sentence for fault in lacks(target)] == [fr.VETO_OPEN]
    assert Votes(target, LIFE).letter(["HHFA001"]) == "?"


def test_authors_are_not_the_only_ones_to_approve() -> None:
    target = small()
    for member in ("a", "b", "c"):
        say(target, member, Stance.FOR)
    assert [fault.sentence for fault in lacks(target, authors=("a", "b", "c"))] == [fr.AUTHOR_ALONE]
    assert lacks(target, authors=("a", "b")) == []


def test_who_withdrew_does_not_count() -> None:
    target = small()
    for member in ("a", "b", "c"):
        say(target, member, Stance.FOR)
    conflict = Conflict("b", "HHFA001", "conseil d'un fabricant")
    target.registers.sessions["S-0001"] = Session("S-0001", "HCN", "2026-03-02", conflicts=(conflict,))
    assert [fault.sentence for fault in lacks(target)] == [fr.NO_QUORUM]


def test_anaesthesia_is_heard_on_its_lines() -> None:
    target = small(mapped(2, (2,)), new_act(2, (1, 4)))
    for member in ("a", "b", "c"):
        say(target, member, Stance.FOR, act_number=2)
    assert [fault.sentence for fault in lacks(target, act_number=2)] == [fr.NO_ANAESTHESIA]
    say(target, "d", Stance.ABSTAIN, act_number=2, function="anesthésie", reason="sans avis")
    assert [fault.sentence for fault in lacks(target, act_number=2)] == [fr.NO_ANAESTHESIA]
    say(target, "d", Stance.FOR, act_number=2, function="anesthésie")
    assert lacks(target, act_number=2) == []


def test_each_president_of_a_shared_dossier_countersigns() -> None:
    target = small(mapped(1, (1,)), mapped(2, (1,)), new_act(1))
    target.registers.placements |= {"HHFA001": Placement("HHFA001", "07"), "HHFA002": Placement("HHFA002", "08")}
    for member in ("a", "b"):
        say(target, member, Stance.FOR)
    say(target, "d", Stance.FOR, function="anesthésie")
    say(target, "p7", Stance.FOR, function="président", families=("07",))
    (fault,) = lacks(target)
    assert (fault.sentence, fault.facts["families"]) == (fr.NO_COUNTERSIGN, "08")
    say(target, "p8", Stance.AGAINST, function="président", families=("08",))
    assert [fault.sentence for fault in lacks(target)] == [fr.NO_COUNTERSIGN]
    say(target, "p8", Stance.FOR, function="président", families=("08",))
    assert lacks(target) == []


def test_a_function_may_have_a_quorum_of_its_own() -> None:
    life = read_life(changed(rules("etats"), ("accord", "quorum"), {"*": 1, "CNP": 2}))
    target = small()
    say(target, "a", Stance.FOR, function="CNP")
    (fault,) = lacks(target, life)
    assert "CNP : 1 sur 2" in fault.message
    everyone, cnp = Votes(target, life).tally("HHFA001"), Votes(target, life).by_function("HHFA001")[0]
    assert (everyone.quorum_met, cnp.quorum_met, cnp.missing) == (True, False, 1)


def test_a_dossier_stands_with_its_least_advanced_act() -> None:
    target = small(mapped(1, (1,)), mapped(2, (1,)), new_act(1))
    target.registers.standings["HHFA001"] = Standing("HHFA001", "valide-hcn")
    votes = Votes(target, LIFE)
    assert (votes.letter(["HHFA001"]), votes.letter(["HHFA001", "HHFA002"])) == ("V", "P")
    assert votes.state_of(["HHFA001", "HHFA002"]) == LIFE.first


voices = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(Stance), st.booleans()), max_size=12)


@given(voices)
def test_an_agreement_has_its_quorum_its_majority_and_no_veto(said: list[tuple[int, Stance, bool]]) -> None:
    target = small()
    for number, stance, veto in said:
        say(target, f"m{number}", stance, veto=veto and stance is Stance.AGAINST)
    tally = Votes(target, LIFE).tally("HHFA001")
    agreed = tally.count >= 3 and 2 * len(tally.approve) > tally.count and not tally.veto
    assert (lacks(target) == []) == agreed
