"""Violations that say the same of several acts are one sentence for people; none is lost."""

from hypothesis import given

from ccam.french import life, marks
from ccam.model.draft import Draft
from ccam.model.graph import dossiers
from ccam.model.invariants import Level, Violation, check, check_dossier, grouped, violated
from tests import strategies as s

RELEASE = s.release(*(s.act(number, (1, 4)) for number in range(1, 7)))


def test_lines_without_target_are_told_by_activity() -> None:
    draft = s.draft(*(s.mapped(number, (1,)) for number in (1, 2, 3)), s.new_act(1, ()))
    (dossier,) = [each for each in dossiers(draft, RELEASE) if each.new]
    found = check_dossier(draft, RELEASE, dossier)
    assert [one.id for one in found].count("I20") == 6
    (told,) = [one for one in grouped(found) if one.id == "I20"]
    acts = ", ".join(map(s.code, (1, 2, 3)))
    assert told.sentence == (
        f"6 lignes n'ont pas de ligne correspondante dans {s.proposed(1)} : activité 1 ({acts}), "
        "activité 4, anesthésie (les mêmes)."
    )
    assert told.hint == f"Complétez les lignes de {s.proposed(1)}, ou laissez-les à un comité."
    assert set(told.acts) == {s.code(1), s.code(2), s.code(3), s.proposed(1)}


def test_lines_of_other_acts_are_named_again() -> None:
    lone = s.release(s.act(1, (1, 4)), s.act(2, (1,)))
    draft = s.draft(s.mapped(1, (1,)), s.mapped(2, (1,)), s.new_act(1, ()))
    (told,) = [one for one in grouped(check(draft, lone, dossiers(draft, lone))) if one.id == "I20"]
    assert f"activité 1 ({s.code(1)}, {s.code(2)}), activité 4, anesthésie ({s.code(1)})" in told.sentence


def test_a_sentence_that_begins_with_its_act_says_it_of_several() -> None:
    facts = {"function": "tous votants", "count": 0, "quorum": 3, "missing": 3}
    found = [violated(life.NO_QUORUM, Level.COUNTED, "A", act, **facts) for act in ("A", "B")]
    other = violated(life.NO_QUORUM, Level.COUNTED, "A", "C", **{**facts, "count": 1})
    first, last = grouped([*found, other])
    assert first.sentence == "A, B : quorum non réuni (tous votants : 0 sur 3)."
    assert "ccam decider avis A pour" in first.hint
    assert last == other


@given(s.drafts())
def test_grouping_loses_no_act_and_keeps_what_stands_alone(draft: Draft) -> None:
    found = check(draft, RELEASE, dossiers(draft, RELEASE))
    told = grouped(found)
    assert {(one.id, one.level, act) for one in found for act in one.acts} == {
        (one.id, one.level, act) for one in told for act in one.acts
    }
    assert grouped(told) == told or len(grouped(told)) <= len(told)
    assert all(one in found for one in told if _alone(one, found))


def _alone(one: Violation, found: list[Violation]) -> bool:
    return sum(other.id == one.id for other in found) == 1


def test_a_mark_is_spelled_for_people() -> None:
    assert marks.spelled("hypothèse ([NC] Paritaire)") == "hypothèse (valeur non confirmée : Paritaire)"
    assert marks.spelled("un choix [NC]") == "un choix, valeur non confirmée"
    assert marks.spelled("[NC]") == "valeur non confirmée"
    assert marks.spelled("lu") == "lu"
