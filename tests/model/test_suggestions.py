"""What an undecided act may become: evidence first, then likeness; deterministic, and never what was refused."""

from hypothesis import given
from hypothesis import strategies as st

from ccam.model.acts import Act
from ccam.model.codes import ActCode
from ccam.model.draft import Verb
from ccam.model.history import ActRecord
from ccam.model.suggestions import (
    WHOLE,
    Candidate,
    Evidence,
    Suggestion,
    alike,
    candidates_of,
    lineage_of,
    link_name,
    suggest,
    words,
)
from tests import strategies as s

LABELS = ("Appendicectomie, par abord direct", "Appendicectomie, par cœlioscopie", "Ablation d'un corps étranger")


def act(code: str, label: str) -> Act:
    return Act(ActCode(code), label, "07.03.05", ())


def candidate(name: str, label: str, code: str = "", letters: str = "", joined: Verb | None = None) -> Candidate:
    return Candidate(name, ActCode(code) if code else None, label, letters or code[:3], "07", joined)


def found(
    one: Act, *candidates: Candidate, heirs: tuple[str, ...] = (), refused: tuple[str, ...] = ()
) -> list[Suggestion]:
    lineage = {one.code: frozenset(map(ActCode, heirs))}
    return suggest([one], candidates, lineage, refused)


DIRECT = act("HHFA001", LABELS[0])


def test_each_evidence_and_its_verb() -> None:
    assert found(DIRECT, candidate("HHFA001", LABELS[0], "HHFA001")) == [
        Suggestion(DIRECT.code, "HHFA001", LABELS[0], Verb.KEEP, Evidence.CODE, WHOLE)
    ]
    (relabelled,) = found(DIRECT, candidate("HHFA001", LABELS[1], "HHFA001"))
    assert (relabelled.verb, relabelled.evidence) == (Verb.RELABEL, Evidence.CODE)
    (heir,) = found(DIRECT, candidate("ZZZZ001", LABELS[2], "ZZZZ001"), heirs=("ZZZZ001",))
    assert (heir.verb, heir.evidence) == (Verb.RECODE, Evidence.LINEAGE)
    (same,) = found(DIRECT, candidate("P-09-0001", LABELS[0].upper() + "."))
    assert (same.verb, same.evidence, same.score) == (Verb.RECODE, Evidence.LABEL, WHOLE)
    (near,) = found(DIRECT, candidate("P-07-0001", "Appendicectomie par abord direct ouvert", letters="HHF"))
    assert near.evidence is Evidence.ALIKE
    assert 700 <= near.score < WHOLE


def test_the_strongest_evidence_comes_first_and_each_link_once() -> None:
    both = candidate("HHFA001", LABELS[0], "HHFA001")
    other = candidate("P-07-0002", LABELS[0])
    made = found(DIRECT, other, both, heirs=("HHFA001",))
    assert [(one.target, one.evidence) for one in made] == [
        ("HHFA001", Evidence.CODE), ("P-07-0002", Evidence.LABEL)
    ]  # fmt: skip


def test_look_alikes_are_searched_for_only_in_the_same_letters_or_chapter() -> None:
    near = "Appendicectomie par abord direct ouvert"
    assert found(DIRECT, candidate("P-07-0001", near, letters="HHC")) == []
    assert len(found(DIRECT, Candidate("P-07-0001", None, near, "", "07"))) == 1
    assert found(DIRECT, Candidate("P-08-0001", None, near, "", "08")) == []


def test_what_looks_too_little_alike_is_not_said() -> None:
    assert found(DIRECT, candidate("P-07-0001", LABELS[2], letters="HHF")) == []


def test_what_was_refused_is_not_suggested_again() -> None:
    near = [candidate(f"P-07-000{n}", f"{LABELS[0]} {n}", letters="HHF") for n in range(1, 6)]
    first = [one.target for one in found(DIRECT, *near)]
    assert len(first) == 3
    again = found(DIRECT, *near, refused=tuple(link_name(DIRECT.code, target) for target in first))
    assert [one.target for one in again] == ["P-07-0004", "P-07-0005"]
    assert found(DIRECT, candidate("HHFA001", "x", "HHFA001"), refused=("HHFA001>HHFA001",)) == []


def test_one_more_act_makes_a_merge_or_a_recomposition() -> None:
    release = s.release(*(s.act(number) for number in range(1, 5)))
    draft = s.draft(
        s.mapped(1, (1,)), s.mapped(2, (2,), (3,), parts=(5000, 5000)), *(s.new_act(n) for n in range(1, 5))
    )
    joined = {one.name: one.joined for one in candidates_of(draft, release, None)}
    assert joined == {
        "P-07-0001": Verb.MERGE, "P-07-0002": Verb.RESTRUCTURE, "P-07-0003": Verb.RESTRUCTURE, "P-07-0004": None,
    }  # fmt: skip


def test_a_newer_act_that_is_proposed_already_is_one_candidate() -> None:
    newer = s.release(s.act(1), s.act(2), version="84")
    draft = s.draft(s.new_act(1, allotted=s.code(1)))
    assert [one.name for one in candidates_of(draft, s.release(), newer)] == ["HHFA002", "P-07-0001"]


def record(code: str, previous: str = "", after: str = "") -> ActRecord:
    empty = dict.fromkeys(ActRecord._fields, "")
    return ActRecord(**(empty | {"code": code, "previous": previous, "next": after, "place": 0}))  # type: ignore[arg-type]


def test_lineage_is_read_from_both_ends() -> None:
    found = lineage_of([record("A", after="B"), record("C", previous="A"), record("D")])
    assert found == {"A": {"B", "C"}}


def test_words_do_not_count_accents_marks_or_order() -> None:
    assert words("Par abord direct : Œsophagectomie") == words("oesophagectomie, PAR abord  direct.")
    assert alike("", "") == WHOLE
    assert alike("abc", "xyz") == 0


@given(
    st.lists(st.tuples(st.sampled_from(["HHFA", "HHFB", "ZZZZ"]), st.sampled_from(LABELS)), max_size=8), st.randoms()
)
def test_the_order_of_rows_changes_nothing(rows: list[tuple[str, str]], random: object) -> None:
    candidates = [candidate(f"{name}{n:03d}", label, f"{name}{n:03d}") for n, (name, label) in enumerate(rows)]
    shuffled = list(candidates)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    by_name = sorted(shuffled, key=lambda one: one.name)
    acts = [act(f"HHFA{n:03d}", label) for n, label in enumerate(LABELS)]
    first = suggest(acts, sorted(candidates, key=lambda one: one.name), {}, ())
    assert suggest(acts[::-1], by_name, {}, ()) == first
    assert [one.old for one in first] == sorted(one.old for one in first)
    assert all(0 <= one.score <= WHOLE for one in first)
