"""Every invariant is in the catalogue with the levels its violations have; on-demand checks, each broken once."""

import re
from dataclasses import replace

import pytest

from ccam.french.rules import ELSEWHERE, RULES
from ccam.model.acts import Heading, ModifierDefinition, ValueUnit
from ccam.model.draft import Verb
from ccam.model.graph import ChangeKind, dossiers
from ccam.model.invariants import VERBS_OF_KIND, check
from ccam.model.invariants.between import old_labels
from ccam.model.invariants.catalogue import CATALOGUE, LEVELS, When
from ccam.model.invariants.headings import headings, proposed_headings, release_headings
from ccam.model.invariants.tangles import tangles
from ccam.model.tangle import LIMIT
from docs.invariants import sentences
from tests import strategies as s

RELEASE = s.release(*(s.act(number) for number in range(1, 7)))


def test_the_catalogue_is_complete() -> None:
    assert [invariant.id for invariant in CATALOGUE] == [f"I{number}" for number in range(1, 21)] == list(RULES)
    assert set(ELSEWHERE) == {invariant.id for invariant in CATALOGUE if invariant.when is When.ELSEWHERE}
    said = sentences()
    for invariant in CATALOGUE:
        assert bool(said[invariant.id]) is (invariant.when is not When.ELSEWHERE), invariant.id
        assert all(one.hint for one in said[invariant.id])
    assert set(said) <= set(LEVELS)


def test_i6_is_what_i5_compares() -> None:
    """Kinds 1–1 are told by code and label (test_graph), and each agrees with one verb only."""
    assert VERBS_OF_KIND[ChangeKind.KEPT] == {Verb.KEEP}
    assert VERBS_OF_KIND[ChangeKind.RELABELLED] == {Verb.RELABEL}
    assert VERBS_OF_KIND[ChangeKind.RECODED] == {Verb.RECODE}


@pytest.mark.parametrize("verb", [Verb.KEEP, Verb.RELABEL])
def test_keeping_an_act_under_another_code_breaks_i6(verb: Verb) -> None:
    draft = s.draft(s.mapped(1, (1,), verb=verb), s.new_act(1, label="Acte numéro 1", allotted=s.code(900)))
    assert ("I5", ("HHFA001",)) in {(v.id, v.acts) for v in check(draft, RELEASE, dossiers(draft, RELEASE))}


def heading(number: str) -> Heading:
    return Heading(number, "titre")


@pytest.mark.parametrize(
    ("numbers", "placed", "expected"),
    [
        (["07", "07.03"], {"A": "07.03"}, []),
        (["07", "07.03.01"], {"A": "07", "B": "07.03.01"}, ["07.03.01", "07"]),
        (["07"], {"A": "07", "B": "08.01"}, ["B"]),
        (["07", "07.03"], {"A": "07"}, ["07.03"]),
        (["07"], {"A": "07", "B": ""}, ["B"]),
    ],
)
def test_headings(numbers: list[str], placed: dict[str, str], expected: list[str]) -> None:
    found = list(headings(numbers, placed))
    assert [violation.acts[0] for violation in found] == expected
    assert {violation.id for violation in found} <= {"I19"}


def test_headings_of_a_release_and_of_proposed_acts() -> None:
    assert list(release_headings(RELEASE)) == []  # its file has none
    known = replace(RELEASE, headings=tuple(map(heading, ("07", "07.03", "07.03.05", "07.03.05.02", "08"))))
    assert [violation.acts for violation in release_headings(known)] == [("08",)]
    modifier = ModifierDefinition("A", 1, "majoration", ValueUnit.CENTS, 100, 100, "08")
    assert list(release_headings(replace(known, modifiers=(modifier,)))) == []
    lost = replace(s.new_act(1), heading="09.01")
    draft = s.draft(lost, s.new_act(2), replace(s.new_act(3), heading=""))
    assert [violation.acts for violation in proposed_headings(draft, known)] == [("P-07-0001",)]


def test_a_big_dossier_and_one_that_a_link_holds() -> None:
    held = s.draft(
        s.mapped(1, (1,)), s.mapped(2, (1,), (2,), parts=(5000, 5000)), s.mapped(3, (2,)), s.mapped(4, (2,)),
        s.new_act(1), s.new_act(2),
    )  # fmt: skip
    found = dossiers(held, RELEASE)
    (tied,) = tangles(held, found)
    assert (tied.id, tied.acts) == ("I18", ("HHFA002",))
    assert re.search(r"HHFA002 → P-07-0002", tied.sentence)
    (big,) = tangles(held, found, limit=5)
    assert str(LIMIT) not in big.sentence
    assert "6" in big.sentence


def test_a_label_that_an_old_version_gives_twice_is_said() -> None:
    twice = s.release(s.act(1, label="Même."), s.act(2), s.act(3, label="MÊME"))
    assert [violation.acts for violation in old_labels(twice)] == [("HHFA001", "HHFA003")]
