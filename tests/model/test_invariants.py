"""Each invariant, broken once on purpose."""

from dataclasses import replace

import pytest
from hypothesis import given

from ccam.model.codes import Slot
from ccam.model.draft import (
    MEASURE_ACTS,
    Alternative,
    Draft,
    Fate,
    LeftLine,
    OldAct,
    ShareOrigin,
    ShareSet,
    Verb,
)
from ccam.model.graph import dossiers
from ccam.model.invariants import Level, check
from ccam.model.invariants.catalogue import LEVELS
from tests import strategies as s

RELEASE = s.release(s.act(1, (1, 4)), s.act(2), s.act(3))
DECIDED = (s.mapped(2, (2,)), s.mapped(3, (2,)), s.new_act(2))


def violations(*nodes: object) -> set[tuple[str, Level, tuple[str, ...]]]:
    draft = s.draft(*nodes)  # type: ignore[arg-type]
    return {(v.id, v.level, v.acts) for v in check(draft, RELEASE, dossiers(draft, RELEASE))}


def test_a_sound_draft_breaks_nothing() -> None:
    sound = s.mapped(1, (1,), verb=Verb.RECODE)
    assert violations(sound, s.new_act(1, (1, 4)), *DECIDED) == set()


CASES = {
    "I1 undecided": ((), ("I1", Level.COUNTED, ("HHFA001",))),
    "I2 from nowhere": ((s.new_act(9),), ("I2", Level.ERROR, ("P-07-0009",))),
    "I3 deleted without reason": (
        (OldAct(s.code(1), Fate.DELETED, Verb.DELETE),),
        ("I3", Level.ERROR, ("HHFA001",)),
    ),
    "I3 deleted with a target": (
        (replace(s.mapped(1, (1,)), fate=Fate.DELETED, reason="x"), s.new_act(1, (1, 4))),
        ("I3", Level.ERROR, ("HHFA001",)),
    ),
    "I3 mapped nowhere": ((OldAct(s.code(1), Fate.MAPPED, Verb.RECODE),), ("I3", Level.ERROR, ("HHFA001",))),
    "I4 the same way twice": (
        (s.mapped(1, (1,), (1,), parts=(5000, 5000)), s.new_act(1, (1, 4))),
        ("I4", Level.ERROR, ("HHFA001",)),
    ),
    "I4 unknown old act": ((s.mapped(7, (1,)), s.new_act(1)), ("I4", Level.ERROR, ("HHFA007",))),
    "I4 dangling target": ((s.mapped(1, (8,)),), ("I4", Level.ERROR, ("HHFA001", "P-07-0008"))),
    "I5 verb against shape": (
        (s.mapped(1, (1,), verb=Verb.SPLIT), s.new_act(1, (1, 4))),
        ("I5", Level.ERROR, ("HHFA001",)),
    ),
    "I7 no shares": (
        (replace(s.mapped(1, (1,), (3,)), share_sets={}), s.new_act(1, (1, 4)), s.new_act(3, (1, 4))),
        ("I7", Level.ERROR, ("HHFA001",)),
    ),
    "I7 wrong sum": (
        (s.mapped(1, (1,), (3,), parts=(5000, 4999)), s.new_act(1, (1, 4)), s.new_act(3, (1, 4))),
        ("I7", Level.ERROR, ("HHFA001",)),
    ),
    "I7 share of zero": (
        (s.mapped(1, (1,), (3,), parts=(10000, 0)), s.new_act(1, (1, 4)), s.new_act(3, (1, 4))),
        ("I7", Level.ERROR, ("HHFA001",)),
    ),
    "I7 wrong sum of another measure": (
        (
            replace(
                s.mapped(1, (1,), (3,), parts=(5000, 5000)),
                share_sets={
                    MEASURE_ACTS: ShareSet((5000, 5000), ShareOrigin.EXPERT, "essai"),
                    "euros": ShareSet((5000, 4999), ShareOrigin.EXPERT, "essai"),
                },
            ),
            s.new_act(1, (1, 4)),
            s.new_act(3, (1, 4)),
        ),
        ("I7", Level.ERROR, ("HHFA001",)),
    ),
    "I7 too few parts": (
        (
            replace(
                s.mapped(1, (1,), (3,), parts=(5000, 5000)),
                share_sets={MEASURE_ACTS: ShareSet((10000,), ShareOrigin.EXPERT, "essai")},
            ),
            s.new_act(1, (1, 4)),
            s.new_act(3, (1, 4)),
        ),
        ("I7", Level.ERROR, ("HHFA001",)),
    ),
    "I8 empty bundle": (
        (replace(s.mapped(1, (1,)), alternatives=(Alternative("x", ()),)), s.new_act(1, (1, 4))),
        ("I8", Level.ERROR, ("HHFA001",)),
    ),
    "I9 expert share without a source": (
        (
            replace(
                s.mapped(1, (1,), (3,), parts=(5000, 5000), verb=Verb.SPLIT),
                share_sets={MEASURE_ACTS: ShareSet((5000, 5000), ShareOrigin.EXPERT)},
            ),
            s.new_act(1, (1, 4)),
            s.new_act(3, (1, 4)),
        ),
        ("I9", Level.WARNING, ("HHFA001",)),
    ),
    "I11 two acts with one label": (
        (s.new_act(1, (1, 4), label="Même libellé."), s.new_act(3, label="même  LIBELLÉ")),
        ("I11", Level.ERROR, ("P-07-0001", "P-07-0003")),
    ),
    "I12 a current code given to another act": (
        (s.mapped(1, (1,), verb=Verb.RECODE), s.new_act(1, (1, 4), allotted=s.code(2))),
        ("I12", Level.ERROR, ("HHFA002", "P-07-0001")),
    ),
    "I12 a kept code whose scope changed": (
        (s.mapped(1, (2,)), s.new_act(2, (1, 4), allotted=s.code(2))),
        ("I12", Level.WARNING, ("HHFA002",)),
    ),
    "I20 anaesthesia without a line": (
        (s.mapped(1, (1,), verb=Verb.RECODE), s.new_act(1)),
        ("I20", Level.ERROR, ("HHFA001", "P-07-0001")),
    ),
    "I20 a line that does not exist": (
        (replace(s.mapped(1, (1,)), left=(LeftLine(Slot(5, 0), "Anesthésie"),)), s.new_act(1, (1, 4))),
        ("I20", Level.ERROR, ("HHFA001",)),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_broken(name: str) -> None:
    nodes, expected = CASES[name]
    kept = [node for node in DECIDED if not any(type(node) is type(n) and node == n for n in nodes)]
    ids = {getattr(node, "id", None) for node in nodes}
    kept = [node for node in kept if getattr(node, "id", "") not in ids]
    found = violations(*kept, *nodes)
    assert expected in found
    assert all(level in LEVELS[name] for name, level, _ in found)


def test_a_line_left_to_a_committee_is_counted_not_refused() -> None:
    left = replace(s.mapped(1, (1,), verb=Verb.RECODE), left=(LeftLine(Slot(4, 0), "Anesthésie"),))
    assert violations(left, s.new_act(1), *DECIDED) == {("I20", Level.COUNTED, ("HHFA001",))}


def test_acts_billed_together_need_the_line_in_one_of_them() -> None:
    together = s.mapped(1, (1, 3), verb=Verb.BILL_TOGETHER)
    assert violations(together, s.new_act(1, (1, 4)), s.new_act(3), *DECIDED) == set()


def test_equal_shares_are_a_warning() -> None:
    equal = replace(
        s.mapped(1, (1,), (3,), parts=(5000, 5000), verb=Verb.SPLIT),
        share_sets={MEASURE_ACTS: ShareSet((5000, 5000), ShareOrigin.EQUAL)},
    )
    found = violations(equal, s.new_act(1, (1, 4)), s.new_act(3, (1, 4)), *DECIDED)
    assert found == {("I9", Level.WARNING, ("HHFA001",))}


@given(s.drafts(3))
def test_every_violation_names_an_act_and_says_what_to_do(draft: Draft) -> None:
    for violation in check(draft, RELEASE, dossiers(draft, RELEASE)):
        assert violation.acts
        assert violation.hint
        assert all(act in violation.sentence for act in violation.acts[:1])
